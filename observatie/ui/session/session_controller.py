"""What every controller of a session shares: acts go in, signals come out."""

from concurrent.futures import Future
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from observatie.domain.acts.answers import Answer
from observatie.domain.journal.journal import Journal
from observatie.domain.visit.rules import Rejection
from observatie.store.response_session import ResponseSession
from observatie.store.stream_session import Recorded
from observatie.ui.session.app_context import AppContext


class SessionController(QObject):
    """Follows the acts of one session until they are on disk.

    Signals:
        changed: the Change that an act brought about; whoever shows it updates.
        saved: the id of an entry that is on disk now.
        rejected: the Rejection of an act that was not accepted.
    """

    changed = Signal(object)
    saved = Signal(object)
    rejected = Signal(object)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self._waiting: set[UUID] = set()
        context.link.saved.connect(self._on_saved)

    @property
    def all_saved(self) -> bool:
        """Whether everything done here is on disk."""
        return not self._waiting

    def is_saved(self, entry: UUID) -> bool:
        """Whether this entry is on disk."""
        return entry not in self._waiting

    def take(self, outcome: Recorded | Rejection | None) -> bool:
        """Tell what an act of the session brought about; return whether it was accepted."""
        if isinstance(outcome, Recorded):
            for recorded in (outcome, *outcome.also):
                self._follow(recorded.saved, recorded.entry.id)
                self.changed.emit(recorded.change)
            return True
        if isinstance(outcome, Rejection):
            self.rejected.emit(outcome)
        return False

    def _follow(self, future: "Future[None]", token: UUID) -> None:
        self._waiting.add(token)
        self.context.link.watch(future, token)

    def _on_saved(self, token: object) -> None:
        if token in self._waiting and isinstance(token, UUID):
            self._waiting.discard(token)
            self.saved.emit(token)


class ResponseController(SessionController):
    """A response session with signals."""

    def __init__(self, context: AppContext, session: ResponseSession) -> None:
        super().__init__(context)
        self.session = session

    @property
    def journal(self) -> Journal:
        """All that was done."""
        return self.session.response.journal

    def record(self, answer: Answer) -> bool:
        """Write an answer down; return whether it was accepted."""
        return self.take(self.session.record(answer))
