"""A damaged library is made whole again of what can be read of it, and of the newest backup beside it.

Nothing is made up and nothing is thrown away: each act comes from the one or the other, by its id, and the damaged
file is kept.
"""

import shutil
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

from observatie import log
from observatie.backup.container import extract, read_backup
from observatie.backup.restore import Contents, contents_of, make_own
from observatie.backup.staging import Staging
from observatie.domain.acts.entries import Entry
from observatie.domain.acts.records import PersonRecord
from observatie.domain.clock import Clock
from observatie.domain.errors import KnownError
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.visit import wording
from observatie.domain.visit.summary import summarise
from observatie.domain.visit.visit import Visit
from observatie.store import keyfile, lists, rows, schema
from observatie.store.cipher import Database, connect, peek
from observatie.store.extent import Extents
from observatie.store.folder import DATABASE, KEY_FILE, key_file_of, make_folder, unlock
from observatie.store.interruption import Interruption
from observatie.store.legend import legend_entries
from observatie.store.lock import closed_to_us
from observatie.store.salvage import Salvage, insert_beside_entries, salvage
from observatie.store.snapshot import check_every_entry
from observatie.store.trouble import troubles_known

_NO_KEY = "B03"
_NO_ROOM = frozenset({"B07", "B08", "B09"})
"""The codes of a disk that is full or refuses."""

_NAMED_AT_MOST = 5


@dataclass(frozen=True)
class Rescue:
    """A library that was made of what could be read; `adopt` or `discard` it.

    Attributes:
        holds: what is in it.
        acts, of_backup: how many acts were read of the damaged library, and how many more came from the backup.
        backup: when that was made; None where there was none.
        pages, bad: how many pages the damaged file has, and how many of them cannot be read.
        missing: in Dutch, what is known to be missing.
        key: opens it.
    """

    holds: Contents
    acts: int
    of_backup: int
    backup: datetime | None
    pages: int
    bad: int
    missing: tuple[str, ...]
    key: bytes
    staging: Staging

    def adopt(self, now: datetime) -> Path | None:
        """Put it in the place of the damaged library; returns and raises as `Staging.adopt` does."""
        return self.staging.adopt(now)

    def discard(self) -> None:
        """Leave the library what it was."""
        self.staging.discard()


@log.timing("redden wat te lezen is")
def rescue(
    folder: Path,
    passphrase: str,
    backups: Iterable[Path],
    definitions: Iterable[Instrument],
    clock: Clock,
    interruption: Interruption,
) -> Rescue:
    """Read what can be read of the library in `folder`, which is closed and stays as it is.

    What it lacks comes from the first of `backups` that is whole, of this library and under this passphrase, those
    that are dated later than now last, and a definition also from those that are given. Raises KnownError B02
    where the passphrase is another, B03 where no key is left, B04 where nothing can be read, B05 where a newer
    version of the program wrote it, B06 where it is open, and B07, B08 and B09 where the disk is full or refuses;
    InterruptedWorkError where it was stopped.
    """
    staging = Staging(folder)
    try:
        own = _own_key(folder, passphrase)
        ordered = _wrongly_dated_last(backups, clock.now().wall)
        sound = _first_sound(ordered, passphrase, own, staging.path / "kopie", interruption)
        key = _write_key(folder, own, sound, staging.path)
        found = _salvage(folder / DATABASE, key, interruption)
        with troubles_known(), closing(connect(staging.path / DATABASE, key, writing=True, create=True)) as db:
            schema.bring_up_to_date(db)
            with db.atomic():
                _insert(db, found)
                more = _add_backup(db, sound) if sound is not None else 0
                _complete_meta(db)
                highest = Extents(folder, key, rows.read_id(db, "library")).highest
                missing = _finish(db, found, definitions, highest)
            make_own(db, clock)
            holds = contents_of(db)
        made = sound.at if sound is not None else None
        acts = len(found.entries)
        return Rescue(holds, acts, more, made, found.pages, found.bad, missing, key, staging)
    except BaseException:
        staging.discard()
        raise


@dataclass(frozen=True)
class _Sound:
    """A backup that was taken out and is whole."""

    database: Path
    key_file: Path
    key: bytes
    at: datetime


def _own_key(folder: Path, passphrase: str) -> bytes | None:
    """Return the key by the key file of the library, or None where that is lost."""
    try:
        return unlock(folder, passphrase)
    except KnownError as error:
        if error.code != _NO_KEY:
            raise
        return None


