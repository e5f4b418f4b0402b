"""One response as the screens work on it."""

from observatie.domain.acts.answers import Answer
from observatie.domain.journal.journal import Journal
from observatie.store.response_session import ResponseSession
from observatie.ui.session.desk import Desk
from observatie.ui.session.session_desk import SessionDesk


class ResponseDesk(SessionDesk):
    """A response session with signals."""

    def __init__(self, desk: Desk, session: ResponseSession) -> None:
        super().__init__(desk)
        self.session = session

    @property
    def journal(self) -> Journal:
        """All that was done."""
        return self.session.response.journal

    def record(self, answer: Answer) -> bool:
        """Write an answer down; return whether it was accepted."""
        return self.take(self.session.record(answer))
