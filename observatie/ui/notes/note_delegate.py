"""Paints a note as a row: time, sign, text, the word of its sign, and its items as chips."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from observatie.domain.acts.acts import ItemRef, Mark, Note, NoteType
from observatie.domain.visit.wording import MARKS, NOTE_TYPES
from observatie.ui.notes.note_model import Index, NoteRole, NoteRow
from observatie.ui.notes.note_signs import draw_sign
from observatie.ui.theme.looks import paint_row_look
from observatie.ui.theme.theme import Theme

_CHIP_HEIGHT = 19
_CHIP_PADDING = 7
_GAP = 8
_KEPT = 512

_MARK_COLORS = {Mark.STRONG: "strong", Mark.CHANCE: "chance"}
_TYPE_COLORS = {NoteType.QUESTION: "question", NoteType.INTERPRETATION: "muted"}


@dataclass(frozen=True)
class Piece:
    """A word or a chip behind the text: where it is, what it says and its colour; `item` counts the chips."""

    rect: QRectF
    text: str
    color: str
    item: int | None = None


@dataclass(frozen=True)
class LaidNote:
    """A note laid out from its top left corner: the text, the pieces behind it and the height of it all."""

    text: QTextLayout
    pieces: tuple[Piece, ...]
    height: float


class NoteLayouts:
    """Lays notes out, and remembers the last few hundred by what they say and how wide they are."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: OrderedDict[object, LaidNote] = OrderedDict()
        self._word = QFontMetricsF(theme.font(13, weight=theme.semibold))
        self._chip = QFontMetricsF(theme.font(13))

    def laid(self, note: Note, items: tuple[str, ...], width: int, remarks: tuple[str, ...] = ()) -> LaidNote:
        """Return the note in `width` pixels, with what is remarked on it and chips for the names of its items."""
        key = (note.text, note.type, note.mark, items, width, remarks)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._lay_out(note, items, float(width), remarks)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return found

    def _lay_out(self, note: Note, items: tuple[str, ...], width: float, remarks: tuple[str, ...]) -> LaidNote:
        text, end, top = self._text(note, width)
        pieces: list[Piece] = []
        for word, color in [*_words(note), *((remark, "muted") for remark in remarks)]:
            rect = self._placed(end, top, self._word.horizontalAdvance(word), width)
            pieces.append(Piece(rect, word, color))
            end, top = rect.right(), rect.top()
        for number, name in enumerate(items):
            rect = self._placed(end, top, self._chip_width(name), width)
            if rect.width() >= width:
                rect.setHeight(max(rect.height(), self._wrapped(name, width)))
            # In the middle of the line, as high as a chip is.
            room = (self._theme.px(_LINE) - self._theme.px(_CHIP_HEIGHT)) / 2
            pieces.append(Piece(rect.adjusted(0, room, 0, -room), name, "accent", number))
            end, top = rect.right(), rect.bottom() - self._theme.px(_LINE)
        return LaidNote(text, tuple(pieces), top + self._theme.px(_LINE))

    def _text(self, note: Note, width: float) -> tuple[QTextLayout, float, float]:
        """Return the laid text, and where its last line ends: x, and the top of that line."""
        quote = note.type is NoteType.QUOTE
        shown = note.text.replace("\n", " ")
        layout = QTextLayout(f"“{shown}”" if quote else shown, self._theme.font(15, italic=quote))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        end, top, height = 0.0, 0.0, float(self._theme.px(_LINE))
        layout.beginLayout()
        number = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            top = number * height
            line.setPosition(QPointF(0, top + (height - line.height()) / 2))
            end = line.naturalTextWidth()
            number += 1
        layout.endLayout()
        return layout, end, top

    def _placed(self, end: float, top: float, wanted: float, width: float) -> QRectF:
        """Return the place of a piece behind what ends at `end`, else at the beginning of the next line."""
        gap, line = self._theme.px(_GAP), self._theme.px(_LINE)
        if end + gap + wanted <= width:
            return QRectF(end + gap, top, wanted, line)
        return QRectF(0, top + line, min(wanted, width), line)

    def _chip_width(self, name: str) -> float:
        return self._chip.horizontalAdvance(name) + 2 * self._theme.px(_CHIP_PADDING)

    def _wrapped(self, name: str, width: float) -> float:
        inner = QRectF(0, 0, width - 2 * self._theme.px(_CHIP_PADDING), 10_000)
        lines = self._chip.boundingRect(inner, int(Qt.TextFlag.TextWordWrap), name).height()
        return lines + self._theme.px(_LINE) - self._chip.height()


