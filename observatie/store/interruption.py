"""Stops long work from another thread, as closing the program does with a backup that is being made."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from threading import Event

from observatie.store.cipher import Database, DatabaseError

_STEPS = 20_000
"""SQLite looks after so many of its steps whether it is to stop: some hundred times a second."""


class InterruptedWorkError(Exception):
    """The work was stopped by whoever asked for it; what it was to make is not there."""


class Interruption:
    """Asks work to stop; the work looks whether it was asked, and so does SQLite in the midst of a statement."""

    def __init__(self) -> None:
        self._asked = Event()

    def ask(self) -> None:
        """Stop the work as soon as it can."""
        self._asked.set()

    def check(self) -> None:
        """Raise InterruptedWorkError where the work was asked to stop."""
        if self._asked.is_set():
            raise InterruptedWorkError

    @contextmanager
    def reaching(self, db: Database, meanwhile: Callable[[], object] | None = None) -> Generator[None]:
        """Let what `db` does inside the block be stopped; raises InterruptedWorkError where it was.

        With `meanwhile` that is called as often as SQLite looks whether it is to stop.
        """
        self.check()

        def is_to_stop() -> bool:
            if meanwhile is not None:
                meanwhile()
            return self._asked.is_set()

        db.conn.set_progress_handler(is_to_stop, _STEPS)
        try:
            yield
        except DatabaseError:
            self.check()
            raise
        finally:
            db.conn.set_progress_handler(None, 0)
