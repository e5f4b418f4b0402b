"""A list that measures only what it shows: a lesson of 5,000 lines opens and grows as a short one.

QListView asks the height of every row whenever one is inserted; this view takes an average for what nobody has
looked at yet, and the real height as soon as it comes into sight.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from observatie.ui.kit.qt_types import or_none
from observatie.ui.notes.note_model import Index


class RowView(QAbstractItemView):
    """Rows below each other, each of its own height; whoever shows something in them says how high and paints.

    Signals:
        height_changed: the height of all rows together, in pixels, when that became another.
    """

    height_changed = Signal(int)

    def __init__(self, average: int, *, from_bottom: bool, parent: QWidget | None) -> None:
        """Make a view; a row nobody has looked at is taken to be of `average` height, in pixels."""
        super().__init__(parent)
        self._from_bottom = from_bottom
        self._rows = RowHeights(average)
        self._last_emitted = -1
        self._inserting = False
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)

    # For whoever shows something in the rows

    def height_of(self, row: int, width: int) -> int:
        """Return how high a row is at a width, in pixels."""
        raise NotImplementedError

    def settled(self) -> None:
        """Take in that rows may have come to stand elsewhere."""

    def measure_again(self, row: int) -> None:
        """Measure a row that is shown in another way than before."""
        self._rows.doubt(row, row + 1)
        self.updateGeometries()
        self.viewport().update()

    # Heights

    def content_height(self) -> int:
        """Return how high all notes are together; those never shown count as an average one."""
        return self._rows.total

    def measure_all(self) -> int:
        """Measure every note and return their height together; for a list of a few that is shown whole."""
        self._measure(0, len(self._rows))
        return self.content_height()

    def _measure(self, begin: int, end: int) -> bool:
        width = self.viewport().width()
        return self._rows.measure(begin, end, lambda row: self.height_of(row, width))

    def _shift(self) -> int:
        # Few notes stand at the lower edge, right above the line that is written.
        return max(0, self.viewport().height() - self.content_height()) if self._from_bottom else 0

    def in_sight(self) -> tuple[int, int]:
        """Return the first row that is in sight, and the one after the last."""
        top = self.verticalScrollBar().value() - self._shift()
        last = self._rows.row_at(top + self.viewport().height())
        return self._rows.row_at(max(0, top)), min(len(self._rows), last + 1)

    def settle(self) -> None:
        """Measure what is in sight, until nothing that is in sight was only estimated."""
        bar = self.verticalScrollBar()
        at_end = self._from_bottom and bar.value() >= bar.maximum()
        while True:
            begin, end = self.in_sight()
            inside = bar.value() - self._rows.top(begin)
            measured = self._measure(begin, end)
            bar.setPageStep(self.viewport().height())
            bar.setRange(0, max(0, self.content_height() - self.viewport().height()))
            if not measured:
                break
            if at_end:
                bar.setValue(bar.maximum())
            elif begin:
                bar.setValue(self._rows.top(begin) + inside)
        self.settled()
        if self._last_emitted != self.content_height():
            self._last_emitted = self.content_height()
            self.height_changed.emit(self._last_emitted)

    def updateGeometries(self) -> None:
        """Fit the scroll bar to the notes."""
        super().updateGeometries()
        model = or_none(self.model())
        if model is not None and len(self._rows) == model.rowCount():
            self.settle()

    # What the base class asks of a view

    def visualRect(self, index: Index) -> QRect:
        """Return where a row is in the viewport."""
        row = index.row()
        if not index.isValid() or row >= len(self._rows):
            return QRect()
        top = self._rows.top(row)
        y = top - self.verticalScrollBar().value() + self._shift()
        return QRect(0, y, self.viewport().width(), self._rows.top(row + 1) - top)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the row at a point of the viewport."""
        y = point.y() + self.verticalScrollBar().value() - self._shift()
        row = self._rows.row_at(y) if y >= 0 else len(self._rows)
        return self.model().index(row, 0) if row < len(self._rows) else QModelIndex()

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
            self.settle()
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
        rows, current = len(self._rows), self.currentIndex()
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

    def setModel(self, model: QAbstractItemModel | None) -> None:  # the base class takes None as well
        """Show another model."""
        before = or_none(self.model())
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
        model = or_none(self.model())
        self._rows.begin_anew(model.rowCount() if model is not None else 0)
        self.updateGeometries()
        self.viewport().update()

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        """Make room for new rows; who was at the end of a running lesson stays there."""
        bar = self.verticalScrollBar()
        before = bar.value()
        at_end = self._from_bottom and before >= bar.maximum()
        appended = at_end and start == len(self._rows) and self._shift() == 0
        self._inserting = True
        self._rows.insert(start, end - start + 1)
        super().rowsInserted(parent, start, end)
        self.updateGeometries()
        if at_end:
            bar.setValue(bar.maximum())
            self.settle()
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
        self._rows.remove(start, end + 1)
        self.updateGeometries()
        self.viewport().update()

    def dataChanged(self, top_left: Index, bottom_right: Index, roles: Sequence[int] = ()) -> None:
        """Measure again what changed."""
        super().dataChanged(top_left, bottom_right, roles)
        begin, end = top_left.row(), bottom_right.row() + 1
        before = self._rows[begin:end]
        self._rows.doubt(begin, end)
        self.settle()
        if self._rows[begin:end] == before:
            self.viewport().update(self.visualRect(top_left).united(self.visualRect(bottom_right)))
        else:
            self.updateGeometries()
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure again for another width; the last note stays where it was."""
        bar = self.verticalScrollBar()
        at_end = self._from_bottom and bar.value() >= bar.maximum()
        if event.size().width() != event.oldSize().width():
            self._rows.doubt()
        super().resizeEvent(event)
        self.updateGeometries()
        if at_end:
            bar.setValue(bar.maximum())


class RowHeights:
    """Knows where each row begins and ends, in pixels from the top of the first one."""

    def __init__(self, average: int) -> None:
        """Take `average` for the height of a row that was not measured."""
        self._average = average
        self._heights: list[int] = []
        self._measured = bytearray()
        self._ends: list[int] | None = None

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, rows: slice) -> list[int]:
        return self._heights[rows]

    # Which rows there are

    def begin_anew(self, rows: int) -> None:
        """Have so many rows, none of them measured."""
        self._heights = [self._average] * rows
        self._measured = bytearray(rows)
        self._ends = None

    def insert(self, start: int, rows: int) -> None:
        """Make room for so many rows before the row `start`."""
        self._heights[start:start] = [self._average] * rows
        self._measured[start:start] = bytes(rows)
        self._ends = None

    def remove(self, begin: int, end: int) -> None:
        """Take out the rows from `begin` up to `end`."""
        del self._heights[begin:end]
        del self._measured[begin:end]
        self._ends = None

    # How high they are

    def measure(self, begin: int, end: int, height_of: Callable[[int], int]) -> bool:
        """Measure the rows from `begin` up to `end` that were not; return whether there were any."""
        found = False
        for row in range(begin, end):
            if not self._measured[row]:
                self._heights[row] = height_of(row)
                self._measured[row] = found = True
        if found:
            self._ends = None
        return found

    def doubt(self, begin: int = 0, end: int | None = None) -> None:
        """Let the rows from `begin` up to `end`, or all, be measured again; until then they are as high as they
        were."""
        end = len(self) if end is None else end
        self._measured[begin:end] = bytes(end - begin)

    # Where they are

    def _row_ends(self) -> list[int]:
        if self._ends is None:
            self._ends = list(accumulate(self._heights))
        return self._ends

    @property
    def total(self) -> int:
        """How high all rows are together."""
        return self.top(len(self))

    def top(self, row: int) -> int:
        """Return where a row begins; for the number of rows, where the last one ends."""
        return self._row_ends()[row - 1] if row else 0

    def row_at(self, y: int) -> int:
        """Return the row at a height, or the number of rows below the last."""
        return bisect_right(self._row_ends(), y)
