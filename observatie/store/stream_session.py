"""One stream in hand: acts are shown at once, written by the library, and undone as the history says."""

from collections.abc import Collection, Sequence
from typing import Protocol

from observatie.domain.clock import Clock
from observatie.domain.entries import Entry, Payload
from observatie.domain.instrument import Instrument
from observatie.domain.journal import Change, Journal
from observatie.domain.scribe import Scribe
from observatie.domain.undo import UNDOABLE_KINDS, Undoable, UndoHistory, inverse
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

    def __init__(
        self, library: Library, stream: Stream, clock: Clock, undoable: Collection[str] = UNDOABLE_KINDS
    ) -> None:
        self.scribe = library.scribe
        self._library = library
        self._stream = stream
        self._clock = clock
        self._history = UndoHistory(stream.journal, self.scribe.author, undoable)

    def _append(
        self, payload: Payload, definitions: Sequence[Instrument] = (), *, scribe: Scribe | None = None
    ) -> Recorded:
        entry = (scribe or self.scribe).entry(self._stream.journal, payload, self._clock.now())
        change = self._take(entry)
        return Recorded(entry, change, self._library.append([entry], definitions))

    def _take(self, entry: Entry) -> Change | None:
        change = self._stream.add(entry)
        self._history.follow(entry, self._stream.journal)
        return change

    @property
    def to_undo(self) -> Undoable | None:
        """What undo would undo."""
        return self._history.to_undo

    @property
    def to_redo(self) -> Undoable | None:
        """What redo would do again."""
        return self._history.to_redo

    def undo(self) -> Recorded | None:
        """Undo the last act, or return None where there is none."""
        return self._turn_back(self.to_undo)

    def redo(self) -> Recorded | None:
        """Do again what was undone last, or return None where there is nothing."""
        return self._turn_back(self.to_redo)

    def _turn_back(self, undoable: Undoable | None) -> Recorded | None:
        return None if undoable is None else self._append(inverse(self._stream.journal, undoable.target))
