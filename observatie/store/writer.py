"""The one thread that writes: batches go in at one end and are committed in that order, or held.

When the store refuses (disk full, file locked, medium gone), the batch at the head is held and tried again; what
follows waits behind it, with its own times. Nothing is dropped and nothing overtakes: where a fault of ours keeps
a batch from being written, what follows is given up with it, and that is told. An unfinished line alone gives way
to what it became, as long as nothing else was queued in between.
"""

import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Condition, Event, Thread
from uuid import UUID

from observatie.domain.acts.entries import Entry
from observatie.domain.errors import BugError, KnownError
from observatie.store import rows
from observatie.store.batch import Batch, Recent
from observatie.store.cipher import Database, DatabaseError
from observatie.store.connections import Connections
from observatie.store.extent import Extents, MissingActs
from observatie.store.key_guard import KeyGuard
from observatie.store.open_visits import OpenVisits
from observatie.store.trouble import given_up, held, is_damage, is_spent, trouble_of

_RETRY_SECONDS = 1.0

_IDLE_SECONDS = 0.5
"""Once nothing was written for so long, the log of the file is taken into the file: what is in the log alone
goes where that is lost, and SQLite would take it in amid a commit, for which somebody would wait."""

LOOK_SECONDS = 5.0
"""So long nothing happens before it looks whether somebody else changed something; so often it looks again."""

_logger = logging.getLogger(__name__)


@dataclass
class _Job:
    """A batch that waits its turn, and who waits for it."""

    batch: Batch
    future: "Future[None]" = field(default_factory=Future)


def ignore_trouble(trouble: KnownError | None) -> None:
    """Take no notice of trouble; for whoever looks at the future instead."""


def _logger_of_loss(missing: dict[UUID, int]) -> None:
    _logger.warning("%d acts are missing in the library that came back", sum(missing.values()))


