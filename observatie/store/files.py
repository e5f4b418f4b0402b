"""Files outside the database: each is written whole or not at all, and a program that holds one is waited for.

A virus scanner or a client that synchronises opens a file the moment it is there; Windows then refuses to replace
it, most often for less than a second.
"""

import errno
import os
import time
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import BinaryIO

from observatie.domain.errors import BugError, KnownError, reason

try:
    import fcntl
except ImportError:  # Windows, which neither moves nor takes away a file that is open
    fcntl = None

Pause = Callable[[float], None]
"""Waits so many seconds."""

PAUSES = (0.05, 0.1, 0.2, 0.35, 0.5, 0.8)
"""Seconds between the attempts to replace a file that another program holds: two in all."""

# Clients of synchronised folders leave such names alone, so that no half file travels.
_BESIDE = "~observatie-{}.tmp"


class HeldError(PermissionError):
    """Another program held the file as long as we waited."""


def save(path: Path, content: bytes, pause: Pause = time.sleep, *, replace: bool = True) -> None:
    """Put a file that a person asked for in its place, whole or not at all; raises KnownError C05.

    Where nobody was asked whether a file may be replaced, one that holds something else stays: KnownError C11.
    """
    try:
        if not replace and os.path.lexists(path):
            if path.read_bytes() == content:
                return
            raise KnownError(
                "C11", f"{path} is er al, met een andere inhoud", "geef --vervang, of kies een andere map"
            )
        write_whole(path, content, pause)
    except OSError as error:
        raise KnownError("C05", *why_not(path, error)) from error


def save_as_new(folder: Path, names: Iterable[str], content: bytes, pause: Pause = time.sleep) -> Path:
    """Put a file under the first of `names` at which nothing else is, and return where; raises KnownError C05."""
    for name in names:
        path = folder / name
        try:
            is_free = not os.path.lexists(path) or (path.is_file() and path.read_bytes() == content)
        except OSError as error:
            raise KnownError("C05", *why_not(path, error)) from error
        if is_free:
            save(path, content, pause, replace=False)
            return path
    raise BugError("there is always another name for a file")


def write_whole(path: Path, content: bytes, pause: Pause = time.sleep) -> None:
    """Let `path` hold `content`, on disk when this returns; raises OSError, and then nothing has changed."""
    with replacing(path, pause) as file:
        file.write(content)


@contextmanager
def replacing(path: Path, pause: Pause = time.sleep) -> Generator[BinaryIO]:
    """Give a file to write in that is `path`, on disk, when the block ends well; else nothing has changed.

    What an earlier program left beside its files when it was ended in the middle is swept first. Raises OSError.
    """
    sweep(path.parent)
    with _temporary_file(path.parent) as (beside, file):
        yield file
        file.flush()
        os.fsync(file.fileno())
        if fcntl is None:
            file.close()
        move_into_place(beside, path, pause)


def why_not(path: Path, error: OSError) -> tuple[str, str]:
    """Return what it means that a file could not be written, and what to do about it."""
    if isinstance(error, HeldError):
        return (
            f"{path} wordt vastgehouden door een ander programma, en is niet veranderd",
            "sluit het daar, of wacht tot de virusscanner of de synchronisatie klaar is, en bewaar het opnieuw",
        )
    return (
        f"{path} is niet te schrijven ({reason(error)})",
        "kies een andere map, of sluit het bestand als het ergens open staat",
    )


def move_into_place(beside: Path, path: Path, pause: Pause = time.sleep) -> None:
    """Let `path` be what `beside` is, so that a crash leaves the old file or the new one, never half of one."""
    if path.is_dir():
        # Windows would call it a lack of permission, and we would wait for nothing.
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    _insist(lambda: os.replace(beside, path), pause)
    _sync_folder(path.parent)


def set_aside(path: Path, pause: Pause = time.sleep) -> None:
    """Give a file that stands in the way, if there is one, a name that is free: nothing is thrown away."""
    if os.path.lexists(path):
        names = (path.with_name(f"{path.name}.oud{number}") for number in count(1))
        free = next(name for name in names if not os.path.lexists(name))
        _insist(lambda: path.rename(free), pause)


def sweep(folder: Path) -> None:
    """Take away what a program that was ended while it wrote left in a folder; what is being written stays."""
    with suppress(OSError):
        for left in folder.glob(_BESIDE.format("*")):
            with suppress(OSError):
                if not _is_being_written(left):
                    left.unlink()


def _insist(act: Callable[[], object], pause: Pause) -> None:
    for seconds in PAUSES:
        try:
            act()
        except PermissionError:
            pause(seconds)
        else:
            return
    try:
        act()
    except PermissionError as error:
        raise HeldError(*error.args) from error


@contextmanager
def _temporary_file(folder: Path) -> Generator[tuple[Path, BinaryIO]]:
    """Give a new file in `folder` that is gone at the end, unless it was moved into its place."""
    path = folder / _BESIDE.format(os.urandom(4).hex())
    with path.open("xb") as file:
        try:
            if fcntl is not None:
                # A medium that knows no locks is not swept either.
                with suppress(OSError):
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield path, file
        finally:
            if fcntl is None:
                file.close()
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _is_being_written(path: Path) -> bool:
    if fcntl is None:
        return False
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return  # Windows has no handle on a folder to sync
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
