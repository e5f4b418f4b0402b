"""The table of promises: what is promised, what was measured beside what, and whether it is kept."""

from dataclasses import dataclass


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


HEAD = ("promise", "ours", "floor or peer", "which is", "measured", "goal", "")


def times(
    promise: str, against: str, ours: float, peer: float, goal: float | None = None, unit: str = "ms"
) -> Row:
    """Return a promise that is a ratio."""
    return Row(promise, against, ours, peer, unit, ours / peer, "×", goal)


def more(promise: str, against: str, ours: float, peer: float, goal: float, unit: str = "ms") -> Row:
    """Return a promise that is a difference."""
    return Row(promise, against, ours, peer, unit, ours - peer, f"{unit} more", goal)


def printed(rows: list[Row]) -> str:
    """Return the rows as lines with columns."""
    cells = [HEAD, *(row.cells() for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(HEAD))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in cells]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
