"""Koppel aan …: a field in which an item of any instrument is found by a few letters."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from observatie.domain.labels import Label
from observatie.domain.lesson.offers import MOST
from observatie.domain.lesson.tags import Tag, labels_of
from observatie.ui.kit.keys import ENTER
from observatie.ui.kit.labels import LabelPainter
from observatie.ui.kit.widgets import button, label, limit_length, or_none, row
from observatie.ui.notes.note_model import Index
from observatie.ui.theme.theme import Theme

_ROW = 32
_REF, _LABEL = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_WALK = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class LinkField(QWidget):
    """What is typed is completed; the arrows choose, Enter takes, Escape closes.

    Signals:
        taken: the ItemRef of the item that was chosen.
        closed: nothing was chosen.
    """

    taken = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, find: Callable[[str], Sequence[Tag]]) -> None:
        """Make a field that asks `find` for what the typed letters can mean, the likeliest first."""
        super().__init__()
        self._theme = theme
        self._find = find
        self._field = QLineEdit()
        self._field.setObjectName("link-find")
        self._field.setAccessibleName("Koppel aan een onderdeel: typ een deel van de naam")
        self._field.setPlaceholderText("Koppel aan …")
        limit_length(self._field, 100)
        self._field.textChanged.connect(lambda: self._offer())
        self._field.installEventFilter(self)
        self._list = QListWidget()
        self._list.setObjectName("link-found")
        self._list.setAccessibleName("Onderdelen die passen")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setItemDelegate(_LabelDelegate(theme, self._list))
        self._list.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._list.setProperty("role", "popup")
        self._list.setMinimumHeight(theme.px(_ROW))
        self._list.itemClicked.connect(lambda: self._take())
        self._none = label("Geen onderdeel past bij wat je typt.", "small", wrap=True)
        close = button("Sluit", self.closed.emit, "quiet", name="link-close")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        box.addLayout(row(theme, self._field, close))
        for widget in (self._list, self._none):
            box.addWidget(widget)

    def begin(self, text: str = "") -> None:
        """Begin with a text that the next letter replaces, or with an empty field."""
        self._field.setText(text)
        self._field.selectAll()
        self._offer()
        self._field.setFocus()

    def _offer(self) -> None:
        found = self._find(self._field.text().strip().removeprefix("#"))[:MOST]
        self._list.clear()
        for tag, shown in zip(found, labels_of(found), strict=True):
            offer = QListWidgetItem(str(shown))
            offer.setData(_REF, tag.ref)
            offer.setData(_LABEL, shown)
            offer.setToolTip(str(shown))
            self._list.addItem(offer)
        self._list.setMaximumHeight(max(1, len(found)) * max(1, self._list.sizeHintForRow(0)) + self._theme.px(4))
        self._go_to(0)
        self._list.setVisible(bool(found))
        self._none.setVisible(not found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk over what was found while one types."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key = Qt.Key(event.key())
        if key in _WALK and self._list.count():
            by = 1 if key == Qt.Key.Key_Down else -1
            self._go_to((self._list.currentRow() + by) % self._list.count())
        elif key in ENTER:
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            return False
        return True

    def _go_to(self, place: int) -> None:
        self._list.setCurrentRow(place)
        current = self._list.currentItem()
        # The focus stays in the field, so that is where a screen reader tells what Enter takes.
        self._field.setAccessibleDescription(f"Enter koppelt aan {current.text()}" if current else "")

    def _take(self) -> None:
        chosen = or_none(self._list.currentItem())
        if chosen is not None:
            self.taken.emit(chosen.data(_REF))


class _LabelDelegate(QStyledItemDelegate):
    """Paints what was found: what tells it from the rest first."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._painter = LabelPainter(theme)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave the text to `paint`."""
        super().initStyleOption(option, index)
        option.text = ""  # pyright: ignore[reportAttributeAccessIssue]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a line."""
        return QSize(0, round(self._painter.height) + self._theme.px(8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground as any list does, and the label on it."""
        super().paint(painter, option, index)
        shown: Label = index.data(_LABEL)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        side = self._theme.px(8)
        painter.save()
        self._painter.paint(painter, QRectF(rect).adjusted(side, 0, -side, 0), shown, self._theme.color("ink"))
        painter.restore()
