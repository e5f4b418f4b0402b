"""One stream in hand: acts are shown at once, written by the library, and undone as the history says."""

from collections.abc import Sequence
from typing import Protocol

from observatie.domain.acts.entries import Entry, Payload
from observatie.domain.clock import Clock
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.journal import Change, Journal
from observatie.domain.journal.scribe import Scribe
from observatie.domain.journal.undo import ANYWHERE, Undoable, UndoHistories, UndoScope, inverse
from observatie.store.library import Library
from observatie.store.visit_session import Recorded


class Stream(Protocol):
    """What stands in a stream."""

    @property
    def journal(self) -> Journal:
        """All that was done."""
        ...

    def add(self, entry: Entry) -> Change | None:
        """Take an entry in and return what it changed, or None."""
        ...


class StreamSession:
    """A stream and its undo history.

    Attributes:
        scribe: who writes it down.
    """

    def __init__(self, library: Library, stream: Stream, clock: Clock, undoable: UndoScope = ANYWHERE) -> None:
        self.scribe = library.scribe
        self._library = library
        self._stream = stream
        self._clock = clock
        self._undoable = undoable
        self._histories = UndoHistories(stream.journal, self.scribe.author)

    def _append(
        self, payload: Payload, definitions: Sequence[Instrument] = (), *, scribe: Scribe | None = None
    ) -> Recorded:
        entry = (scribe or self.scribe).entry(self._stream.journal, payload, self._clock.now())
        change = self._take(entry)
        return Recorded(entry, change, self._library.append([entry], definitions))

    def _take(self, entry: Entry) -> Change | None:
        change = self._stream.add(entry)
        self._histories.follow(entry)
        return change

    def to_undo(self, scope: UndoScope | None = None) -> Undoable | None:
        """Return what undo would undo, within a scope or of all that can be undone in the stream."""
        return self._histories.within(scope or self._undoable).to_undo

    def to_redo(self, scope: UndoScope | None = None) -> Undoable | None:
        """Return what redo would do again."""
        return self._histories.within(scope or self._undoable).to_redo

    def undo(self, scope: UndoScope | None = None) -> Recorded | None:
        """Undo the last act, or return None where there is none."""
        return self._turn_back(self.to_undo(scope))

    def redo(self, scope: UndoScope | None = None) -> Recorded | None:
        """Do again what was undone last, or return None where there is nothing."""
        return self._turn_back(self.to_redo(scope))

    def _turn_back(self, undoable: Undoable | None) -> Recorded | None:
        return None if undoable is None else self._append(inverse(self._stream.journal, undoable.target))
