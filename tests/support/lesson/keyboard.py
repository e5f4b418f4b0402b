"""A US-International keyboard and a mouse under X11, pressed by XTest, with nothing but the standard library."""

import subprocess
import time
from ctypes import CDLL, POINTER, byref, c_char_p, c_int, c_uint, c_ulong, c_void_p
from ctypes.util import find_library

_SYMBOLS = {
    "Enter": 0xFF0D,
    "Esc": 0xFF1B,
    "Backspace": 0xFF08,
    "Tab": 0xFF09,
    "Home": 0xFF50,
    "Left": 0xFF51,
    "Up": 0xFF52,
    "Right": 0xFF53,
    "Down": 0xFF54,
    "End": 0xFF57,
    "Delete": 0xFFFF,
    "Shift": 0xFFE1,
    "Ctrl": 0xFFE3,
    "Alt": 0xFFE9,
    "AltGr": 0xFE03,
    "€": 0x20AC,
    "“": 0xAD2,
    "”": 0xAD3,
    "„": 0xAFE,
}
_DEAD = {"`": 0xFE50, "'": 0xFE51, "^": 0xFE52, "~": 0xFE53, '"': 0xFE57}
_LEVELS = ((0, ()), (1, ("Shift",)), (4, ("AltGr",)), (5, ("Shift", "AltGr")))
"""In which column of the keyboard's map a symbol stands, and what is held for it."""

_HELD_BEFORE = 0.008
"""How long, in seconds, a finger is on Shift before the key, so that the program sees the one before the other."""


class Keyboard:
    """The keyboard of the display that DISPLAY names; it is made a US-International one."""

    def __init__(self) -> None:
        subprocess.run(["setxkbmap", "-layout", "us", "-variant", "intl"], check=True)
        self._x, self._test = _library("X11"), _library("Xtst")
        self._x.XOpenDisplay.restype = c_void_p
        self._x.XOpenDisplay.argtypes = [c_char_p]
        self._display = c_void_p(self._x.XOpenDisplay(None))
        if not self._display:
            raise OSError("no display; set DISPLAY")
        self._codes: dict[int, tuple[int, tuple[str, ...]]] = {}
        self._read_map()

    def _read_map(self) -> None:
        first, last, columns = c_int(), c_int(), c_int()
        self._x.XDisplayKeycodes(self._display, byref(first), byref(last))
        read = self._x.XGetKeyboardMapping
        read.restype = POINTER(c_ulong)
        count = last.value - first.value + 1
        table = read(self._display, c_uint(first.value), c_int(count), byref(columns))
        spare = 0
        for row in range(count):
            symbols = [table[row * columns.value + column] for column in range(columns.value)]
            spare = spare if any(symbols) else first.value + row
            for column, held in _LEVELS:
                if column < len(symbols) and symbols[column]:
                    self._codes.setdefault(symbols[column], (first.value + row, held))
        missing = _SYMBOLS["„"]
        if missing not in self._codes:  # the one character of the lesson that this layout has no key for
            symbol = (c_ulong * 1)(missing)
            self._x.XChangeKeyboardMapping(self._display, c_int(spare), c_int(1), symbol, c_int(1))
            self._codes[missing] = (spare, ())
        self._x.XSync(self._display, c_int(0))

    def press(self, name: str, *, dead: bool = False) -> float:
        """Press a key or chord and let it go again; return when it went down, by the wall clock."""
        *held, last = name.split("+") if len(name) > 1 else [name]
        symbol = _DEAD[last] if dead else _SYMBOLS.get(last) or ord(last.lower() if held else last)
        code, levels = self._codes[symbol]
        codes = [self._codes[_SYMBOLS[each]][0] for each in (*held, *levels)]
        for each in codes:
            self._send(each, down=True)
        if codes:
            time.sleep(_HELD_BEFORE)
        moment = time.time()
        self._send(code, down=True)
        for each in (code, *reversed(codes)):
            self._send(each, down=False)
        return moment

    def click(self, across: float, down: float) -> None:
        """Click at a place of the display, as a share of its width and height."""
        width = self._x.XDisplayWidth(self._display, c_int(0))
        height = self._x.XDisplayHeight(self._display, c_int(0))
        place = c_int(round(across * (width - 1))), c_int(round(down * (height - 1)))
        self._test.XTestFakeMotionEvent(self._display, c_int(0), *place, c_ulong(0))
        for is_down in (1, 0):
            self._test.XTestFakeButtonEvent(self._display, c_uint(1), c_int(is_down), c_ulong(0))
        self._x.XFlush(self._display)

    def _send(self, code: int, *, down: bool) -> None:
        self._test.XTestFakeKeyEvent(self._display, c_uint(code), c_int(int(down)), c_ulong(0))
        self._x.XFlush(self._display)

    @property
    def focus(self) -> int:
        """The window that gets the keys; 0 or 1 where none does."""
        window, revert = c_ulong(), c_int()
        self._x.XGetInputFocus(self._display, byref(window), byref(revert))
        return window.value


def _library(name: str) -> CDLL:
    return CDLL(find_library(name) or f"lib{name}.so.6")
