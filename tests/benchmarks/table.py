"""The table of promises: what is promised, what was measured beside what, and whether it is kept."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from measure import Both


@dataclass(frozen=True)
class Row:
    """One promise, measured.

    Attributes:
        ours, peer: in `unit`.
        goal: the most that `value` may be, or None where nothing was promised.
        value: what is compared with the goal, and `how` it is written ("×", "ms more", ...).
    """

    promise: str
    against: str
    ours: float
    peer: float
    unit: str
    value: float
    how: str
    goal: float | None

    def cells(self) -> tuple[str, ...]:
        """Return the row in words, as it is printed."""
        return (
            self.promise,
            f"{_number(self.ours)} {self.unit}",
            f"{_number(self.peer)} {self.unit}",
            self.against,
            f"{_number(self.value)} {self.how}",
            "" if self.goal is None else f"≤ {self.goal:g} {self.how}",
            "" if self.goal is None else "kept" if self.value <= self.goal else "MISSED",
        )


_HEAD = ("promise", "ours", "floor or peer", "which is", "measured", "goal", "")
_WIDTHS = (51, 10, 13, 60, 13, 12, 6)
"""Of the columns: a row is printed as soon as it is known, and the next ones are not."""


def times(
    promise: str, against: str, ours: float, peer: float, goal: float | None = None, unit: str = "ms"
) -> Row:
    """Return a promise that is a ratio."""
    return Row(promise, against, ours, peer, unit, ours / peer, "×", goal)


def more(promise: str, against: str, ours: float, peer: float, goal: float, unit: str = "ms") -> Row:
    """Return a promise that is a difference."""
    return Row(promise, against, ours, peer, unit, ours - peer, f"{unit} more", goal)


def by_both(
    compared: Callable[[str, str, float, float, float], Row],
    promise: str,
    against: str,
    ours: Both,
    peer: Both,
    goal: float,
) -> Iterator[Row]:
    """Yield a promise by the processor and the same by the clock."""
    yield compared(promise, f"{against}, processor", ours.processor, peer.processor, goal)
    yield compared("  the same", f"{against}, clock", ours.clock, peer.clock, goal)


def head() -> str:
    """Return the two lines above the table."""
    return f"{_columns(_HEAD)}\n{_columns(['-' * width for width in _WIDTHS])}"


def printed(row: Row) -> str:
    """Return a row as a line of the table."""
    return _columns(row.cells())


def _columns(cells: Sequence[str]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, _WIDTHS, strict=True)).rstrip()


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
