"""Entries, unfinished lines, definitions and files as rows, and back."""

import logging
from collections.abc import Iterable, Iterator
from hashlib import sha256
from uuid import UUID

from pydantic import ConfigDict, TypeAdapter

from observatie.domain.acts.entries import Draft, Entry
from observatie.domain.errors import KnownError
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.pair.sheet import SheetState
from observatie.store.cipher import Database
from observatie.store.sheets import Sheet
from observatie.store.trouble import RESCUE

_logger = logging.getLogger(__name__)

# An error may come to stand in a log, and what it would quote is what somebody wrote.
_entries: TypeAdapter[list[Entry]] = TypeAdapter(list[Entry], config=ConfigDict(hide_input_in_errors=True))

_COLUMNS = "stream, seq, device, id, author, at, lesson_ms, payload"

# A row as Entry.to_json would write it. One text for many rows is read and checked by pydantic in half the time
# that Python takes to make an entry of each row; as bytes, for else it is decoded here and encoded there.
_AS_JSON = (
    """CAST('{"id":"' || hex(id) || '","stream":"' || hex(stream) || '","author":"' || hex(author)"""
    """ || '","device":"' || hex(device) || '","seq":' || seq || ',"at":"' || at"""
    """ || '","lesson_ms":' || ifnull(lesson_ms, 'null') || ',"payload":' || payload || '}' AS BLOB)"""
)


_AT_ONCE = 100
"""So many rows are made into entries in one go: as one text they stay in the cache of the processor, and the
entries are still in it when a journal takes them in."""


def insert_entries(db: Database, entries: Iterable[Entry]) -> None:
    """Append entries; one that is there already is passed over."""
    # Not OR IGNORE: that passes over a row that breaks any other rule as well, and nobody would know.
    db.conn.executemany(
        f"INSERT INTO entries ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (stream, seq, device, id) DO NOTHING",
        [
            (
                entry.stream.bytes,
                entry.seq,
                entry.device.bytes,
                entry.id.bytes,
                entry.author.bytes,
                entry.at.isoformat(),
                entry.lesson_ms,
                entry.payload.model_dump_json(exclude_none=True),
            )
            for entry in entries
        ],
    )


def read_entries(db: Database, stream: UUID) -> Iterator[Entry]:
    """Yield all entries of a stream in the common order; raises KnownError B04 where one cannot be read."""
    found = db.execute(f"SELECT {_AS_JSON} FROM entries WHERE stream = ? ORDER BY seq, device, id", [stream.bytes])
    while some := found.fetchmany(_AT_ONCE):
        try:
            entries = _entries.validate_json(b"[%b]" % b",".join([row[0] for row in some]))
        except ValueError as error:
            raise unreadable(f"een regel van stroom {stream}") from error
        yield from entries


def has_entry(db: Database, entry: Entry) -> bool:
    """Return whether an entry is in the journal."""
    key = [entry.stream.bytes, entry.seq, entry.device.bytes, entry.id.bytes]
    found = db.execute("SELECT 1 FROM entries WHERE stream = ? AND seq = ? AND device = ? AND id = ?", key)
    return found.fetchone() is not None


def delete_entries(db: Database, entries: Iterable[Entry]) -> None:
    """Take entries out of the journal; only for what must not be kept, as all else is put right by an entry."""
    db.conn.executemany(
        "DELETE FROM entries WHERE stream = ? AND seq = ? AND device = ? AND id = ?",
        [(entry.stream.bytes, entry.seq, entry.device.bytes, entry.id.bytes) for entry in entries],
    )


def read_streams(db: Database) -> Iterator[UUID]:
    """Yield the id of every stream."""
    for (stream,) in db.execute("SELECT DISTINCT stream FROM entries").fetchall():
        try:
            yield UUID(bytes=stream)
        except ValueError as error:
            raise unreadable("de naam van een stroom") from error


def unreadable(what: str) -> KnownError:
    """Return the error for something in the library that cannot be read."""
    return KnownError("B04", f"{what} is niet te lezen", RESCUE)


def write_draft(db: Database, visit: UUID, draft: Draft) -> None:
    """Keep an unfinished line in the place of the last one about the same; a visit that is settled has none."""
    db.execute(
        "INSERT INTO drafts (stream, original, body) SELECT :id, :original, :body WHERE NOT EXISTS "
        "(SELECT 1 FROM visit_list WHERE id = :id AND summary ->> '$.state' = 'settled') "
        "ON CONFLICT (stream, original) DO UPDATE SET body = excluded.body",
        {"id": visit.bytes, "original": _place(draft.original), "body": draft.model_dump_json()},
    )


def delete_draft(db: Database, visit: UUID, original: UUID | None) -> None:
    """Take the unfinished correction of a note away, or the new line where `original` is None."""
    db.execute("DELETE FROM drafts WHERE stream = ? AND original = ?", [visit.bytes, _place(original)])


