"""What starting costs, measured in fresh processes: the unlock screen, the list, and memory."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from libraries import Made
from measure import medians
from table import Row, times

_CHILD = Path(__file__).with_name("child.py")
_CHECKOUT = _CHILD.parents[2]
_ROUNDS = 9


def start_rows(large: Made, scratch: Path) -> Iterator[Row]:
    """Yield what a start takes; `scratch` is an empty folder, for bytecode and for the window's settings."""
    folder, key = os.fspath(large.folder), large.key.hex()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
        "PYTHONPATH": os.fspath(_CHECKOUT),
        # Compiled once, in the round for warmth, as for anybody who starts the program a second time.
        "PYTHONPYCACHEPREFIX": os.fspath(scratch / "bytecode"),
        "XDG_CONFIG_HOME": os.fspath(scratch / "settings"),
        "OBSERVATIE_LOGBOEK": os.fspath(scratch / "log"),
        # Without a screen; what the window system itself takes is not ours.
        "QT_QPA_PLATFORM": "offscreen",
    }

    def child(*arguments: str) -> Callable[[], float]:
        return lambda: _said(arguments, environment)

    def painted(*arguments: str) -> Callable[[], float]:
        return lambda: _until_said(arguments, environment)

    ours, peer = medians([painted("locked", folder), painted("bare")], _ROUNDS)
    yield times("unlock screen painted, from the command", "a bare PySide6 window painted", ours, peer, 1.5)
    visits = f"{large.entries // 100:,} visits"
    ours, peer = medians([child("listed", folder), child("raw", folder)], _ROUNDS)
    against = "the file opened raw, a screenful read, scrypt included in both"
    yield times(f"unlocked to list usable, {visits}", against, ours * 1000, peer * 1000, 2)
    ours, peer = medians([child("opened", folder, key), child("raw", folder, key)], _ROUNDS)
    yield times("  of which after the key is known", "the same without scrypt", ours * 1000, peer * 1000)
    if Path("/proc/self/statm").exists():
        works = [child("list_memory", folder), child("bare_memory"), child("bare_memory", "without sources")]
        ours, peer, without = medians(works, 3)
        against = "a bare window with what must be imported"
        yield times(f"memory at the list, {visits}", against, ours, peer, 1.3, "MiB")
        yield times("  the same", "the same, the sources let go as ours does", ours, without, unit="MiB")


def _started(arguments: tuple[str, ...], environment: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, os.fspath(_CHILD), *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def _until_said(arguments: tuple[str, ...], environment: dict[str, str]) -> float:
    """Return the milliseconds until a child said something."""
    begin = perf_counter()
    with _started(arguments, environment) as child:
        assert child.stdout is not None
        assert child.stdout.readline(), f"{arguments} said nothing"
        return (perf_counter() - begin) * 1000


def _said(arguments: tuple[str, ...], environment: dict[str, str]) -> float:
    """Return the number that a child said last."""
    with _started(arguments, environment) as child:
        assert child.stdout is not None
        return float(child.stdout.read().split()[-1])
