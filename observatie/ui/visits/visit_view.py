"""The list of visits as one walks through it: by arrow keys past the headings, by Enter or a click into a visit."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from observatie.ui.theme.theme import Theme
from observatie.ui.visits.visit_delegate import VisitDelegate
from observatie.ui.visits.visit_model import VisitModel, VisitRole

_BACKWARDS = (
    QAbstractItemView.CursorAction.MoveUp,
    QAbstractItemView.CursorAction.MovePageUp,
    QAbstractItemView.CursorAction.MoveEnd,
    QAbstractItemView.CursorAction.MovePrevious,
    QAbstractItemView.CursorAction.MoveLeft,
)


class VisitView(QListView):
    """Shows a VisitModel.

    Signals:
        opened: the UUID of the visit that was clicked, or stood at when Enter was pressed.
        left_above: the arrow went up from the first visit.
    """

    opened = Signal(object)
    left_above = Signal()

    def __init__(self, theme: Theme, model: VisitModel) -> None:
        super().__init__()
        self._visits = model
        self._twice = False
        self.setModel(model)
        self.setItemDelegate(VisitDelegate(theme, self))
        self.setObjectName("visit-list")
        self.setAccessibleName("Lesbezoeken")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(theme.px(32))

    @property
    def current_visit(self) -> object:
        """The UUID of the visit that is stood at, or None."""
        line = self.currentIndex().data(VisitRole.LINE)
        return line.id if line else None

    def stand_at(self, index: QModelIndex) -> None:
        """Stand at a visit; at the first where the index is none."""
        self.setCurrentIndex(index if index.isValid() else self._past_headings(0, 1))

    def _past_headings(self, row: int, step: int) -> QModelIndex:
        for number in range(row, -1 if step < 0 else self._visits.rowCount(), step):
            index = self._visits.index(number)
            if index.data(VisitRole.LINE) is not None:
                return index
        return QModelIndex()

    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Return where a key leads; never to a heading."""
        index = super().moveCursor(cursorAction, modifiers)
        if not index.isValid() or index.data(VisitRole.LINE) is not None:
            return index
        return self._past_headings(index.row(), -1 if cursorAction in _BACKWARDS else 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter; leave with the arrow up from the first visit."""
        visit = self.current_visit
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and visit is not None:
            self.opened.emit(visit)
        elif event.key() == Qt.Key.Key_Up and self.currentIndex() == self._past_headings(0, 1):
            self.left_above.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a double click as the one click that it began with."""
        self._twice = True
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the visit that was clicked."""
        index = self.indexAt(event.position().toPoint())
        pressed_here = index.isValid() and index == self.currentIndex() and not self._twice
        super().mouseReleaseEvent(event)
        self._twice = False
        line = index.data(VisitRole.LINE)
        if pressed_here and line is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(line.id)
