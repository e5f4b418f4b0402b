"""A day that may be unsaid: a tick says whether it is known, and empties it again."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from observatie.ui.responses.day_field import DayField
from observatie.ui.theme.theme import Theme
from observatie.ui.widgets import column


class OptionalDay(QWidget):
    """A tick and a day.

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
