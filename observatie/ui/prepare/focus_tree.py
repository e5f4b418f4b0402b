"""What is in focus: the items to look at above all, ticked in the instruments that were chosen."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
)

from observatie.domain.acts import ItemRef
from observatie.domain.instrument import Instrument, Item
from observatie.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_REF = Qt.ItemDataRole.UserRole
_INDENT = 20
_BESIDE = 34
_ABOVE_HEADING = 8


class FocusTree(QTreeWidget):
    """Instruments, their sections and items; as high as what is in it, so that the page scrolls and not the tree.

    Signals:
        chosen: the ItemRefs that are ticked, in the order of the forms, as a tuple.
        reached: where the row stands that a key led to, so that the page can follow.
    """

    chosen = Signal(object)
    reached = Signal(QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._instruments: tuple[Instrument, ...] = ()
        self.setObjectName("focus-tree")
        self.setAccessibleName("In focus")
        self.setProperty("role", "boxed")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(theme.px(_INDENT))
        self.setWordWrap(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_WrappedItem(theme, self))
        self.currentItemChanged.connect(self._reach)
        self.itemChanged.connect(lambda _item, _column: self.chosen.emit(self._ticked()))

    def show_focus(self, instruments: tuple[Instrument, ...], focus: tuple[ItemRef, ...]) -> None:
        """Show the items of these instruments, and which of them are in focus."""
        self.blockSignals(True)
        if instruments != self._instruments:
            self._instruments = instruments
            self._build()
        for item in self._items():
            ref = item.data(0, _REF)
            if ref is not None:
                item.setCheckState(0, Qt.CheckState.Checked if ref in focus else Qt.CheckState.Unchecked)
        self.blockSignals(False)
        self.viewport().update()

    def _build(self) -> None:
        self.clear()
        for instrument in self._instruments:
            above = self.invisibleRootItem()
            if len(self._instruments) > 1:
                above = self._heading(above, instrument.label, "ink")
            for section in instrument.sections:
                heading = self._heading(above, section.title, "muted")
                for item in section.items:
                    self._add(heading, instrument, item)
        self.expandAll()
        first = next((item for item in self._items() if item.data(0, _REF) is not None), None)
        if first is not None:
            self.setCurrentItem(first)
            self.clearSelection()
        self._fit()

    def _heading(self, above: QTreeWidgetItem, text: str, color: str) -> QTreeWidgetItem:
        heading = QTreeWidgetItem(above, [text])
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        heading.setFont(0, self._theme.font(13 if color == "muted" else 15, weight=self._theme.semibold))
        heading.setForeground(0, self._theme.color(color))
        heading.setTextAlignment(0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        return heading

    def _add(self, above: QTreeWidgetItem, instrument: Instrument, item: Item) -> None:
        row = QTreeWidgetItem(above, [f"{item.number}  {item.name}" if item.number else item.name])
        row.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        row.setData(0, _REF, ItemRef(instrument=instrument.id, item=item.id))
        row.setData(0, Qt.ItemDataRole.AccessibleTextRole, instrument.full_names[item.id])
        row.setToolTip(0, item.hint or "")
        for child in item.items:
            self._add(row, instrument, child)

    def _items(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []
        iterator = QTreeWidgetItemIterator(self)
        while (item := iterator.value()) is not None:
            found.append(item)
            iterator += 1
        return found

    def _ticked(self) -> tuple[ItemRef, ...]:
        ticked = [item for item in self._items() if item.checkState(0) is Qt.CheckState.Checked]
        return tuple(item.data(0, _REF) for item in ticked if item.data(0, _REF) is not None)

    def _fit(self) -> None:
        self.doItemsLayout()
        rows = sum(self.visualItemRect(item).height() for item in self._items())
        self.setFixedHeight(rows + self.height() - self.viewport().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay as high as the rows, which break where there is less room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where one is, for as long as the keys work here."""
        super().focusInEvent(event)
        self._reach()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mark no row while the keys work elsewhere."""
        super().focusOutEvent(event)
        self.clearSelection()

    def _reach(self) -> None:
        item = self.currentItem()
        if item is not None and self.hasFocus():
            item.setSelected(True)
            self.reached.emit(self.viewport().mapTo(self, self.visualItemRect(item).center()))

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw no branches: nothing here opens or closes."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


class _WrappedItem(QStyledItemDelegate):
    """A row that breaks its text where there is no room, and is ticked by a click anywhere on it."""

    def __init__(self, theme: Theme, tree: FocusTree) -> None:
        super().__init__(tree)
        self._theme = theme
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        depth, above = 0, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        room = self._tree.viewport().width() - self._theme.px(depth * _INDENT + _BESIDE)
        wrapped = QStyleOptionViewItem(option)
        rect = self._tree.viewport().rect()
        rect.setWidth(max(room, self._theme.px(80)))
        wrapped.rect = rect  # pyright: ignore[reportAttributeAccessIssue]
        size = super().sizeHint(wrapped, index)
        is_heading = index.data(_REF) is None
        return size + QSize(0, self._theme.px(_ABOVE_HEADING)) if is_heading else size

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and index.data(_REF) is not None:
            ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
            return model.setData(
                index,
                Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked,
                Qt.ItemDataRole.CheckStateRole,
            )
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            return False
        return super().editorEvent(event, model, option, index)
