"""The visits as rows under headings, read page by page; rows come and go, the model is never reset."""

from collections.abc import Mapping
from enum import IntEnum
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from observatie.domain.clock import Clock
from observatie.domain.folding import folded, holds
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.visit.summary import VisitSummary
from observatie.domain.visit.visit_line import (
    VisitGroup,
    VisitLine,
    VisitLines,
    arrange,
    names_of,
    visit_group_of,
)
from observatie.store.library import Library

PAGE = 200
_PAGE_WHEN_SEARCHING = 400
# Pages are read until one reaches back past these, so that what stands above is whole from the start.
_ALWAYS_WHOLE = (VisitGroup.TODAY, VisitGroup.WEEK, VisitGroup.COMING)

Index = QModelIndex | QPersistentModelIndex


class VisitRole(IntEnum):
    """What a row has beyond its texts: LINE gives the VisitLine, or None for a heading."""

    LINE = Qt.ItemDataRole.UserRole


class VisitModel(QAbstractListModel):
    """The visits of a library, the headings among them.

    Attributes:
        names: every name of the register by its id, as it was read with the visits.

    Signals:
        refreshed: the rows are as they should be now, after a page, a filter or a reload.
    """

    refreshed = Signal()

    def __init__(
        self, library: Library, instruments: Mapping[str, Instrument], clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._instruments = instruments
        self._clock = clock
        self._now = clock.now().wall
        self.names: Mapping[UUID, str] = {}
        self._lines = VisitLines(self.names, instruments, self._now)
        self._loaded: dict[UUID, VisitSummary] = {}
        self._complete = True  # until it is first read, so that a hidden list does not begin to read by itself
        self._reach = PAGE  # how many visits the list shows; it grows as one walks down
        self._query = ""
        self._rows: list[VisitGroup | VisitSummary] = []
        self._hidden = 0
        self._made: dict[UUID, tuple[VisitSummary, VisitLine]] = {}
        self._sought: dict[UUID, str] = {}
        # A filter needs all visits; they are read between the keys, so that typing never waits for them.
        self._searching = QTimer(self)
        self._searching.setInterval(0)
        self._searching.timeout.connect(self._search_on)

    # What there is

    @property
    def is_empty(self) -> bool:
        """Whether the library has no visit at all."""
        return not self._loaded

    @property
    def is_complete(self) -> bool:
        """Whether every visit was read."""
        return self._complete

    def found(self) -> list[VisitSummary]:
        """Return every visit that the filter leaves, those further down too."""
        if not self._complete:
            while not self._complete:
                self._read(_PAGE_WHEN_SEARCHING)
            self._refresh()
        return self._found()

    def reload(self) -> None:
        """Read again what was read, with the names, the day and the time of now."""
        self._now = self._clock.now().wall
        self.names = names_of(self._library.register())
        self._lines = VisitLines(self.names, self._instruments, self._now)
        self._made.clear()
        self._sought.clear()
        self._loaded.clear()
        self._read(self._reach)
        self._refresh()
        if self._rows:
            # Also where the summary is the same: a name, or the day it is today, may be another.
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def set_filter(self, text: str) -> None:
        """Show the visits alone that hold every word of `text`."""
        query = folded(text)
        if query != self._query:
            self._query = query
            self._reach = PAGE
            self._refresh()

    def _read(self, count: int) -> None:
        page = self._library.visits(count, len(self._loaded))
        self._complete = len(page) < count
        self._loaded |= {summary.id: summary for summary in page}
        if page and not self._complete and visit_group_of(page[-1].at, self._now) in _ALWAYS_WHOLE:
            self._read(PAGE)

    def _search_on(self) -> None:
        self._read(_PAGE_WHEN_SEARCHING)
        self._refresh()

    def _refresh(self) -> None:
        rows: list[VisitGroup | VisitSummary] = []
        found = self._found()
        self._hidden = len(found)
        for visit_group, visits in arrange(self._in_reach(found), self._now):
            rows += [visit_group, *visits]
            self._hidden -= len(visits)
        self._show(rows)
        if self._query and not self._complete:
            self._searching.start()
        else:
            self._searching.stop()
        self.refreshed.emit()

    def _found(self) -> list[VisitSummary]:
        visits = list(self._loaded.values())
        return [visit for visit in visits if holds(self._text(visit), self._query)] if self._query else visits

    def _in_reach(self, found: list[VisitSummary]) -> list[VisitSummary]:
        reach = self._reach
        while reach < len(found) and visit_group_of(found[reach].at, self._now) in _ALWAYS_WHOLE:
            reach += 1
        return found[:reach]

    def _text(self, visit: VisitSummary) -> str:
        if visit.id not in self._sought:
            self._sought[visit.id] = self._lines.sought(visit)
        return self._sought[visit.id]

    def _show(self, rows: list[VisitGroup | VisitSummary]) -> None:
        # What is the same above and below stays, and with it the row in hand and the place in the list.
        above = _shared(self._rows, rows)
        below = _shared(self._rows[above:][::-1], rows[above:][::-1])
        gone, new = len(self._rows) - above - below, len(rows) - above - below
        if gone:
            self.beginRemoveRows(QModelIndex(), above, above + gone - 1)
            del self._rows[above : above + gone]
            self.endRemoveRows()
        if new:
            self.beginInsertRows(QModelIndex(), above, above + new - 1)
            self._rows[above:above] = rows[above : above + new]
            self.endInsertRows()

    # As a model

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows are shown, headings included."""
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether there are visits further down."""
        return not parent.isValid() and (self._hidden > 0 or not self._complete)

    def fetchMore(self, parent: Index) -> None:
        """Show the next page."""
        self._reach += PAGE
        if not self._complete and len(self._loaded) < self._reach:
            self._read(PAGE)
        self._refresh()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return the flags of a row; a heading cannot be selected or reached."""
        return Qt.ItemFlag.NoItemFlags if self._line(index) is None else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a text of a row, or its VisitLine."""
        if not index.isValid():
            return None
        line = self._line(index)
        match role:
            case VisitRole.LINE:
                return line
            case Qt.ItemDataRole.DisplayRole:
                return line.teacher if line else str(self._rows[index.row()])
            case Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken if line else str(self._rows[index.row()])
            case _:
                return None

    def _line(self, index: Index) -> VisitLine | None:
        row = self._rows[index.row()]
        if isinstance(row, VisitGroup):
            return None
        made = self._made.get(row.id)
        if made is None or made[0] is not row:
            made = self._made[row.id] = (row, self._lines.line(row))
        return made[1]

    def index_of(self, visit: UUID) -> QModelIndex:
        """Return where a visit stands; an invalid index where it is not shown."""
        for number, row in enumerate(self._rows):
            if isinstance(row, VisitSummary) and row.id == visit:
                return self.index(number)
        return QModelIndex()


def _shared(one: list[VisitGroup | VisitSummary], other: list[VisitGroup | VisitSummary]) -> int:
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine is not theirs and mine != theirs:
            break
        count += 1
    return count
