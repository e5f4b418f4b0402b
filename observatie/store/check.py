"""Whether the library is sound: its pages, its entries, and the tables that are derived from them."""

from collections.abc import Iterator
from uuid import UUID

from pydantic import ValidationError

from observatie.domain.entries import Entry
from observatie.domain.summary import summarise
from observatie.domain.visit import Visit
from observatie.store import rows
from observatie.store.cipher import Database, DatabaseError


def quick_check(db: Database) -> list[str]:
    """Return what SQLite finds wrong with the structure of the file; empty when all is well.

    It reads the whole file (1.5 s on 330 MB), so it is done after an unclean end only, and by a worker.
    """
    found = [row[0] for row in db.execute("PRAGMA quick_check").fetchall()]
    return [] if found == ["ok"] else found


def check(db: Database) -> list[str]:
    """Return every problem in the library, in Dutch; empty when all is well."""
    try:
        return [*_pages(db), *_streams(db)]
    except DatabaseError as error:
        return [f"het bestand is beschadigd ({error}); zet de laatste reservekopie terug"]


def _pages(db: Database) -> Iterator[str]:
    for pragma in ("cipher_integrity_check", "integrity_check"):
        for (finding,) in db.execute(f"PRAGMA {pragma}").fetchall():
            if finding != "ok":
                yield f"het bestand is beschadigd ({finding}); zet de laatste reservekopie terug"


def _streams(db: Database) -> Iterator[str]:
    listed = {row[0]: tuple(row) for row in db.execute("SELECT id, at, summary FROM visit_list").fetchall()}
    for stream in rows.read_streams(db):
        try:
            entries = [Entry.from_json(entry.to_json()) for entry in rows.read_entries(db, stream)]
        except ValidationError as error:
            yield f"stroom {stream} heeft een regel die niet te lezen is ({error.error_count()} problemen)"
            continue
        yield from _definitions(db, stream, Visit(stream, entries))
        summary = summarise(Visit(stream, entries))
        expected = rows.summary_row(summary) if summary else None
        if listed.pop(stream.bytes, None) != expected:
            yield f"de lijst zegt iets anders dan lesbezoek {stream}; bouw haar op met --herstel"
    for orphan in listed:
        yield f"de lijst noemt lesbezoek {UUID(bytes=orphan)}, dat er niet is"


def _definitions(db: Database, stream: UUID, visit: Visit) -> Iterator[str]:
    for ref in visit.settings.instruments or ():
        definition = rows.read_definition(db, ref.hash)
        if definition is None:
            yield f"lesbezoek {stream} gebruikt een versie van {ref.instrument} die er niet is"
        elif definition.hash != ref.hash:
            yield f"de bewaarde versie van {ref.instrument} ({ref.hash[:8]}) is veranderd"


def rebuild(db: Database) -> int:
    """Make the derived tables anew from the journal and return how many visits they hold; needs writing."""
    count = 0
    with db.atomic():
        db.execute("DELETE FROM visit_list")
        for stream in rows.read_streams(db):
            summary = summarise(Visit(stream, rows.read_entries(db, stream)))
            if summary is not None:
                rows.write_summary(db, summary)
                count += 1
    return count
