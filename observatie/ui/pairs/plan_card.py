"""What a pair says of its plans, and can always change: the group, from when, and how long the silence is."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from observatie.domain.acts.pair_acts import PairSet
from observatie.domain.names import tidied
from observatie.ui.kit.field_box import FieldBox
from observatie.ui.kit.number_field import NumberField
from observatie.ui.kit.when_field import DayField
from observatie.ui.kit.widgets import LineField, column, label, panel, row
from observatie.ui.session.pair_controller import PairController
from observatie.ui.theme.theme import Theme

_LONGEST_GROUP = 200
_LONGEST_SILENCE = 60
_FIELD = 150


class PlanCard(QWidget):
    """The fields; each is kept as it is left, and an empty one as unsaid."""

    def __init__(self, theme: Theme, controller: PairController) -> None:
        super().__init__()
        self._controller = controller
        self._group = LineField(_LONGEST_GROUP)
        self._group.setObjectName("pair-group")
        self._group.setAccessibleName("Welke groep")
        self._group.setPlaceholderText("mag leeg blijven")
        self._group.editingFinished.connect(self._keep_group)
        self._begins = OptionalDay(theme, "pair-begins", "Vanaf wanneer", "We weten vanaf wanneer")
        self._begins.decided.connect(self._keep_begins)
        self._minutes = NumberField(
            theme, "pair-silence", "Hoe lang de stilte duurt, in minuten", 0, _LONGEST_SILENCE, width=_FIELD
        )
        self._minutes.count_in("minuut", "minuten")
        self._minutes.setSpecialValueText("geen stilte")
        self._minutes.decided.connect(self._keep_minutes)
        self._silence = FieldBox(theme, "Stilte na het lezen", panel(row(theme, self._minutes, 1)))
        fields = column(theme, label("Waar het over gaat", "heading"), spacing=12)
        fields.addWidget(FieldBox(theme, "Welke groep", self._group))
        fields.addWidget(FieldBox(theme, "Vanaf wanneer", self._begins))
        fields.addWidget(self._silence)
        side, above = theme.px(16), theme.px(12)
        self.setLayout(column(theme, panel(fields, "card", margins=(side, above, side, above))))

    def show_settings(self) -> None:
        """Show what stands."""
        settings = self._controller.pair.settings
        if not self._group.hasFocus():
            self._group.setText(settings.group or "")
        self._begins.show_day(settings.begins, self._controller.context.clock.now().wall.date())
        self._minutes.show_number(self._controller.pair.sink_minutes)
        self._silence.setVisible(self._controller.pair.silent_since is None)

    def finish(self) -> None:
        """Keep what was typed and not left yet."""
        self._keep_group()
        self._begins.finish()
        self._minutes.finish()

    def _keep_group(self) -> None:
        group = tidied(self._group.text())
        if group == (self._controller.pair.settings.group or ""):
            return
        self._controller.set_up(PairSet(group=group) if group else PairSet(emptied=("group",)))

    def _keep_begins(self) -> None:
        begins = self._begins.day
        if begins != self._controller.pair.settings.begins:
            self._controller.set_up(PairSet(begins=begins) if begins else PairSet(emptied=("begins",)))

    def _keep_minutes(self, minutes: int) -> None:
        if self._controller.pair.silent_since is None and minutes != self._controller.pair.sink_minutes:
            self._controller.set_up(PairSet(sink_minutes=minutes))


class OptionalDay(QWidget):
    """A day that may be unsaid: a tick says whether it is known, and empties it again.

    Signals:
        decided: the day is another one, or none.
    """

    decided = Signal()

    def __init__(self, theme: Theme, name: str, spoken: str, known: str) -> None:
        super().__init__()
        self._known = QCheckBox(known)
        self._known.setObjectName(f"{name}-known")
        self._day = DayField(theme, name, spoken)
        self._known.toggled.connect(self._on_toggled)
        self._day.decided.connect(self.decided)
        self.setLayout(column(theme, self._known, self._day, spacing=4))

    @property
    def day(self) -> date | None:
        """The day; None where it is not known."""
        return self._day.day if self._known.isChecked() else None

    def show_day(self, day: date | None, proposed: date) -> None:
        """Show a day, or none; then `proposed` stands ready."""
        if day == self.day and day is not None:
            return
        self._known.blockSignals(True)
        self._known.setChecked(day is not None)
        self._known.blockSignals(False)
        self._day.setEnabled(day is not None)
        self._day.show_day(day or proposed)

    def finish(self) -> None:
        """Take what was typed and not left yet."""
        self._day.finish()

    def _on_toggled(self, known: bool) -> None:
        self._day.setEnabled(known)
        self.decided.emit()
