"""Puts back into a library what stands in a log that SQLite does not read."""

from pathlib import Path
from uuid import UUID

from observatie.domain.entries import Entry
from observatie.errors import KnownError
from observatie.files import reason
from observatie.store import rows, sheet_rows
from observatie.store.cipher import Database
from observatie.store.folder import DATABASE
from observatie.store.interruption import Interruption
from observatie.store.open_visits import OpenVisits
from observatie.store.salvage import salvage


def recover_log(db: Database, kept: Path, key: bytes) -> int:
    """Add what stands on the sound pages of the log of a library that was `kept`; return how many acts are new.

    Raises DatabaseError, and KnownError B07 where it cannot be read.
    """
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
