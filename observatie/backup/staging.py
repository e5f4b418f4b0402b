"""A library that is made ready in the folder of another one, to take its place or to be thrown away."""

import shutil
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp

from observatie.store.folder import aside_name, is_library, make_folder, require, swap
from observatie.store.lock import FolderLock, closed_to_us

_PREFIX = "~observatie-terug-"


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
        aside = aside_name(self.folder, now)
        try:
            swap(self.folder, self.path, aside)
        finally:
            self._lock.release()
        return aside if aside.exists() else None

    def discard(self) -> None:
        """Throw it away; the library is what it was."""
        shutil.rmtree(self.path, ignore_errors=True)
        self._lock.release()
