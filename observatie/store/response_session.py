"""A response that is being filled in: acts are judged by the domain, shown at once and written by the library."""

from uuid import UUID

from observatie.domain.acts.acts import InstrumentRef
from observatie.domain.acts.answers import ResponseSet
from observatie.domain.acts.entries import Payload
from observatie.domain.clock import Clock
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.journal import Journal
from observatie.domain.response.response import Response
from observatie.domain.response.rules import judge_response
from observatie.domain.visit.rules import Rejection
from observatie.store.library import Library
from observatie.store.stream_session import Recorded, StreamSession


class ResponseSession(StreamSession):
    """One response and its undo history; whose answers they are is a setting of the response.

    Attributes:
        response: what stands; it already shows what is still on its way to the disk.
        instrument: the definition that is filled in; None for a response that was not set up.
    """

    def __init__(self, library: Library, response: Response, clock: Clock) -> None:
        super().__init__(library, response, clock)
        self.response = response
        self.instrument = library.definition_of(response.instrument)

    @classmethod
    def open(cls, library: Library, response_id: UUID, clock: Clock) -> "ResponseSession":
        """Return a session on what was recorded of a response; one that does not exist is empty."""
        return cls(library, Response(Journal(response_id, library.recorded(response_id))), clock)

    def set_up(self, settings: ResponseSet, instrument: Instrument | None = None) -> Recorded | Rejection:
        """Change settings and, where it is given, choose the instrument, whose definition is kept with it."""
        definition = instrument or self.instrument
        if instrument is not None:
            settings = settings.model_copy(update={"instrument": InstrumentRef.of(instrument)})
        rejection = judge_response(self.response, settings, definition)
        if rejection:
            return rejection
        self.instrument = definition
        return self._append(settings, definitions=(instrument,) if instrument else ())

    def record(self, payload: Payload) -> Recorded | Rejection:
        """Write an act down."""
        return judge_response(self.response, payload, self.instrument) or self._append(payload)
