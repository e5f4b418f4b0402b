"""The list of visits as one walks through it: past the headings, and by Enter or a click into a visit."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from observatie.ui.kit.keys import ENTER
from observatie.ui.theme.theme import Theme
from observatie.ui.visits.visit_delegate import VisitDelegate
from observatie.ui.visits.visit_model import VisitModel, VisitRole

_PAGE_UP, _PAGE_DOWN = QAbstractItemView.CursorAction.MovePageUp, QAbstractItemView.CursorAction.MovePageDown
_BACKWARDS = (
    QAbstractItemView.CursorAction.MoveUp,
    QAbstractItemView.CursorAction.MoveEnd,
    QAbstractItemView.CursorAction.MovePrevious,
    QAbstractItemView.CursorAction.MoveLeft,
)

MARGIN = 24
"""What the view takes of the margin at the right of the screen, in measures of the design."""


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
        self._theme = theme
        self._visits = model
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
        self.verticalScrollBar().rangeChanged.connect(self._keep_edge)
        self._keep_edge()
        # Not `activated`: whether a single click sends it differs from one system to the next.
        self.clicked.connect(self._open)

    @property
    def current_visit(self) -> UUID | None:
        """The visit that is stood at, or None."""
        line = self.currentIndex().data(VisitRole.LINE)
        return line.id if line else None

    @property
    def first(self) -> QModelIndex:
        """Where the first visit stands; an invalid index where there is none."""
        return self._past_headings(0, 1)

    def _keep_edge(self) -> None:
        # The bar stands in the margin of the screen, so that the rows are as wide with it as without.
        bar = self.verticalScrollBar()
        beside = bar.sizeHint().width() if bar.maximum() > bar.minimum() else 0
        self.setViewportMargins(0, 0, self._theme.px(MARGIN) - beside, 0)

    def _open(self, index: QModelIndex) -> None:
        line = index.data(VisitRole.LINE)
        if line is not None:
            self.opened.emit(line.id)

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
        if cursorAction in (_PAGE_UP, _PAGE_DOWN):
            return self._a_page_further(-1 if cursorAction == _PAGE_UP else 1)
        index = super().moveCursor(cursorAction, modifiers)
        if not index.isValid() or index.data(VisitRole.LINE) is not None:
            return index
        return self._past_headings(index.row(), -1 if cursorAction in _BACKWARDS else 1)

    def _a_page_further(self, step: int) -> QModelIndex:
        # Qt stays where it is when a page further there is a heading.
        here = self.visualRect(self.currentIndex()).center()
        there = self.indexAt(here + QPoint(0, step * self.viewport().height()))
        edge = 0 if step < 0 else self._visits.rowCount() - 1
        row = there.row() if there.isValid() else edge
        found = self._past_headings(row, step)
        return found if found.isValid() else self._past_headings(row, -step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter; leave with the arrow up from the first visit."""
        if event.key() in ENTER:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex() == self.first:
            self.left_above.emit()
        else:
            super().keyPressEvent(event)
