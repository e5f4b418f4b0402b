"""One person's library: a folder with the encrypted file, its key file and its lock."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Self
from uuid import UUID

from observatie import log
from observatie.domain.acts.acts import InstrumentRef
from observatie.domain.acts.entries import Draft, Entry
from observatie.domain.clock import Clock
from observatie.domain.errors import BugError, KnownError
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.journal import Journal
from observatie.domain.journal.register import Register
from observatie.domain.journal.scribe import Scribe
from observatie.domain.lesson.resuming import is_of
from observatie.domain.pair.pair import Pair, PairSummary
from observatie.domain.pair.sheet import SheetState
from observatie.domain.response.response import Response, ResponseSummary
from observatie.domain.visit.agreements import EarlierAgreement, agreements_before
from observatie.domain.visit.summary import VisitSummary
from observatie.domain.visit.visit import Visit
from observatie.store import check, lists, rows
from observatie.store.batch import Batch, DraftKey
from observatie.store.cipher import Database, DatabaseError
from observatie.store.connections import Connections, Startup
from observatie.store.create_library import create_library, locked_for_new
from observatie.store.extent import Extents
from observatie.store.files import sweep
from observatie.store.folder import DATABASE, create_key, repair_key, require
from observatie.store.gc_pause import gc_paused
from observatie.store.interruption import Interruption
from observatie.store.key_guard import KeyGuard
from observatie.store.lists import PAIRS, RESPONSES, VISITS, agreed_visits, name_of, running_visits
from observatie.store.lock import FolderLock
from observatie.store.sheets import Sheet
from observatie.store.snapshot import take_snapshot
from observatie.store.trouble import is_damage, is_spent, trouble_of, troubles_known
from observatie.store.wrapping import Cost
from observatie.store.writer import Writer


class Library:
    """An open library; close it when done.

    Attributes:
        folder: where it is.
        startup: how it was found when it was opened for writing.
        scribe: the owner on this machine, who writes.
    """

    def __init__(
        self, folder: Path, key: bytes, opened: ExitStack, lock: FolderLock | None, *, patient: bool
    ) -> None:
        """Open what is needed and put it with what was `opened`; from then on the library lets go of it all."""
        self.folder = folder
        self.startup = Startup()
        self._path = folder / DATABASE
        self._writer: Writer | None = None
        with troubles_known():
            self._connections = opened.enter_context(closing(Connections(self._path, key, lock)))
            with self._connections.reading() as db:
                self._id = rows.read_id(db, "library")
                self.scribe = Scribe(author=rows.read_id(db, "owner"), device=rows.read_id(db, "device"))
            if lock is not None:
                self._begin(key, patient=patient)
        self._opened = opened.pop_all()

    @classmethod
    def begin(
        cls,
        folder: Path,
        passphrase: str,
        name: str,
        role: str,
        clock: Clock,
        *,
        cost: Cost | None = None,
        patient: bool = True,
    ) -> Self:
        """Make a library under a passphrase, with its owner in the register, and open it.

        Of two programs that begin in one folder the second changes nothing. Raises as `create_key` and `create`.
        """
        with locked_for_new(folder) as (opened, lock):
            key = create_key(folder, passphrase, cost)
            create_library(folder / DATABASE, key, name, role, clock)
            return cls(folder, key, opened, lock, patient=patient)

    @classmethod
    def create(cls, folder: Path, key: bytes, name: str, role: str, clock: Clock, *, patient: bool = True) -> Self:
        """Make a library with its owner in the register, and open it.

        The key file must be there already, unless the key is to be forgotten (a demo). Raises KnownError B10
        where there is a library already, and as `open` does.
        """
        with locked_for_new(folder) as (opened, lock):
            create_library(folder / DATABASE, key, name, role, clock)
            return cls(folder, key, opened, lock, patient=patient)

    @classmethod
    def open(cls, folder: Path, key: bytes, *, patient: bool = True) -> Self:
        """Open a library for writing.

        Raises KnownError B01 where there is none, B04 where it is damaged, B05 where it is of a newer version,
        B06 where it is open already, and B07, B08 or B09 where the disk will not have it.
        """
        require(folder)
        with ExitStack() as opened:
            return cls(folder, key, opened, opened.enter_context(FolderLock(folder)), patient=patient)

    @classmethod
    def open_reading(cls, folder: Path, key: bytes) -> Self:
        """Open a library to read from it, beside a program that may be writing.

        Raises KnownError as `open` does, but B06, and B13 where it is of an older version.
        """
        require(folder)
        with ExitStack() as opened:
            return cls(folder, key, opened, None, patient=False)

    def _begin(self, key: bytes, *, patient: bool) -> None:
        sweep(self.folder)
        extents = Extents(self.folder, key, self._id)
        self.startup = self._connections.begin(extents)
        self._writer = Writer(self._connections, extents, KeyGuard(self.folder), patient=patient)

    def close(self) -> None:
        """Write what is queued, note that it ended well, and let the folder go, whatever the store refuses.

        What it refuses fails its future; the note then stays away, so that the next opening looks into it.
        """
        with self._opened:
            if self._writer is not None:
                self._writer.close()
                # Not where another file has come in its place.
                if self._connections.get_ready() is None:
                    with suppress(DatabaseError):
                        rows.delete_meta(self._connections.writing, "open")
                    # Deleted meanwhile, it can be put back for as long as there is the other one.
                    repair_key(self.folder)
                self._writer = None
                log.note("bibliotheek gesloten")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def writer(self) -> Writer:
        """The writer; a library that is closed or was opened for reading has none."""
        if self._writer is None:
            raise BugError("this library is closed, or was opened for reading")
        return self._writer

    def append(
        self,
        entries: Sequence[Entry],
        definitions: Sequence[Instrument] = (),
        *,
        ends: DraftKey | None = None,
        files: Sequence[bytes] = (),
        sheets: Sequence[Sheet] = (),
    ) -> "Future[None]":
        """Queue entries, to be committed together; the future is done when they are on disk.

        With `ends` that unfinished line goes in the same transaction, and `files` are kept with them, which they
        name by their SHA-256, and `sheets` each in the place of what its owner had before.
        """
        ended = () if ends is None else ((ends, None),)
        return self.writer.submit(Batch(tuple(entries), tuple(definitions), ended, tuple(files), tuple(sheets)))

    def keep_draft(self, visit_id: UUID, draft: Draft | None, original: UUID | None = None) -> "Future[None]":
        """Queue an unfinished line of a visit; None takes away that of `original`, or the new line.

        Only the last one of each counts: the future is done when this line is on disk, or what it became.
        """
        key = DraftKey(visit_id, original if draft is None else draft.original)
        return self.writer.submit(Batch(drafts=((key, draft),)))

    @contextmanager
    def _reading(self) -> Generator[Database]:
        """Give the connection to read with; what SQLite refuses comes out as a KnownError."""
        try:
            with self._connections.reading() as db:
                yield db
        except DatabaseError as error:
            if is_damage(error):
                self._connections.read_anew()
            elif is_spent(error) and self._recovers:
                self._connections.give_up()
                self.writer.look()
            raise trouble_of(error) from error

    @contextmanager
    def _naming(self, stream: UUID) -> Generator[None]:
        """Let an error about a stream that cannot be read say which it is, and that the others are not touched."""
        try:
            yield
        except KnownError as error:
            named: str | None = None
            if error.code == "B04":
                with suppress(KnownError), self._reading() as db:
                    named = name_of(db, stream)
            if named is None:
                raise
            what = f"{named} is niet te lezen; wat je in andere vastlegde is er nog"
            raise KnownError("B04", what, error.remedy) from error

    @property
    def _waiting(self) -> tuple[Batch, ...]:
        return () if self._writer is None else self._writer.waiting()

    @property
    def _recovers(self) -> bool:
        """Whether the writer waits for a library that went away; nothing may be on its way that would make it."""
        return self._writer is not None and self._writer.patient

    def register(self) -> Register:
        """Return the register as it is on disk."""
        with self._reading() as db:
            return Register(Journal(self._id, rows.read_entries(db, self._id)))

    def visit(self, visit_id: UUID) -> Visit:
        """Return a visit as it is on disk; one that does not exist is empty."""
        with self._naming(visit_id), self._reading() as db, gc_paused():
            return Visit(visit_id, rows.read_entries(db, visit_id))

    def recorded(self, stream: UUID) -> Iterator[Entry]:
        """Yield the entries of a stream, in no order and some twice; what is on its way to the disk too."""
        waiting = self._waiting
        with self._naming(stream), self._reading() as db, gc_paused():
            yield from rows.read_entries(db, stream)
            yield from (entry for batch in waiting for entry in batch.entries if entry.stream == stream)

    def drafts(self, visit_id: UUID) -> dict[UUID | None, Draft]:
        """Return the unfinished lines of a visit, by the note that each edits; the new one under None.

        What is on its way to the disk counts. One that cannot be read is passed over.
        """
        waiting = self._waiting
        with self._reading() as db:
            found = rows.read_drafts(db, visit_id)
        for key, draft in (each for batch in waiting for each in batch.drafts if each[0].visit == visit_id):
            if draft is None:
                found.pop(key.original, None)
            else:
                found[key.original] = draft
        return found

    def visits(self, limit: int = -1, offset: int = 0) -> list[VisitSummary]:
        """Return visits in one line each, the latest first; -1 means all."""
        with self._reading() as db:
            return VISITS.read(db, limit=limit, offset=offset)

    def agreements_before(self, visit: Visit) -> list[EarlierAgreement]:
        """Return the agreements that a visit has to look back on, the oldest first."""
        teacher = visit.settings.teacher
        if teacher is None:
            return []
        with self._reading() as db:
            known = agreed_visits(db, teacher)
        return agreements_before(visit, list(self._readable(known)))

    def response(self, response_id: UUID) -> Response:
        """Return a response as it is on disk; one that does not exist is empty."""
        with self._naming(response_id), self._reading() as db:
            return Response(Journal(response_id, rows.read_entries(db, response_id)))

    def responses(self) -> list[ResponseSummary]:
        """Return the responses on their own in one line each, the latest first."""
        with self._reading() as db:
            return RESPONSES.read(db)

    def pair(self, session: UUID) -> Pair:
        """Return the session of a pair as it is on disk; one that does not exist is empty."""
        with self._naming(session), self._reading() as db:
            return Pair(Journal(session, rows.read_entries(db, session)))

    def pairs(self) -> list[PairSummary]:
        """Return the sessions of pairs in one line each, the latest first."""
        with self._reading() as db:
            return PAIRS.read(db)

    def sheets(self, session: UUID) -> dict[UUID, Sheet]:
        """Return the sheets of a session by owner, each under the word of its owner until both were opened.

        What is on its way to the disk counts.
        """
        waiting = self._waiting
        with self._reading() as db:
            found = rows.read_sheets(db, session)
        newer = (sheet for batch in waiting for sheet in batch.sheets if sheet.session == session)
        return found | {sheet.owner: sheet for sheet in newer}

    def sheet_states(self) -> dict[UUID, dict[UUID, SheetState]]:
        """Return how far each partner of each pair is with her sheet, by session and owner."""
        with self._reading() as db:
            return rows.read_sheet_states(db)

    def file(self, digest: str) -> bytes | None:
        """Return the file with this SHA-256, or None where it is not in this library."""
        with self._reading() as db:
            return rows.read_file(db, digest)

    def running_visit(self) -> UUID | None:
        """Return the visit whose lesson is going on on this machine, the latest where there are more, or None."""
        with self._reading() as db:
            running = running_visits(db)
        return next((each.id for each in self._readable(running) if is_of(each, self.scribe.device)), None)

    def _readable(self, visits: Iterable[UUID]) -> Iterator[Visit]:
        """Yield visits; one that is damaged is told when somebody opens it, and keeps nobody from the others."""
        for visit in visits:
            with suppress(KnownError):
                yield self.visit(visit)

    def definition(self, digest: str) -> Instrument | None:
        """Return the definition with this hash, also one on its way to the disk, or None."""
        waiting = self._waiting
        with self._reading() as db:
            found = rows.read_definition(db, digest)
        made = (each for batch in waiting for each in batch.definitions if each.hash == digest)
        return found if found is not None else next(made, None)

    def instruments_of(self, visit: Visit) -> dict[str, Instrument]:
        """Return the definitions that a visit was made with, by id.

        Raises BugError where one is missing: a visit is never written without them.
        """
        refs = visit.settings.instruments or ()
        return {ref.instrument: found for ref in refs if (found := self.definition_of(ref))}

    def definition_of(self, ref: InstrumentRef | None) -> Instrument | None:
        """Return the definition that is meant, or None where none is; raises BugError where it is missing."""
        if ref is None:
            return None
        definition = self.definition(ref.hash)
        if definition is None:
            raise BugError(f"the definition {ref.hash} of {ref.instrument} is not in the library")
        return definition

    def rebuild_lists(self) -> int:
        """Make the derived tables anew from the journal and return how many visits they hold.

        On a connection of its own, as that of the writer is the writer's; only for a library open for writing.
        """
        _ = self.writer
        with troubles_known(), closing(self._connections.lend(writing=True)) as db, db.atomic():
            return lists.rebuild(db)

    # A copy of it

    @property
    def id(self) -> UUID:
        """The id of the library, the same in each copy of it."""
        return self._id

    @property
    def is_backed_up(self) -> bool:
        """Whether a backup holds all that was written, and nothing is on its way to the disk."""
        return self.writer.is_backed_up and not any(batch.is_change for batch in self.writer.waiting())

    def snapshot(self, path: Path, interruption: Interruption) -> int | None:
        """Write a copy of the library's file, under the same key, and see that it is whole; nobody waits for it.

        Returns what to give `mark_backed_up` once it is kept. Raises KnownError B04 where the library cannot be
        read or the copy is not whole, and as the disk refuses; InterruptedWorkError where it was stopped.
        """
        changes, newest = (self._writer.changes, self._writer.newest()) if self._writer is not None else (None, ())
        with troubles_known():
            take_snapshot(self._connections.peek, path, newest, interruption)
        return changes

    def mark_backed_up(self, changes: int | None) -> None:
        """Remember that a copy that `snapshot` made is kept, unless something was written since."""
        if changes is not None and self._writer is not None:
            self._writer.mark_backed_up(changes)

    def quick_check(self) -> list[str]:
        """Return what is wrong with the structure of the file; it reads all of it, so a worker asks."""
        with closing(self.connect_reading()) as db:
            return check.quick_check(db)

    def connect_reading(self) -> Database:
        """Return a reading connection of its own, for a worker; whoever asks closes it."""
        try:
            with troubles_known():
                return self._connections.lend()
        except KnownError:
            if self._recovers:
                self.writer.look()
            raise
