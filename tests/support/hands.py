"""Somebody with a keyboard and no mouse, before the main window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
_FURTHEST = 200
"""More Tabs than any screen has places for."""


class Hands:
    """Types, walks with Tab and presses with the space bar."""

    def __init__(self, window, qtbot) -> None:
        self.window, self.qtbot = window, qtbot

    def key(self, key, modifier=NONE) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), text)

    def walk_to(self, *names: str) -> None:
        """Go with Tab to the widget of one of these names, out of a text in which Tab is a tab."""
        passed: list[str] = []
        for _ in range(_FURTHEST):
            here = QApplication.focusWidget()
            if here is not None and here.objectName() in names:
                return
            passed.append(here.objectName() if here else "")
            inside = isinstance(here, QPlainTextEdit) and not here.tabChangesFocus()
            self.key(Qt.Key.Key_Tab, CTRL if inside else NONE)
        raise AssertionError(f"no key leads to {names}; it went to {passed[-30:]}")

    def press(self, name: str) -> None:
        self.walk_to(name)
        self.key(Qt.Key.Key_Space)
