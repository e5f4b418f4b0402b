"""How far a report is, as its screen works on it: what can be done with it now, and how it is settled."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from observatie.domain.acts.conversation import Addendum, Consent, ConsentGiven, ReportStatus, StatusSet
from observatie.domain.errors import KnownError, sentence
from observatie.domain.journal.register import Choices, people_to_choose
from observatie.domain.lesson.loose_words import waiting_words
from observatie.domain.lesson.tags import tags_of
from observatie.domain.visit.rules import Rejection
from observatie.domain.visit.visit import Visit
from observatie.report.documents import Document
from observatie.report.visit.content import as_if_settled
from observatie.report.visit.gathering import Gathered, gather
from observatie.store.register_session import RegisterSession
from observatie.ui.kit.background import Background
from observatie.ui.kit.problem_label import Message
from observatie.ui.session.report_run import render_pdf
from observatie.ui.session.visit_controller import VisitController


class ReportService(QObject):
    """The status of one report."""

    def __init__(self, controller: VisitController, parent: QObject) -> None:
        super().__init__(parent)
        self._controller = controller

    @property
    def _visit(self) -> Visit:
        return self._controller.visit

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
            return bool(self._controller.context.library.drafts(self._visit.id))
        except KnownError:
            # The library is away for a moment, which is told elsewhere; it cannot be settled now either.
            return False

    @property
    def loose_words(self) -> str:
        """The words behind a `#` that became no item, each with its times; empty where there are none."""
        return waiting_words(self._visit, tags_of(self._controller.instruments.values()))

    def note_first_report(self, document: Document) -> None:
        """Note that a first report left the program, from which the purpose is fixed; bare evidence is none."""
        if self.is_report and self._visit.status is None and document is not Document.EVIDENCE:
            self._controller.record(StatusSet(status=ReportStatus.CONCEPT))

    def hand_over(self) -> bool:
        """Note that it was handed over for a reaction."""
        return self._controller.record(StatusSet(status=ReportStatus.HANDED_OVER))

    def add(self, text: str) -> bool:
        """Add something to a settled report; return whether that was accepted."""
        return self._controller.record(Addendum(text=text))

    # Who has seen it

    @property
    def people(self) -> Choices:
        """Who can have seen it, by name; the owner herself is not asked."""
        return people_to_choose(self._controller.register(), self._controller.context.library.scribe.author)

    @property
    def first_reader(self) -> str:
        """The name of the teacher, who reads it first; empty where nobody was chosen."""
        teacher = self._visit.settings.teacher
        return next((name for name, record in self.people.items() if record == teacher), "")

    def assent(self, consent: Consent, known: UUID | None, name: str) -> bool:
        """Note that somebody has seen it or agrees; where it is nobody that is `known`, the name becomes known."""
        context, person = self._controller.context, known
        if person is None:
            register = RegisterSession(context.library, context.clock)
            person = register.add_person(name, self._visit.settings.school).id
        return self._controller.record(ConsentGiven(consent=consent, by=person))


_CHANGED = "Er is iets veranderd; kijk het rapport na en stel het opnieuw vast."
_BROKE = "Het rapport is niet vastgesteld, en dat ligt niet aan jou. Je lesbezoek zelf is bewaard."


class SettleJob(QObject):
    """Settles the report of one visit, if it is the same when the document is ready as when that was asked.

    Signals:
        settled: it is; from here on only additions are accepted.
        failed: why it is not, as a Message.
    """

    settled = Signal()
    failed = Signal(object)

    def __init__(self, controller: VisitController, parent: QObject) -> None:
        super().__init__(parent)
        self._controller = controller
        self._keeps_legend = False
        self._asked: Gathered | None = None
        self._background = Background(self)
        self._background.done.connect(self._on_made)
        self._background.failed.connect(self._on_failed)
        self._background.broke.connect(self._on_broke)

    @property
    def is_under_way(self) -> bool:
        """Whether it was asked for and not called off, and the document is being made."""
        return self._asked is not None

    def settle(self, *, keeps_legend: bool) -> None:
        """Make the document and settle it; without `keeps_legend` who the pupils are goes for good."""
        if self.is_under_way or self._controller.visit.settlement is not None:
            return
        try:
            gathered = self._gathered()
        except KnownError as error:
            self._fail(error)
            return
        self._asked, self._keeps_legend = gathered, keeps_legend
        self._background.do(lambda: (gathered, render_pdf(gathered)))

    def cancel(self) -> None:
        """Call it off: the document that is being made is let go of when it is ready."""
        self._asked = None

    def _gathered(self) -> Gathered:
        controller, library = self._controller, self._controller.context.library
        register, instruments = controller.register(), controller.instruments
        found = gather(library, controller.visit, register, instruments, Document.AFTER)
        return Gathered(as_if_settled(found.content, controller.session.now().wall))

    @Slot(object)
    def _on_made(self, made: tuple[Gathered, bytes]) -> None:
        gathered, pdf = made
        if gathered is not self._asked:
            return  # called off
        try:
            is_same = gathered == self._gathered()
        except KnownError as error:
            self._fail(error)
            return
        if is_same:
            self._keep(pdf)
        else:
            self._fail(_CHANGED)

    def _keep(self, pdf: bytes) -> None:
        self._asked = None
        outcome = self._controller.session.settle(pdf, keeps_legend=self._keeps_legend)
        if self._controller.take(outcome):
            self.settled.emit()
        elif isinstance(outcome, Rejection):
            self._fail(sentence(outcome))

    @Slot(object)
    def _on_failed(self, error: KnownError) -> None:
        if self.is_under_way:
            self._fail(error)

    @Slot()
    def _on_broke(self) -> None:
        if self.is_under_way:
            self._fail(_BROKE)

    def _fail(self, why: Message) -> None:
        self._asked = None
        self.failed.emit(why)
