"""A library that is made ready in the folder of another one, to take its place or to be thrown away."""

import os
import shutil
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

from observatie.store.folder import DATABASE, is_library, make_folder, require, swap
from observatie.store.lock import FolderLock, closed_to_us

_PREFIX = "~observatie-terug-"
_ASIDE = "opzij"


class Staging:
    """The folder in which a library is made ready; no other program writes meanwhile.

    Attributes:
        folder: the folder of the library whose place it is to take; there need not be one.
        path: where it is made ready.
    """

    def __init__(self, folder: Path) -> None:
        """Make it; raises KnownError B06 where the library is open, and B07 where nothing can be written."""
        make_folder(folder)
        self.folder = folder
        if is_library(folder):
            require(folder)  # what was begun before is finished first
        self._lock = FolderLock(folder)
        try:
            for left in folder.glob(f"{_PREFIX}*"):
                shutil.rmtree(left, ignore_errors=True)
            self.path = Path(mkdtemp(prefix=_PREFIX, dir=folder))
        except OSError as error:
            self._lock.release()
            raise closed_to_us(folder, error) from error

    def adopt(self, now: datetime) -> Path | None:
        """Let it take the place of the library, and return where that is kept now; None where there was none.

        Raises KnownError B07 where that is refused; what was begun is then finished at the next opening.
        """
        aside = self._free_name(now)
        try:
            swap(self.folder, self.path, aside)
        finally:
            self._lock.release()
        return aside if aside.exists() else None

    def discard(self) -> None:
        """Throw it away; the library is what it was."""
        shutil.rmtree(self.path, ignore_errors=True)
        self._lock.release()

    def _free_name(self, now: datetime) -> Path:
        names = (
            self.folder / f"{_ASIDE}-{now:%Y-%m-%d-%H%M%S}{f'-{number}' if number > 1 else ''}"
            for number in count(1)
        )
        return next(name for name in names if not os.path.lexists(name))


def set_aside_in(folder: Path) -> list[Path]:
    """Return the libraries that others took the place of, the newest first."""
    with suppress(OSError):
        return sorted((each for each in folder.glob(f"{_ASIDE}-*") if (each / DATABASE).exists()), reverse=True)
    return []
