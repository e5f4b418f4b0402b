"""When a key went down, also one that Qt keeps to itself: where a dead key is composed, only what it became comes.

On a US-International keyboard under X11 the quotation mark is such a key. The system tells every key before Qt
looks at it; on macOS, and where an input method shows what it composes, that is not needed.
"""

from ctypes import c_uint8, c_uint32, c_void_p, sizeof

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication

from observatie.domain.clock import Clock, Moment

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
