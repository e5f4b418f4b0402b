"""The notes of a lesson below each other, one of which can be chosen, and one of which is edited in its place."""

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QStyle, QStyleOptionViewItem, QWidget

from observatie.ui.kit.keys import ENTER
from observatie.ui.notes.note_delegate import NoteDelegate
from observatie.ui.notes.note_model import Index, NoteRole
from observatie.ui.notes.row_view import RowView
from observatie.ui.theme.theme import Theme


class NoteView(RowView):
    """Notes below each other, one of which can be chosen.

    Attributes:
        notes: the delegate that paints them.

    Signals:
        chosen: the index that was chosen, by key or mouse; one that is not valid where none is any more.
        edit_asked: the index of a note to edit, by Enter, a double click or its menu.
    """

    chosen = Signal(QModelIndex)
    edit_asked = Signal(QModelIndex)

    def __init__(self, theme: Theme, *, from_bottom: bool = False, parent: QWidget | None = None) -> None:
        """Make a view; `from_bottom` keeps the last note at the lower edge, as in a running lesson."""
        super().__init__(theme.px(54), from_bottom=from_bottom, parent=parent)
        self._held: tuple[QPersistentModelIndex, QWidget] | None = None
        self._ground = theme.color("background")
        self.notes = NoteDelegate(theme, self)
        self.setItemDelegate(self.notes)
        # What is opaque can be moved as a whole; a lesson that grows then costs one row of painting.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().setSingleStep(theme.px(22))
        self.setMinimumHeight(theme.px(56))
        self.verticalScrollBar().valueChanged.connect(self.settled)
        self.doubleClicked.connect(self.edit_asked)

    # A widget in the place of a note

    def hold(self, index: Index, widget: QWidget) -> None:
        """Let a widget stand in the place of a note, at its own height; the note is brought into sight."""
        self.let_go()
        widget.setParent(self.viewport())
        self._held = (QPersistentModelIndex(index), widget)
        self.measure_again(index.row())
        self.scrollTo(index)
        self.settled()
        widget.show()
        widget.raise_()

    def fit_held(self) -> None:
        """Give what stands in the place of a note the height that it has now, and bring it into sight."""
        if self._held is not None and self._held[0].isValid():
            index = self.model().index(self._held[0].row(), 0)
            self.measure_again(index.row())
            self.scrollTo(index)
            self.settled()

    def let_go(self) -> None:
        """Show the note again where a widget stood in its place."""
        if self._held is None:
            return
        index, widget = self._held
        self._held = None
        widget.hide()
        widget.deleteLater()
        if index.isValid():
            self.measure_again(index.row())

    def show_held(self) -> None:
        """Bring what stands in the place of a note into sight."""
        if self._held is not None and self._held[0].isValid():
            self.scrollTo(self._held[0])
            self.settled()

    def settled(self) -> None:
        """Let what stands in the place of a note follow it."""
        if self._held is not None and self._held[0].isValid():
            self._held[1].setGeometry(self.visualRect(self._held[0]))

    def _is_held(self, row: int) -> bool:
        return self._held is not None and self._held[0].row() == row

    def height_of(self, row: int, width: int) -> int:
        """Return how high a note is, or what stands in its place."""
        if self._held is not None and self._is_held(row):
            held = self._held[1]
            return held.heightForWidth(width) if held.hasHeightForWidth() else held.sizeHint().height()
        return self.notes.height_of(self.model().index(row, 0).data(NoteRole.ROW), width)

    # Choosing

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Stay open to input methods where somebody set that: Qt asks with each row whether it can be edited."""
        composes = self.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        super().currentChanged(current, previous)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, composes)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell which note is chosen."""
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self.chosen.emit(self.chosen_index)

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        """Let a note that nobody chose go: Qt chooses its neighbour instead of one on which a click once was."""
        current = self.currentIndex()
        if start <= current.row() <= end and not self.selectionModel().isSelected(current):
            self.selectionModel().clearCurrentIndex()
        super().rowsAboutToBeRemoved(parent, start, end)

    @property
    def chosen_index(self) -> QModelIndex:
        """The row that is chosen; not valid where none is."""
        chosen = self.selectionModel().selectedIndexes()
        return chosen[0] if chosen else QModelIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask to edit the note one stands on with Enter."""
        if event.key() in ENTER and self.currentIndex().isValid():
            self.edit_asked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to edit the note under the mouse, or the one that the key for menus was pressed on."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Verbeter\tF2", lambda: self.edit_asked.emit(self.currentIndex()))
        place = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).center())
        menu.popup(place)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight."""
        self.settle()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._ground)
        begin, end = self.in_sight()
        for row in range(begin, end):
            index = self.model().index(row, 0)
            rect = self.visualRect(index)
            if rect.intersects(event.rect()) and not self._is_held(row):
                self.notes.paint(painter, self._option(index, rect), index)
        painter.end()

    def _option(self, index: QModelIndex, rect: QRect) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        state = QStyle.StateFlag.State_Enabled
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if self.hasFocus() and index == self.currentIndex():
            state |= QStyle.StateFlag.State_HasFocus
        option.rect = rect  # pyright: ignore[reportAttributeAccessIssue]
        option.state = state  # pyright: ignore[reportAttributeAccessIssue]
        return option
