"""What is in focus: the items to look at above all, ticked in the instruments that were chosen.

It is folded by section, with how many of its items are ticked, so that a long form is no wall of boxes.
"""

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
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
)

from observatie.domain.acts.acts import ItemRef
from observatie.domain.instrument.instrument import Instrument, Item, Section
from observatie.domain.instrument.words import numbered
from observatie.ui.kit.keys import ENTER
from observatie.ui.kit.qt_types import or_none
from observatie.ui.prepare.in_lesson import fold_icons
from observatie.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_REF = Qt.ItemDataRole.UserRole
_SECTION = Qt.ItemDataRole.UserRole + 1
"""The key of a section, on its heading: what folds."""
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_CHANGES = (*ENTER, Qt.Key.Key_Space, Qt.Key.Key_Select)
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
        self._titles: dict[tuple[str, str], str] = {}
        self._unfolded: set[tuple[str, str]] = set()
        self._signs = fold_icons(theme)
        self.setObjectName("focus-tree")
        self.setAccessibleName("In focus")
        self.setProperty("role", "boxed")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(theme.px(_INDENT))
        self.setWordWrap(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        palette = self.palette()
        # Beside a row in hand Qt fills the indent with the colour of the desktop.
        palette.setColor(QPalette.ColorRole.Highlight, theme.color("surface"))
        self.setPalette(palette)
        self.setItemDelegate(_WrappedItem(theme, self))
        self.itemExpanded.connect(self._on_folded)
        self.itemCollapsed.connect(self._on_folded)
        self.itemChanged.connect(lambda: self.chosen.emit(self._ticked()))

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
        for heading in self._headings():
            self._show_count(heading)
        self.blockSignals(False)
        self.viewport().update()

    def _build(self) -> None:
        self.clear()
        self._titles.clear()
        for instrument in self._instruments:
            above = self.invisibleRootItem()
            if len(self._instruments) > 1:
                above = self._heading(above, instrument.label, "ink")
            for section in instrument.sections:
                self._add_section(above, instrument, section)
        self.expandAll()
        for heading in self._headings():
            heading.setExpanded(heading.data(0, _SECTION) in self._unfolded)
        first = next(iter(self._headings()), None)
        if first is not None:
            self.setCurrentItem(first)
            self.clearSelection()
        self._fit()

    def _add_section(self, above: QTreeWidgetItem, instrument: Instrument, section: Section) -> None:
        heading = self._heading(above, section.title, "muted")
        heading.setFlags(heading.flags() | Qt.ItemFlag.ItemIsSelectable)
        key = (instrument.id, section.id)
        self._titles[key] = section.title
        heading.setData(0, _SECTION, key)
        for item in section.items:
            self._add(heading, instrument, item)

    def _heading(self, above: QTreeWidgetItem, text: str, color: str) -> QTreeWidgetItem:
        heading = QTreeWidgetItem(above, [text])
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        heading.setFont(0, self._theme.font(13 if color == "muted" else 15, weight=self._theme.semibold))
        heading.setForeground(0, self._theme.color(color))
        heading.setTextAlignment(0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        return heading

    def _add(self, above: QTreeWidgetItem, instrument: Instrument, item: Item) -> None:
        row = QTreeWidgetItem(above, [numbered(item.number, item.name)])
        row.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        row.setData(0, _REF, ItemRef(instrument=instrument.id, item=item.id))
        row.setData(0, Qt.ItemDataRole.AccessibleTextRole, instrument.full_names[item.id])
        row.setToolTip(0, item.hint or "")
        for child in item.items:
            self._add(row, instrument, child)

    def _items(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []
        iterator = QTreeWidgetItemIterator(self)
        while (item := or_none(iterator.value())) is not None:
            found.append(item)
            iterator += 1
        return found

    def _headings(self) -> list[QTreeWidgetItem]:
        return [item for item in self._items() if item.data(0, _SECTION) is not None]

    def _show_count(self, heading: QTreeWidgetItem) -> None:
        items = [item for item in _below(heading) if item.data(0, _REF) is not None]
        ticked = sum(item.checkState(0) is Qt.CheckState.Checked for item in items)
        title, folded = self._titles[tuple(heading.data(0, _SECTION))], not heading.isExpanded()
        said = f"{title} · {ticked} van {len(items)}"
        heading.setText(0, said)
        heading.setIcon(0, self._signs[not folded])
        spoken = f"{said} in focus, {'ingeklapt' if folded else 'uitgeklapt'}"
        heading.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _on_folded(self, heading: QTreeWidgetItem) -> None:
        key = heading.data(0, _SECTION)
        if key is None:
            return
        (self._unfolded.add if heading.isExpanded() else self._unfolded.discard)(tuple(key))
        self.blockSignals(True)
        self._show_count(heading)
        self.blockSignals(False)
        self._fit()

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
        """Show where one is, for as long as the keys work here; a click shows that itself, and moves no page."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEY:
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold and tick with Space or Enter, and let the page follow the arrows."""
        item = self.currentItem()
        if item is None or event.key() not in _CHANGES:
            super().keyPressEvent(event)
        elif item.data(0, _SECTION) is not None:
            item.setExpanded(not item.isExpanded())
        elif item.data(0, _REF) is not None:
            ticked = item.checkState(0) is Qt.CheckState.Checked
            item.setCheckState(0, Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
        self._reach()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw no branches: what is unfolded has its sign on the row."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


class _WrappedItem(QStyledItemDelegate):
    """A row that breaks its text where there is no room, and is ticked or unfolded by a click anywhere on it."""

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
        if event.type() == QEvent.Type.MouseButtonRelease and index.data(_SECTION) is not None:
            self._tree.setExpanded(index, not self._tree.isExpanded(index))
            return True
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


def _below(heading: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    below: list[QTreeWidgetItem] = []
    for number in range(heading.childCount()):
        child = heading.child(number)
        if child is not None:
            below += (child, *_below(child))
    return below
