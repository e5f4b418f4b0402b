"""One visit as the screens work on it: acts go in, signals come out."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from observatie.domain.acts import VisitSet
from observatie.domain.clock import Moment
from observatie.domain.draft import Draft
from observatie.domain.entries import Act, Payload
from observatie.domain.instrument import Instrument
from observatie.domain.journal import Standing
from observatie.domain.register import Register
from observatie.domain.rules import Rejection
from observatie.domain.visit import Visit
from observatie.errors import KnownError
from observatie.store.visit_session import Recorded, VisitSession
from observatie.ui.desk import Desk


class VisitDesk(QObject):
    """A visit session with signals.

    Signals:
        changed: the Change that an act brought about; whoever shows it updates.
        saved: the id of an entry that is on disk now.
        rejected: the Rejection of an act that was not accepted.
    """

    changed = Signal(object)
    saved = Signal(object)
    rejected = Signal(object)

    def __init__(self, desk: Desk, session: VisitSession) -> None:
        super().__init__()
        self.desk = desk
        self.session = session
        self._waiting: set[UUID] = set()
        self._register: Register | None = None
        desk.link.saved.connect(self._on_saved)

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

    @property
    def all_saved(self) -> bool:
        """Whether everything done here is on disk."""
        return not self._waiting

    def is_saved(self, entry: UUID) -> bool:
        """Whether this entry is on disk."""
        return entry not in self._waiting

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
            self._register = self.desk.library.register()
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

    def take(self, outcome: Recorded | Rejection | None) -> bool:
        """Tell what an act of the session brought about; return whether it was accepted."""
        if isinstance(outcome, Recorded):
            self._waiting.add(outcome.entry.id)
            self.desk.link.watch(outcome.saved, outcome.entry.id)
            self.changed.emit(outcome.change)
            return True
        if isinstance(outcome, Rejection):
            self.rejected.emit(outcome)
        return False

    def _on_saved(self, token: object) -> None:
        if token in self._waiting and isinstance(token, UUID):
            self._waiting.discard(token)
            self.saved.emit(token)
