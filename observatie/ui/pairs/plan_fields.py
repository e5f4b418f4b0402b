"""What a pair says of its plans beforehand: the group, from when, and how long the silence is."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from observatie.domain.names import tidied
from observatie.domain.pair_acts import SINK_MINUTES, PairSet
from observatie.ui.prepare.field_box import FieldBox
from observatie.ui.prepare.number_field import NumberField
from observatie.ui.responses.day_field import DayField
from observatie.ui.theme.theme import Theme
from observatie.ui.widgets import column, limit_length, panel, row

_LONGEST_GROUP = 200
_LONGEST_SILENCE = 60
_SILENCE = "In stilte laten bezinken wat je las. Jullie kunnen de stilte straks samen inkorten."


class PlanFields(QWidget):
    """The fields; the day stays open until it is known."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._group = QLineEdit()
        self._group.setObjectName("pair-group")
        self._group.setAccessibleName("Welke groep")
        limit_length(self._group, _LONGEST_GROUP)
        self._group.setPlaceholderText("mag leeg blijven")
        self.setFocusProxy(self._group)
        self._known = QCheckBox("We weten vanaf wanneer")
        self._known.setObjectName("pair-begins-known")
        self._begins = DayField(theme, "pair-begins", "Vanaf wanneer")
        self._known.toggled.connect(self._begins.setEnabled)
        minutes = NumberField(
            theme, "pair-silence", "Hoe lang de stilte duurt, in minuten", 0, _LONGEST_SILENCE, width=150
        )
        minutes.count_in("minuut", "minuten")
        minutes.setSpecialValueText("geen stilte")
        self._minutes = minutes
        silence = FieldBox(theme, "Stilte na het lezen", panel(row(theme, minutes, 1)))
        silence.say(_SILENCE)
        begins = panel(column(theme, self._known, self._begins, spacing=4))
        self.setLayout(
            column(
                theme,
                FieldBox(theme, "Welke groep", self._group),
                FieldBox(theme, "Vanaf wanneer", begins),
                silence,
                spacing=12,
            )
        )

    def show_settings(self, settings: PairSet, today: date) -> None:
        """Show what was said before; `today` is proposed where no day is known."""
        self._group.setText(settings.group or "")
        self._begins.show_day(settings.begins or today)
        self._known.setChecked(settings.begins is not None)
        self._begins.setEnabled(settings.begins is not None)
        self._minutes.show_number(SINK_MINUTES if settings.sink_minutes is None else settings.sink_minutes)

    def settings(self) -> PairSet:
        """Return what is in the fields."""
        self._minutes.finish()
        return PairSet(
            group=tidied(self._group.text()) or None,
            begins=self._begins.day if self._known.isChecked() else None,
            sink_minutes=self._minutes.value(),
        )
