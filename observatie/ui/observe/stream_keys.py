"""The keys of the stream: mend, take away, put back, and the way back to the line."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from observatie.ui.notes.note_view import NoteView
from observatie.ui.observe.note_line import NoteLine, begins_a_line


class StreamKeys(QObject):
    """Follows the keys that the stream gets; whoever types is brought back to the line.

    Signals:
        mend_asked: the index of the note to mend.
        remove_asked: the index of the note to take away, or to put back where it was taken away.
    """

    mend_asked = Signal(QModelIndex)
    remove_asked = Signal(QModelIndex)

    def __init__(self, stream: NoteView, line: NoteLine) -> None:
        super().__init__(stream)
        self._stream = stream
        self._line = line
        stream.installEventFilter(self)
        stream.doubleClicked.connect(self.mend_asked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Act on a key, or hand it to the line."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if begins_a_line(event):
            self._line.setFocus()
            self._line.event(event)
            return True
        return self._act(event)

    def _act(self, event: QKeyEvent) -> bool:
        key, here = event.key(), self._stream.currentIndex()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here.isValid():
            self.mend_asked.emit(here)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and here.isValid():
            self.remove_asked.emit(here)
        elif key == Qt.Key.Key_Escape or (
            key == Qt.Key.Key_Down and not event.modifiers() and self._is_last(here)
        ):
            self._line.setFocus()
        else:
            return False
        return True

    def _is_last(self, index: QModelIndex) -> bool:
        return index.row() == self._stream.model().rowCount() - 1
