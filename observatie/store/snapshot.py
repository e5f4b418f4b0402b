"""A copy of the library's file as it is at one moment, and whether such a copy is whole."""

import os
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from pathlib import Path
from uuid import UUID

from observatie.domain.acts.entries import Entry
from observatie.domain.errors import KnownError
from observatie.store import rows, schema
from observatie.store.cipher import Database
from observatie.store.interruption import Interruption

_FLUSHED_BYTES = 4_000_000

_PAGE_CHECKS = ("cipher_integrity_check", "integrity_check")


def take_snapshot(
    connect: Callable[[Path | None], Database], path: Path, newest: Iterable[Entry], interruption: Interruption
) -> None:
    """Write what a library holds to a new file, and see that this is whole and has the `newest` entries in it.

    `connect` opens the library where it is given None, and else a copy of it. Raises as the two below.
    """
    with closing(connect(None)) as db:
        write_snapshot(db, path, interruption)
    with closing(connect(path)) as copy:
        check_copy(copy, path, newest, interruption)


def write_snapshot(db: Database, path: Path, interruption: Interruption) -> None:
    """Write what `db` holds to a new file under the same key.

    In one go: SQLite begins a copy page by page anew with every commit beside it. What was deleted is not in it.
    Raises DatabaseError where the disk or the file refuses.
    """
    with interruption.reaching(db, _Flushing(path).go_on):
        # Not forced to the disk at its end, for which acts that are written meanwhile would wait.
        db.execute("PRAGMA synchronous=OFF")
        db.execute("VACUUM INTO ?", [os.fspath(path)])


class _Flushing:
    """Forces a file that grows to the disk bit by bit: with each act goes all that waits for the disk by then."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._flushed = 0

    def go_on(self) -> None:
        with suppress(OSError):
            if os.path.getsize(self._path) - self._flushed < _FLUSHED_BYTES:
                return
            with self._path.open("rb") as file:
                os.fsync(file.fileno())
            self._flushed = os.path.getsize(self._path)


def check_copy(db: Database, path: Path, newest: Iterable[Entry], interruption: Interruption) -> None:
    """See whether a copy of a library's file is whole: its pages, its rows, the visits written to last.

    What makes an entry of a row keeps other threads waiting, so that is done with the newest alone; the rest is
    what it was in an earlier copy. Raises KnownError B04 where it is not whole, and B05 where a newer version of
    the program wrote it.
    """
    with interruption.reaching(db):
        _check_pages(db, path)
        if db.execute("SELECT 1 FROM entries WHERE NOT json_valid(payload) LIMIT 1").fetchone() is not None:
            raise rows.unreadable("een regel van de kopie")
        newest = list(newest)
        for stream in {entry.stream for entry in newest}:
            _read(db, stream, interruption)
        for entry in newest:
            if not rows.has_entry(db, entry):
                raise KnownError("B04", "in de kopie ontbreekt wat het laatst is vastgelegd", "maak een nieuwe")


def check_every_entry(db: Database, path: Path, interruption: Interruption) -> None:
    """See whether a copy is whole to its last entry, for whoever waits for it; raises as `check_copy` does."""
    with interruption.reaching(db):
        _check_pages(db, path)
        for stream in rows.read_streams(db):
            _read(db, stream, interruption)


def _check_pages(db: Database, path: Path) -> None:
    schema.refuse_unfit(db, path, writing=True)
    for pragma in _PAGE_CHECKS:
        for (finding,) in db.execute(f"PRAGMA {pragma}").fetchall():
            if finding != "ok":
                raise rows.unreadable(f"de kopie ({finding})")


def _read(db: Database, stream: UUID, interruption: Interruption) -> None:
    for _ in rows.read_entries(db, stream):
        pass
    interruption.check()
