"""Function keys and their twins: declared together here, so that neither is there without the other."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

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
