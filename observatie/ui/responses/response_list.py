"""Responses that were begun, a line each: about whom, of which day, and how far as a row of dots."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from observatie.domain.completeness import Filled
from observatie.ui.review.filled_sign import draw_filled
from observatie.ui.theme.theme import Theme

_LINE_ROLE = Qt.ItemDataRole.UserRole + 1
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class ResponseLine:
    """A response in the list: `filled` of its `asked` items are filled in."""

    id: UUID
    about: str
    day: str
    filled: int
    asked: int

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        return f"{self.about}, {self.day}, {self.filled} van {self.asked} ingevuld"


class ResponseList(QListView):
    """The lines; Enter, or a click, opens one.

    Signals:
        opened: the UUID of the response that is to be shown.
    """

    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(theme, self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setProperty("role", "boxed")
        self.setObjectName("responses")
        self.setAccessibleName("Eerder ingevuld")
        self.clicked.connect(self._open)

    def show_lines(self, lines: Sequence[ResponseLine]) -> None:
        """Show these, the first one in hand."""
        self._model.clear()
        for line in lines:
            item = QStandardItem(line.about)
            item.setData(line, _LINE_ROLE)
            item.setAccessibleText(line.spoken)
            self._model.appendRow(item)
        self.setCurrentIndex(self._model.index(0, 0))

    def _open(self, index: _Index) -> None:
        if index.isValid():
            self.opened.emit(index.data(_LINE_ROLE).id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the one in hand with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """Draws a line: what it is about, the day, and the dots, which go on below where there is no room beside."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height that words and dots need."""
        line: ResponseLine = index.data(_LINE_ROLE)
        width = self._view.viewport().width()
        room = self._room(QRect(0, 0, width, 1)).width()
        dots = -(-line.asked // self._per_row(room)) * self._theme.px(16)
        return QSize(width, self._words_height(line, room) + dots + 2 * self._theme.px(9))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the line; the one in hand stands on a soft ground."""
        theme, line = self._theme, index.data(_LINE_ROLE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.color("accent_soft"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent"), theme.px(2)))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        room = self._room(option.rect)
        painter.setFont(self._name_font())
        painter.setPen(theme.color("ink"))
        painter.drawText(room, _WRAPPED, line.about)
        day = room.adjusted(0, self._name_height(line, room.width()), 0, 0)
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("muted"))
        painter.drawText(day, _WRAPPED, line.day)
        self._draw_dots(painter, room.adjusted(0, self._words_height(line, room.width()), 0, 0), line)
        painter.restore()

    def _draw_dots(self, painter: QPainter, room: QRect, line: ResponseLine) -> None:
        side, per_row = self._theme.px(16), self._per_row(room.width())
        for number in range(line.asked):
            spot = QRectF(room.left() + number % per_row * side, room.top() + number // per_row * side, side, side)
            draw_filled(painter, spot, Filled.FOUNDED if number < line.filled else Filled.OPEN, self._theme)

    def _per_row(self, width: int) -> int:
        return max(1, width // self._theme.px(16))

    def _room(self, rect: QRect) -> QRect:
        side, top = self._theme.px(14), self._theme.px(9)
        return rect.adjusted(side, top, -side, -top)

    def _name_height(self, line: ResponseLine, width: int) -> int:
        endless = QRect(0, 0, max(1, width), 100_000)
        return QFontMetrics(self._name_font()).boundingRect(endless, _WRAPPED, line.about).height()

    def _words_height(self, line: ResponseLine, width: int) -> int:
        small = QFontMetrics(self._theme.font(13)).height()
        return self._name_height(line, width) + small + self._theme.px(4)

    def _name_font(self) -> QFont:
        return self._theme.font(15, weight=QFont.Weight.DemiBold)
