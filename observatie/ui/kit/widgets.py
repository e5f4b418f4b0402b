"""The few widgets that every screen uses, so that they look and read the same."""

from collections.abc import Callable
from itertools import takewhile
from typing import TypeVar

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor, QValidator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from observatie.ui.kit.keys import ENTER
from observatie.ui.kit.positions import units
from observatie.ui.kit.scroll_into_view import is_unseen, scroll_into_view
from observatie.ui.theme.theme import Theme

NO_MAXIMUM = 16_777_215
"""As wide or high as a widget can be: Qt's QWIDGETSIZE_MAX, which PySide6 does not give out."""


class _WrappedLabel(QLabel):
    """A text of more lines, which are broken once for a width.

    Layouts within layouts ask a dozen times for the same, and Qt breaks all lines each time.
    """

    def __init__(self, text: str) -> None:
        self._measured, self._heights = text, dict[int, int]()
        super().__init__(text)
        self.setWordWrap(True)

    def heightForWidth(self, width: int, /) -> int:
        """Return how high the text is in so much room."""
        text = self.text()
        if text != self._measured:
            self._measured, self._heights = text, {}
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = super().heightForWidth(width)
        return height

    def changeEvent(self, event: QEvent, /) -> None:
        """Forget what was measured in another font or style."""
        self._heights.clear()
        super().changeEvent(event)


def label(text: str = "", role: str = "", *, wrap: bool = False, name: str = "") -> QLabel:
    """Return a label in a role of the stylesheet; the text is never read as markup."""
    made = _WrappedLabel(text) if wrap else QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if name:
        made.setObjectName(name)
    return made


def key_label(text: str) -> QLabel:
    """Return a key of the keyboard, or something to type, as high as its letters are."""
    made = label(text, "key")
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made


def button(
    text: str, on_click: Callable[[], object], role: str = "", *, key: str = "", name: str = ""
) -> QPushButton:
    """Return a button with a verb on it; `key` is shown beside it and does the same."""
    made = QPushButton(f"{text}   {key}" if key else text)
    if role:
        made.setProperty("role", role)
    if key:
        made.setShortcut(key)
        made.setToolTip(f"{text} ({key})")
    made.setAccessibleName(text)
    made.setObjectName(name)
    made.clicked.connect(lambda _checked=False: on_click())
    return made


def way_back(theme: Theme, text: str, on_click: Callable[[], object], name: str) -> QPushButton:
    """Return the button with an arrow that leads back to where one came from."""
    made = button(text, on_click, "plain", name=name)
    made.setIcon(theme.icon("arrow-left", size=18))
    made.setIconSize(QSize(theme.px(18), theme.px(18)))
    return made


def header(theme: Theme, back: QWidget, title: QWidget, *buttons: QWidget) -> QWidget:
    """Return what stands above a screen: the way back, what is shown, and what can be done with it."""
    inside = row(theme, back, title, *buttons)
    inside.setStretch(1, 1)
    return panel(inside, "header", margins=(theme.px(12), theme.px(10), theme.px(24), theme.px(10)))


def lay_beside(line: QBoxLayout, beside: bool) -> None:
    """Lay what is in a line beside each other, or below each other where there is no room."""
    line.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)


def row(theme: Theme, *widgets: QWidget | int, spacing: float = 8) -> QHBoxLayout:
    """Return widgets beside each other; a number is a stretch."""
    return _filled(QHBoxLayout(), theme, widgets, spacing)


def column(theme: Theme, *widgets: QWidget | int, spacing: float = 8) -> QVBoxLayout:
    """Return widgets below each other; a number is a stretch."""
    return _filled(QVBoxLayout(), theme, widgets, spacing)


def rename(button: QPushButton, text: str) -> None:
    """Give a button another text; Qt forgets the key of a button with each new text."""
    key = button.shortcut()
    button.setText(text)
    button.setShortcut(key)


_Box = TypeVar("_Box", QHBoxLayout, QVBoxLayout)


def _filled(box: _Box, theme: Theme, widgets: tuple[QWidget | int, ...], spacing: float) -> _Box:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(theme.px(spacing))
    for widget in widgets:
        if isinstance(widget, int):
            box.addStretch(widget)
        else:
            box.addWidget(widget)
    return box


def breakable(path: object) -> str:
    """Return a path as it is shown: where it is long, it may go on to the next line behind each folder."""
    return str(path).replace("/", "/\u200b").replace("\\", "\\\u200b")


def panel(layout: QLayout, role: str = "", *, margins: tuple[int, int, int, int] | int = 0) -> QWidget:
    """Return a widget around a layout, painted in a role of the stylesheet; one margin is that of all sides."""
    made = QWidget()
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    if role:
        made.setProperty("role", role)
    layout.setContentsMargins(*((margins,) * 4 if isinstance(margins, int) else margins))
    made.setLayout(layout)
    return made


