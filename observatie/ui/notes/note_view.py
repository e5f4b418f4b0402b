"""A list of notes that measures only what it shows: a lesson of 5,000 lines opens and grows as a short one.

QListView asks the height of every row whenever one is inserted; this view takes an average for what nobody has
looked at yet, and the real height as soon as it comes into sight.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from observatie.ui.notes.note_delegate import NoteDelegate
from observatie.ui.notes.note_model import Index, NoteRole
from observatie.ui.theme.theme import Theme


class NoteView(QAbstractItemView):
    """Notes below each other, one of which can be chosen.

    Attributes:
        notes: the delegate that paints them.

    Signals:
        chosen: the index that was chosen, by key or mouse; one that is not valid where none is any more.
        height_changed: the height of all notes together, in pixels, when that became another.
    """

    chosen = Signal(QModelIndex)
    height_changed = Signal(int)

    def __init__(self, theme: Theme, *, from_bottom: bool = False, parent: QWidget | None = None) -> None:
        """Make a view; `from_bottom` keeps the last note at the lower edge, as in a running lesson."""
        super().__init__(parent)
        self.notes = NoteDelegate(theme, self)
        self.setItemDelegate(self.notes)
        self._from_bottom = from_bottom
        self._heights: list[int] = []
        self._measured = bytearray()
        self._ends: list[int] | None = None
        self._average = theme.px(54)
        self._told = -1
        self._ground = theme.color("background")
        self._inserting = False
        # What is opaque can be moved as a whole; a lesson that grows then costs one row of painting.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._held: tuple[QPersistentModelIndex, QWidget] | None = None
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.verticalScrollBar().setSingleStep(theme.px(22))
        self.setMinimumHeight(theme.px(56))
        self.verticalScrollBar().valueChanged.connect(self._place_held)

    # A widget in the place of a note

    def hold(self, index: Index, widget: QWidget) -> None:
        """Let a widget stand in the place of a note, at its own height; the note is brought into sight."""
        self.let_go()
        widget.setParent(self.viewport())
        self._held = (QPersistentModelIndex(index), widget)
        self._measure_again(index.row())
        self.scrollTo(index)
        self._place_held()
        widget.show()
        widget.raise_()

    def let_go(self) -> None:
        """Show the note again where a widget stood in its place."""
        if self._held is None:
            return
        index, widget = self._held
        self._held = None
        widget.hide()
        widget.deleteLater()
        if index.isValid():
            self._measure_again(index.row())

    def _measure_again(self, row: int) -> None:
        self._measured[row : row + 1] = b"\0"
        self.updateGeometries()
        self.viewport().update()

    def _place_held(self) -> None:
        if self._held is not None and self._held[0].isValid():
            self._held[1].setGeometry(self.visualRect(self._held[0]))

    def _is_held(self, row: int) -> bool:
        return self._held is not None and self._held[0].row() == row

    def _height_of(self, row: int, width: int) -> int:
        if self._held is not None and self._is_held(row):
            return self._held[1].sizeHint().height()
        return self.notes.height_of(self.model().index(row, 0).data(NoteRole.ROW), width)

    # Heights

    def _row_ends(self) -> list[int]:
        if self._ends is None:
            self._ends = list(accumulate(self._heights))
        return self._ends

    def content_height(self) -> int:
        """Return how high all notes are together; those never shown count as an average one."""
        ends = self._row_ends()
        return ends[-1] if ends else 0

    def measure_all(self) -> int:
        """Measure every note and return their height together; for a list of a few that is shown whole."""
        self._measure(0, len(self._heights))
        return self.content_height()

    def _measure(self, begin: int, end: int) -> bool:
        """Measure the rows from `begin` up to `end` that were not; return whether there were any."""
        width, found = self.viewport().width(), False
        for row in range(begin, end):
            if not self._measured[row]:
                self._heights[row] = self._height_of(row, width)
                self._measured[row] = found = True
        if found:
            self._ends = None
        return found

    def _shift(self) -> int:
        # Few notes stand at the lower edge, right above the line that is written.
        return max(0, self.viewport().height() - self.content_height()) if self._from_bottom else 0

    def _row_at(self, y: int) -> int:
        """Return the row at a height in the contents, or the number of rows below the last."""
        return bisect_right(self._row_ends(), y)

    def _in_sight(self) -> tuple[int, int]:
        top = self.verticalScrollBar().value() - self._shift()
        return self._row_at(max(0, top)), min(len(self._heights), self._row_at(top + self.viewport().height()) + 1)

    def _settle(self) -> None:
        """Measure what is in sight, until nothing that is in sight was only estimated."""
        bar = self.verticalScrollBar()
        at_end = self._from_bottom and bar.value() >= bar.maximum()
        while True:
            begin, end = self._in_sight()
            above = self._row_ends()[begin - 1] if begin else 0
            inside = bar.value() - above
            measured = self._measure(begin, end)
            bar.setPageStep(self.viewport().height())
            bar.setRange(0, max(0, self.content_height() - self.viewport().height()))
            if not measured:
                break
            if at_end:
                bar.setValue(bar.maximum())
            elif begin:
                bar.setValue(self._row_ends()[begin - 1] + inside)
        self._place_held()
        if self._told != self.content_height():
            self._told = self.content_height()
            self.height_changed.emit(self._told)

    def updateGeometries(self) -> None:
        """Fit the scroll bar to the notes."""
        super().updateGeometries()
        if self.model() is not None and len(self._heights) == self.model().rowCount():
            self._settle()

    # What the base class asks of a view

    def visualRect(self, index: Index) -> QRect:
        """Return where a row is in the viewport."""
        row = index.row()
        if not index.isValid() or row >= len(self._heights):
            return QRect()
        ends = self._row_ends()
        top = ends[row - 1] if row else 0
        y = top - self.verticalScrollBar().value() + self._shift()
        return QRect(0, y, self.viewport().width(), ends[row] - top)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the row at a point of the viewport."""
        y = point.y() + self.verticalScrollBar().value() - self._shift()
        row = self._row_at(y) if y >= 0 else len(self._heights)
        return self.model().index(row, 0) if row < len(self._heights) else QModelIndex()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Scroll until a row is in sight; twice, as what is on the way was only estimated."""
        if not index.isValid():
            return
        self.executeDelayedItemsLayout()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        for _ in range(2):
            self._measure(index.row(), index.row() + 1)
            self._settle()
            rect = self.visualRect(index)
            if hint == QAbstractItemView.ScrollHint.PositionAtTop or rect.top() < 0 or rect.height() > height:
                bar.setValue(bar.value() + rect.top())
            elif hint == QAbstractItemView.ScrollHint.PositionAtCenter:
                bar.setValue(bar.value() + rect.center().y() - height // 2)
            elif rect.bottom() >= height:
                bar.setValue(bar.value() + rect.bottom() + 1 - height)
        self.viewport().update()

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return the row that a key leads to."""
        rows, current = len(self._heights), self.currentIndex()
        if not rows:
            return QModelIndex()
        at = current.row() if current.isValid() else -1
        page = max(1, self.viewport().height() // max(1, self.content_height() // rows) - 1)
        act = QAbstractItemView.CursorAction
        goals = {act.MoveUp: at - 1, act.MovePrevious: at - 1, act.MoveDown: at + 1, act.MoveNext: at + 1}
        goals |= {act.MovePageUp: at - page, act.MovePageDown: at + page, act.MoveHome: 0, act.MoveEnd: rows - 1}
        goal = min(rows - 1, max(0, goals.get(action, at)))
        return self.model().index(goal, 0)

    def horizontalOffset(self) -> int:
        """Return 0: a note is never wider than its view."""
        return 0

    def verticalOffset(self) -> int:
        """Return how far it was scrolled."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        """Return False: what is not to be shown is filtered in the model."""
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose the row under a rectangle."""
        index = self.indexAt(rect.center())
        selection = QItemSelection(index, index) if index.isValid() else QItemSelection()
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return where the chosen rows are."""
        region = QRegion()
        for index in selection.indexes():
            region += QRegion(self.visualRect(index))
        return region

    # Following the model

    def setModel(self, model) -> None:  # the base class takes None as well
        """Show another model."""
        before = self.model()
        if before is not None:
            before.rowsMoved.disconnect(self._forget_all)
            before.rowsRemoved.disconnect(self._on_removed)
            before.layoutChanged.disconnect(self._forget_all)
        super().setModel(model)
        self._forget_all()
        if model is not None:
            model.rowsMoved.connect(self._forget_all)
            model.rowsRemoved.connect(self._on_removed)
            model.layoutChanged.connect(self._forget_all)

    def reset(self) -> None:
        """Begin anew with what the model holds."""
        super().reset()
        self._forget_all()

    def _forget_all(self) -> None:
        rows = self.model().rowCount() if self.model() is not None else 0
        self._heights = [self._average] * rows
        self._measured = bytearray(rows)
        self._ends = None
        self.updateGeometries()
        self.viewport().update()

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        """Make room for new rows; who was at the end of a running lesson stays there."""
        bar = self.verticalScrollBar()
        before = bar.value()
        at_end = self._from_bottom and before >= bar.maximum()
        appended = at_end and start == len(self._heights) and self._shift() == 0
        self._inserting = True
        self._heights[start:start] = [self._average] * (end - start + 1)
        self._measured[start:start] = bytes(end - start + 1)
        self._ends = None
        super().rowsInserted(parent, start, end)
        self.updateGeometries()
        if at_end:
            bar.setValue(bar.maximum())
            self._settle()
        self._inserting = False
        if appended:
            self._move_up(bar.value() - before)
        else:
            self.viewport().update()

    def _move_up(self, by: int) -> None:
        """Move what is painted already, and paint what comes below it."""
        viewport = self.viewport()
        viewport.scroll(0, -by)
        viewport.update(QRect(0, viewport.height() - by, viewport.width(), by))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew when somebody scrolls; while a row comes in, that follows by itself."""
        if not self._inserting:
            super().scrollContentsBy(dx, dy)

    def _on_removed(self, _parent: Index, start: int, end: int) -> None:
        del self._heights[start : end + 1]
        del self._measured[start : end + 1]
        self._ends = None
        self.updateGeometries()
        self.viewport().update()

    def dataChanged(self, top_left: Index, bottom_right: Index, roles: Sequence[int] = ()) -> None:
        """Measure again what changed."""
        super().dataChanged(top_left, bottom_right, roles)
        begin, end = top_left.row(), bottom_right.row() + 1
        before = self._heights[begin:end]
        self._measured[begin:end] = bytes(end - begin)
        self._settle()
        if self._heights[begin:end] == before:
            self.viewport().update(self.visualRect(top_left).united(self.visualRect(bottom_right)))
        else:
            self.updateGeometries()
            self.viewport().update()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell which note is chosen."""
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self.chosen.emit(self.chosen_index)

    @property
    def chosen_index(self) -> QModelIndex:
        """The row that is chosen; not valid where none is."""
        chosen = self.selectionModel().selectedIndexes()
        return chosen[0] if chosen else QModelIndex()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight."""
        self._settle()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._ground)
        begin, end = self._in_sight()
        for row in range(begin, end):
            index = self.model().index(row, 0)
            rect = self.visualRect(index)
            if rect.intersects(event.rect()) and not self._is_held(row):
                self.notes.paint(painter, self._option(index, rect), index)
        painter.end()

    def _option(self, index: QModelIndex, rect: QRect) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        state = QStyle.StateFlag.State_Enabled
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if self.hasFocus() and index == self.currentIndex():
            state |= QStyle.StateFlag.State_HasFocus
        option.rect = rect  # pyright: ignore[reportAttributeAccessIssue]
        option.state = state  # pyright: ignore[reportAttributeAccessIssue]
        return option

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure again for another width; the last note stays where it was."""
        bar = self.verticalScrollBar()
        at_end = self._from_bottom and bar.value() >= bar.maximum()
        if event.size().width() != event.oldSize().width():
            self._measured = bytearray(len(self._measured))
        super().resizeEvent(event)
        self.updateGeometries()
        if at_end:
            bar.setValue(bar.maximum())
