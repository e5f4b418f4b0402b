"""When a lesson was that was noted on paper, and how long: asked once, before its notes are typed over."""

from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from observatie.clock import on_the_wall
from observatie.domain.lesson_time import noted_examples
from observatie.ui.kit.number_field import NumberField
from observatie.ui.kit.when_field import WhenField
from observatie.ui.kit.widgets import button, column, label, panel, row
from observatie.ui.theme.theme import Theme

_ABOUT = (
    "Wanneer was de les? Daarna typ je elke regel met zijn tijd ervoor, in de les of van de klok: {examples}. "
    "Meer regels tegelijk plakken mag ook."
)
_USUAL_MINUTES = 50
_LONGEST_MINUTES = 300
_FIELD_WIDTH = 130


class PaperStart(QWidget):
    """Two fields and a button.

    Signals:
        decided: the datetime at which the lesson began, with its offset, and its length in minutes.
    """

    decided = Signal(object, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._held_at: datetime | None = None
        self._when = WhenField(theme)
        self._when.setObjectName("paper-when")
        self._when.setAccessibleName("Begin van de les")
        # Enter is for the button, as nothing takes the moment before that; what is typed is followed instead.
        self._when.dateTimeChanged.connect(self._on_typed)
        self._minutes = NumberField(
            theme, "paper-minutes", "Duur van de les", 1, _LONGEST_MINUTES, width=_FIELD_WIDTH
        )
        self._minutes.show_number(_USUAL_MINUTES)
        self._minutes.count_in("minuut", "minuten")
        start = button("Typ over", self._decide, "primary", name="paper-begin")
        fields = row(theme, self._when, self._minutes, start, 1)
        self._about = label("", "muted", wrap=True, name="paper-about")
        self.setLayout(column(theme, self._about, panel(fields)))

    def ask(self, planned: datetime | None, now: datetime) -> None:
        """Ask, with the planned moment filled in, else with that of an hour ago."""
        proposed = planned if planned is not None and planned < now else on_the_wall(now - timedelta(hours=1), now)
        held_at = proposed.replace(minute=proposed.minute // 5 * 5, second=0, microsecond=0)
        self._hold(held_at)
        self._when.show_moment(held_at)
        self._when.setFocus()

    def _on_typed(self) -> None:
        if (moment := self._when.chosen) is not None:
            self._hold(moment)

    def _hold(self, moment: datetime) -> None:
        self._held_at = moment
        self._about.setText(_ABOUT.format(examples=noted_examples(moment)))

    def _decide(self) -> None:
        self._when.interpretText()
        self._when.finish()
        self.decided.emit(self._held_at, self._minutes.value())
