"""One person's library: a folder with the encrypted file, its key file and its lock."""

import os
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Self
from uuid import UUID, uuid4

from filelock import FileLock, Timeout

from observatie.domain.clock import Clock
from observatie.domain.entries import Entry, PersonRecord
from observatie.domain.instrument import Instrument
from observatie.domain.journal import Journal
from observatie.domain.register import Register
from observatie.domain.scribe import Scribe
from observatie.domain.summary import VisitSummary
from observatie.domain.visit import Visit
from observatie.errors import BugError, KnownError
from observatie.store import keyfile, rows, schema
from observatie.store.cipher import Database, connect
from observatie.store.writer import Batch, Writer

DATABASE = "observatie.db"
KEY_FILE = "sleutel.json"
LOCK_FILE = "observatie.lock"


class Library:
    """An open library; close it when done.

    Attributes:
        folder: where it is.
        unclean: whether the program that had it open before ended without closing it.
        scribe: the owner on this machine, who writes.
    """

    def __init__(self, folder: Path, key: bytes, *, lock: FileLock | None, patient: bool) -> None:
        self.folder = folder
        self._key = key
        self._lock = lock
        self._writer: Writer | None = None
        self._reading = connect(folder / DATABASE, key, writing=lock is not None)
        schema.refuse_newer(self._reading, folder / DATABASE)
        self.unclean = False
        if lock is not None:
            self._open_for_writing(patient)
        self._id = self._uuid_meta("library")
        self.scribe = Scribe(author=self._uuid_meta("owner"), device=self._uuid_meta("device"))

    @classmethod
    def create(cls, folder: Path, key: bytes, name: str, role: str, clock: Clock, *, patient: bool = True) -> Self:
        """Make a library with its owner in the register, and open it.

        The key file must be there already, unless the key is to be forgotten (a demo). Raises KnownError B10
        where there is a library already, and as `open` does.
        """
        if (folder / DATABASE).exists():
            raise KnownError("B10", f"in {folder} staat al een bibliotheek", "kies een andere map, of open haar")
        lock = _lock(folder)
        try:
            _make(folder, key, name, role, clock)
            return cls(folder, key, lock=lock, patient=patient)
        except KnownError:
            lock.release()
            raise

    @classmethod
    def open(cls, folder: Path, key: bytes, *, patient: bool = True) -> Self:
        """Open a library for writing; raises KnownError B01, B04, B05 or, where it is open already, B06."""
        _require(folder)
        lock = _lock(folder)
        try:
            return cls(folder, key, lock=lock, patient=patient)
        except KnownError:
            lock.release()
            raise

    @classmethod
    def open_reading(cls, folder: Path, key: bytes) -> Self:
        """Open a library to read from it, beside a program that may be writing."""
        _require(folder)
        return cls(folder, key, lock=None, patient=False)

    def _open_for_writing(self, patient: bool) -> None:
        writing = connect(self.folder / DATABASE, self._key, writing=True)
        schema.bring_up_to_date(writing)
        self.unclean = rows.read_meta(writing, "open") is not None
        with writing.atomic():
            rows.write_meta(writing, "open", "yes")
        self._writing = writing
        self._writer = Writer(writing, patient=patient)

    def close(self) -> None:
        """Write what is queued, note that it ended well, and let the folder go."""
        if self._writer is not None:
            self._writer.close()
            with self._writing.atomic():
                rows.delete_meta(self._writing, "open")
            self._writing.close()
        self._reading.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _uuid_meta(self, name: str) -> UUID:
        value = rows.read_meta(self._reading, name)
        if value is None:
            raise BugError(f"the library does not say its {name}")
        return UUID(value)

    @property
    def writer(self) -> Writer:
        """The writer; a library that was opened for reading has none."""
        if self._writer is None:
            raise BugError("this library was opened for reading")
        return self._writer

    def append(self, entries: Sequence[Entry], definitions: Sequence[Instrument] = ()) -> "Future[None]":
        """Queue entries, to be committed together; the future is done when they are on disk."""
        return self.writer.submit(Batch(tuple(entries), tuple(definitions)))

    def register(self) -> Register:
        """Return the register as it is on disk."""
        return Register(Journal(self._id, rows.read_entries(self._reading, self._id)))

    def visit(self, visit_id: UUID) -> Visit:
        """Return a visit as it is on disk; one that does not exist is empty."""
        return Visit(visit_id, rows.read_entries(self._reading, visit_id))

    def visits(self, limit: int = -1, offset: int = 0) -> list[VisitSummary]:
        """Return visits in one line each, the latest first; -1 means all."""
        return rows.read_summaries(self._reading, limit, offset)

    def definition(self, digest: str) -> Instrument | None:
        """Return the definition with this hash, or None."""
        return rows.read_definition(self._reading, digest)

    def instruments_of(self, visit: Visit) -> dict[str, Instrument]:
        """Return the definitions that a visit was made with, by id.

        Raises BugError where one is missing: a visit is never written without them.
        """
        found: dict[str, Instrument] = {}
        for ref in visit.settings.instruments or ():
            definition = self.definition(ref.hash)
            if definition is None:
                raise BugError(f"the definition {ref.hash} of {ref.instrument} is not in the library")
            found[ref.instrument] = definition
        return found

    def connect_reading(self) -> Database:
        """Return a reading connection of its own, for a worker; whoever asks closes it."""
        return connect(self.folder / DATABASE, self._key, writing=False)


def is_library(folder: Path) -> bool:
    """Return whether there is a library in this folder."""
    return (folder / DATABASE).exists()


def create_key(folder: Path, passphrase: str, cost: keyfile.Cost | None = None) -> bytes:
    """Make the folder and its key file, and return the key; raises KnownError B07 where that is not allowed."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return keyfile.create(folder / KEY_FILE, passphrase, cost)
    except OSError as error:
        raise KnownError(
            "B07", f"in {folder} kan niet geschreven worden ({error.strerror})", "kies een map waar dat wel mag"
        ) from error


def unlock(folder: Path, passphrase: str) -> bytes:
    """Return the key of the library; raises KnownError B01, B02 or B03."""
    return keyfile.unlock(folder / KEY_FILE, passphrase)


def _make(folder: Path, key: bytes, name: str, role: str, clock: Clock) -> None:
    # Made beside its place and moved there whole, so that a crash on the way leaves no library without an owner.
    beside = folder / f"{DATABASE}.new"
    beside.unlink(missing_ok=True)
    db = connect(beside, key, writing=True)
    schema.bring_up_to_date(db)
    library, owner, device = uuid4(), uuid4(), uuid4()
    with db.atomic():
        for meta, value in (("library", library), ("owner", owner), ("device", device)):
            rows.write_meta(db, meta, str(value))
        record = PersonRecord(id=owner, name=name, role=role)
        rows.insert_entries(db, [Scribe(owner, device).entry(Journal(library), record, clock.now())])
    db.close()
    os.replace(beside, folder / DATABASE)


def _require(folder: Path) -> None:
    if not is_library(folder):
        raise KnownError("B01", f"hier staat geen bibliotheek: {folder}", "kies een andere map of maak een nieuwe")


def _lock(folder: Path) -> FileLock:
    lock = FileLock(os.fspath(folder / LOCK_FILE), timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise KnownError(
            "B06",
            f"de bibliotheek {folder} is al geopend",
            "sluit het andere venster of programma en probeer opnieuw",
        ) from error
    except OSError as error:
        raise KnownError(
            "B07", f"in {folder} kan niet geschreven worden ({error.strerror})", "kijk de rechten van de map na"
        ) from error
    return lock
