"""The one thread that writes: batches go in at one end and are committed in that order, or held.

When the store refuses (disk full, file locked), the batch at the head is held and tried again; what follows
waits behind it, with its own times. Nothing is dropped and nothing overtakes.

A connection whose medium was pulled out stays dead after it is put back. It is not opened anew here: beside one
that is left over, SQLite would share its state of the log, and two programs could then overwrite each other.
"""

import logging
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event, Lock, Thread
from uuid import UUID

from observatie.domain.entries import Entry
from observatie.domain.instrument import Instrument
from observatie.domain.summary import summarise
from observatie.domain.visit import Visit
from observatie.errors import BugError, KnownError
from observatie.store import rows
from observatie.store.cipher import Database, DatabaseError
from observatie.store.collector import collector_waiting
from observatie.store.trouble import trouble_of

_RETRY_SECONDS = 1.0
_VISITS_KEPT = 4

_logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Batch:
    """What is committed in one transaction: entries, and the definitions that they refer to."""

    entries: tuple[Entry, ...]
    definitions: tuple[Instrument, ...] = ()


def ignore_trouble(trouble: KnownError | None) -> None:
    """Take no notice of trouble; for whoever looks at the future instead."""


class Writer:
    """Owns the writing connection; whoever made the writer closes the connection after it.

    Attributes:
        db: the connection.
        patient: whether a refused batch is held and tried again (a lesson), or fails at once (a command), and
            with it whatever stands behind it.
        on_trouble: called from the writing thread with the trouble when the store begins to refuse or refuses
            for another reason, and with None when it accepts again.
    """

    def __init__(self, db: Database, *, patient: bool) -> None:
        self.db = db
        self.patient = patient
        self.on_trouble: Callable[[KnownError | None], None] = ignore_trouble
        self._queue: SimpleQueue[tuple[Batch, Future[None]] | None] = SimpleQueue()
        self._door = Lock()
        self._closing = Event()
        self._refused: KnownError | None = None
        self._visits = _OpenVisits(db)
        self._thread = Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def submit(self, batch: Batch) -> "Future[None]":
        """Queue a batch; the future is done when it is on disk, or fails with a KnownError.

        It cannot be cancelled: what is queued is written.
        """
        future: Future[None] = Future()
        future.set_running_or_notify_cancel()
        with self._door:
            if self._closing.is_set():
                raise BugError("the writer is closed; nothing would ever write this batch")
            self._queue.put((batch, future))
        return future

    def close(self) -> None:
        """Write what is queued and end the thread; what the store still refuses fails its future."""
        with self._door:
            self._closing.set()
            self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (job := self._queue.get()) is not None:
            batch, future = job
            try:
                self._write(batch)
            except KnownError as trouble:
                future.set_exception(trouble)
            except Exception as error:
                # It belongs to whoever waits for this batch; the thread lives on for the next one.
                _logger.exception("a batch of %d entries could not be written", len(batch.entries))
                future.set_exception(error)
            else:
                future.set_result(None)

    def _write(self, batch: Batch) -> None:
        if self._refused is not None:
            raise self._refused
        told: KnownError | None = None
        while True:
            try:
                self._commit(batch)
                break
            except DatabaseError as error:
                trouble = trouble_of(error)
                if isinstance(trouble, BugError):
                    raise trouble from error
                if not self.patient or self._closing.is_set():
                    self._refused = trouble
                    raise trouble from error
            if told is None or told.code != trouble.code:
                self._tell(trouble)
            told = trouble
            self._closing.wait(_RETRY_SECONDS)
        if told is not None:
            self._tell(None)

    def _tell(self, trouble: KnownError | None) -> None:
        try:
            self.on_trouble(trouble)
        except Exception:
            # As with the callbacks of a future: it has nothing to do with whether the batch is written.
            _logger.exception("the listener to trouble failed")

    def _commit(self, batch: Batch) -> None:
        streams = {entry.stream for entry in batch.entries}
        try:
            with self.db.atomic():
                for definition in batch.definitions:
                    rows.insert_definition(self.db, definition)
                rows.insert_entries(self.db, batch.entries)
                for stream in streams:
                    self._visits.update(stream, batch.entries)
        except BaseException:
            # They may hold what was not written.
            self._visits.forget(streams)
            raise


class _OpenVisits:
    """The visits written to last, folded, so that the list follows an act at the cost of that act alone."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._kept: OrderedDict[UUID, Visit] = OrderedDict()

    def update(self, stream: UUID, entries: tuple[Entry, ...]) -> None:
        visit = self._kept.pop(stream, None)
        if visit is None:
            with collector_waiting():
                visit = Visit(stream, rows.read_entries(self._db, stream))
        else:
            for entry in entries:
                if entry.stream == stream:
                    visit.add(entry)
        self._kept[stream] = visit
        while len(self._kept) > _VISITS_KEPT:
            self._kept.popitem(last=False)
        summary = summarise(visit)
        if summary is None:
            rows.delete_summary(self._db, stream)
        else:
            rows.write_summary(self._db, summary)

    def forget(self, streams: set[UUID]) -> None:
        for stream in streams:
            self._kept.pop(stream, None)
