"""All connections of this program to one library's file, which are opened and closed together.

SQLite lets the connections of a process share what they know of a file's log. So a file is never opened beside a
connection that is left over from a medium that went away: all are closed first, those of workers too.
"""

import os
from collections.abc import Generator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import NamedTuple
from uuid import UUID

from observatie.domain.errors import BugError, KnownError
from observatie.store import rows, schema
from observatie.store.cipher import PAGE, Database, DatabaseError, connect, frames_read, peek
from observatie.store.extent import Extents
from observatie.store.folder import copy_aside
from observatie.store.lock import FolderLock
from observatie.store.log_file import last_commit
from observatie.store.salvage import recover_log
from observatie.store.trouble import overwritten, troubles_known, unreachable


class _Seen(NamedTuple):
    """Which file it is, and how it was when we looked."""

    device: int
    inode: int
    size: int
    written_ns: int


@dataclass(frozen=True)
class Startup:
    """How a library was found.

    Attributes:
        unclean: whether the program that had it open before ended without closing it.
        lost_log: whether it did, and SQLite's log, with what was written last, is not there any more.
        recovered: how many acts were read of a damaged log past SQLite; None where the log was sound.
        missing: how many acts at least are missing, by stream; what was recovered is not.
        put_back: whether it was taking the place of another one when the program ended, and has done so now.
    """

    unclean: bool = False
    lost_log: bool = False
    recovered: int | None = None
    missing: dict[UUID, int] = field(default_factory=dict)
    put_back: bool = False


