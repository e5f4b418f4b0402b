"""The field above the list: what is typed narrows it, and the keys lead into it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from observatie.ui.kit.keys import ENTER
from observatie.ui.kit.widgets import label, limit_length
from observatie.ui.theme.theme import Theme


class FilterField(QLineEdit):
    """A line to type in, with its key shown in it while it is empty.

    Signals:
        left_below: the arrow went down or Enter was pressed; the list is next.
    """

    left_below = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("visit-filter")
        self.setPlaceholderText("Zoek in lesbezoeken")
        self.setAccessibleName("Zoek in lesbezoeken")
        self.setAccessibleDescription("op leerkracht, vak, groep, school, instrument of hoe ver het is; Ctrl+F")
        limit_length(self, 100)
        self._key = label("Ctrl+F", "key")
        self._key.setParent(self)
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(self._show_key)

    def _show_key(self, text: str) -> None:
        self._key.setVisible(not text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key at the right."""
        super().resizeEvent(event)
        size = self._key.sizeHint()
        self._key.resize(size)
        self._key.move(self.width() - size.width() - self._theme.px(16), (self.height() - size.height()) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go into the list with the arrow down or Enter; empty the field with Escape."""
        if event.key() in (Qt.Key.Key_Down, *ENTER):
            self.left_below.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