def _words(note: Note) -> list[tuple[str, str]]:
    words = [(NOTE_TYPES[note.type], _TYPE_COLORS[note.type])] if note.type in _TYPE_COLORS else []
    return words + ([(MARKS[note.mark], _MARK_COLORS[note.mark])] if note.mark else [])


_TIME_RIGHT = 52
_SIGN_LEFT, _SIGN_WIDTH = 58, 20
_TEXT_LEFT, _TEXT_RIGHT = 84, 12
_ABOVE = 5
_LINE = 22
_RADIUS = 8
_BAR = 3


class NoteDelegate(QStyledItemDelegate):
    """How a note looks, wherever it is shown; needs the NoteRow under NoteRole.ROW.

    Attributes:
        item: the item in hand, whose notes get a bar at the left and a full chip; None for none.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item: ItemRef | None = None
        self._theme = theme
        self._layouts = NoteLayouts(theme)
        self._plain, self._small = theme.font(15), theme.font(13)
        self._word = theme.font(13, weight=theme.semibold)

    def height_of(self, row: NoteRow, width: int) -> int:
        """Return how high a row is when it is `width` pixels wide."""
        return round(self._laid(row, width).height) + 2 * self._theme.px(_ABOVE)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row in the width of its view."""
        width = option.rect.width()  # pyright: ignore[reportAttributeAccessIssue]
        view = self.parent()
        if width <= 0 and isinstance(view, QAbstractItemView):
            width = view.viewport().width()
        return QSize(width, self.height_of(index.data(NoteRole.ROW), width))

    def _laid(self, row: NoteRow, width: int) -> LaidNote:
        px = self._theme.px
        room = max(px(80), width - px(_TEXT_LEFT + _TEXT_RIGHT))
        return self._layouts.laid(row.note, row.items, room, row.remarks)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row in the rectangle that the view gives it."""
        row: NoteRow = index.data(NoteRole.ROW)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        px = self._theme.px
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_look(painter, option, self._theme, radius=px(_RADIUS))
        if self.item is not None and self.item in row.note.items:
            # Beside the bar of a note that is chosen.
            bar = QRect(rect.x() + px(_BAR + 2), rect.y() + px(_ABOVE), px(_BAR), rect.height() - 2 * px(_ABOVE))
            painter.fillRect(bar, self._theme.color("accent"))
        top = rect.y() + px(_ABOVE)
        self._paint_time(painter, row, QRect(rect.x(), top, px(_TIME_RIGHT), px(_LINE)))
        sign = QRectF(rect.x() + px(_SIGN_LEFT), top, px(_SIGN_WIDTH), px(_LINE))
        draw_sign(painter, sign, row.note.type, row.note.mark, self._theme)
        painter.translate(rect.x() + px(_TEXT_LEFT), top)
        self._paint_text(painter, row, self._laid(row, rect.width()), selected)
        painter.restore()

    def _paint_time(self, painter: QPainter, row: NoteRow, rect: QRect) -> None:
        painter.setFont(self._plain)
        painter.setPen(self._theme.color("muted" if row.saved else "field_edge"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), row.time)

    def _paint_text(self, painter: QPainter, row: NoteRow, laid: LaidNote, selected: bool) -> None:
        painter.setPen(self._theme.color("muted" if row.quiet or row.fallen else "ink"))
        laid.text.draw(painter, QPointF(0, 0))
        if row.fallen:
            self._strike(painter, laid.text)
        for piece in laid.pieces:
            if piece.item is None:
                painter.setFont(self._word)
                painter.setPen(self._theme.color(piece.color))
                painter.drawText(piece.rect, int(Qt.AlignmentFlag.AlignVCenter), piece.text)
            else:
                self._paint_chip(painter, piece, row.note.items[piece.item] == self.item, selected)

    def _strike(self, painter: QPainter, text: QTextLayout) -> None:
        for number in range(text.lineCount()):
            line = text.lineAt(number)
            y = line.position().y() + line.ascent() - self._theme.px(5)
            painter.drawLine(QPointF(0, y), QPointF(line.naturalTextWidth(), y))

    def _paint_chip(self, painter: QPainter, piece: Piece, full: bool, selected: bool) -> None:
        px = self._theme.px
        ground = "accent" if full else "surface" if selected else "accent_soft"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(ground))
        painter.drawRoundedRect(piece.rect, px(5), px(5))
        painter.setFont(self._small)
        painter.setPen(self._theme.color("on_accent" if full else piece.color))
        inner = piece.rect.adjusted(px(7), 0, -px(7), 0)
        # The width was measured; wrapping on its edge would break the chip over a rounding.
        flags = Qt.AlignmentFlag.AlignVCenter
        wraps = piece.rect.height() > px(_LINE)
        painter.drawText(inner, int(flags) | int(Qt.TextFlag.TextWordWrap if wraps else 0), piece.text)
