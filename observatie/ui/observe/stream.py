"""The stream of notes: the last one at the bottom, just above the line."""

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from observatie.ui.notes.note_delegate import NoteDelegate
from observatie.ui.notes.note_model import NoteModel
from observatie.ui.theme.theme import Theme


class Stream(QTableView):
    """Shows a note model. Rows get their height when they come into view, so a long lesson opens at once."""

    def __init__(self, theme: Theme, model: NoteModel) -> None:
        super().__init__()
        self._theme = theme
        self.setModel(model)
        self.setItemDelegate(NoteDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(32))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName("Notities van deze les")
        self._at_end = True
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self._fit)
        self.verticalScrollBar().valueChanged.connect(self._on_scroll)
        self.verticalScrollBar().rangeChanged.connect(self._keep_at_end)
        model.rowsInserted.connect(self._on_rows)
        model.rowsRemoved.connect(lambda *_: self._fitting.start())
        model.dataChanged.connect(lambda top, bottom, *_: self._refit(top, bottom))
        model.modelReset.connect(self.show_last)

    def show_last(self) -> None:
        """Go to the last note, and stay there as more come."""
        self._at_end = True
        self._fitting.start()
        self.scrollToBottom()

    def _on_rows(self, _parent: QModelIndex, first: int, last: int) -> None:
        for row in range(first, last + 1):
            self.resizeRowToContents(row)
        self._keep_at_end()

    def _refit(self, top: QModelIndex, bottom: QModelIndex) -> None:
        for row in range(top.row(), bottom.row() + 1):
            self.resizeRowToContents(row)

    def _keep_at_end(self) -> None:
        if self._at_end:
            self.scrollToBottom()

    def _on_scroll(self, value: int) -> None:
        bar = self.verticalScrollBar()
        self._at_end = value >= bar.maximum() - self._theme.px(8)
        self._fitting.start()

    def _fit(self) -> None:
        """Give the rows in view the height of their text; more rows may come into view by that."""
        first = self.rowAt(0)
        if first < 0:
            return
        last = self.rowAt(self.viewport().height() - 1)
        last = self.model().rowCount() - 1 if last < 0 else last
        for row in range(first, last + 1):
            self.resizeRowToContents(row)
        self._keep_at_end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the rows to the new width."""
        super().resizeEvent(event)
        self._fitting.start()
