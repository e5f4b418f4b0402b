"""The lock on a library's folder: one program at a time may write there."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout

from observatie.domain.errors import KnownError, reason
from observatie.store.trouble import unreachable

LOCK_FILE = "observatie.lock"

OTHER_FOLDER = "een andere map geef je met --map als je Observatie start"
"""How another folder is chosen, with a window and without."""


class FolderLock:
    """Keeps other programs from writing in a folder, from when it is made until it is released."""

    def __init__(self, folder: Path) -> None:
        """Take the lock; raises KnownError B06 where another program has it, B07 where there can be none."""
        self._folder = folder
        self._lock = _acquire(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def renew(self) -> None:
        """Take it anew, as a lock goes with the medium that it is on.

        Raises KnownError as making one does, and B09 where the folder is gone.
        """
        self.release()
        # To lock would make the folder, in the way of the one that comes back.
        if not os.path.isdir(self._folder):
            raise unreachable()
        self._lock = _acquire(self._folder)

    def release(self) -> None:
        """Let other programs write; a second time is no error."""
        # On a medium that is gone there is nothing left to release.
        with suppress(OSError):
            self._lock.release()


def _acquire(folder: Path) -> FileLock:
    # Not bound to a thread: a library may be opened by one and closed by another.
    lock = FileLock(os.fspath(folder / LOCK_FILE), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise KnownError(
            "B06",
            f"de bibliotheek {folder} is al geopend",
            "sluit het andere venster of programma en probeer opnieuw",
        ) from error
    except OSError as error:
        raise closed_to_us(folder, error) from error
    return lock


def closed_to_us(folder: Path, error: OSError) -> KnownError:
    """Return what it means that the system refuses to write in a library's folder."""
    return KnownError(
        "B07",
        f"in {folder} kan niet geschreven worden ({reason(error)})",
        f"kijk na of je er mag schrijven en of de schijf niet vol is; {OTHER_FOLDER}",
    )
