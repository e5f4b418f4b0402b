"""The heights of rows below each other: measured where somebody looked, and an average one where nobody did."""

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate


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
