"""How far the last streams got, in a small file of its own: what a library lacks that was lost from under it.

The numbers of the acts in a stream go up one by one, so the highest tells how many at least are missing. The file
is sealed under the key of the library, and says no more than what was in the library's own file by then.
"""

import json
import os
from collections import OrderedDict
from collections.abc import Callable, Iterable
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from observatie.domain.acts.entries import Entry
from observatie.store.cipher import Database, DatabaseError
from observatie.store.folder import EXTENT_FILE
from observatie.store.wrapping import decrypt, encrypt

_STREAMS_KEPT = 64
_FORMAT = "observatie-extent"


class MissingActs(NamedTuple):
    """How many acts of a stream are missing at least, and the number of the last one that is there."""

    acts: int
    after: int


class Extents:
    """Keeps how far the streams got that were written to last; for the writing thread alone."""

    def __init__(self, folder: Path, key: bytes, library: UUID) -> None:
        """Read what was kept; a file that is not there, is damaged or is of another library says nothing."""
        self._path = folder / EXTENT_FILE
        self._key = key
        self._bound_to = f"{_FORMAT}/1/{library}".encode()
        self._highest: OrderedDict[UUID, int] = OrderedDict(self._read())
        self._is_written = True

    def _read(self) -> dict[UUID, int]:
        try:
            sealed = json.loads(self._path.read_bytes())
            plain = decrypt(self._key, sealed["nonce"], sealed["body"], self._bound_to)
            return {UUID(stream): int(highest) for stream, highest in json.loads(plain or b"{}").items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    @property
    def highest(self) -> dict[UUID, int]:
        """The number of the last act that is known of each stream."""
        return dict(self._highest)

    def lacking(self, connect: Callable[[], Database]) -> dict[UUID, MissingActs]:
        """Return what is missing in the library, by stream; from then on that is as it is.

        It reads by connections of its own, as one that came upon a damaged page reads nothing any more. A stream
        that cannot be read is told when somebody opens it.
        """
        missing: dict[UUID, MissingActs] = {}
        with ExitStack() as opened:
            db: Database | None = None
            for stream, highest in self._highest.items():
                try:
                    db = db or opened.enter_context(closing(connect()))
                    found = _highest(db, stream)
                except DatabaseError:
                    db = None
                    continue
                if found < highest:
                    missing[stream] = MissingActs(highest - found, found)
        for stream, lost in missing.items():
            self._highest[stream] = lost.after
            self._is_written = False
        return missing

    def note(self, entries: Iterable[Entry]) -> None:
        """Take in what was committed."""
        for entry in entries:
            highest = max(self._highest.pop(entry.stream, 0), entry.seq)
            self._highest[entry.stream] = highest
            self._is_written = False
        while len(self._highest) > _STREAMS_KEPT:
            self._highest.popitem(last=False)

    def write(self) -> None:
        """Keep it, once what was noted is in the library's own file; where that is refused, there is a next time.

        It is replaced in one go but not forced to the disk: no act waits for it, and one that is lost says
        nothing.
        """
        if self._is_written:
            return
        plain = json.dumps({str(stream): highest for stream, highest in self._highest.items()}).encode()
        nonce, body = encrypt(self._key, plain, self._bound_to)
        beside = self._path.with_name(f"{self._path.name}.new")
        with suppress(OSError):
            beside.write_text(json.dumps({"format": _FORMAT, "nonce": nonce, "body": body}), encoding="utf-8")
            os.replace(beside, self._path)
            self._is_written = True


def _highest(db: Database, stream: UUID) -> int:
    return db.execute("SELECT max(seq) FROM entries WHERE stream = ?", [stream.bytes]).fetchone()[0] or 0
