"""Draws an entry of a shelf: its name, and in small letters below what it is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from observatie.ui.theme.looks import paint_row_look
from observatie.ui.theme.theme import Theme

DETAIL_ROLE = Qt.ItemDataRole.UserRole + 1
ALARM_ROLE = Qt.ItemDataRole.UserRole + 2

_Index = QModelIndex | QPersistentModelIndex
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class EntryDelegate(QStyledItemDelegate):
    """Lays an entry out in the width of the list; its words wrap and nothing of them is cut."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height that the words need."""
        width = self._view.viewport().width()
        room = self._room(QRect(0, 0, width, 1))
        return QSize(width, sum(self._heights(index, room.width())) + 2 * self._theme.px(7))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the entry; the one in hand stands on a soft ground with a bar before it."""
        theme, chosen = self._theme, bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        paint_row_look(painter, option, theme)
        room = self._room(option.rect)
        name_height, _ = self._heights(index, room.width())
        painter.setFont(self._name_font())
        painter.setPen(theme.color("accent" if chosen else "ink"))
        painter.drawText(room, _WRAPPED, index.data())
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("danger" if index.data(ALARM_ROLE) else "muted"))
        painter.drawText(room.adjusted(0, name_height, 0, 0), _WRAPPED, index.data(DETAIL_ROLE))
        painter.restore()

    def _room(self, rect: QRect) -> QRect:
        side, top = self._theme.px(14), self._theme.px(7)
        return rect.adjusted(side, top, -self._theme.px(8), -top)

    def _heights(self, index: _Index, width: int) -> tuple[int, int]:
        endless = QRect(0, 0, max(1, width), 100_000)
        name = QFontMetrics(self._name_font()).boundingRect(endless, _WRAPPED, index.data()).height()
        detail = index.data(DETAIL_ROLE)
        small = QFontMetrics(self._theme.font(13))
        return name, small.boundingRect(endless, _WRAPPED, detail).height() if detail else 0

    def _name_font(self) -> QFont:
        return self._theme.font(15, weight=QFont.Weight.DemiBold)
