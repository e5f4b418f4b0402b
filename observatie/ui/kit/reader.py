"""A list of pages with the page in hand beside it; in a small window the list becomes one line above the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from observatie.ui.kit.choice_field import ListField
from observatie.ui.kit.reading_page import Page
from observatie.ui.kit.widgets import column, row
from observatie.ui.theme.looks import paint_row_look
from observatie.ui.theme.theme import Theme

_LIST_WIDTH = 280
_TOO_NARROW = 760


@dataclass(frozen=True)
class ReaderEntry:
    """An entry of the list; `alarming` draws the detail in the colour of what goes wrong."""

    name: str
    detail: str = ""
    alarming: bool = False


class Reader(QWidget):
    """List and page.

    Attributes:
        page: what is read.
        list: the entries.

    Signals:
        chosen: the index of the entry that is to be shown.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._model = QStandardItemModel(self)
        self.page = Page(theme)
        self.page.setObjectName("page")
        self.page.setAccessibleName(name)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(ReaderEntryDelegate(theme, self.list))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setProperty("role", "boxed")
        self.list.setObjectName("entries")
        self.list.setAccessibleName(name)
        self.list.setFixedWidth(theme.px(_LIST_WIDTH))
        self._line = ListField()
        self._line.setModel(self._model)
        self._line.setObjectName("entries-line")
        self._line.setAccessibleName(name)
        self._line.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._line.hide()
        beside = row(theme, self.list, self.page, spacing=16)
        beside.setStretch(1, 1)
        layout = column(theme, self._line, spacing=12)
        layout.addLayout(beside, 1)
        self.setLayout(layout)
        self.list.selectionModel().currentChanged.connect(self._on_entry)
        self._line.activated.connect(self.choose)

    def set_entries(self, entries: Sequence[ReaderEntry]) -> None:
        """Show other entries; none of them is chosen yet."""
        # One by one, the entries that go would each hand on to the next that they are chosen.
        with QSignalBlocker(self.list.selectionModel()):
            self._model.clear()
        for entry in entries:
            item = QStandardItem(entry.name)
            item.setData(entry.detail, DETAIL_ROLE)
            item.setData(entry.alarming, ALARM_ROLE)
            item.setAccessibleText(", ".join(part for part in (entry.name, entry.detail) if part))
            item.setToolTip(entry.detail)
            self._model.appendRow(item)

    @property
    def current(self) -> int:
        """The index of the entry in hand, -1 where there is none."""
        return self.list.currentIndex().row()

    def choose(self, index: int) -> None:
        """Take an entry in hand."""
        self.list.setCurrentIndex(self._model.index(index, 0))

    def take_focus(self) -> None:
        """Put the focus where entries are chosen."""
        (self._line if self._line.isVisibleTo(self) else self.list).setFocus()

    def _on_entry(self, new: QModelIndex) -> None:
        self._on_current(new.row())

    def _on_current(self, index: int) -> None:
        if index >= 0:
            self._line.setCurrentIndex(index)
            self.chosen.emit(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the list where there is no room beside the page."""
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_TOO_NARROW)
        self._line.setVisible(narrow)
        self.list.setHidden(narrow)


DETAIL_ROLE = Qt.ItemDataRole.UserRole + 1
ALARM_ROLE = Qt.ItemDataRole.UserRole + 2

_Index = QModelIndex | QPersistentModelIndex
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class ReaderEntryDelegate(QStyledItemDelegate):
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
