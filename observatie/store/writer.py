"""The one thread that writes: batches go in at one end and are committed in that order, or held.

When the store refuses (disk full, file locked, medium gone), the batch at the head is held and tried again;
what follows waits behind it, with its own times. Nothing is dropped and nothing overtakes.
"""

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event, Thread
from uuid import UUID

from observatie.domain.entries import Entry
from observatie.domain.instrument import Instrument
from observatie.domain.summary import summarise
from observatie.domain.visit import Visit
from observatie.errors import BugError, KnownError
from observatie.store import rows
from observatie.store.cipher import Database, DatabaseError, OperationalError

_RETRY_SECONDS = 1.0
_VISITS_KEPT = 4


@dataclass(frozen=True)
class Batch:
    """What is committed in one transaction: entries, and the definitions that they refer to."""

    entries: tuple[Entry, ...]
    definitions: tuple[Instrument, ...] = ()


def ignore_trouble(trouble: KnownError | None) -> None:
    """Take no notice of trouble; for whoever looks at the future instead."""


class Writer:
    """Owns the writing connection.

    Attributes:
        patient: whether a refused batch is held and tried again (a lesson), or fails at once (a command).
        on_trouble: called from the writing thread with the trouble when the store begins to refuse, and with
            None when it accepts again.
    """

    def __init__(self, db: Database, *, patient: bool) -> None:
        self.patient = patient
        self.on_trouble: Callable[[KnownError | None], None] = ignore_trouble
        self._db = db
        self._queue: SimpleQueue[tuple[Batch, Future[None]] | None] = SimpleQueue()
        self._closing = Event()
        self._visits = _OpenVisits(db)
        self._thread = Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def submit(self, batch: Batch) -> "Future[None]":
        """Queue a batch; the future is done when it is on disk, or fails with a KnownError."""
        future: Future[None] = Future()
        self._queue.put((batch, future))
        return future

    def close(self) -> None:
        """Write what is queued and end the thread; what the store still refuses fails its future."""
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
            except BaseException as error:
                future.set_exception(error)
                raise
            else:
                future.set_result(None)

    def _write(self, batch: Batch) -> None:
        held = False
        while True:
            try:
                self._commit(batch)
            except OperationalError as error:
                trouble = trouble_of(error)
                if not self.patient or self._closing.is_set():
                    raise trouble from error
                if not held:
                    self.on_trouble(trouble)
                held = True
                self._closing.wait(_RETRY_SECONDS)
            else:
                if held:
                    self.on_trouble(None)
                return

    def _commit(self, batch: Batch) -> None:
        streams = {entry.stream for entry in batch.entries}
        try:
            with self._db.atomic():
                for definition in batch.definitions:
                    rows.insert_definition(self._db, definition)
                rows.insert_entries(self._db, batch.entries)
                for stream in streams:
                    self._visits.update(stream, batch.entries)
        except OperationalError:
            self._visits.forget(streams)
            raise
        except DatabaseError as error:
            raise BugError(f"the store does not take a batch of {len(batch.entries)} entries: {error}") from error


class _OpenVisits:
    """The visits written to last, folded, so that the list follows an act at the cost of that act alone."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._kept: OrderedDict[UUID, Visit] = OrderedDict()

    def update(self, stream: UUID, entries: tuple[Entry, ...]) -> None:
        visit = self._kept.pop(stream, None)
        if visit is None:
            visit = Visit(stream, rows.read_entries(self._db, stream))
        else:
            for entry in entries:
                if entry.stream == stream:
                    visit.add(entry)
        self._kept[stream] = visit
        while len(self._kept) > _VISITS_KEPT:
            self._kept.popitem(last=False)
        summary = summarise(visit)
        if summary is not None:
            rows.write_summary(self._db, summary)

    def forget(self, streams: set[UUID]) -> None:
        for stream in streams:
            self._kept.pop(stream, None)


def trouble_of(error: Exception) -> KnownError:
    """Return what a refusal of the store means and what to do about it."""
    message = str(error)
    if "full" in message:
        return KnownError("B08", "de schijf is vol", "maak ruimte; wat je typt wordt bewaard zodra het kan")
    if "locked" in message or "busy" in message:
        return KnownError(
            "B06",
            "een ander programma houdt de bibliotheek bezet",
            "sluit dat programma; het opslaan gaat dan verder",
        )
    if "readonly" in message:
        return KnownError("B09", "in de bibliotheek mag niet geschreven worden", "kijk de rechten van de map na")
    return KnownError(
        "B09", f"de bibliotheek is niet bereikbaar ({message})", "kijk of de schijf of stick nog aangesloten is"
    )
