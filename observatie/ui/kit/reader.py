"""A list of pages with the page in hand beside it; in a small window the list becomes one line above the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QListView, QWidget

from observatie.ui.kit.entry_delegate import ALARM_ROLE, DETAIL_ROLE, EntryDelegate
from observatie.ui.kit.reading_page import Page
from observatie.ui.kit.widgets import column, row
from observatie.ui.theme.theme import Theme

_LIST_WIDTH = 280
_TOO_NARROW = 760


@dataclass(frozen=True)
class Entry:
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
        self.list.setItemDelegate(EntryDelegate(theme, self.list))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setProperty("role", "boxed")
        self.list.setObjectName("entries")
        self.list.setAccessibleName(name)
        self.list.setFixedWidth(theme.px(_LIST_WIDTH))
        self._line = QComboBox()
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

    def set_entries(self, entries: Sequence[Entry]) -> None:
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
