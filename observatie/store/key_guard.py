"""Keeps the key file of an open library: deleted or damaged meanwhile, both of its files are put back."""

import logging
import os
from contextlib import suppress
from pathlib import Path

from observatie.domain.errors import KnownError
from observatie.store.files import write_whole
from observatie.store.folder import KEY_FILES, key_file_of, key_id_of, repair_key

_logger = logging.getLogger(__name__)

_State = tuple[tuple[int, int, int] | None, ...]


class KeyGuard:
    """Remembers what the key file holds; for the writing thread alone. Without a key file it keeps none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._content: bytes | None = None
        self._id = ""
        self._state: _State = ()
        self.look()

    def look(self) -> None:
        """Take over a key file that was changed, by another passphrase, and put back one that is gone."""
        state = self._now()
        if state == self._state:
            return
        try:
            if self._id and key_id_of(self._folder) != self._id:
                self._put_back()  # that of another library came in its place
            else:
                self._content, self._id = key_file_of(self._folder), key_id_of(self._folder)
            repair_key(self._folder)
        except KnownError:
            self._put_back()
        self._state = self._now()

    def _put_back(self) -> None:
        # Not where the folder is gone: on a medium that was pulled out nothing is lost.
        if self._content is None or not self._folder.is_dir():
            return
        with suppress(OSError):
            for name in KEY_FILES:
                write_whole(self._folder / name, self._content)
            _logger.warning("the key file was gone while the library was open, and was put back")

    def _now(self) -> _State:
        return tuple(_state(self._folder / name) for name in KEY_FILES)


def _state(path: Path) -> tuple[int, int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
