"""A library that is made ready in the folder of another one, to take its place or to be thrown away."""

import os
import shutil
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock

from observatie import log
from observatie.domain.errors import KnownError
from observatie.store.files import write_whole
from observatie.store.folder import (
    DATABASE,
    OWN_FOLDERS,
    aside_name,
    is_library,
    is_swapping,
    make_folder,
    require,
    swap,
)
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
        # Whoever leaves the screen discards, also while a worker lets it take the place of the library.
        self._door = Lock()
        self._is_adopted = False
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

    @log.timing("een andere bibliotheek op haar plaats zetten")
    def adopt(self, now: datetime, *, key_alone: bool = False) -> Path | None:
        """Let it take the place of the library, and return where that is kept now; None where there was none.

        With `key_alone` its key alone takes the place of that of the library. Own files that the library has not,
        or no longer, come beside those that it has.

        Raises KnownError B07 where that is refused; what was begun is then finished at the next opening, and where
        nothing was begun the library is what it was.
        """
        aside = aside_name(self.folder, now)
        with self._door:
            self._is_adopted = True
        try:
            self._add_own_files()
            if key_alone:
                self._drop_database()
            swap(self.folder, self.path, aside)
        except KnownError:
            if not is_swapping(self.folder):
                shutil.rmtree(self.path, ignore_errors=True)
            raise
        finally:
            self._lock.release()
        return aside if aside.exists() else None

    def _add_own_files(self) -> None:
        try:
            for name in OWN_FOLDERS:
                for made in sorted((self.path / name).glob("*")):
                    (self.folder / name).mkdir(exist_ok=True)
                    if not os.path.lexists(self.folder / name / made.name):
                        write_whole(self.folder / name / made.name, made.read_bytes())
        except OSError as error:
            raise closed_to_us(self.folder, error) from error

    def _drop_database(self) -> None:
        try:
            (self.path / DATABASE).unlink()
        except OSError as error:
            raise closed_to_us(self.folder, error) from error

    def discard(self) -> None:
        """Throw it away; the library is what it was. What is being adopted stays."""
        with self._door:
            if self._is_adopted:
                return
            shutil.rmtree(self.path, ignore_errors=True)
            self._lock.release()
