"""Paints the list of visits: headings, below each a box of rows, and where the words of a row stand."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from observatie.domain.visit.visit import VisitState
from observatie.domain.visit.visit_line import VisitLine
from observatie.ui.theme.looks import paint_focus
from observatie.ui.theme.theme import Theme
from observatie.ui.visits.visit_model import Index, VisitRole

_FOLDED_BELOW = 840
_HEADING, _FIRST_HEADING = 40, 32
_AIR = 21
_LINE = 22
_EDGE = 16
_DAY = 82
_STATE = 152
_GAP = 16
_CHIP_AIR = 18


@dataclass(frozen=True)
class Block:
    """Words that stand below each other, a line each, in one font and colour."""

    lines: tuple[str, ...]
    font: QFont
    color: str


@dataclass(frozen=True)
class Placed:
    """A block at its place, measured from the top left of the row."""

    x: int
    y: int
    block: Block


@dataclass(frozen=True)
class LaidVisit:
    """A row that was laid out: how high it is, its words and the place of its chip."""

    height: int
    placed: tuple[Placed, ...]
    chip: QRect


class VisitLayout:
    """Lays out rows in the size that the user chose; what was laid is kept for as long as it is the same."""

    def __init__(self, theme: Theme) -> None:
        self._px = theme.px
        self.line = theme.px(_LINE)
        self.chip_font = theme.font(13, weight=theme.semibold)
        self._plain = _Type(theme.font(15))
        self._named = _Type(theme.font(15, weight=theme.semibold))
        self._small = _Type(theme.font(13))
        self._chip = _Type(self.chip_font)
        self._kept: dict[UUID, tuple[VisitLine, int, LaidVisit]] = {}

    def heading_height(self, *, first: bool) -> int:
        """Return how high a heading is; the first has the title of the screen above it."""
        return self._px(_FIRST_HEADING if first else _HEADING)

    def heading(self, rect: QRect) -> QRect:
        """Return where the word of a heading stands."""
        edge = self._px(_EDGE)
        return QRect(rect.x() + edge, rect.bottom() - self.line - self._px(3), rect.width() - edge, self.line)

    def laid(self, line: VisitLine, width: int) -> LaidVisit:
        """Return a row laid out in a list of this width, in pixels."""
        kept = self._kept.get(line.id)
        if kept is None or kept[0] is not line or kept[1] != width:
            lay = self._folded if width < self._px(_FOLDED_BELOW) else self._columns
            kept = self._kept[line.id] = (line, width, lay(line, width))
        return kept[2]

    def _block(self, text: str, width: int, kind: "_Type | None" = None, color: str = "muted") -> Block:
        kind = kind or self._plain
        return Block(kind.broken(text, width) if text else (), kind.font, color)

    def _who(self, line: VisitLine, width: int) -> Block:
        return self._block(line.teacher, width, self._named, "ink" if line.known else "muted")

    def _day(self, line: VisitLine) -> tuple[Block, ...]:
        width = self._px(_DAY)
        return self._block(line.day, width), self._block(line.below_day, width, self._small)

    def _columns(self, line: VisitLine, width: int) -> LaidVisit:
        px = self._px
        gap = px(_GAP)
        who_x = px(_EDGE) + px(_DAY)
        room = width - px(_EDGE) - who_x - px(_STATE)
        who, tools = round(room * 0.335), round(room * 0.2)
        state_x = who_x + who + tools
        columns = (
            (px(_EDGE), self._day(line)),
            (who_x, (self._who(line, who - gap), self._block(line.lesson, who - gap))),
            (who_x + who, (self._block(line.instruments, tools - gap),)),
            (state_x + px(_STATE), (self._block(line.next, room - who - tools),)),
        )
        tallest = max(2, *(_count(blocks) for _, blocks in columns)) * self.line
        height = tallest + px(_AIR)
        placed: list[Placed] = []
        for x, blocks in columns:
            placed += self._stacked(x, (height - _count(blocks) * self.line) // 2, blocks)
        return LaidVisit(height, tuple(placed), self._place_chip(line, state_x, (height - self.line) // 2))

    def _folded(self, line: VisitLine, width: int) -> LaidVisit:
        px = self._px
        who_x, top = px(_EDGE) + px(_DAY), px(_AIR) // 2
        room = width - px(_EDGE) - who_x
        chip = self._place_chip(line, 0, top)
        chip.moveLeft(who_x + room - chip.width())
        about = " · ".join(part for part in (line.lesson, line.instruments) if part)
        blocks = (
            self._who(line, room - chip.width() - px(_GAP)),
            self._block(about, room),
            self._block(line.next, room),
        )
        placed = (*self._stacked(px(_EDGE), top, self._day(line)), *self._stacked(who_x, top, blocks))
        return LaidVisit(max(2, _count(blocks)) * self.line + px(_AIR), placed, chip)

    def _stacked(self, x: int, y: int, blocks: tuple[Block, ...]) -> list[Placed]:
        placed: list[Placed] = []
        for block in blocks:
            placed.append(Placed(x, y, block))
            y += len(block.lines) * self.line
        return placed

    def _place_chip(self, line: VisitLine, x: int, y: int) -> QRect:
        width = self._chip.width(line.state_word) + self._px(_CHIP_AIR)
        return QRect(x, y, width, self.line)


def _count(blocks: tuple[Block, ...]) -> int:
    return sum(len(block.lines) for block in blocks)


class _Type:
    """A font and its measures, which are asked for each row."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetrics(font)
        self._option = QTextOption()
        self._option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    def width(self, text: str) -> int:
        return self._metrics.horizontalAdvance(text)

    def broken(self, text: str, width: int) -> tuple[str, ...]:
        # No letter is wider than the font is high, so that a short text need not be measured.
        if len(text) * self.font.pixelSize() <= width or self.width(text) <= width:
            return (text,)
        layout = QTextLayout(text, self.font)
        layout.setTextOption(self._option)
        lines: list[str] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            lines.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
        layout.endLayout()
        return tuple(lines)


