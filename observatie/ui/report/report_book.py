"""How far a report is, as its screen works on it: what can be done with it now, and the acts that do it."""

from uuid import UUID

from PySide6.QtCore import QObject

from observatie.domain.acts.conversation import Addendum, Consent, ConsentGiven, ReportStatus, StatusSet
from observatie.domain.errors import KnownError
from observatie.domain.journal.register import Choices, people_to_choose
from observatie.domain.lesson.loose_words import told_waiting
from observatie.domain.lesson.tags import tags_of
from observatie.domain.visit.visit import Visit
from observatie.report.documents import Document
from observatie.store.register_session import RegisterSession
from observatie.ui.session.visit_desk import VisitDesk


class ReportBook(QObject):
    """The status of one report."""

    def __init__(self, visit_desk: VisitDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._visit_desk = visit_desk

    @property
    def _visit(self) -> Visit:
        return self._visit_desk.visit

    @property
    def is_report(self) -> bool:
        """Whether there is a lesson to report on that is over; a preparation has no status."""
        observed = self._visit.started is not None or any(True for _ in self._visit.journal.standing("note"))
        return observed and not self._visit.running

    @property
    def can_hand_over(self) -> bool:
        """Whether it is not handed over yet."""
        return self.is_report and self._visit.status in (None, ReportStatus.CONCEPT)

    @property
    def is_settled(self) -> bool:
        """Whether it is settled."""
        return self._visit.settlement is not None

    @property
    def can_settle(self) -> bool:
        """Whether it can be settled."""
        return self.is_report and not self.is_settled

    @property
    def can_assent(self) -> bool:
        """Whether somebody may have seen it: it was handed over or settled."""
        return self._visit.status in (ReportStatus.HANDED_OVER, ReportStatus.SETTLED)

    @property
    def has_half_line(self) -> bool:
        """Whether a line of the lesson was left half typed, which settling takes away."""
        try:
            return bool(self._visit_desk.desk.library.drafts(self._visit.id))
        except KnownError:
            # The library is away for a moment, which is told elsewhere; it cannot be settled now either.
            return False

    @property
    def loose_words(self) -> str:
        """The words behind a `#` that became no item, each with its times; empty where there are none."""
        return told_waiting(self._visit, tags_of(self._visit_desk.instruments.values()))

    def was_made(self, document: Document) -> None:
        """Note that a first report left the program, from which the purpose is fixed; bare evidence is none."""
        if self.is_report and self._visit.status is None and document is not Document.EVIDENCE:
            self._visit_desk.record(StatusSet(status=ReportStatus.CONCEPT))

    def hand_over(self) -> bool:
        """Note that it was handed over for a reaction."""
        return self._visit_desk.record(StatusSet(status=ReportStatus.HANDED_OVER))

    def add(self, text: str) -> bool:
        """Add something to a settled report; return whether that was accepted."""
        return self._visit_desk.record(Addendum(text=text))

    # Who has seen it

    @property
    def people(self) -> Choices:
        """Who can have seen it, by name; the owner herself is not asked."""
        return people_to_choose(self._visit_desk.register(), self._visit_desk.desk.library.scribe.author)

    @property
    def first_reader(self) -> str:
        """The name of the teacher, who reads it first; empty where nobody was chosen."""
        teacher = self._visit.settings.teacher
        return next((name for name, record in self.people.items() if record == teacher), "")

    def assent(self, consent: Consent, known: UUID | None, name: str) -> bool:
        """Note that somebody has seen it or agrees; where it is nobody that is `known`, the name becomes known."""
        desk, person = self._visit_desk.desk, known
        if person is None:
            register = RegisterSession(desk.library, desk.clock)
            person = register.add_person(name, self._visit.settings.school).id
        return self._visit_desk.record(ConsentGiven(consent=consent, by=person))
