"""The keys of the window: function keys with their twins, and digits on a keyboard that writes another sign there.

On a Belgian and a French keyboard the digit keys write & é " ' ( … and the digit comes with Shift. Qt goes by what
a key writes, so that Ctrl with a digit key is no Ctrl+1 there; here it is, by the place of the key.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from observatie.ui.kit.qt_types import or_none

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""The key of the letters and that of the digits."""

TWINS = {"F1": "Ctrl+G", "F2": "Ctrl+E", "F5": "Ctrl+L", "F6": "Ctrl+I", "F7": "Ctrl+K", "F9": "Ctrl+H"}
"""By function key, the key that does the same on a keyboard where those are hard to reach."""


def shortcut(
    parent: QWidget,
    key: str,
    act: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
) -> QShortcut:
    """Let a key, and its twin where it is a function key, do something for as long as `parent` is shown.

    A key that is held down does it once.
    """
    made = QShortcut(parent)
    made.setKeys([QKeySequence(each) for each in (key, TWINS.get(key)) if each])
    made.setContext(context)
    made.setAutoRepeat(False)
    made.activated.connect(act)
    return made


def asks_help(event: QKeyEvent) -> bool:
    """Return whether this is the key of the help, or its twin."""
    return QKeySequence(event.keyCombination()).toString() in ("F1", TWINS["F1"])


_DIGITS = range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)
_PLACES: dict[str, tuple[int, ...]] = {
    "xcb": tuple(range(10, 20)),
    "wayland": tuple(range(10, 20)),
    "windows": tuple(range(2, 12)),
}
"""By the system of windows, the scan codes of the digit keys from 1 to 9 and then 0."""
_MAC_PLACES = (18, 19, 20, 21, 23, 22, 26, 28, 25, 29)
"""macOS has no scan codes; its virtual keys are places too."""
_SIGNS = {"&": 1, "é": 2, '"': 3, "'": 4, "(": 5, "§": 6, "-": 6, "è": 7, "!": 8, "_": 8, "ç": 9, "à": 0}
"""What they write on a Belgian and a French keyboard, for where the system does not tell which key it was."""


def digit_key(event: QKeyEvent, system: str) -> int | None:
    """Return the digit whose key was pressed together with Ctrl alone and that writes something else, or None.

    `system` is the name by which Qt knows the system of windows.
    """
    if event.modifiers() != Qt.KeyboardModifier.ControlModifier or event.key() in _DIGITS:
        return None
    places, place = _PLACES.get(system, ()), event.nativeScanCode()
    if system == "cocoa":
        places, place = _MAC_PLACES, event.nativeVirtualKey()
    if places and place:
        return (places.index(place) + 1) % 10 if place in places else None
    return _SIGNS.get(chr(event.key()).lower()) if 0 < event.key() <= 0xFF else None


def press_digit(window: QWidget, event: QKeyEvent) -> bool:
    """Do what Ctrl with a digit does in a window, where its key writes something else; return whether it did."""
    digit = digit_key(event, QGuiApplication.platformName())
    if digit is None:
        return False
    wanted = QKeySequence(f"Ctrl+{digit}")
    found = [each for each in window.findChildren(QShortcut) if each.key() == wanted and _holds(each)]
    if len(found) != 1 or (event.isAutoRepeat() and not found[0].autoRepeat()):
        return False
    found[0].activated.emit()
    return True


def _holds(key: QShortcut) -> bool:
    owner = key.parent()
    if not isinstance(owner, QWidget) or not key.isEnabled() or not owner.isEnabled() or not owner.isVisible():
        return False
    focus = or_none(owner.window().focusWidget())
    is_inside = focus is not None and (focus is owner or owner.isAncestorOf(focus))
    return is_inside or key.context() is Qt.ShortcutContext.WindowShortcut