def talk_item(theme: Theme, layout: QLayout) -> QWidget:
    """Return the frame of one point of a talk: a line above it, and room for a ring while it has the focus."""
    return panel(layout, "talk-item", margins=(theme.px(12), theme.px(16), theme.px(12), theme.px(8)))


class _ScrollArea(QScrollArea):
    """Takes its content when it is about to be shown, and lets no key press what cannot be seen.

    A scroll area measures what it takes, which gives all of it its style; and whatever has its style gets it anew
    with each layout that is put around it.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content: QWidget | None = content
        self._watched: QWidget | None = None
        content.setParent(self)
        self.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        # Qt scrolls where Tab goes from one to the next in here, and not where it comes in from above or below.
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        inside = self.widget()
        self._watched = now if inside is not None and now is not None and inside.isAncestorOf(now) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
            if is_unseen(self._watched):
                scroll_into_view(self._watched)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the content with the first style; bring a button into sight that a key would press unseen."""
        if watched is self and event.type() == QEvent.Type.Polish and self._content is not None:
            self.removeEventFilter(self)
            content, self._content = self._content, None
            self.setWidget(content)
        elif isinstance(event, QKeyEvent) and isinstance(watched, QAbstractButton):
            return self._brings_into_sight(watched, event)
        return super().eventFilter(watched, event)

    def _brings_into_sight(self, pressed: QAbstractButton, event: QKeyEvent) -> bool:
        """Scroll to a button that is about to be pressed out of sight; return whether it can be seen only now."""
        is_press = event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Space, *ENTER)
        if not is_press or not is_unseen(pressed):
            return False
        scroll_into_view(pressed)
        # One that nothing can bring into sight, in a window that is too small, works as it stands.
        return not is_unseen(pressed)


def scrolling(content: QWidget) -> QScrollArea:
    """Return a scroll area in which nothing is cut, whatever the size of the window."""
    area = _ScrollArea(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def giving_way(stack: QStackedWidget) -> QStackedWidget:
    """Return a stack whose pages do not make the window larger: each lays itself out in the room there is."""
    stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
    return stack


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            # A layout shows what it was given at the next event; without this it would show as a window.
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


class LengthValidator(QValidator):
    """Refuses what is longer than so many characters, where a maximum of Qt would cut it, be it through an emoji.

    Attributes:
        most: how many characters a field takes.
    """

    def __init__(self, field: QLineEdit, most: int) -> None:
        super().__init__(field)
        self.most = most
        field.setMaxLength(2**31 - 1)
        field.setValidator(self)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Say whether a text fits."""
        fits = len(text) <= self.most
        return (QValidator.State.Acceptable if fits else QValidator.State.Invalid), text, position


def holds_files(data: QMimeData) -> bool:
    """Return whether it is files of this machine that are dragged: as text they would be their paths."""
    return any(url.isLocalFile() for url in data.urls())


class LineField(QLineEdit):
    """A line to type on. What is dropped on it is for whatever is around it: most often a file, and no answer."""

    def __init__(self, most: int | None = None) -> None:
        """Make a line that takes `most` characters: what does not fit is refused whole, and that is said."""
        super().__init__()
        self.setAcceptDrops(False)
        if most is not None:
            LengthValidator(self, most)
            self.inputRejected.connect(lambda: say_too_long(self, most))


def take_back(field: QPlainTextEdit, text: str) -> None:
    """Turn what was just done in a field back to `text`, the cursor behind what stands there of it.

    Undo alone would take all of what was typed in one go along.
    """
    field.undo()
    now = field.toPlainText()
    begin = _shared(now, text)
    end = _shared(now[begin:][::-1], text[begin:][::-1])
    cursor = field.textCursor()
    cursor.setPosition(units(now[:begin]))
    cursor.setPosition(units(now[: len(now) - end]), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text[begin : len(text) - end])
    field.setTextCursor(cursor)


def _shared(text: str, other: str) -> int:
    """Return with how many characters both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(text, other, strict=False)))


def say_too_long(field: QWidget, most: int) -> None:
    """Say at a field that what was typed or pasted does not fit and is not in it."""
    count = f"{most:,}".replace(",", ".")
    said = f"Hier passen niet meer dan {count} tekens. Wat je typte of plakte is er niet bij gezet."
    QToolTip.showText(field.mapToGlobal(field.rect().bottomLeft()), said, field)


_CENTRED_WIDTH = 460


def centred(theme: Theme, *widgets: QWidget) -> QVBoxLayout:
    """Return a layout with widgets below each other in the middle of the screen; it scrolls where it must."""
    inner = panel(column(theme, *widgets, spacing=14), "card", margins=theme.px(28))
    inner.setMaximumWidth(theme.px(_CENTRED_WIDTH))
    inner.setMinimumWidth(min(theme.px(_CENTRED_WIDTH), 620))
    across = row(theme, 1, inner, 1)
    across.setAlignment(inner, Qt.AlignmentFlag.AlignVCenter)
    return column(theme, scrolling(panel(across)))
