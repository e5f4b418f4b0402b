"""Where the parts of a row stand: columns in a wide list, folded below each other in a narrow one."""

from dataclasses import dataclass

from PySide6.QtCore import QRect

from observatie.ui.theme.theme import Theme

_FOLDED_BELOW = 840
_HEADING, _FIRST_HEADING = 40, 32
_ROW, _ROW_FOLDED = 65, 90
_LINE = 22
_EDGE = 16
_DAY = 82
_STATE = 152
_GAP = 16


@dataclass(frozen=True)
class Cells:
    """The rectangles of one row; in each the text stands on one line, `state` holds the chip at its left or right.

    Attributes:
        folded: whether subject, group and instruments share one cell, and what comes next has a line of its own.
    """

    folded: bool
    day: QRect
    teacher: QRect
    lesson: QRect
    instruments: QRect
    state: QRect
    next: QRect


class VisitLayout:
    """Measures rows in the size that the user chose."""

    def __init__(self, theme: Theme) -> None:
        self._px = theme.px

    def is_folded(self, width: int) -> bool:
        """Return whether a list of this width has no room for columns."""
        return width < self._px(_FOLDED_BELOW)

    def row_height(self, width: int) -> int:
        """Return how high a visit is in a list of this width."""
        return self._px(_ROW_FOLDED if self.is_folded(width) else _ROW)

    def heading_height(self, *, first: bool) -> int:
        """Return how high a heading is; the first has the title of the screen above it."""
        return self._px(_FIRST_HEADING if first else _HEADING)

    def heading(self, rect: QRect) -> QRect:
        """Return where the word of a heading stands."""
        height = self._px(_LINE)
        return QRect(
            rect.x() + self._px(_EDGE), rect.bottom() - height - self._px(3), rect.width() - self._px(_EDGE), height
        )

    def cells(self, rect: QRect) -> Cells:
        """Return where everything of a visit stands."""
        return self._folded(rect) if self.is_folded(rect.width()) else self._columns(rect)

    def _columns(self, rect: QRect) -> Cells:
        px = self._px
        line, gap = px(_LINE), px(_GAP)
        left = rect.x() + px(_EDGE) + px(_DAY)
        room = rect.right() - px(_EDGE) - left - px(_STATE)
        who, tools = round(room * 0.335), round(room * 0.2)
        middle = rect.center().y() + 1
        one = middle - line // 2
        return Cells(
            folded=False,
            day=QRect(rect.x() + px(_EDGE), one, px(_DAY) - px(8), line),
            teacher=QRect(left, middle - line, who - gap, line),
            lesson=QRect(left, middle, who - gap, line),
            instruments=QRect(left + who, one, tools - gap, line),
            state=QRect(left + who + tools, one, px(_STATE) - gap, line),
            next=QRect(left + who + tools + px(_STATE), one, room - who - tools, line),
        )

    def _folded(self, rect: QRect) -> Cells:
        px = self._px
        line = px(_LINE)
        left = rect.x() + px(_EDGE) + px(_DAY)
        width = rect.right() - px(_EDGE) - left
        top = rect.center().y() + 1 - line * 3 // 2
        chip = min(px(_STATE), width // 2) - px(_EDGE)
        return Cells(
            folded=True,
            day=QRect(rect.x() + px(_EDGE), top, px(_DAY) - px(8), line),
            teacher=QRect(left, top, width - chip - px(_GAP), line),
            lesson=QRect(left, top + line, width, line),
            instruments=QRect(),
            state=QRect(left + width - chip, top, chip, line),
            next=QRect(left, top + 2 * line, width, line),
        )
