"""What a key means to a line: whether it writes, begins something, edits, or is only held."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence

WRITING = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.InputMethod)
"""The events with which something is written, or may be."""

_DEAD_KEYS = range(Qt.Key.Key_Dead_Grave, Qt.Key.Key_Dead_Longsolidusoverlay + 1)
_HELD = (
    *(
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
    ),
    *(Qt.Key.Key_Mode_switch, Qt.Key.Key_Super_L, Qt.Key.Key_Super_R),
)
_EDITING = (
    *(QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Paste),
    *(QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo, QKeySequence.StandardKey.SelectAll),
)


def is_text(event: QKeyEvent) -> bool:
    """Return whether a key writes a character, also with AltGr, which some systems tell as Ctrl and Alt."""
    held = event.modifiers()
    ctrl = bool(held & Qt.KeyboardModifier.ControlModifier)
    alt = bool(held & Qt.KeyboardModifier.AltModifier)
    return bool(event.text()) and event.text().isprintable() and ctrl == alt


def begins_a_line(event: QEvent) -> bool:
    """Return whether this is the first key of something that is written: a character, a dead key, a paste."""
    if isinstance(event, QInputMethodEvent):
        return bool(event.preeditString() or event.commitString())
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
        return is_text(event) or event.key() in _DEAD_KEYS or event.matches(QKeySequence.StandardKey.Paste)
    return False


def edits(event: QKeyEvent) -> bool:
    """Return whether this is a key with which one edits any text field: copy, cut, paste, undo and the like."""
    return any(event.matches(key) for key in _EDITING) or is_redo(event)


def is_held(event: QEvent) -> bool:
    """Return whether this is a key that is held while another is pressed, such as Shift."""
    return isinstance(event, QKeyEvent) and event.key() in _HELD


def wrote_nothing(event: QEvent) -> bool:
    """Return whether a key that left the line empty is over: one that the system swallowed begins no line.

    A dead key, a bare modifier and an input method in the middle of a character leave it open.
    """
    if isinstance(event, QInputMethodEvent):
        return not event.preeditString()
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    return bool(event.text()) and event.key() not in _DEAD_KEYS


def is_redo(event: QKeyEvent) -> bool:
    """Return whether this is a key of redo; not every system knows Ctrl+Y as the key of its text fields."""
    ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return event.matches(QKeySequence.StandardKey.Redo) or bool(ctrl and event.key() == Qt.Key.Key_Y)
