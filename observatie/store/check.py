"""Whether the library is sound: its pages, its entries, and the tables that are derived from them."""

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from uuid import UUID

from observatie.domain.acts.entries import Entry
from observatie.domain.errors import KnownError
from observatie.domain.visit.visit import Visit
from observatie.store import rows
from observatie.store.cipher import Database, DatabaseError
from observatie.store.lists import LISTS, name_of, row_of
from observatie.store.trouble import DAMAGED, RESCUE, troubles_known


def quick_check(db: Database) -> list[str]:
    """Return what SQLite finds wrong with the structure of the file; empty when all is well.

    Raises KnownError where the file could not be looked at, which is no damage.
    It reads the whole file (1.5 s on 330 MB), so it is done after an unclean end only, and by a worker.
    """
    return _findings(_pages(db, "quick_check"))


def check(connect: Callable[[], Database]) -> list[str]:
    """Return every problem in the library, in Dutch; empty when all is well.

    Raises KnownError where the library could not be looked at and nothing was found before.
    `connect` opens it for reading: a connection that came upon a damaged page reads nothing sound any more.
    """
    with closing(connect()) as db:
        pages = _findings(_pages(db, "cipher_integrity_check", "integrity_check"))
    if pages:
        return _findings(iter(pages), _unreadable_streams(connect))
    with closing(connect()) as db:
        return _findings(_streams(db))


def _unreadable_streams(connect: Callable[[], Database]) -> Iterator[str]:
    """Yield which of what the lists name cannot be read, each tried by a connection of its own."""
    named: dict[bytes, str] = {}
    for listed in LISTS:
        with suppress(DatabaseError), closing(connect()) as db:
            named |= {row["id"]: listed.one for row in db.table(listed.table).rows_where(select="id")}
    for identity, one in named.items():
        stream = UUID(bytes=identity)
        with closing(connect()) as db:
            try:
                with troubles_known():
                    for _ in rows.read_entries(db, stream):
                        pass
            except KnownError as trouble:
                if trouble.code != DAMAGED:
                    raise
                with closing(connect()) as other:
                    name = name_of(other, stream) or f"{one} {stream}"
                yield f"{name} ({str(stream)[:8]}) is niet te lezen; {RESCUE}"


def _findings(*checks: Iterator[str]) -> list[str]:
    found: list[str] = []
    for each in checks:
        try:
            with troubles_known():
                # One by one, so that what was found before the file could be read no further is told too.
                for finding in each:
                    found.append(finding)
        except KnownError as trouble:
            if trouble.code != DAMAGED and not found:
                raise
            found.append(f"{trouble.what}; {trouble.remedy}")
    return found


def _pages(db: Database, *pragmas: str) -> Iterator[str]:
    for pragma in pragmas:
        for (finding,) in db.execute(f"PRAGMA {pragma}").fetchall():
            if finding != "ok":
                yield f"het bestand is beschadigd ({finding}); {RESCUE}"


def _streams(db: Database) -> Iterator[str]:
    # In one transaction, so that what a program writes meanwhile is not taken for a difference.
    with db.atomic():
        kept = {each.table: each.rows(db) for each in LISTS}
        for stream in rows.read_streams(db):
            try:
                visit = Visit(stream, [Entry.from_json(e.to_json()) for e in rows.read_entries(db, stream)])
            except (KnownError, ValueError):
                for listed in kept.values():
                    listed.pop(stream.bytes, None)
                yield f"stroom {stream} heeft een regel die niet te lezen is; {RESCUE}"
                continue
            yield from _definitions(db, visit)
            for each in LISTS:
                line = each.line_of(visit)
                if kept[each.table].pop(stream.bytes, None) != (row_of(line) if line else None):
                    yield f"de lijst zegt iets anders dan {each.one} {stream}; bouw die op met --herstel"
        yield from _drafts(db)
        yield from _files(db)
        yield from _sheets(db)
        for each in LISTS:
            for orphan in kept[each.table]:
                yield f"de lijst noemt {each.one} {orphan.hex()}, dat er niet is; bouw die op met --herstel"


def _sheets(db: Database) -> Iterator[str]:
    for session in rows.read_sheet_sessions(db):
        try:
            rows.read_sheets(db, session)
        except KnownError as trouble:
            yield f"{trouble.what}; {trouble.remedy}"


def _files(db: Database) -> Iterator[str]:
    for row in list(db.table("files").rows_where(select="hash")):
        try:
            rows.read_file(db, row["hash"])
        except KnownError as trouble:
            yield f"{trouble.what}; {trouble.remedy}"


def _drafts(db: Database) -> Iterator[str]:
    counted = db.execute("SELECT hex(stream), count(*) FROM drafts GROUP BY stream").fetchall()
    for stream, count in counted:
        if len(stream) != 32 or len(rows.read_drafts(db, UUID(stream))) != count:
            yield f"een onafgemaakte regel van lesbezoek {stream.lower()} is niet te lezen; zij wordt overgeslagen"


def _definitions(db: Database, visit: Visit) -> Iterator[str]:
    for ref in visit.settings.instruments or ():
        try:
            definition = rows.read_definition(db, ref.hash)
        except KnownError:
            yield f"de bewaarde versie van {ref.instrument} ({ref.hash[:8]}) is niet te lezen"
            continue
        if definition is None:
            yield f"lesbezoek {visit.id} gebruikt een versie van {ref.instrument} die er niet is"
        elif definition.hash != ref.hash:
            yield f"de bewaarde versie van {ref.instrument} ({ref.hash[:8]}) is veranderd"