def _wrongly_dated_last(backups: Iterable[Path], now: datetime) -> list[Path]:
    """Put those that are dated later than now at the end: made while the clock stood wrong, not the newest."""

    def is_wrong(backup: Path) -> bool:
        with suppress(KnownError):
            return read_backup(backup).at > now
        return False

    return sorted(backups, key=is_wrong)


def _first_sound(
    backups: Iterable[Path], passphrase: str, own: bytes | None, folder: Path, interruption: Interruption
) -> _Sound | None:
    """Return the first of these that is whole and of this library: no two libraries have the same key."""
    for number, backup in enumerate(backups):
        try:
            sound = _taken_out(backup, passphrase, folder / str(number), interruption)
            if own in (None, sound.key):
                return sound
        except KnownError as error:
            # One that is damaged too, or under another passphrase, adds nothing; where there is no room to take it
            # out, it is not the backup that fails.
            if error.code in _NO_ROOM:
                raise
        shutil.rmtree(folder / str(number), ignore_errors=True)
    return None


def _taken_out(backup: Path, passphrase: str, folder: Path, interruption: Interruption) -> _Sound:
    make_folder(folder)
    taken = extract(backup, folder, interruption)
    key = keyfile.unlock(folder / KEY_FILE, passphrase)
    path = folder / DATABASE
    with troubles_known():
        with closing(peek(path, key)) as db:
            check_every_entry(db, path, interruption)
        with closing(connect(path, key, writing=True)) as db:
            schema.bring_up_to_date(db)
    return _Sound(path, folder / KEY_FILE, key, taken.at)


def _write_key(folder: Path, own: bytes | None, sound: _Sound | None, into: Path) -> bytes:
    """Put the key file of the library, or else that of the backup, where it belongs, and return the key."""
    if own is None and sound is not None:
        key, content = sound.key, sound.key_file.read_bytes()
    else:
        content = key_file_of(folder)  # which raises where there is none
        key = own or b""
    try:
        (into / KEY_FILE).write_bytes(content)
    except OSError as error:
        raise closed_to_us(into, error) from error
    keyfile.repair(into / KEY_FILE)
    return key


def _salvage(path: Path, key: bytes, interruption: Interruption) -> Salvage:
    found = salvage(path, key, interruption)
    if found.format is not None and found.format > schema.FORMAT:
        raise schema.newer(path, found.format)
    return found


def _insert(db: Database, found: Salvage) -> None:
    rows.insert_entries(db, found.entries.values())
    insert_beside_entries(db, found)
    for name, value in found.meta.items():
        rows.write_meta(db, name, value)


def _add_backup(db: Database, sound: _Sound) -> int:
    """Add what only the backup has; of a sheet that both have the salvaged one is kept. Return how many acts."""
    before = _count(db)
    with closing(peek(sound.database, sound.key)) as other:
        for stream in rows.read_streams(other):
            rows.insert_entries(db, rows.read_entries(other, stream))
        for (body,) in other.execute("SELECT body FROM definitions").fetchall():
            rows.insert_definition(db, Instrument.from_json(body))
        for (body,) in other.execute("SELECT body FROM files").fetchall():
            rows.insert_file(db, body)
        for session in rows.read_sheet_sessions(other):
            kept = rows.read_sheets(db, session)
            for owner, sheet in rows.read_sheets(other, session).items():
                if owner not in kept:
                    rows.write_sheet(db, sheet)
        for name in ("library", "owner", "device"):
            value = rows.read_meta(other, name)
            if value is not None and rows.read_meta(db, name) is None:
                rows.write_meta(db, name, value)
    return _count(db) - before


def _count(db: Database) -> int:
    return db.execute("SELECT count(*) FROM entries").fetchone()[0]


def _finish(
    db: Database, found: Salvage, definitions: Iterable[Instrument], highest: Mapping[UUID, int]
) -> tuple[str, ...]:
    """Let what follows from the journal follow from it again, and return what is known to be missing.

    `highest` is how far streams are known to have come.
    """
    known = {definition.hash: definition for definition in definitions}
    streams, missing = set(rows.read_streams(db)), list[str]()
    for stream in streams:
        entries = list(rows.read_entries(db, stream))
        visit = Visit(stream, entries)
        missing += _lost_of(visit, entries, highest.get(stream, 0)) + _add_definitions(db, visit, known)
        # What was taken out of the journal may stand on an old page still.
        if visit.legend_is_gone:
            rows.delete_entries(db, legend_entries(visit))
    lists.rebuild(db)
    for stream, draft in found.drafts:
        if stream in streams:
            rows.write_draft(db, stream, draft)  # where it is not settled, which the list tells
    lost = len((found.listed | highest.keys()) - streams)
    if lost:
        missing.append(f"alles van {wording.number(lost, 'lesbezoek of formulier', 'lesbezoeken of formulieren')}")
    return tuple(missing)


