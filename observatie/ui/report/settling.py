"""Settles a report: makes the document as it is handed over, away from the window, and keeps it."""

from PySide6.QtCore import QObject, Signal, Slot

from observatie.errors import KnownError, sentence
from observatie.report.content import as_if_settled
from observatie.report.documents import Document
from observatie.report.gathering import Gathered, gather
from observatie.ui.background import Background
from observatie.ui.report.press import press
from observatie.ui.visit.visit_desk import VisitDesk

_BROKE = "Het rapport is niet vastgesteld, en dat ligt niet aan jou. Je lesbezoek zelf is bewaard."


class Settling(QObject):
    """Settles the report of one visit, as it is when the document is ready.

    Signals:
        settled: it is; from here on only additions are accepted.
        failed: why it is not, in a sentence.
    """

    settled = Signal()
    failed = Signal(str)

    def __init__(self, visit_desk: VisitDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._visit_desk = visit_desk
        self._keeps_legend = False
        self._background = Background(self)
        self._background.done.connect(self._on_made)
        self._background.failed.connect(self._on_failed)
        self._background.broke.connect(self._on_broke)

    @property
    def is_busy(self) -> bool:
        """Whether the document is being made."""
        return self._background.is_busy

    def settle(self, *, keeps_legend: bool) -> None:
        """Make the document and settle it; without `keeps_legend` who the pupils are goes for good."""
        if self.is_busy or self._visit_desk.visit.settlement is not None:
            return
        self._keeps_legend = keeps_legend
        self._make()

    def _make(self) -> None:
        try:
            gathered = self._gathered()
        except KnownError as error:
            self._on_failed(error)
            return
        self._background.do(lambda: (gathered, press(gathered)))

    def _gathered(self) -> Gathered:
        visit_desk, library = self._visit_desk, self._visit_desk.desk.library
        register, instruments = visit_desk.register(), visit_desk.instruments
        found = gather(library, visit_desk.visit, register, instruments, Document.AFTER)
        return Gathered(as_if_settled(found.content, visit_desk.session.now().wall))

    @Slot(object)
    def _on_made(self, made: tuple[Gathered, bytes]) -> None:
        gathered, pdf = made
        if gathered != self._gathered():
            self._make()  # changed meanwhile: what is settled is what stands
            return
        if self._visit_desk.take(self._visit_desk.session.settle(pdf, keeps_legend=self._keeps_legend)):
            self.settled.emit()

    @Slot(object)
    def _on_failed(self, error: KnownError) -> None:
        self.failed.emit(sentence(error))

    @Slot()
    def _on_broke(self) -> None:
        self.failed.emit(_BROKE)
