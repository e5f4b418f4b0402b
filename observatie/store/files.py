"""Files that move into their place whole, or out of the way."""

import os
from itertools import count
from pathlib import Path


def move_into_place(beside: Path, path: Path) -> None:
    """Let `path` be what `beside` is, so that a crash leaves the old file or the new one, never half of one."""
    os.replace(beside, path)
    _sync_folder(path.parent)


def set_aside(path: Path) -> None:
    """Give a file that stands in the way, if there is one, a name that is free: nothing is thrown away."""
    if os.path.lexists(path):
        names = (path.with_name(f"{path.name}.oud{number}") for number in count(1))
        path.rename(next(name for name in names if not os.path.lexists(name)))


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return  # Windows has no handle on a folder to sync
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
