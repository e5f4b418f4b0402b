"""What a key means to a line: whether it writes, begins something, edits, or is only held; and when it went down.

On a US-International keyboard under X11 the quotation mark is a key that Qt keeps to itself: where a dead key is
composed, only what it became comes. The system tells every key before Qt looks at it; on macOS, and where an input
method shows what it composes, that is not needed.
"""

from ctypes import c_uint8, c_uint32, c_void_p, sizeof

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence

from observatie.domain.clock import Clock, Moment

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


_XCB_KEY_PRESS = 2
_XCB_TYPE = 0x7F
_WM_KEYDOWN, _WM_SYSKEYDOWN = 0x100, 0x104


class RawKeys(QAbstractNativeEventFilter):
    """Listens while a line has the focus, so that every key it hears is for that line."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._heard: list[Moment] = []

    def listen(self) -> None:
        """Begin to listen."""
        self._heard.clear()
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self)

    def stop(self) -> None:
        """Listen no more."""
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self)

    def take(self) -> Moment | None:
        """Return when the first key went down since this was asked last, or None where none was heard."""
        first = self._heard[0] if self._heard else None
        self._heard.clear()
        return first

    def drop_last(self) -> None:
        """Forget the key that was heard last: it writes nothing, and a dead key before it still waits."""
        if self._heard:
            self._heard.pop()

    def nativeEventFilter(
        self, event_type: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Read the clock when a key goes down; the key goes on as it would."""
        if _is_key_press(QByteArray(event_type), int(message)):
            self._heard.append(self._clock.now())
        return False, 0


def _is_key_press(event_type: QByteArray, address: int) -> bool:
    if event_type == b"xcb_generic_event_t":
        return c_uint8.from_address(address).value & _XCB_TYPE == _XCB_KEY_PRESS
    if event_type == b"windows_generic_MSG":
        # The handle of the window comes first.
        return c_uint32.from_address(address + sizeof(c_void_p)).value in (_WM_KEYDOWN, _WM_SYSKEYDOWN)
    return False