_CHIPS = {
    VisitState.PLANNED: ("neutral_soft", "muted"),
    VisitState.OBSERVING: ("accent", "on_accent"),
    VisitState.REVIEWING: ("chance_soft", "chance"),
    VisitState.CONCEPT: ("question_soft", "question"),
    VisitState.HANDED_OVER: ("question_soft", "question"),
    VisitState.SETTLED: ("accent_soft", "accent"),
}
_BAR = 4
_BELOW_THE_LAST = 24
_ON_ONE_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip)


class VisitDelegate(QStyledItemDelegate):
    """How a row of the list looks; needs the VisitLine under VisitRole.LINE, None for a heading."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._layout = VisitLayout(theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row in the width of its view."""
        line: VisitLine | None = index.data(VisitRole.LINE)
        if line is None:
            return QSize(0, self._layout.heading_height(first=index.row() == 0))
        height = self._layout.laid(line, self._view.viewport().width()).height
        return QSize(0, height + (self._theme.px(_BELOW_THE_LAST) if _is_last(index) else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a heading or a visit in the rectangle that the view gives it."""
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        line: VisitLine | None = index.data(VisitRole.LINE)
        painter.save()
        if line is None:
            painter.setFont(self._layout.chip_font)
            painter.setPen(self._theme.color("muted"))
            painter.drawText(self._layout.heading(rect), _ON_ONE_LINE, index.data(Qt.ItemDataRole.DisplayRole))
        else:
            laid = self._layout.laid(line, rect.width())
            row = QRect(rect.x(), rect.y(), rect.width(), laid.height)
            first = index.model().index(index.row() - 1, 0).data(VisitRole.LINE) is None
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            hovered = bool(state & QStyle.StateFlag.State_MouseOver)
            ground = "neutral_soft" if hovered else "surface"
            painter.fillRect(row, self._theme.color(ground))
            self._paint_edge(painter, row, line, first=first, focused=focused)
            painter.translate(row.topLeft())
            self._paint_words(painter, laid)
            self._paint_chip(painter, laid.chip, line, ground)
        painter.restore()

    def _paint_edge(self, painter: QPainter, row: QRect, line: VisitLine, *, first: bool, focused: bool) -> None:
        color = self._theme.color
        painter.setPen(QPen(color("line"), 1))
        painter.drawLine(row.topLeft(), row.bottomLeft())
        painter.drawLine(row.topRight(), row.bottomRight())
        painter.drawLine(row.bottomLeft(), row.bottomRight())
        if first:
            painter.drawLine(row.topLeft(), row.topRight())
        if line.state is VisitState.OBSERVING:
            painter.fillRect(QRect(row.x(), row.y(), self._theme.px(_BAR), row.height()), color("accent"))
        if focused:
            paint_focus(painter, row, self._theme)

    def _paint_words(self, painter: QPainter, laid: LaidVisit) -> None:
        for placed in laid.placed:
            painter.setFont(placed.block.font)
            painter.setPen(self._theme.color(placed.block.color))
            for number, words in enumerate(placed.block.lines):
                top = placed.y + number * self._layout.line
                painter.drawText(QRect(placed.x, top, 1, self._layout.line), _ON_ONE_LINE, words)

    def _paint_chip(self, painter: QPainter, chip: QRect, line: VisitLine, under: str) -> None:
        ground, ink = _CHIPS[line.state]
        if ground == under:
            ground = "surface"  # else the chip would be lost in the row
        radius = self._theme.px(5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(ground))
        painter.drawRoundedRect(QRectF(chip), radius, radius)
        painter.setFont(self._layout.chip_font)
        painter.setPen(self._theme.color(ink))
        painter.drawText(chip, _ON_ONE_LINE | int(Qt.AlignmentFlag.AlignHCenter), line.state_word)


def _is_last(index: Index) -> bool:
    model = index.model()
    return index.row() == model.rowCount(QModelIndex()) - 1
