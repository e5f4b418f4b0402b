"""What is found when a library is opened for writing: how it ended, and what is missing of it."""

from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from observatie.domain.entries import Entry
from observatie.errors import KnownError
from observatie.files import reason
from observatie.store import rows, sheet_rows
from observatie.store.cipher import Database
from observatie.store.connections import Connections
from observatie.store.extent import Extents
from observatie.store.folder import DATABASE
from observatie.store.interruption import Interruption
from observatie.store.open_visits import OpenVisits
from observatie.store.salvage import salvage


@dataclass(frozen=True)
class Startup:
    """How a library was found.

    Attributes:
        unclean: whether the program that had it open before ended without closing it.
        lost_log: whether it did, and SQLite's log, with what was written last, is not there any more.
        recovered: how many acts were read of a damaged log past SQLite; None where the log was sound.
        missing: how many acts at least are missing, by stream; what was recovered is not.
    """

    unclean: bool = False
    lost_log: bool = False
    recovered: int | None = None
    missing: dict[UUID, int] = field(default_factory=dict)


def find(connections: Connections, folder: Path, key: bytes, extents: Extents) -> Startup:
    """Look how the library was left, put back what its log still holds, and mark it as open."""
    db = connections.writing
    unclean = rows.read_meta(db, "open") is not None
    kept, recovered = connections.log_kept, None
    if kept is not None:
        recovered = _recover(db, kept, key)
    with db.atomic():
        rows.write_meta(db, "open", "yes")
    # In the file itself: were it in the log alone, a log that is lost would take the mark along.
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return Startup(unclean, unclean and not connections.had_log, recovered, extents.lacking(connections.lend))


def _recover(db: Database, kept: Path, key: bytes) -> int:
    """Add what stands on the sound pages of a damaged log to the library, and return how many acts that are."""
    try:
        found = salvage(kept / DATABASE, key, Interruption(), log_alone=True)
    except OSError as error:
        raise KnownError("B07", f"{kept} is niet te lezen ({reason(error)})", "kijk de rechten na") from error
    new: dict[UUID, list[Entry]] = {}
    for entry in found.entries.values():
        if not rows.has_entry(db, entry):
            new.setdefault(entry.stream, []).append(entry)
    with db.atomic():
        for definition in found.definitions.values():
            rows.insert_definition(db, definition)
        for body in found.files.values():
            rows.insert_file(db, body)
        for sheet in found.sheets.values():
            sheet_rows.write_sheet(db, sheet)
        for stream, entries in new.items():
            rows.insert_entries(db, entries)
            OpenVisits().update(db, stream, tuple(entries))
    return sum(map(len, new.values()))
