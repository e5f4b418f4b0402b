"""A pen to write in a library with: the acts of one visit, as the window would write them."""

from concurrent.futures import Future
from uuid import UUID, uuid4

from observatie.domain.acts.acts import Note, VisitSet
from observatie.domain.acts.entries import Entry, Payload
from observatie.domain.clock import Clock
from observatie.domain.journal.scribe import Scribe
from observatie.domain.visit.visit import Visit
from observatie.store.library import Library

SOON = 30
"""Seconds after which a test that waits in vain fails; never the time it takes."""


class Pen:
    """Writes in one visit, which `visit` holds as the window would show it."""

    def __init__(self, library: Library, clock: Clock, visit: Visit | None = None) -> None:
        self.library = library
        self.visit = visit or Visit(uuid4())
        self._clock = clock
        self._scribe: Scribe = library.scribe

    @property
    def id(self) -> UUID:
        return self.visit.id

    def entry(self, payload: Payload) -> Entry:
        """Return the next entry of the visit; it is not in the library yet."""
        entry = self._scribe.entry(self.visit.journal, payload, self._clock.now())
        self.visit.add(entry)
        return entry

    def begin(self, subject: str = "rekenen") -> "Future[None]":
        return self.library.append([self.entry(VisitSet(subject=subject))])

    def note(self, text: str) -> "Future[None]":
        return self.library.append([self.entry(Note(text=text))])


def texts(visit: Visit) -> list[str]:
    """Return what the notes of a visit say."""
    return [note.act.text for note in visit.shown("note") if isinstance(note.act, Note)]