class Connections:
    """The writer's connection, the one that the window reads with, and those that workers borrow.

    Attributes:
        opened: how often they were opened, so that the writer knows when the file may be another.
    """

    def __init__(self, path: Path, key: bytes, lock: FolderLock | None) -> None:
        """Open the file, for writing where its folder is locked for us.

        Raises DatabaseError where the file cannot be used, and KnownError as `schema.refuse_unfit` does.
        """
        self.opened = 0
        self._path = path
        # As text, which is asked for before and after every act.
        self._file = os.fspath(path)
        self._log = f"{self._file}-wal"
        # How large the log was when the file was first opened; a library that is closed leaves nothing in it.
        self._log_found = log.size if (log := _seen(self._log)) is not None else None
        self._recovered: int | None = None
        self._log_kept: Path | None = None
        self._key = key
        self._lock = lock
        self._door = Lock()
        self._spent = self._shut = False
        self._lent: set[Database] = set()
        self._writing: Database | None = None
        self._reading: Database | None = None
        self._library: str | None = None
        self._open()

    def _open(self) -> None:
        is_first = self._lock is not None and not self.opened
        committed = last_commit(self._path, PAGE) if is_first and self._log_found else 0
        # Looked at first: were the file to be replaced meanwhile, it is another one than this tells.
        place = _place(_seen(self._file))
        with closing(peek(self._path, self._key)) as db:
            # Before anything else, as a file that is not fit for this program is left as it is.
            schema.refuse_unfit(db, self._path, writing=is_first)
            found = rows.read_meta(db, "library")
            is_read = not committed or committed <= frames_read(db)
        if not is_read:
            # Before anything is written, which would go over what SQLite has not read.
            self._log_kept = copy_aside(self._path.parent, _written_at(self._log))
        if self.opened:
            if found != self._library:
                raise unreachable()
            if self._lock is not None:
                self._lock.renew()
        with ExitStack() as opened:
            if self._lock is not None:
                self._writing = opened.enter_context(closing(connect(self._path, self._key, writing=True)))
                schema.bring_up_to_date(self._writing)
                self._recover(self._writing)
            self._reading = connect(self._path, self._key, writing=False)
            self._closing = opened.pop_all()
        self._library, self._place, self._log_place = found, place, _place(_seen(self._log))
        self.opened += 1
        self.note_written()

    def _recover(self, db: Database) -> None:
        if self._log_kept is not None:
            self._recovered = recover_log(db, self._log_kept, self._key)
            self._log_kept = None

    def begin(self, extents: Extents) -> Startup:
        """Look how the library was left, and mark it as open; once, before anything is written."""
        # The mark is not in an older copy that came in the place of the file, and its log tells nevertheless.
        unclean = rows.read_meta(self.writing, "open") is not None or bool(self._log_found)
        with self.writing.atomic():
            rows.write_meta(self.writing, "open", "yes")
        # In the file itself: were it in the log alone, a log that is lost would take the mark along.
        self.take_in_log("TRUNCATE")
        missing = {stream: lacking.acts for stream, lacking in extents.lacking(self.lend).items()}
        return Startup(unclean, unclean and self._log_found is None, self._recovered, missing)

    def close(self) -> None:
        """Close the writer's connection and that of the window; a worker closes its own."""
        with self._door:
            self._close()

    def _close(self) -> None:
        if self._reading is not None:
            self._reading.close()
        self._writing = self._reading = None
        self._closing.close()

    @property
    def writing(self) -> Database:
        """The connection that writes, for the writing thread alone."""
        if self._writing is None:
            raise BugError("this library is closed, or was opened for reading")
        return self._writing

    @contextmanager
    def reading(self) -> Generator[Database]:
        """Give the window's connection, to one thread at a time; raises KnownError B09 while there is none."""
        if self._shut:
            raise unreachable()
        with self._door:
            if self._reading is None:
                raise unreachable()
            yield self._reading

    def read_anew(self) -> None:
        """Give the window another connection: one that came upon a damaged page reads nothing sound any more."""
        with self._door:
            if self._reading is not None:
                self._reading.close()
                self._reading = connect(self._path, self._key, writing=False)

    def lend(self, *, writing: bool = False) -> Database:
        """Return a connection for a worker, who closes it; raises KnownError B09 where the library is gone."""
        with self._door:
            gone = unreachable() if self._spent else self.out_of_place()
            if gone is not None:
                raise gone
            return self._lend(connect(self._path, self._key, writing=writing))

    def _lend(self, db: Database) -> Database:
        db.when_closed = self._lent.discard
        self._lent.add(db)
        return db

    def peek(self, path: Path | None = None) -> Database:
        """Return a connection that writes nothing to the library, or to a copy of it; whoever asks closes it."""
        if path is not None:
            return peek(path, self._key)
        with self._door:
            gone = unreachable() if self._spent else self.out_of_place()
            if gone is not None:
                raise gone
            return self._lend(peek(self._path, self._key))

    # A file that went away

    def give_up(self) -> None:
        """Let `get_ready` open other connections than these."""
        self._spent = True

    def out_of_place(self) -> KnownError | None:
        """Return what is wrong where the path leads elsewhere or nowhere, else None.

        Elsewhere than on Windows, SQLite goes on writing to a file that was moved, replaced or deleted; and so it
        does to its log, which holds what was written last. Closed and opened anew, it takes that into the file.
        """
        if _place(_seen(self._file)) == self._place and self._has_its_log():
            return None
        # A medium that was pulled out may have the same place when it is back, and what was open is dead.
        self._spent = True
        return unreachable()

    def _has_its_log(self) -> bool:
        if self._lock is None:
            return True  # whoever writes makes a log and takes it away
        found = _place(_seen(self._log))
        # It may be there from the first act only.
        self._log_place = self._log_place or found
        return found == self._log_place

    def take_in_log(self, how: str = "PASSIVE") -> bool:
        """Take the log into the file, for the writing thread; return whether all of it is there now.

        Somebody who reads may keep a part of it in the log. Raises DatabaseError.
        """
        if self._writing is None:
            return False  # nothing could be opened since the library went away
        (state,) = self.writing.execute(f"PRAGMA wal_checkpoint({how})").fetchall()
        self.note_written()
        return state[1] == state[2]

    def note_written(self) -> None:
        """Take in how the file is now; for the writing thread, each time that it may have written to it."""
        self._state = _state(_seen(self._file))

    @property
    def is_untouched(self) -> bool:
        """Whether the file is in its place as we left it; for the writing thread.

        Nobody else writes to it, as the folder is locked. A copy that is written over it, or a program that
        synchronises, does so all the same, and leaves it in its place.
        """
        return self._is_as_left(_seen(self._file))

    def _is_as_left(self, seen: _Seen | None) -> bool:
        return _place(seen) == self._place and _state(seen) == self._state and self._has_its_log()

    def get_ready(self) -> KnownError | None:
        """See to it that what is written goes to the library in its place; return why that cannot be, or None."""
        seen = _seen(self._file)
        if self._is_as_left(seen) and not self._spent:
            return None
        found = _place(seen)
        is_overwritten = found == self._place and _state(seen) != self._state
        self._spent = True
        if found is None or (found != self._place and not self._empty_log()):
            return unreachable()
        self._shut = True  # from here on nothing is lent, and nobody waits for a medium that answers slowly
        try:
            with troubles_known():
                if is_overwritten:
                    self._drop_log()
                self._open_anew()
        except KnownError as trouble:
            if trouble.code != "B04":
                return trouble
            return overwritten() if is_overwritten else unreachable() if found != self._place else trouble
        return None

    def _empty_log(self) -> bool:
        """Let our own log hold nothing where another file stands in the place of ours; return whether that is so.

        It would be taken for the log of that file, now or at the next opening, and spoil it. What is in it goes
        into our own file, wherever that is now.
        """
        if _place(_seen(self._log)) != self._log_place or self._log_place is None:
            return True
        with suppress(DatabaseError, OSError):
            if self._writing is not None:
                self._writing.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            return os.path.getsize(self._log) == 0
        return False

    def _drop_log(self) -> None:
        """Keep the log from being taken into the file that came over ours, which that would spoil."""
        if self._writing is None:
            return  # it was dropped before, and nothing was opened since
        with suppress(DatabaseError, OSError):
            (state,) = self._writing.execute("PRAGMA wal_checkpoint(NOOP)").fetchall()
            if state[1] != state[2]:
                self._log_kept = copy_aside(self._path.parent, _written_at(self._log))
            os.truncate(self._log, 0)

    def _open_anew(self) -> None:
        with self._door:
            if self._lent:
                raise unreachable()
            self._close()
            self._open()
            self._spent = self._shut = False


def _seen(path: str) -> _Seen | None:
    """Return what the system tells of the file that a path leads to, or None where it leads nowhere."""
    # Never by opening it: closing any handle on the file would drop the locks that SQLite has on it.
    try:
        found = os.stat(path)
    except OSError:
        return None
    return _Seen(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def _place(seen: _Seen | None) -> tuple[int, int] | None:
    return None if seen is None else (seen.device, seen.inode)


def _state(seen: _Seen | None) -> tuple[int, int] | None:
    return None if seen is None else (seen.size, seen.written_ns)


def _written_at(path: str) -> datetime:
    return datetime.fromtimestamp(os.stat(path).st_mtime)
