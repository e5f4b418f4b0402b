"""One stream that is being worked on: acts are shown at once, written by the library, and can be undone."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Protocol
from uuid import UUID

from observatie.domain.acts.entries import Entry, Payload
from observatie.domain.clock import Clock, Moment
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.journal import Change, Journal
from observatie.domain.journal.scribe import Scribe
from observatie.domain.journal.undo import ANYWHERE, Undoable, UndoHistories, UndoScope, inverse
from observatie.store.batch import DraftKey
from observatie.store.library import Library


@dataclass(frozen=True)
class Recorded:
    """An act that was accepted: its entry, what it changed, and a future that is done when it is on disk.

    `also` is what was done together with it, in one transaction.
    """

    entry: Entry
    change: Change | None
    saved: "Future[None]"
    also: "tuple[Recorded, ...]" = ()

    @classmethod
    def together(cls, shown: Sequence[tuple[Entry, Change | None]], saved: "Future[None]") -> "Recorded":
        """Return acts that were accepted as one."""
        first, *also = (cls(entry, change, saved) for entry, change in shown)
        return replace(first, also=tuple(also))


class Stream(Protocol):
    """The current state of a stream."""

    @property
    def journal(self) -> Journal:
        """All that was done."""
        ...

    def add(self, entry: Entry) -> Change | None:
        """Take an entry in and return what it changed, or None."""
        ...


class StreamSession:
    """A stream and its undo history; its acts are judged by the subclass, which knows the rules.

    Attributes:
        scribe: who writes: the owner of the library, or who fills something in on her laptop.
    """

    def __init__(
        self,
        library: Library,
        stream: Stream,
        clock: Clock,
        *,
        author: UUID | None = None,
        undoable: UndoScope = ANYWHERE,
    ) -> None:
        """Work on a stream; `undoable` is what undo reaches where it is not asked for a scope."""
        self.scribe = library.scribe if author is None else replace(library.scribe, author=author)
        self._library = library
        self._stream = stream
        self._clock = clock
        self._undoable = undoable
        self._histories = UndoHistories(stream.journal, self.scribe.author)

    def now(self) -> Moment:
        """Return this instant, by the clock that stamps everything here."""
        return self._clock.now()

    # What is written

    def _append(
        self,
        payload: Payload,
        moment: Moment | None = None,
        lesson_ms: int | None = None,
        *,
        definitions: Sequence[Instrument] = (),
        ends: DraftKey | None = None,
        files: Sequence[bytes] = (),
        scribe: Scribe | None = None,
    ) -> Recorded:
        """Let an accepted act stand here and be written; see `Library.append`."""
        entry, change = self._show(payload, moment, lesson_ms, scribe=scribe)
        return Recorded(entry, change, self._library.append([entry], definitions, ends=ends, files=files))

    def _show(
        self,
        payload: Payload,
        moment: Moment | None = None,
        lesson_ms: int | None = None,
        *,
        together_with: UUID | None = None,
        scribe: Scribe | None = None,
    ) -> tuple[Entry, Change | None]:
        """Let an accepted act stand here, before it is on its way to the disk."""
        entry = (scribe or self.scribe).entry(
            self._stream.journal, payload, moment or self.now(), lesson_ms, together_with=together_with
        )
        return entry, self._take(entry)

    def _take(self, entry: Entry) -> Change | None:
        change = self._stream.add(entry)
        self._histories.follow(entry)
        return change

    # Undo

    def to_undo(self, scope: UndoScope | None = None) -> Undoable | None:
        """Return what undo would undo, within a scope or of all that can be undone in the stream."""
        return self._histories.within(scope or self._undoable).to_undo

    def to_redo(self, scope: UndoScope | None = None) -> Undoable | None:
        """Return what redo would do again."""
        return self._histories.within(scope or self._undoable).to_redo

    def undo(self, scope: UndoScope | None = None) -> Recorded | None:
        """Undo one's last own act within a scope, or return None where there is none."""
        return self._undo_or_redo(self.to_undo, scope)

    def redo(self, scope: UndoScope | None = None) -> Recorded | None:
        """Do again what was undone last, or return None where there is nothing."""
        return self._undo_or_redo(self.to_redo, scope)

    def _undo_or_redo(
        self, found: Callable[[UndoScope | None], Undoable | None], scope: UndoScope | None
    ) -> Recorded | None:
        # Not judged: the inverse of what was accepted once leads back to a state that was.
        undoable = found(scope)
        if undoable is None:
            return None
        moment = self.now()
        shown = [self._show(inverse(self._stream.journal, each.target), moment) for each in undoable.all]
        return Recorded.together(shown, self._library.append([entry for entry, _ in shown]))