def _lost_of(visit: Visit, entries: list[Entry], highest: int) -> list[str]:
    known = max(entry.seq for entry in entries)
    gaps = max(highest - known, 0) + (_lost_of_settled(visit, entries) if visit.legend_is_gone else _gaps(entries))
    return [f"{wording.number(gaps, 'regel', 'regels')} van {_named(visit)}"] if gaps else []


def _add_definitions(db: Database, visit: Visit, known: dict[str, Instrument]) -> list[str]:
    missing: list[str] = []
    for ref in visit.settings.instruments or ():
        if rows.read_definition(db, ref.hash) is None:
            if ref.hash in known:
                rows.insert_definition(db, known[ref.hash])
            else:
                missing.append(f"het instrument {ref.instrument} van {_named(visit)}")
    return missing


def _gaps(entries: list[Entry]) -> int:
    """Return how many acts at least are missing: each gets a number one higher than the highest before it."""
    numbers = {entry.seq for entry in entries}
    return max(numbers) - len(numbers)


def _lost_of_settled(visit: Visit, entries: list[Entry]) -> int:
    """Return how many acts are missing of a visit whose legend was taken away for good, which leaves gaps too.

    What its report covers is named there, and behind that there is no legend.
    """
    settled = visit.settlement
    if settled is None:
        return 0
    known = max(entry.seq for entry in entries)
    at = min((entry.seq for entry in entries if entry.payload == settled), default=known)
    lost_later = known - at - len({entry.seq for entry in entries if entry.seq > at})
    return sum(each not in visit.journal for each in settled.covers) + lost_later


def _named(visit: Visit) -> str:
    """Return what is missing by the day by which the list has it."""
    summary = summarise(visit)
    if summary is not None:
        return f"het bezoek van {wording.day(summary.at)}"
    entries = list(visit.journal.entries())
    if any(isinstance(entry.payload, PersonRecord) for entry in entries):
        return "de namenlijst"
    return f"het bezoek of formulier van {wording.day(min(entry.at for entry in entries))}"


def _complete_meta(db: Database) -> None:
    """Let the library say whose it is, where the page that said so is lost: its register and its acts tell.

    Raises KnownError B04 where nothing is left that does.
    """
    with suppress(KnownError):
        for name in ("library", "owner", "device"):
            rows.read_id(db, name)
        return
    for stream in rows.read_streams(db):
        entries = list(rows.read_entries(db, stream))
        people = [entry for entry in entries if isinstance(entry.payload, PersonRecord)]
        if people:
            # The owner is who is written down first, by herself.
            first = people[0]
            for name, value in (("library", stream), ("owner", first.author), ("device", uuid4())):
                rows.write_meta(db, name, str(value))
            return
    raise KnownError("B04", "van de bibliotheek is niets te lezen", "kies een reservekopie")


def worded(rescued: Rescue) -> str:
    """Return in Dutch what was read of how much, what came from a backup, and what is missing."""
    parts = [
        f"Te lezen: {wording.number(rescued.acts, 'regel', 'regels')} (notities, antwoorden, namen en meer); "
        f"van de {wording.number(rescued.pages, 'bladzijde', 'bladzijden')} van het bestand "
        f"{'is' if rescued.bad == 1 else 'zijn'} er {rescued.bad} niet te lezen.",
    ]
    if rescued.backup is not None:
        parts.append(
            f"Uit de reservekopie van {wording.moment(rescued.backup)} "
            f"{'komt' if rescued.of_backup == 1 else 'komen'} er {rescued.of_backup} bij."
        )
    if rescued.missing:
        shown = list(rescued.missing[:_NAMED_AT_MOST])
        left = len(rescued.missing) - len(shown)
        parts.append(f"Er ontbreekt: {wording.listed(shown)}{f', en nog {left} keer iets' if left else ''}.")
    else:
        parts.append("Voor zover te zien is ontbreekt er niets.")
    visits = wording.number(rescued.holds.visits, "lesbezoek", "lesbezoeken")
    notes = wording.number(rescued.holds.notes, "notitie", "notities")
    parts.append(f"Samen: {visits} met {notes}. Het beschadigde bestand blijft bewaard in een map opzij.")
    return "\n\n".join(parts)
