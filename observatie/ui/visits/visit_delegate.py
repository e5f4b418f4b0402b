"""Paints the list of visits: headings, and below each a box of rows."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from observatie.domain.visit import VisitState
from observatie.domain.visit_line import VisitLine
from observatie.ui.theme.theme import Theme
from observatie.ui.visits.visit_layout import Cells, VisitLayout
from observatie.ui.visits.visit_model import Index, VisitRole

_CHIPS = {
    VisitState.PLANNED: ("neutral_soft", "muted"),
    VisitState.OBSERVING: ("accent", "on_accent"),
    VisitState.REVIEWING: ("chance_soft", "chance"),
    VisitState.CONCEPT: ("question_soft", "question"),
    VisitState.SETTLED: ("accent_soft", "accent"),
}
_BAR = 4


class VisitDelegate(QStyledItemDelegate):
    """How a row of the list looks; needs the VisitLine under VisitRole.LINE, None for a heading."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._layout = VisitLayout(theme)
        self._plain = theme.font(15)
        self._named = theme.font(15, weight=theme.semibold)
        self._small = theme.font(13)
        self._heading = theme.font(13, weight=theme.semibold)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row in the width of its view."""
        if index.data(VisitRole.LINE) is None:
            return QSize(0, self._layout.heading_height(first=index.row() == 0))
        widget: QWidget = option.widget  # pyright: ignore[reportAttributeAccessIssue]
        return QSize(0, self._layout.row_height(widget.width()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a heading or a visit in the rectangle that the view gives it."""
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        line: VisitLine | None = index.data(VisitRole.LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line is None:
            word = index.data(Qt.ItemDataRole.DisplayRole)
            self._write(painter, self._layout.heading(rect), word, self._heading, "muted")
        else:
            under_heading = index.siblingAtColumn(0).model().index(index.row() - 1, 0).data(VisitRole.LINE) is None
            self._paint_ground(painter, rect, state, line, first=under_heading)
            self._paint_visit(painter, self._layout.cells(rect), line)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, line: VisitLine, *, first: bool
    ) -> None:
        color = self._theme.color
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        ground = "accent_soft" if selected and focused else "neutral_soft" if hovered else "surface"
        painter.fillRect(rect, color(ground))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QPen(color("line"), 1))
        box = rect.adjusted(0, 0, -1, -1)
        painter.drawLine(box.topLeft(), box.bottomLeft())
        painter.drawLine(box.topRight(), box.bottomRight())
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if first:
            painter.drawLine(box.topLeft(), box.topRight())
        if line.state is VisitState.OBSERVING:
            painter.fillRect(QRect(rect.x(), rect.y(), self._theme.px(_BAR), rect.height()), color("accent"))
        if focused:
            painter.setPen(QPen(color("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_visit(self, painter: QPainter, cells: Cells, line: VisitLine) -> None:
        self._paint_day(painter, cells, line)
        self._write(painter, cells.teacher, line.teacher, self._named, "ink" if line.known else "muted")
        self._write(painter, cells.next, line.next, self._plain, "muted")
        lesson = line.lesson
        if cells.folded:
            lesson = " · ".join(part for part in (line.lesson, line.instruments) if part)
        else:
            self._write(painter, cells.instruments, line.instruments, self._plain, "muted")
        self._write(painter, cells.lesson, lesson, self._plain, "muted")
        self._paint_chip(painter, cells, line)

    def _paint_day(self, painter: QPainter, cells: Cells, line: VisitLine) -> None:
        if not line.below_day:
            self._write(painter, cells.day, line.day, self._plain, "muted")
            return
        upper = cells.day if cells.folded else cells.day.translated(0, cells.teacher.y() - cells.day.y())
        self._write(painter, upper, line.day, self._plain, "muted")
        self._write(painter, upper.translated(0, upper.height()), line.below_day, self._small, "muted")

    def _paint_chip(self, painter: QPainter, cells: Cells, line: VisitLine) -> None:
        px = self._theme.px
        ground, ink = _CHIPS[line.state]
        width = min(QFontMetrics(self._heading).horizontalAdvance(line.state_word) + px(18), cells.state.width())
        left = cells.state.right() + 1 - width if cells.folded else cells.state.x()
        chip = QRect(left, cells.state.y(), width, cells.state.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(ground))
        painter.drawRoundedRect(QRectF(chip), px(5), px(5))
        self._write(painter, chip.adjusted(px(9), 0, -px(8), 0), line.state_word, self._heading, ink)

    def _write(self, painter: QPainter, rect: QRect, text: str, font: QFont, color: str) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.color(color))
        fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), fitting)
