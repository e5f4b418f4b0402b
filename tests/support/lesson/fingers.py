"""Fingers in a test: they press the keys of a lesson, each at its moment of a clock that stands still."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

_DEAD = {
    "'": Qt.Key.Key_Dead_Acute,
    '"': Qt.Key.Key_Dead_Diaeresis,
    "`": Qt.Key.Key_Dead_Grave,
    "^": Qt.Key.Key_Dead_Circumflex,
    "~": Qt.Key.Key_Dead_Tilde,
}
_NAMED = {"Enter": Qt.Key.Key_Return, "Esc": Qt.Key.Key_Escape}
_HELD = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}
_BARE = Qt.KeyboardModifier.NoModifier
_ALTGR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_LONGEST_MS, _TICK_MS = 20_000, 200
"""What the fake clock goes on at once, and the pause from which the lesson's own clock looks: it does so by
itself every so often, which real time would bring."""


class Fingers:
    """Press keys as the system tells them to the window."""

    def __init__(self, window, clock) -> None:
        self._handle = window.windowHandle()
        self._watch = window.shell.visit.observe.watch
        self._clock = clock
        self._now_ms = 0
        self._composed = 0

    def press(self, step) -> None:
        """Press the keys of a step."""
        composing = False
        for key, moment in zip(step.keys, step.moments, strict=True):
            self._wait_until(moment)
            if key.dead:
                self._send(QKeyEvent(QEvent.Type.KeyPress, _DEAD[key.name], _BARE))
            elif composing and key.writes != key.name:
                self._compose(key.writes)
            elif key.writes:
                self._type(key.writes)
            else:
                self._chord(key.name)
            composing = key.dead

    def _wait_until(self, moment_ms: int) -> None:
        while self._now_ms < moment_ms:
            by = min(_LONGEST_MS, moment_ms - self._now_ms)
            self._clock.advance(by)
            self._now_ms += by
            if by > _TICK_MS:
                self._watch.look()

    def _send(self, event) -> None:
        QApplication.sendEvent(self._handle, event)

    def _type(self, character: str) -> None:
        held = _ALTGR if character == "€" else _BARE
        key = ord(character.upper()) if character.isascii() else 0
        self._send(QKeyEvent(QEvent.Type.KeyPress, key, held, character))

    def _compose(self, character: str) -> None:
        """Give what a dead key and a letter became: as the key of the letter, or as an input method does."""
        self._composed += 1
        if self._composed % 2:
            self._type(character)
            return
        composed = QInputMethodEvent("", [])
        composed.setCommitString(character)
        QApplication.sendEvent(QApplication.focusWidget(), composed)

    def _chord(self, name: str) -> None:
        *held, key = name.split("+")
        modifiers = _BARE
        for each in held:
            modifiers |= _HELD[each]
        code = Qt.Key.Key_Backtab if name == "Shift+Tab" else _NAMED.get(key) or Qt.Key[f"Key_{key}"]
        if modifiers:
            QTest.keyClick(self._handle, code, modifiers)  # by way of the shortcuts
        else:
            self._send(QKeyEvent(QEvent.Type.KeyPress, code, modifiers))
