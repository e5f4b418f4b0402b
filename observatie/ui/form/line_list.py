"""A list of lines, each with a name, smaller words and, where it has them, a row of dots; nothing of it is cut."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from observatie.domain.visit.completeness import Filled
from observatie.ui.form.filled_sign import draw_filled
from observatie.ui.kit.keys import ENTER
from observatie.ui.theme.looks import paint_row_look
from observatie.ui.theme.theme import Theme

_LINE_ROLE = Qt.ItemDataRole.UserRole + 1
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class ListLine:
    """One line of the list.

    Attributes:
        id: what it opens.
        name: what it is called.
        small: what is said of it below its name, a line each.
        spoken: the whole of it as a screen reader says it.
        due: what is asked for now, below the rest; empty where nothing is.
        filled, asked: how many of how many dots are filled; no dots where there are none.
    """

    id: UUID
    name: str
    small: tuple[str, ...]
    spoken: str
    due: str = ""
    filled: int = 0
    asked: int = 0


class LineList(QListView):
    """The lines; Enter, or a click, opens one.

    Signals:
        opened: the UUID of the line that is to be opened.
    """

    opened = Signal(object)

    def __init__(self, theme: Theme, name: str, spoken: str) -> None:
        super().__init__()
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(theme, self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        # A line is as wide as the list; what does not fit goes on below.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setProperty("role", "boxed")
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.clicked.connect(self._open)

    def show_lines(self, lines: Sequence[ListLine]) -> None:
        """Show these; the one that was in hand stays so where it is still there, else the first."""
        held = self.currentIndex().data(_LINE_ROLE)
        self._model.clear()
        for line in lines:
            item = QStandardItem(line.name)
            item.setData(line, _LINE_ROLE)
            item.setAccessibleText(line.spoken)
            self._model.appendRow(item)
        ids = [line.id for line in lines]
        row = ids.index(held.id) if held is not None and held.id in ids else 0
        self.setCurrentIndex(self._model.index(row, 0))

    def _open(self, index: _Index) -> None:
        if index.isValid():
            self.opened.emit(index.data(_LINE_ROLE).id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the one in hand with Enter."""
        if event.key() in ENTER:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """Draws a line: its name, what is said of it, and the dots, which go on below where the row is full."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height that words and dots need."""
        line: ListLine = index.data(_LINE_ROLE)
        width = self._view.viewport().width()
        room = self._room(QRect(0, 0, width, 1)).width()
        words = sum(self._height(text, font, room) for text, font, _ in self._words(line))
        dots = -(-line.asked // self._per_row(room)) * self._theme.px(16)
        return QSize(width, words + self._theme.px(4) + dots + 2 * self._theme.px(9))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the line; the one in hand stands on a soft ground."""
        theme, line = self._theme, index.data(_LINE_ROLE)
        painter.save()
        paint_row_look(painter, option, theme)
        room = self._room(option.rect)
        for text, font, color in self._words(line):
            painter.setFont(font)
            painter.setPen(theme.color(color))
            painter.drawText(room, _WRAPPED, text)
            room.setTop(room.top() + self._height(text, font, room.width()))
        self._draw_dots(painter, room.adjusted(0, theme.px(4), 0, 0), line)
        painter.restore()

    def _draw_dots(self, painter: QPainter, room: QRect, line: ListLine) -> None:
        side, per_row = self._theme.px(16), self._per_row(room.width())
        for number in range(line.asked):
            spot = QRectF(room.left() + number % per_row * side, room.top() + number // per_row * side, side, side)
            draw_filled(painter, spot, Filled.FOUNDED if number < line.filled else Filled.OPEN, self._theme)

    def _words(self, line: ListLine) -> list[tuple[str, QFont, str]]:
        theme, small = self._theme, self._theme.font(13)
        words = [(line.name, theme.font(15, weight=theme.semibold), "ink")]
        words += [(text, small, "muted") for text in line.small if text]
        if line.due:
            words.append((line.due, theme.font(13, weight=theme.semibold), "accent"))
        return words

    def _per_row(self, width: int) -> int:
        return max(1, width // self._theme.px(16))

    def _room(self, rect: QRect) -> QRect:
        side, top = self._theme.px(14), self._theme.px(9)
        return rect.adjusted(side, top, -side, -top)

    @staticmethod
    def _height(text: str, font: QFont, width: int) -> int:
        endless = QRect(0, 0, max(1, width), 100_000)
        return QFontMetrics(font).boundingRect(endless, _WRAPPED, text).height()