def delete_drafts(db: Database, visit: UUID) -> None:
    """Take all unfinished lines of a visit away."""
    db.execute("DELETE FROM drafts WHERE stream = ?", [visit.bytes])


def read_drafts(db: Database, visit: UUID) -> dict[UUID | None, Draft]:
    """Return the unfinished lines of a visit by the note that each edits; the new line is under None.

    One that cannot be read is passed over: half a line is no reason to keep somebody from her lesson.
    """
    found: dict[UUID | None, Draft] = {}
    for (body,) in db.execute("SELECT body FROM drafts WHERE stream = ? ORDER BY original", [visit.bytes]):
        try:
            draft = Draft.model_validate_json(body)
        except ValueError:
            _logger.warning("an unfinished line of visit %s cannot be read", visit)
        else:
            found[draft.original] = draft
    return found


def _place(original: UUID | None) -> bytes:
    return original.bytes if original is not None else b""


def insert_definition(db: Database, instrument: Instrument) -> None:
    """Keep a definition under its hash; the same one twice is the same row."""
    db.execute(
        "INSERT INTO definitions (hash, instrument, version, body) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (hash) DO NOTHING",
        [instrument.hash, instrument.id, instrument.version, instrument.canonical_json()],
    )


def read_definition(db: Database, digest: str) -> Instrument | None:
    """Return the definition with this hash, or None; raises KnownError B04 where it cannot be read."""
    row = db.execute("SELECT body FROM definitions WHERE hash = ?", [digest]).fetchone()
    try:
        return Instrument.from_json(row[0]) if row else None
    except ValueError as error:
        raise unreadable(f"instrument {digest[:8]}") from error


def insert_file(db: Database, body: bytes) -> None:
    """Keep a file under its SHA-256; the same one twice is the same row."""
    db.execute("INSERT INTO files (hash, body) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING", [digest(body), body])


def read_file(db: Database, name: str) -> bytes | None:
    """Return the file with this SHA-256, or None; raises KnownError B04 where it is another than it was."""
    row = db.execute("SELECT body FROM files WHERE hash = ?", [name]).fetchone()
    if row is not None and digest(row[0]) != name:
        raise unreadable(f"bestand {name[:8]}")
    return row[0] if row else None


def digest(body: bytes) -> str:
    """Return the name of a file: its SHA-256 in hexadecimal."""
    return sha256(body).hexdigest()


def read_meta(db: Database, name: str) -> str | None:
    """Return what the library says of itself under this name, or None."""
    row = db.execute("SELECT value FROM meta WHERE name = ?", [name]).fetchone()
    return row[0] if row else None


def read_id(db: Database, name: str) -> UUID:
    """Return an id that the library says of itself; raises KnownError B04 where it says none."""
    try:
        return UUID(read_meta(db, name) or "")
    except ValueError as error:
        raise KnownError("B04", "de bibliotheek zegt niet van wie zij is", RESCUE) from error


def write_meta(db: Database, name: str, value: str) -> None:
    """Set what the library says of itself under this name."""
    db.execute(
        "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [name, value],
    )


def delete_meta(db: Database, name: str) -> None:
    """Take back what the library says of itself under this name."""
    db.execute("DELETE FROM meta WHERE name = ?", [name])


def write_sheet(db: Database, sheet: Sheet) -> None:
    """Keep a sheet in the place of what its owner had before; what stood there is overwritten."""
    db.execute(
        "INSERT INTO sheets (session, owner, body) VALUES (?, ?, ?) "
        "ON CONFLICT (session, owner) DO UPDATE SET body = excluded.body",
        [sheet.session.bytes, sheet.owner.bytes, sheet.model_dump_json()],
    )


def read_sheets(db: Database, session: UUID) -> dict[UUID, Sheet]:
    """Return the sheets of a session by owner; raises KnownError B04 where one cannot be read."""
    found = db.execute("SELECT body FROM sheets WHERE session = ? ORDER BY owner", [session.bytes]).fetchall()
    try:
        sheets = [Sheet.model_validate_json(row[0]) for row in found]
    except ValueError as error:
        raise unreadable(f"een blad van paar {session}") from error
    return {sheet.owner: sheet for sheet in sheets}


def read_sheet_sessions(db: Database) -> list[UUID]:
    """Return the sessions that have a sheet."""
    return [UUID(bytes=row[0]) for row in db.execute("SELECT DISTINCT session FROM sheets").fetchall()]


def read_sheet_states(db: Database) -> dict[UUID, dict[UUID, SheetState]]:
    """Return how far each is with her sheet, by session and owner; one that cannot be read is passed over."""
    found: dict[UUID, dict[UUID, SheetState]] = {}
    for session, owner, state in db.execute(
        "SELECT session, owner, body ->> '$.state' FROM sheets WHERE json_valid(body)"
    ):
        if state in set(SheetState):
            found.setdefault(UUID(bytes=session), {})[UUID(bytes=owner)] = SheetState(state)
    return found
