"""A backup that is put back: what is in it and what would be lost is known before anything changes."""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from observatie import log
from observatie.backup.container import Backup, extract
from observatie.backup.staging import Staging
from observatie.domain.acts.acts import Lesson, LessonMark
from observatie.domain.clock import Clock
from observatie.domain.errors import KnownError
from observatie.domain.journal.scribe import Scribe
from observatie.domain.lesson.resuming import is_of, last_ms
from observatie.domain.visit import wording
from observatie.domain.visit.visit import Visit
from observatie.store import keyfile, lists, rows, schema
from observatie.store.cipher import Database, DatabaseError, connect, peek
from observatie.store.folder import DATABASE, KEY_FILE, is_library, unlock
from observatie.store.interruption import Interruption
from observatie.store.lists import VISITS, running_visits
from observatie.store.snapshot import check_every_entry
from observatie.store.trouble import troubles_known

_NO_KEY = "B03"


@dataclass(frozen=True)
class Contents:
    """How many visits a library holds, and how many notes in them."""

    visits: int
    notes: int

    def __bool__(self) -> bool:
        """Return whether there is anything."""
        return bool(self.visits or self.notes)

    def worded(self) -> str:
        """Return it in Dutch words."""
        visits = wording.number(self.visits, "lesbezoek", "lesbezoeken")
        return f"{visits} met {wording.number(self.notes, 'regel', 'regels')}"


@dataclass(frozen=True)
class Restoration:
    """A backup that is ready to take the place of the library in a folder; `adopt` or `discard` it.

    Attributes:
        backup: the backup.
        holds: what is in it.
        lacks: what the library has and the backup has not: visits with something newer in them, and notes; None
            where that is not known, as the library cannot be read or has another passphrase, or there is none.
        key: opens it.
        is_key_alone: whether the library is there and only its key is lost, so that no more than the key of the
            backup is put back, and nothing is lacking.
    """

    backup: Backup
    holds: Contents
    lacks: Contents | None
    key: bytes
    staging: Staging
    is_key_alone: bool = False

    @property
    def replaces(self) -> bool:
        """Whether there is a library whose place it takes."""
        return is_library(self.staging.folder)

    def adopt(self, now: datetime) -> Path | None:
        """Put it in the place of the library; returns and raises as `Staging.adopt` does."""
        return self.staging.adopt(now, key_alone=self.is_key_alone)

    def discard(self) -> None:
        """Leave the library what it was."""
        self.staging.discard()


@log.timing("terugzetten voorbereiden")
def prepare(backup: Path, passphrase: str, folder: Path, clock: Clock, interruption: Interruption) -> Restoration:
    """Make a backup ready to take the place of the library in `folder`, which is closed and stays as it is.

    It becomes the library of another device, as what was done since on this one may be elsewhere still; a lesson
    that was running ends at the last thing recorded. Raises KnownError B02 where the passphrase of that time is
    another, B06 where the library is open, and as `extract` and `check_every_entry` do; InterruptedWorkError where
    it was stopped. Then nothing has changed.
    """
    staging = Staging(folder)
    try:
        taken = extract(backup, staging.path, interruption)
        key = keyfile.unlock(staging.path / KEY_FILE, passphrase)
        keyfile.repair(staging.path / KEY_FILE)
        path = staging.path / DATABASE
        with troubles_known():
            with closing(peek(path, key)) as db:
                check_every_entry(db, path, interruption)
            with closing(connect(path, key, writing=True)) as db:
                schema.bring_up_to_date(db)
                holds, lacks = contents_of(db), _lacking(db, folder, passphrase)
                make_own(db, clock)
        return Restoration(taken, holds, lacks, key, staging, _lacks_its_key(folder, key))
    except BaseException:
        staging.discard()
        raise


def _lacks_its_key(folder: Path, key: bytes) -> bool:
    """Return whether the key of a backup opens the library, and its key file is lost or of another library."""
    if not is_library(folder):
        return False
    try:
        if keyfile.named_id(folder / KEY_FILE) in ("", keyfile.id_of(key)):
            return False  # it is not lost, or does not say of which key it is
    except KnownError as error:
        if error.code != _NO_KEY:
            return False
    try:
        peek(folder / DATABASE, key).close()
    except DatabaseError:
        return False
    return True


def contents_of(db: Database) -> Contents:
    """Return what a library holds; raises KnownError B14 where its list cannot be read."""
    visits = VISITS.read(db)
    return Contents(len(visits), sum(visit.notes for visit in visits))


def make_own(db: Database, clock: Clock) -> None:
    """Let a copy of a library be that of a device of its own, which was closed well and is not backed up.

    Raises KnownError B04 where it does not say whose it is.
    """
    owner, before, device = rows.read_id(db, "owner"), rows.read_id(db, "device"), uuid4()
    scribe = Scribe(owner, device)
    with db.atomic():
        for stream in running_visits(db):
            visit = Visit(stream, rows.read_entries(db, stream))
            if is_of(visit, before):
                ended = Lesson(mark=LessonMark.STOPPED)
                entry = scribe.entry(visit.journal, ended, clock.now(), last_ms(visit, before))
                rows.insert_entries(db, [entry])
                visit.add(entry)
                lists.write_lines(db, visit)
        rows.write_meta(db, "device", str(device))
        for name in ("open", "backed_up"):
            rows.delete_meta(db, name)


def _lacking(db: Database, folder: Path, passphrase: str) -> Contents | None:
    if not is_library(folder):
        return None
    try:
        key = unlock(folder, passphrase)
        with troubles_known(), closing(peek(folder / DATABASE, key)) as present:
            schema.refuse_unfit(present, folder / DATABASE, writing=True)
            return lacking(db, present)
    except KnownError:
        # The library is damaged, as it may well be, or under another passphrase.
        return None


def lacking(db: Database, present: Database) -> Contents:
    """Return what `present` holds and `db` does not: streams with something newer in them, and notes."""
    have = dict(_extents(db))
    visits = notes = 0
    listed = {row["id"] for row in present.table("visit_list").rows_where(select="id")}
    for stream, extent in _extents(present):
        if have.get(stream) == extent:
            continue
        known = {row["id"] for row in db.table("entries").rows_where("stream = ?", [stream], select="id")}
        columns = "id, payload ->> '$.kind' AS kind"
        there = present.table("entries").rows_where("stream = ?", [stream], select=columns)
        newer = [row["kind"] for row in there if row["id"] not in known]
        visits += bool(newer) and stream in listed
        notes += newer.count("note")
    return Contents(visits, notes)


def _extents(db: Database) -> list[tuple[bytes, tuple[int, bytes]]]:
    found = db.execute("SELECT stream, count(*), max(id) FROM entries GROUP BY stream").fetchall()
    return [(stream, (count, newest)) for stream, count, newest in found]
