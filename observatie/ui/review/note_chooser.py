"""The notes at the left, of which several can be chosen, with Shift and Ctrl as in any list, and dragged."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QRect
from PySide6.QtWidgets import QAbstractItemView

from observatie.ui.notes.note_model import NoteRole, NoteRow
from observatie.ui.notes.note_view import NoteView
from observatie.ui.theme.theme import Theme


class NoteChooser(NoteView):
    """Notes below each other, of which several can be chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose the rows that a rectangle reaches over."""
        area = rect.normalized()
        first, last = self.indexAt(area.topLeft()), self.indexAt(area.bottomLeft())
        last = last if last.isValid() or not first.isValid() else self._last()
        selection = QItemSelection(first, last) if first.isValid() else QItemSelection()
        self.selectionModel().select(selection, command)

    def _last(self) -> QModelIndex:
        return self.model().index(self.model().rowCount() - 1, 0)

    @property
    def rows_chosen(self) -> list[NoteRow]:
        """The notes that are chosen, in the order of the lesson."""
        chosen = sorted(self.selectionModel().selectedIndexes(), key=lambda index: index.row())
        return [index.data(NoteRole.ROW) for index in chosen]
