"""Paints the list of visits: headings, and below each a box of rows."""

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from observatie.domain.visit.visit import VisitState
from observatie.domain.visit.visit_line import VisitLine
from observatie.ui.theme.looks import paint_focus
from observatie.ui.theme.theme import Theme
from observatie.ui.visits.visit_layout import LaidVisit, VisitLayout
from observatie.ui.visits.visit_model import Index, VisitRole

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
