"""A small field to type over the time of a note."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from observatie.domain import lesson_time
from observatie.ui.kit.keys import ENTER
from observatie.ui.kit.select_on_entry import SelectOnEntry
from observatie.ui.theme.theme import Theme


class TimeField(QLineEdit):
    """Lesson time, 18′15″, or the time of day, as `TimeReader` reads it.

    Signals:
        entered: Enter was pressed; escaped: Escape was pressed.
    """

    entered = Signal()
    escaped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("note-time")
        self.setAccessibleName("Tijd in de les")
        self.setProperty("role", "line")
        self.setFixedWidth(theme.px(84))
        self._entry = SelectOnEntry(self, self.selectAll)

    def event(self, event: QEvent) -> bool:
        """Keep Enter and Escape from whatever is around it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in ENTER:
                self.entered.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.escaped.emit()
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let what is typed take the place of the time."""
        super().focusInEvent(event)
        self._entry.come(event)

    def put(self, lesson_ms: int) -> None:
        """Show a time."""
        self.setText(lesson_time.show(lesson_ms))
