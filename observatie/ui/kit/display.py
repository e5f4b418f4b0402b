"""Whether there is a screen to show a window on; Qt itself would end the process where there is none."""

import os
import sys
from pathlib import Path

_NO_SCREEN = "er is geen scherm om een venster op te tonen; zonder venster maak je rapporten met: {headless}"
_NO_LIBRARY = (
    "het venster kan niet open, want op dit systeem ontbreekt {name}; in de README staat wat je installeert"
)
_OWN_PLATFORMS = ("offscreen", "minimal", "vnc", "eglfs", "linuxfb")


def why_no_window(headless: str) -> str | None:
    """Return in one sentence why no window can be shown, or None where it can; `headless` is what does work."""
    if not sys.platform.startswith("linux"):
        return None
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in _OWN_PLATFORMS:
        return None
    if _wayland_answers():
        return None
    if not _x_answers(os.environ.get("DISPLAY", "")):
        return _NO_SCREEN.format(headless=headless)
    import ctypes  # here, as is socket below: a start under Wayland, or on Windows, needs neither

    try:
        ctypes.CDLL("libxcb-cursor.so.0")
    except OSError:
        return _NO_LIBRARY.format(name="libxcb-cursor0")
    return None


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    folder = os.environ.get("XDG_RUNTIME_DIR")
    return bool(name and folder and (Path(folder) / name).exists())


def _x_answers(display: str) -> bool:
    host, _, number = display.rpartition(":")
    number = number.partition(".")[0]
    if not number.isdigit():
        return False
    if host not in ("", "unix"):
        return _connects((host.removeprefix("tcp/"), 6000 + int(number)))
    path = f"/tmp/.X11-unix/X{number}"
    return _connects(path) or _connects(f"\0{path}")


def _connects(address: str | tuple[str, int]) -> bool:
    import socket

    family = socket.AF_UNIX if isinstance(address, str) else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.settimeout(2)
        try:
            probe.connect(address)
        except OSError:
            return False
    return True
