"""Tellen op vaste momenten: whether it is asked how many pupils are at work, how often, and how many there are."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from observatie.domain.acts.acts import VisitSet
from observatie.domain.lesson.counting import USUAL_MINUTES
from observatie.ui.kit.number_field import NumberField
from observatie.ui.kit.widgets import column, label, panel, row
from observatie.ui.theme.theme import Theme

_MOST_MINUTES, _MOST_PUPILS = 60, 99
_INDENT = 30
_ABOUT = "Een stil teken op de regel; je typt alleen het getal. Geen antwoord is ook goed."


class IntervalBox(QWidget):
    """Off until it is asked for.

    Signals:
        wanted: the VisitSet that was chosen.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._asks = QCheckBox("Vraag hoeveel leerlingen er werken")
        self._asks.setObjectName("interval")
        self._asks.setAccessibleDescription(_ABOUT)
        self._minutes = NumberField(
            theme, "interval-minutes", "Om de hoeveel minuten", 1, _MOST_MINUTES, width=130
        )
        self._minutes.setPrefix("elke ")
        self._minutes.setSuffix(" min")
        self._minutes.show_number(USUAL_MINUTES)
        self._pupils = NumberField(theme, "pupils", "Hoeveel leerlingen er zijn", 0, _MOST_PUPILS, width=130)
        self._pupils.count_in("leerling", "leerlingen")
        self._pupils.setSpecialValueText("aantal leerlingen")
        fields = row(theme, self._minutes, self._pupils, 1)
        about = label(_ABOUT, "small", wrap=True)
        about.setContentsMargins(theme.px(_INDENT), 0, 0, 0)
        numbers = panel(fields, margins=(theme.px(_INDENT), theme.px(4), 0, 0))
        caption = label("Tellen op vaste momenten", "section")
        self.setLayout(column(theme, caption, self._asks, about, numbers, spacing=2))
        self._asks.clicked.connect(self._switch)
        self._minutes.decided.connect(self._want_minutes)
        self._pupils.decided.connect(self._want_pupils)

    def _want_minutes(self, minutes: int) -> None:
        self.wanted.emit(VisitSet(sample_minutes=minutes))

    def _want_pupils(self, pupils: int) -> None:
        self.wanted.emit(VisitSet(pupils=pupils))

    def show_visit(self, settings: VisitSet) -> None:
        """Show what stands."""
        every = settings.sample_minutes or 0
        self._asks.setChecked(every > 0)
        # What it was before it was set off stays to be seen, and is there again once it is set on.
        if every:
            self._minutes.show_number(every)
        self._pupils.show_number(settings.pupils or 0)
        for field in (self._minutes, self._pupils):
            field.setEnabled(every > 0)

    def finish(self) -> None:
        """Take what was typed in the fields."""
        self._minutes.finish()
        self._pupils.finish()

    def _switch(self, on: bool) -> None:
        self.wanted.emit(VisitSet(sample_minutes=self._minutes.value() if on else 0))
