"""One visit as the screens work on it."""

from uuid import UUID

from observatie.domain.acts.acts import VisitSet
from observatie.domain.acts.entries import Act, Draft, Payload
from observatie.domain.clock import Moment
from observatie.domain.errors import KnownError
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.journal import Standing
from observatie.domain.journal.register import Register
from observatie.domain.visit.visit import Visit
from observatie.store.visit_session import VisitSession
from observatie.ui.session.app_context import AppContext
from observatie.ui.session.session_controller import SessionController


class VisitController(SessionController):
    """A visit session with signals."""

    def __init__(self, context: AppContext, session: VisitSession) -> None:
        super().__init__(context)
        self.session = session
        self._register: Register | None = None

    @property
    def visit(self) -> Visit:
        """What stands of the visit."""
        return self.session.visit

    @property
    def is_live(self) -> bool:
        """Whether the lesson is going on here; that of another observer, on another machine, is only shown."""
        return self.visit.running and self.session.lesson_clock is not None

    @property
    def instruments(self) -> dict[str, Instrument]:
        """The definitions the visit uses, by id."""
        return self.session.instruments

    def record(
        self,
        payload: Payload,
        moment: Moment | None = None,
        lesson_ms: int | None = None,
        *,
        ends_draft: bool = False,
    ) -> bool:
        """Write an act down, with which the unfinished line may end; return whether it was accepted."""
        return self.take(self.session.record(payload, moment, lesson_ms, ends_draft=ends_draft))

    def amend(self, original: UUID, said: Act, lesson_ms: int | None, *, ends_draft: bool = False) -> bool:
        """Let an entry say something else, at this lesson time; return whether that was accepted."""
        outcome = self.session.amend(original, lambda _: said, lesson_ms=lesson_ms, ends_draft=ends_draft)
        return self.take(outcome)

    def keep_draft(self, draft: Draft | None, original: UUID | None = None) -> None:
        """Keep an unfinished line, or let go of the one of `original`; a store that refuses writes it later."""
        self.session.keep_draft(draft, original)

    def register(self) -> Register:
        """Return the register as it is on disk, or, while that cannot be read, as it was when it last could."""
        try:
            self._register = self.context.library.register()
        except KnownError:
            if self._register is None:
                raise
        return self._register

    def move(self, standing: Standing, lesson_ms: int) -> bool:
        """Move something to another time in the lesson; return whether that was accepted."""
        return self.take(self.session.amend(standing.id, lambda said: said, lesson_ms=lesson_ms))

    def set_up(self, settings: VisitSet, instruments: tuple[Instrument, ...] | None = None) -> bool:
        """Change settings and, where given, the instruments; return whether that was accepted."""
        return self.take(self.session.set_up(settings, instruments))
