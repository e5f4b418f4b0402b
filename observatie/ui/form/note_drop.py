"""Notes that are dragged, and the places where they can be dropped."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

MIME = "application/x-observatie-notities"
"""As what notes are dragged: their ids, one a line."""


def mime_of(notes: Sequence[UUID]) -> QMimeData:
    """Return notes as they are dragged."""
    data = QMimeData()
    data.setData(MIME, "\n".join(map(str, notes)).encode())
    return data


def notes_in(data: QMimeData) -> list[UUID]:
    """Return the notes that are dragged; none where it is something else."""
    if not data.hasFormat(MIME):
        return []
    return [UUID(line) for line in bytes(data.data(MIME).data()).decode().split()]


class NoteDrop(QObject):
    """Lets notes be dropped on a widget, or on anything in it.

    Signals:
        dropped: the ids of the notes, a list.
        over: whether notes are held above it.
    """

    dropped = Signal(list)
    over = Signal(bool)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take notes, and nothing else."""
        kind = event.type()
        if isinstance(event, QDropEvent):
            notes = notes_in(event.mimeData())
            if not notes:
                return False
            event.acceptProposedAction()
            if kind == QEvent.Type.Drop:
                self.over.emit(False)
                self.dropped.emit(notes)
            elif isinstance(event, QDragEnterEvent):
                self.over.emit(True)
            return True
        if kind == QEvent.Type.DragLeave:
            self.over.emit(False)
        return False
