"""Enter presses the button that has the focus, else the filled one, which is the next step of a screen.

Qt does so in dialogs alone. Where Enter has a meaning already (a new line, a list, a field that is recorded or
sent by it) it keeps that.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMetaMethod, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton, QWidget
from shiboken6 import isValid

from observatie.ui.kit.keys import ENTER
from observatie.ui.kit.writing_keys import begins_a_word, is_plain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit
    from typing_extensions import TypeIs

FILLED = ("primary", "talk-primary")
"""The roles of a button that is filled; a screen shows one such button at a time."""


class EnterKey(QObject):
    """What Enter does in a window.

    It sees the keys of whatever has the focus before that does, and nothing else of the window: a press is known
    by the widget on which it began. A key that is held works on in a text of several lines, and nowhere else: what
    came under the focus meanwhile was not pressed. Nor is a button pressed by the space between two words.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._followed: QWidget | None = None
        self._began_on: QObject | None = None
        self._released_ms = 0
        self._is_held = False
        self._typed_on: QObject | None = None
        self._is_spacing = False
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
        self._follow(QApplication.focusWidget())

    @Slot(QWidget, QWidget)
    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        # A window that goes lets go of the focus before what listens in it is gone.
        if isValid(self._window):
            self._follow(now)

    def _follow(self, now: QWidget | None) -> None:
        if self._followed is not None and isValid(self._followed):
            self._followed.removeEventFilter(self)
        # Without a focus a window gets the keys itself.
        self._followed = now if now is not None and now.window() is self._window else self._window
        self._followed.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Press the button on which Enter was pressed, and stop a key that is held where it must not go on."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.key() not in ENTER:
            self._released_ms = 0
            return isinstance(watched, QAbstractButton) and self._is_between_words(watched, event)
        if event.type() == QEvent.Type.KeyRelease:
            self._released_ms = event.timestamp()
        if event.type() != QEvent.Type.KeyPress:
            return False
        self._is_held = self._is_repeat(event)
        if self._is_held:
            return watched is not self._began_on or not _is_text(watched)
        is_second = self._is_second(watched, event)
        self._began_on = watched
        if not isinstance(watched, QAbstractButton) or not is_plain(event):
            return False
        if is_second and watched.isCheckable():
            return True
        self.click(watched)
        return True

    def _is_between_words(self, button: QAbstractButton, event: QKeyEvent) -> bool:
        """Return whether this is the space after a word that is typed on a button; that is no press of it."""
        if event.type() == QEvent.Type.KeyPress:
            self._is_spacing = event.key() == Qt.Key.Key_Space and self._typed_on is button
            self._typed_on = button if begins_a_word(event) else None
        return self._is_spacing and event.key() == Qt.Key.Key_Space

    def _is_repeat(self, event: QKeyEvent) -> bool:
        # Some systems do not say so: a key that is held is let go and pressed anew in the same millisecond.
        return event.isAutoRepeat() or (event.timestamp() == self._released_ms != 0)

    def _is_second(self, watched: QObject, event: QKeyEvent) -> bool:
        """Return whether this is the second of two quick presses, of which the first led here from elsewhere.

        Whoever presses twice to go on has chosen nothing on the page that came.
        """
        is_quick = event.timestamp() - self._released_ms < QApplication.doubleClickInterval()
        return self._released_ms != 0 and is_quick and watched is not self._began_on

    def press_default(self, event: QKeyEvent) -> bool:
        """Press the filled button for an Enter that nothing in the window took; return whether it did."""
        held = QApplication.focusWidget() or self._window
        if event.key() not in ENTER or self._is_held or not is_plain(event):
            return False
        # A field that was sent by it may have given the focus to another page, which nobody pressed.
        if held is not self._began_on or _means_something(held):
            return False
        default = default_button(held)
        if default is None:
            return False
        self.click(default)
        return True

    def click(self, button: QAbstractButton) -> None:
        """Press a button."""
        button.click()


def default_button(widget: QWidget) -> QPushButton | None:
    """Return the filled button that goes with a widget: the one that stands nearest around it; None for none."""
    around: QWidget | None = widget
    while around is not None:
        found = [each for each in around.findChildren(QPushButton) if _is_filled(each)]
        if found:
            return found[0] if len(found) == 1 and found[0].isEnabled() else None
        around = around.parentWidget()
    return None


def _is_filled(button: QPushButton) -> bool:
    return button.property("role") in FILLED and button.isVisible()


def _means_something(widget: QWidget) -> bool:
    from PySide6.QtWidgets import QAbstractItemView, QComboBox  # here, as the unlock screen has none

    match widget:
        case QAbstractItemView() | QComboBox() | QAbstractButton():
            return True
        case QLineEdit():
            return widget.isSignalConnected(QMetaMethod.fromSignal(widget.returnPressed))
        case _:
            return _is_text(widget) and not widget.isReadOnly()


def _is_text(widget: QObject) -> "TypeIs[QPlainTextEdit | QTextEdit]":
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit  # here, as the unlock screen has none

    return isinstance(widget, QPlainTextEdit | QTextEdit)
