"""Somebody at a window or a screen of it: keys that go where the focus is, a mouse, and what can be read.

The functions are for whoever is in front; `Hands` sits at one screen and is what others who do more are made of.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier

LAPTOP = (1366, 768)
"""The screen of a school laptop, whatever the screen of the tests is."""

_FURTHEST = 200
"""More Tabs than any screen has places for."""


def key(pressed: Qt.Key, modifier=NONE) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), pressed, modifier)


def write(text: str) -> None:
    """Type where the focus is."""
    QTest.keyClicks(QApplication.focusWidget(), text)


def walk_to(*names: str, with_key: Callable[..., None] = key) -> None:
    """Go with Tab to the widget of one of these names, or to its line; out of a text in which Tab is a tab."""
    passed: list[str] = []
    for _ in range(_FURTHEST):
        here = QApplication.focusWidget()
        passed.append(here.objectName() if here else "")
        if passed[-1].removesuffix("-line") in names:
            return
        inside = isinstance(here, QPlainTextEdit) and not here.tabChangesFocus()
        with_key(Qt.Key.Key_Tab, CTRL if inside else NONE)
    raise AssertionError(f"no key leads to {names}; it went to {passed[-30:]}")


def press(name: str) -> None:
    """Go with Tab to a button, and press it with the space bar."""
    walk_to(name)
    key(Qt.Key.Key_Space)


def find(screen: QWidget, kind: type, name: str):
    """Return the widget of this kind and name that shows, once what was asked for has its place."""
    QApplication.processEvents()
    return next(each for each in screen.findChildren(kind, name) if each.isVisible())


def seen(screen: QWidget, name: str | None = None) -> list[str]:
    """Return what the labels that show say, or those of one name."""
    QApplication.processEvents()
    return [each.text() for each in screen.findChildren(QLabel, name) if each.isVisible()]


def in_front(screen: QWidget, qtbot, size: tuple[int, int] = LAPTOP) -> QWidget:
    """Show a screen by itself, with the keys."""
    qtbot.addWidget(screen)
    screen.resize(*size)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    return screen


class Hands:
    """Types, walks with Tab, presses with the space bar, clicks and reads, at one window or screen.

    Attributes:
        window: what one sits at.
    """

    def __init__(self, window: QWidget, qtbot) -> None:
        self.window, self.qtbot = window, qtbot

    def key(self, pressed: Qt.Key, modifier=NONE) -> None:
        """Press a key where the focus is, and let what it asks for be shown."""
        key(pressed, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        write(text)

    def walk_to(self, *names: str) -> None:
        walk_to(*names, with_key=self.key)

    def press(self, name: str) -> None:
        self.walk_to(name)
        self.key(Qt.Key.Key_Space)

    def push(self, name: str) -> None:
        """Press a button that shows, from wherever the focus is."""
        self.find(QPushButton, name).setFocus()
        self.key(Qt.Key.Key_Space)

    def click(self, name: str, kind: type = QPushButton) -> None:
        self.qtbot.mouseClick(self.find(kind, name), Qt.MouseButton.LeftButton)

    def find(self, kind: type, name: str):
        return find(self.window, kind, name)

    def seen(self) -> list[str]:
        """Return every label that shows."""
        return seen(self.window)

    def labels(self) -> str:
        """Return the same as one text."""
        return "\n".join(self.seen())

    def close_popup(self) -> None:
        """Close the list below a field; without a window system it gives the keys back only when asked."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            QTest.keyClick(popup, Qt.Key.Key_Escape)
        with self.qtbot.waitActive(self.window):
            self.window.activateWindow()
