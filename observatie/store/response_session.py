"""A response that is being filled in: acts are judged by the domain, shown at once and written by the library."""

from uuid import UUID

from observatie.domain.acts import InstrumentRef
from observatie.domain.clock import Clock
from observatie.domain.entries import Payload
from observatie.domain.instrument import Instrument
from observatie.domain.response import Response
from observatie.domain.response_rules import judge_response
from observatie.domain.response_set import ResponseSet
from observatie.domain.rules import Rejection
from observatie.domain.undo import Undoable, UndoHistory, inverse
from observatie.errors import BugError
from observatie.store.library import Library
from observatie.store.visit_session import Recorded


class ResponseSession:
    """One response and its undo history.

    Attributes:
        scribe: who writes it down; whose answers they are is a setting of the response.
        response: what stands; it already shows what is still on its way to the disk.
        instrument: the definition that is filled in; None for a response that was not set up.
    """

    def __init__(self, library: Library, response: Response, clock: Clock) -> None:
        self.response = response
        self.instrument = _definition(library, response)
        self._library = library
        self._clock = clock
        self.scribe = library.scribe
        self._history = UndoHistory(response.journal, self.scribe.author)

    @classmethod
    def open(cls, library: Library, response_id: UUID, clock: Clock) -> "ResponseSession":
        """Return a session on the response as it is on disk; one that does not exist is empty."""
        return cls(library, library.response(response_id), clock)

    def set_up(self, settings: ResponseSet, instrument: Instrument | None = None) -> Recorded | Rejection:
        """Change settings and, where it is given, choose the instrument, whose definition is kept with it."""
        definition = instrument or self.instrument
        if instrument is not None:
            ref = InstrumentRef(instrument=instrument.id, version=instrument.version, hash=instrument.hash)
            settings = settings.model_copy(update={"instrument": ref})
        rejection = judge_response(self.response, settings, definition)
        if rejection:
            return rejection
        self.instrument = definition
        return self._append(settings, (instrument,) if instrument else ())

    def record(self, payload: Payload) -> Recorded | Rejection:
        """Write an act down."""
        return judge_response(self.response, payload, self.instrument) or self._append(payload)

    def _append(self, payload: Payload, definitions: tuple[Instrument, ...] = ()) -> Recorded:
        entry = self.scribe.entry(self.response.journal, payload, self._clock.now())
        change = self.response.add(entry)
        self._history.follow(entry, self.response.journal)
        return Recorded(entry, change, self._library.append([entry], definitions))

    @property
    def to_undo(self) -> Undoable | None:
        """What undo would undo."""
        return self._history.to_undo

    @property
    def to_redo(self) -> Undoable | None:
        """What redo would do again."""
        return self._history.to_redo

    def undo(self) -> Recorded | None:
        """Undo the last answer, or return None where there is none."""
        return self._turn_back(self.to_undo)

    def redo(self) -> Recorded | None:
        """Do again what was undone last, or return None where there is nothing."""
        return self._turn_back(self.to_redo)

    def _turn_back(self, undoable: Undoable | None) -> Recorded | None:
        if undoable is None:
            return None
        return self._append(inverse(self.response.journal, undoable.target))


def _definition(library: Library, response: Response) -> Instrument | None:
    ref = response.instrument
    if ref is None:
        return None
    definition = library.definition(ref.hash)
    if definition is None:
        raise BugError(f"the definition {ref.hash} of {ref.instrument} is not in the library")
    return definition
