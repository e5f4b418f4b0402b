"""Rows of words with circles to tick beside them, whose heads come back on every page; and a ladder of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from observatie.report.paper import style
from observatie.report.paper.paragraphs import Paragraph

CIRCLE = 10.5
"""The width of a circle or square to tick, in points."""
_PAD = 3.0
_GAP = 10.0
_LEFT_COLUMN = 20.0


@dataclass(frozen=True)
class Row:
    """Words with ticks beside their first line; the rest of words that were split has none."""

    words: Paragraph
    ticked: bool = True


class TickTable(Flowable):
    """Words at the left and a column of circles per head at the right; without heads a circle before the words.

    Attributes:
        beginning: the height of what may stand alone at the end of a page: the heads and the first words.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        heads: Sequence[Paragraph] = (),
        *,
        column: float = 0.0,
        indent: float = 0.0,
        foot: Flowable | None = None,
    ) -> None:
        """`heads` are the one above the words and those above the circles; `column` is how wide these are.

        `foot` comes right below the last row, on the same page.
        """
        super().__init__()
        self._foot = foot
        self._rows, self._heads = tuple(rows), tuple(heads)
        self._column, self._indent = column, indent
        self.spaceBefore, self.spaceAfter = 4, 2
        self.beginning = 0.0

    @property
    def _columns(self) -> int:
        return len(self._heads) - 1 if self._heads else 0

    def _part(self, rows: Sequence[Row], *, is_last: bool) -> Self:
        foot = self._foot if is_last else None
        return type(self)(rows, self._heads, column=self._column, indent=self._indent, foot=foot)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Take the width there is."""
        self.width = aW
        self._words_at = self._indent + (0 if self._heads else self._before)
        self._words_width = aW - self._words_at - (self._columns * self._column + _GAP if self._heads else 0)
        self._head_height = self._wrap_heads()
        self._heights = [
            max(row.words.wrap(self._words_width, aH)[1], CIRCLE) + 2 * self._pad for row in self._rows
        ]
        self.beginning = self._head_height + min(self._heights[0], 40)
        self._foot_height = self._foot.wrap(aW, aH)[1] if self._foot else 0.0
        return aW, self._head_height + sum(self._heights) + self._foot_height

    @property
    def _before(self) -> float:
        return _LEFT_COLUMN

    @property
    def _pad(self) -> float:
        return _PAD if self._heads else _PAD / 2

    def _wrap_heads(self) -> float:
        if not self._heads:
            return 0.0
        first, *others = self._heads
        heights = [first.wrap(self._words_width, 1000)[1]]
        heights += [head.wrap(self._column - 2, 1000)[1] for head in others]
        return max(heights) + 4

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """Split between rows; a row that is higher than a page is split between its lines."""
        self.wrap(aW, aH)
        room, fit = aH - self._head_height, 0
        while fit < len(self._rows) and self._heights[fit] <= room:
            room -= self._heights[fit]
            fit += 1
        if fit == len(self._rows):
            if self._foot_height <= room:
                return [self]
            fit -= 1
        if fit:
            return [self._part(self._rows[:fit], is_last=False), self._part(self._rows[fit:], is_last=True)]
        if self._head_height + self._heights[0] <= style.HEIGHT:
            return []
        first, *others = self._rows
        parts = first.words.split(self._words_width, room - 2 * self._pad)
        if len(parts) != 2 or not all(isinstance(part, Paragraph) for part in parts):
            return []
        begun, left = (part for part in parts if isinstance(part, Paragraph))
        rest = [Row(left, ticked=False), *others]
        return [self._part([Row(begun, first.ticked)], is_last=False), self._part(rest, is_last=True)]

    # Drawing

    def draw(self) -> None:
        """Draw heads, words, circles and the thin rules between the rows."""
        y = self._head_height + sum(self._heights) + self._foot_height
        if self._heads:
            self._draw_heads(y - self._head_height)
            y -= self._head_height
        for number, (row, height) in enumerate(zip(self._rows, self._heights, strict=True)):
            if number and self._heads:
                self._rule(y)
            row.words.drawOn(self.canv, self._words_at, y - self._pad - row.words.height)
            self._draw_row(row, y, height, number)
            y -= height
        if self._foot is not None:
            self._foot.drawOn(self.canv, 0, 0)

    def _draw_heads(self, bottom: float) -> None:
        first, *others = self._heads
        first.drawOn(self.canv, self._words_at, bottom + 4)
        for column, head in enumerate(others):
            head.drawOn(self.canv, self._column_at(column) + 1, bottom + 4)
        self._rule(bottom)

    def _rule(self, y: float) -> None:
        self.canv.setStrokeColor(style.LINE)
        self.canv.setLineWidth(0.6)
        self.canv.line(self._indent, y, self.width, y)

    def _column_at(self, column: int) -> float:
        return self.width - (self._columns - column) * self._column

    def _draw_row(self, row: Row, top: float, height: float, number: int) -> None:
        if not row.ticked:
            return
        middle = top - self._pad - row.words.style.leading * 0.55
        if not self._heads:
            draw_circle(self.canv, self._indent + CIRCLE / 2 + 0.5, middle)
        for column in range(self._columns):
            draw_circle(self.canv, self._column_at(column) + self._column / 2, middle)


class LadderRungs(TickTable):
    """A ladder from its highest rung down, with a circle on each."""

    _RAIL = 34.0

    @property
    def _before(self) -> float:
        return self._RAIL + 14

    @property
    def _pad(self) -> float:
        return 6.0

    def _draw_row(self, row: Row, top: float, height: float, number: int) -> None:
        canvas, left = self.canv, self._indent
        canvas.setStrokeColor(style.WRITING)
        canvas.setLineWidth(1.6)
        for x in (left + 1, left + self._RAIL):
            canvas.line(x, top, x, top - height)
        if row.ticked:
            middle = top - self._pad - row.words.style.leading * 0.55
            canvas.line(left + 1, middle, left + self._RAIL, middle)
            draw_circle(canvas, left + (self._RAIL + 1) / 2, middle)


def draw_circle(canvas: Canvas, x: float, y: float, size: float = CIRCLE) -> None:
    """Draw an empty circle around the point (x, y)."""
    canvas.saveState()
    canvas.setLineWidth(0.8)
    canvas.setStrokeColor(style.MUTED)
    canvas.setFillColor(style.PAPER)
    canvas.circle(x, y, size / 2, stroke=1, fill=1)
    canvas.restoreState()


def draw_square(canvas: Canvas, x: float, y: float, size: float = CIRCLE) -> None:
    """Draw an empty square around the point (x, y)."""
    canvas.saveState()
    canvas.setLineWidth(0.8)
    canvas.setStrokeColor(style.MUTED)
    canvas.roundRect(x - size / 2, y - size / 2, size, size, 1.2, stroke=1, fill=0)
    canvas.restoreState()
