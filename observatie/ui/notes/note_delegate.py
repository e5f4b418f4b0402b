"""Paints a note as a row: time, sign, text, the word of its sign, and its items as chips."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from observatie.domain.acts.acts import ItemRef
from observatie.ui.notes.note_layout import LaidNote, NoteLayouts, Piece
from observatie.ui.notes.note_model import Index, NoteRole, NoteRow
from observatie.ui.notes.note_signs import draw_sign
from observatie.ui.theme.looks import paint_row_look
from observatie.ui.theme.theme import Theme

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
