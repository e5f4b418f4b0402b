"""A copy of the library's file as it is at one moment, and whether such a copy is whole."""

import os
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from observatie.domain.entries import Entry
from observatie.errors import KnownError
from observatie.store import rows, schema
from observatie.store.cipher import Database
from observatie.store.interruption import Interruption

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
    with interruption.reaching(db):
        db.execute("VACUUM INTO ?", [os.fspath(path)])


def check_copy(db: Database, path: Path, newest: Iterable[Entry], interruption: Interruption) -> None:
    """See whether a copy of a library's file is whole: its pages, each of its entries, the newest among them.

    Raises KnownError B04 where it is not, and B05 where a newer version of the program wrote it.
    """
    with interruption.reaching(db):
        schema.refuse_unfit(db, path, writing=True)
        for pragma in _PAGE_CHECKS:
            for (finding,) in db.execute(f"PRAGMA {pragma}").fetchall():
                if finding != "ok":
                    raise rows.unreadable(f"de kopie ({finding})")
        for stream in rows.read_streams(db):
            for _ in rows.read_entries(db, stream):
                pass
            interruption.check()
        for entry in newest:
            if not rows.has_entry(db, entry):
                raise KnownError("B04", "in de kopie ontbreekt wat het laatst is vastgelegd", "maak een nieuwe")