class Writer:
    """Writes by the writing connection of a library; whoever made the writer closes the connections after it.

    Attributes:
        patient: whether a refused batch is held and tried again (a lesson), or fails at once (a command), and
            with it whatever stands behind it.
        on_trouble: called from the writing thread with the trouble when the store begins to refuse or refuses
            for another reason, and with None when it accepts again; with B17 when nothing is written any more.
        on_loss: called from the writing thread with how many acts at least are missing, by stream, where the
            library that came back is not the one that went.
        changes: how often something was written since the library was opened.
    """

    def __init__(self, connections: Connections, extents: Extents, key_guard: KeyGuard, *, patient: bool) -> None:
        self.patient = patient
        self._key_guard = key_guard
        self._extents = extents
        self.on_trouble: Callable[[KnownError | None], None] = ignore_trouble
        self.on_loss: Callable[[dict[UUID, int]], object] = _logger_of_loss
        self._connections = connections
        self._opened = connections.opened
        self._jobs: deque[_Job] = deque()
        self._current_batch: Batch | None = None
        self._door = Condition()
        self._closing = Event()
        self._has_log = False
        self._refused: KnownError | None = None
        self._visits = OpenVisits()
        self._recent = Recent()
        self.changes = 0
        self._is_marked = rows.read_meta(connections.writing, "backed_up") is not None
        self._backed_up = 0 if self._is_marked else None
        self._thread = Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    @property
    def db(self) -> Database:
        """The connection that it writes by; after a medium went away and came back it is another."""
        return self._connections.writing

    def submit(self, batch: Batch) -> "Future[None]":
        """Queue a batch; the future is done when it is on disk, or fails with a KnownError.

        It cannot be cancelled: what is queued is written. An unfinished line is written, or a newer one is.
        """
        with self._door:
            if self._closing.is_set():
                raise BugError("the writer is closed; nothing would ever write this batch")
            older = self._older(batch)
            if older is not None:
                older.batch = batch
                return older.future
            job = _Job(batch)
            job.future.set_running_or_notify_cancel()
            self._jobs.append(job)
            self._door.notify()
        return job.future

    def _older(self, batch: Batch) -> _Job | None:
        """Return what waits with an older state of the same unfinished line and nothing but lines behind it."""
        if batch.line_of is None:
            return None
        for job in reversed(self._jobs):
            if job.batch.line_of is None:
                return None
            if job.batch.line_of == batch.line_of:
                return job
        return None

    def waiting(self) -> tuple[Batch, ...]:
        """Return what is not known to be on disk yet, in its order; what the store refuses is among it.

        Whoever reads from the disk asks this first: what is written in between is then in both, and never in none.
        """
        with self._door:
            begun = () if self._current_batch is None else (self._current_batch,)
            return (*begun, *(job.batch for job in self._jobs))

    @property
    def is_backed_up(self) -> bool:
        """Whether a backup holds all that was ever written."""
        return self._backed_up == self.changes

    def mark_backed_up(self, changes: int) -> None:
        """Take in that a backup holds all there was after so many changes; the next start knows it too."""
        self._backed_up = changes
        self.submit(Batch(backed_up=changes))

    def newest(self) -> tuple[Entry, ...]:
        """Return the entries that were written last, in no order; for whoever looks whether a copy has them."""
        with self._door:
            return tuple(entry for batch in self._recent.batches() for entry in batch.entries)

    def look(self) -> None:
        """See whether the library can be written to, where nothing waits that would find out."""
        with self._door:
            if self.patient and not self._jobs and not self._closing.is_set():
                self._jobs.append(_Job(Batch()))
                self._door.notify()

    def close(self) -> None:
        """Write what is queued and end the thread; what the store still refuses fails its future.

        Where another file came in the place of ours since, it gets what was written last too.
        """
        with self._door:
            if not self._connections.is_untouched:
                self._jobs.append(_Job(Batch()))
            self._closing.set()
            self._door.notify()
        self._thread.join()
        self._take_in_log()

    def _next(self) -> _Job | None:
        while not self._wait():
            if self._has_log:
                self._take_in_log()
            else:
                self._look_around()
        with self._door:
            if not self._jobs:
                return None
            job = self._jobs.popleft()
            self._current_batch = job.batch
            return job

    def _wait(self) -> bool:
        """Wait for a batch or the end; return False where it is time to take in the log, or to look around."""
        with self._door:
            patience = _IDLE_SECONDS if self._has_log else LOOK_SECONDS if self.patient else None
            return self._door.wait_for(lambda: bool(self._jobs) or self._closing.is_set(), patience)

    def _look_around(self) -> None:
        """See in a quiet moment whether all is as we left it: the file, and the two files of its key."""
        self._key_guard.look()
        if not self._connections.is_untouched:
            self.look()

    def _take_in_log(self) -> None:
        self._has_log = False
        if not self._connections.is_untouched:
            return  # whoever writes next finds that out, and says so
        try:
            is_all = self._connections.take_in_log()
        except DatabaseError:
            _logger.warning("the log could not be taken into the file; what is in it is safe", exc_info=True)
            return
        if is_all:
            self._extents.write()

    def _let_go(self) -> None:
        with self._door:
            self._current_batch = None

    def _run(self) -> None:
        while (job := self._next()) is not None:
            try:
                try:
                    self._write(job.batch)
                finally:
                    self._let_go()  # before its future says what became of it
            except KnownError as trouble:
                job.future.set_exception(trouble)
            except Exception as error:
                # What follows may rest on this batch, as a correction does on its note.
                _logger.exception("a batch of %d entries could not be written", len(job.batch.entries))
                self._refused = given_up(job.batch.since, error)
                self._tell(self._refused)
                job.future.set_exception(error)
            else:
                job.future.set_result(None)

    def _write(self, batch: Batch) -> None:
        if self._refused is not None:
            raise self._refused
        told: KnownError | None = None
        while (trouble := self._attempt(batch)) is not None:
            if not self.patient or self._closing.is_set():
                self._refused = trouble
                raise trouble
            if told is None or (told.code, told.remedy) != (trouble.code, trouble.remedy):
                self._tell(held(trouble))
            told = trouble
            self._closing.wait(_RETRY_SECONDS)
        with self._door:
            self._recent.keep(batch)
        if told is not None:
            self._tell(None)

    def _tell(self, trouble: KnownError | None) -> None:
        # By a future, which logs what its callback raises: that has nothing to do with whether a batch is written.
        told: Future[KnownError | None] = Future()
        told.add_done_callback(lambda told: self.on_trouble(told.result()))
        told.set_result(trouble)

    def _tell_of_loss(self, missing: dict[UUID, MissingActs]) -> None:
        put_back = {entry.id: entry for batch in self._recent.batches() for entry in batch.entries}.values()
        lost = {
            stream: lacking.acts - sum(each.stream == stream and each.seq > lacking.after for each in put_back)
            for stream, lacking in missing.items()
        }
        lost = {stream: count for stream, count in lost.items() if count > 0}
        if lost:
            self.on_loss(lost)

    def _attempt(self, batch: Batch) -> KnownError | None:
        """Write a batch, and return why the store refuses it, or None where it is on disk and in its place."""
        # Where the file leads is asked before and after, as SQLite would write to one that was moved or deleted.
        trouble = self._connections.get_ready() or self._try(batch) or self._connections.out_of_place()
        if trouble is not None:
            self._visits.forget_all()
        self._has_log = trouble is None
        return trouble

    def _try(self, batch: Batch) -> KnownError | None:
        try:
            if self._opened != self._connections.opened:
                self._visits.forget_all()
                # It may be an older copy, which says of itself what was true then.
                rows.write_meta(self._connections.writing, "open", "yes")
                self._is_marked = True
                missing = self._extents.lacking(self._connections.lend)
                for recent in self._recent.batches():
                    self._commit(recent)
                self._opened = self._connections.opened
                self._tell_of_loss(missing)
            self._commit(batch)
        except DatabaseError as error:
            if is_spent(error) or is_damage(error):
                self._connections.give_up()
            return trouble_of(error)
        return None

    def _commit(self, batch: Batch) -> None:
        db = self._connections.writing
        streams = {entry.stream for entry in batch.entries}
        try:
            with db.atomic():
                for definition in batch.definitions:
                    rows.insert_definition(db, definition)
                for body in batch.files:
                    rows.insert_file(db, body)
                rows.insert_entries(db, batch.entries)
                for stream in streams:
                    self._visits.update(db, stream, batch.entries)
                for key, draft in batch.drafts:
                    if draft is None:
                        rows.delete_draft(db, key.visit, key.original)
                    else:
                        rows.write_draft(db, key.visit, draft)
                for sheet in batch.sheets:
                    rows.write_sheet(db, sheet)
                is_marked = self._mark(db, batch)
        except BaseException:
            # They may hold what was not written.
            self._visits.forget(streams)
            raise
        # A long log is taken into the file in a commit.
        self._connections.note_written()
        self._extents.note(batch.entries)
        self.changes += batch.is_change
        self._is_marked = is_marked

    def _mark(self, db: Database, batch: Batch) -> bool:
        """Keep in the library whether a backup holds all of it, and return that."""
        if batch.is_change:
            if self._is_marked:
                rows.delete_meta(db, "backed_up")
            return False
        if batch.backed_up == self.changes:
            rows.write_meta(db, "backed_up", "yes")
            return True
        return self._is_marked
