"""The day that a response holds for."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from observatie.ui.kit.when_field import WhenField
from observatie.ui.theme.theme import Theme


class DayField(WhenField):
    """A day, with a calendar."""

    def __init__(self, theme: Theme, name: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(theme)
        self.setParent(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setDisplayFormat("ddd d MMMM yyyy")

    def show_day(self, day: date) -> None:
        """Show a day, which was not chosen by doing so."""
        self.blockSignals(True)
        self.setDate(QDate(day.year, day.month, day.day))
        self.blockSignals(False)

    @property
    def day(self) -> date:
        """The day in the field."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())
