"""Entries, unfinished lines, definitions, files and sheets as rows, and back.

Plain SQL where somebody waits for what she types (an upsert of sqlite_utils asks the schema first and takes twenty
times as long), where entries are read by thousands, and where ON CONFLICT DO NOTHING is meant: the OR IGNORE of
sqlite_utils would pass over a row that breaks any other rule as well.
"""

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
    for row in db.table("drafts").rows_where("stream = ?", [visit.bytes], order_by="original", select="body"):
        try:
            draft = Draft.model_validate_json(row["body"])
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
    for row in db.table("definitions").rows_where("hash = ?", [digest], select="body"):
        try:
            return Instrument.from_json(row["body"])
        except ValueError as error:
            raise unreadable(f"instrument {digest[:8]}") from error
    return None


def insert_file(db: Database, body: bytes) -> None:
    """Keep a file under its SHA-256; the same one twice is the same row."""
    db.execute("INSERT INTO files (hash, body) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING", [digest(body), body])


def read_file(db: Database, name: str) -> bytes | None:
    """Return the file with this SHA-256, or None; raises KnownError B04 where it is another than it was."""
    for row in db.table("files").rows_where("hash = ?", [name], select="body"):
        if digest(row["body"]) != name:
            raise unreadable(f"bestand {name[:8]}")
        return row["body"]
    return None


def digest(body: bytes) -> str:
    """Return the name of a file: its SHA-256 in hexadecimal."""
    return sha256(body).hexdigest()


def read_meta(db: Database, name: str) -> str | None:
    """Return what the library says of itself under this name, or None."""
    found = db.table("meta").rows_where("name = ?", [name], select="value")
    return next((row["value"] for row in found), None)


def read_id(db: Database, name: str) -> UUID:
    """Return an id that the library says of itself; raises KnownError B04 where it says none."""
    try:
        return UUID(read_meta(db, name) or "")
    except ValueError as error:
        raise KnownError("B04", "de bibliotheek zegt niet van wie zij is", RESCUE) from error


def write_meta(db: Database, name: str, value: str) -> None:
    """Set what the library says of itself under this name."""
    db.table("meta").upsert({"name": name, "value": value}, pk="name")


def delete_meta(db: Database, name: str) -> None:
    """Take back what the library says of itself under this name."""
    db.table("meta").delete_where("name = ?", [name])


def write_sheet(db: Database, sheet: Sheet) -> None:
    """Keep a sheet in the place of what its owner had before; what stood there is overwritten."""
    kept = {"session": sheet.session.bytes, "owner": sheet.owner.bytes, "body": sheet.model_dump_json()}
    db.table("sheets").upsert(kept, pk=("session", "owner"))


def read_sheets(db: Database, session: UUID) -> dict[UUID, Sheet]:
    """Return the sheets of a session by owner; raises KnownError B04 where one cannot be read."""
    found = db.table("sheets").rows_where("session = ?", [session.bytes], order_by="owner", select="body")
    bodies = [row["body"] for row in found]
    try:
        sheets = [Sheet.model_validate_json(body) for body in bodies]
    except ValueError as error:
        raise unreadable(f"een blad van paar {session}") from error
    return {sheet.owner: sheet for sheet in sheets}


def read_sheet_sessions(db: Database) -> list[UUID]:
    """Return the sessions that have a sheet."""
    return [UUID(bytes=row["session"]) for row in db.table("sheets").rows_where(select="DISTINCT session")]


def read_sheet_states(db: Database) -> dict[UUID, dict[UUID, SheetState]]:
    """Return how far each is with her sheet, by session and owner; one that cannot be read is passed over."""
    found: dict[UUID, dict[UUID, SheetState]] = {}
    columns = "session, owner, body ->> '$.state' AS state"
    for row in db.table("sheets").rows_where("json_valid(body)", select=columns):
        if row["state"] in set(SheetState):
            found.setdefault(UUID(bytes=row["session"]), {})[UUID(bytes=row["owner"])] = SheetState(row["state"])
    return found
