"""What one does with the notes in hand: link them to what stands beside them or to another, or make a finding."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from observatie.domain.acts.acts import ItemRef
from observatie.domain.labels import Label
from observatie.domain.lesson.offers import MOST
from observatie.domain.lesson.tags import Tag, labels_of
from observatie.domain.visit.completeness import Place
from observatie.domain.visit.wording import number
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.keys import ENTER
from observatie.ui.kit.labels import ElidedLabel, LabelPainter
from observatie.ui.kit.qt_types import or_none
from observatie.ui.kit.widgets import LineField, button, column, label, panel, row
from observatie.ui.notes.note_model import Index, NoteRow
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
        self._field = LineField(100)
        self._field.setObjectName("link-find")
        self._field.setAccessibleName("Koppel aan een onderdeel: typ een deel van de naam")
        self._field.setPlaceholderText("Koppel aan …")
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


@dataclass(frozen=True)
class LinkGoal:
    """An item or a finding.

    Attributes:
        name: what it is called; linked: whether a note is linked to it already.
        item: the item, whose notes stand out; None for a finding.
    """

    name: str
    linked: Callable[[NoteRow], bool]
    item: ItemRef | None = None


def goal_of(place: Place) -> LinkGoal | None:
    """Return a place as the goal of a link; None where nothing can be linked to it."""
    ref = place.ref
    if ref is None or not place.instrument.takes_evidence:
        return None
    return LinkGoal(_short_first(place), lambda row: ref in row.note.items, ref)


def _short_first(place: Place) -> str:
    """Return the name of a place as it is read where its end is cut: its own name first, then its section."""
    if place.item is None or place.name == place.item.name:
        return place.name
    return str(Label(place.item.name, behind=place.section.title))


_LINK, _UNLINK = "Koppel", "Ontkoppel"


class NotesFoot(QWidget):
    """The buttons, or the field in which an item is found.

    Signals:
        link_asked, link_to_asked, finding_asked: the buttons.
        taken: the ItemRef that was found; closed: the field was closed without one.
    """

    link_asked = Signal()
    link_to_asked = Signal()
    finding_asked = Signal()
    taken = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, find: Callable[[str], Sequence[Tag]]) -> None:
        super().__init__()
        self._narrow = False
        self._linked = False
        self._link = button(_LINK, self.link_asked.emit, name="link")
        self._to = ElidedLabel("small", name="link-to")
        self._link_to = button("Koppel aan …", self.link_to_asked.emit, "quiet", name="link-item")
        self._make = button("Maak bevinding", self.finding_asked.emit, "quiet", name="make-finding")
        line = row(theme, self._link, self._to)
        line.setStretch(1, 1)
        more = FlowLayout(across=theme.px(8), down=theme.px(6))
        for each in (self._link_to, self._make):
            more.addWidget(each)
        buttons = column(theme, spacing=6)
        buttons.addLayout(line)
        buttons.addLayout(more)
        self._buttons = panel(buttons)
        self._field = LinkField(theme, find)
        self._field.taken.connect(self._on_taken)
        self._field.closed.connect(self._on_closed)
        self._field.hide()
        self.setLayout(column(theme, self._buttons, self._field, spacing=0))
        self._show_words()

    def set_narrow(self, narrow: bool) -> None:
        """Leave the keys out of the buttons where there is little room."""
        self._narrow = narrow
        self._show_words()

    def _show_words(self) -> None:
        link = _UNLINK if self._linked else _LINK
        for made, word, key in self._named(link):
            made.setText(word if self._narrow else f"{word}   {key}")
            made.setAccessibleName(word)
            made.setToolTip(f"{word} ({key})")

    def _named(self, link: str) -> tuple[tuple[QPushButton, str, str], ...]:
        return (
            (self._link, link, "Ctrl+L"),
            (self._link_to, "Koppel aan …", "Ctrl+K"),
            (self._make, "Maak bevinding", "Ctrl+B"),
        )

    def show_notes(self, notes: Sequence[NoteRow], goal: LinkGoal | None, *, can_find: bool) -> None:
        """Show what can be done with these notes; `goal` is what stands beside them."""
        self._linked = goal is not None and bool(notes) and all(goal.linked(each) for each in notes)
        self._show_words()
        for part in (self._link, self._to):
            part.setVisible(goal is not None)
        self._link.setEnabled(bool(notes))
        count = f"{number(len(notes), 'notitie', 'notities')} " if len(notes) > 1 else ""
        name = goal.name if goal else ""
        self._to.setText(
            f"{count}{'van' if self._linked else 'aan'} {name}" if notes else "Kies eerst een notitie"
        )
        self._link_to.setVisible(can_find)
        self._link_to.setEnabled(bool(notes))
        self._make.setEnabled(bool(notes))
        if not notes and not self._field.isHidden():
            self._show_field(False)

    def begin_find(self, text: str = "") -> None:
        """Let an item be found, to begin with by this text."""
        self._show_field(True)
        self._field.begin(text)

    def _show_field(self, shown: bool) -> None:
        self._field.setVisible(shown)
        self._buttons.setVisible(not shown)

    def _on_taken(self, item: object) -> None:
        self._show_field(False)
        self.taken.emit(item)

    def _on_closed(self) -> None:
        self._show_field(False)
        self.closed.emit()
