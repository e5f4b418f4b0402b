"""Settles a report: makes the document as it is handed over, away from the window, and keeps it."""

from PySide6.QtCore import QObject, Signal, Slot

from observatie.domain.errors import KnownError, sentence
from observatie.domain.visit.rules import Rejection
from observatie.report.documents import Document
from observatie.report.visit.content import as_if_settled
from observatie.report.visit.gathering import Gathered, gather
from observatie.ui.kit.background import Background
from observatie.ui.kit.problem_label import Said
from observatie.ui.session.report_run import press
from observatie.ui.session.visit_desk import VisitDesk

_CHANGED = "Er is iets veranderd; kijk het rapport na en stel het opnieuw vast."
_BROKE = "Het rapport is niet vastgesteld, en dat ligt niet aan jou. Je lesbezoek zelf is bewaard."


class Settling(QObject):
    """Settles the report of one visit, if it is the same when the document is ready as when that was asked.

    Signals:
        settled: it is; from here on only additions are accepted.
        failed: why it is not, as what is Said of it.
    """

    settled = Signal()
    failed = Signal(object)

    def __init__(self, visit_desk: VisitDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._visit_desk = visit_desk
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
        if self.is_under_way or self._visit_desk.visit.settlement is not None:
            return
        try:
            gathered = self._gathered()
        except KnownError as error:
            self._fail(error)
            return
        self._asked, self._keeps_legend = gathered, keeps_legend
        self._background.do(lambda: (gathered, press(gathered)))

    def cancel(self) -> None:
        """Call it off: the document that is being made is let go of when it is ready."""
        self._asked = None

    def _gathered(self) -> Gathered:
        visit_desk, library = self._visit_desk, self._visit_desk.desk.library
        register, instruments = visit_desk.register(), visit_desk.instruments
        found = gather(library, visit_desk.visit, register, instruments, Document.AFTER)
        return Gathered(as_if_settled(found.content, visit_desk.session.now().wall))

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
        outcome = self._visit_desk.session.settle(pdf, keeps_legend=self._keeps_legend)
        if self._visit_desk.take(outcome):
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

    def _fail(self, why: Said) -> None:
        self._asked = None
        self.failed.emit(why)
