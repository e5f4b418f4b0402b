"""Makes the reports of many visits one after the other, for a folder or for the printer; it can be stopped."""

from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from observatie.domain.conversation import ReportStatus, StatusSet
from observatie.domain.register import Register
from observatie.errors import KnownError, sentence
from observatie.files import save
from observatie.report.documents import usual
from observatie.report.gathering import gather
from observatie.store.visit_session import VisitSession
from observatie.ui.background import Background
from observatie.ui.desk import Desk
from observatie.ui.report.press import press
from observatie.ui.report.print_job import PrintJob

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_PRINTER_REFUSES = "De printer neemt niets meer aan. Kijk of hij aan staat, en begin dan opnieuw."
_BROKE = "Er ging iets mis in het programma, en dat ligt niet aan jou. Wat al klaar was is bewaard."


class ReportRun(QObject):
    """Reports of many visits, each the document that fits how far its visit is.

    Signals:
        progressed: how many are done, and of how many.
        ended: why it did not go on, in a sentence; empty where all is done or it was stopped.
    """

    progressed = Signal(int, int)
    ended = Signal(str)

    def __init__(self, desk: Desk, visits: list[UUID], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._register: Register | None = None
        self._waiting = deque(visits)
        self._many, self._done = len(visits), 0
        self._folder: Path | None = None
        self._job: PrintJob | None = None
        self._session: VisitSession | None = None
        self._background = Background(self)
        self._background.done.connect(self._on_made)
        self._background.failed.connect(self._on_failed)
        self._background.broke.connect(self._on_broke)

    @property
    def done(self) -> int:
        """How many are done."""
        return self._done

    def save_in(self, folder: Path) -> None:
        """Save them all in a folder."""
        self._folder = folder
        self._begin()

    def print_on(self, printer: "QPrinter") -> None:
        """Print them all behind each other."""
        self._job = PrintJob(printer, self)
        self._job.printed.connect(self._on_delivered)
        self._job.failed.connect(self._on_refused)
        self._begin()

    def stop(self) -> None:
        """Begin no other; the one in hand is finished."""
        self._waiting.clear()

    def _begin(self) -> None:
        self.progressed.emit(0, self._many)
        self._next()

    def _next(self) -> None:
        if not self._waiting:
            self._end("")
            return
        try:
            work = self._work(self._waiting.popleft())
        except KnownError as error:
            self._on_failed(error)
            return
        self._background.do(work)

    def _work(self, visit: UUID) -> Callable[[], bytes]:
        desk = self._desk
        session = self._session = VisitSession.open(desk.library, visit, desk.clock)
        register = self._register = self._register or desk.library.register()
        document, folder = usual(session.visit), self._folder
        gathered = gather(desk.library, session.visit, register, session.instruments, document)

        def make() -> bytes:
            pdf = press(gathered)
            if folder is not None:
                from observatie.report.files import file_name

                save(folder / file_name(session.visit, register, document), pdf)
            return pdf

        return make

    @Slot(object)
    def _on_made(self, pdf: bytes) -> None:
        if self._job is not None:
            self._job.add(pdf)
        else:
            self._on_delivered()

    @Slot()
    def _on_delivered(self) -> None:
        # From its first report on the purpose of a visit is fixed.
        if self._session is not None and self._session.visit.status is None:
            self._session.record(StatusSet(status=ReportStatus.CONCEPT))
        self._done += 1
        self.progressed.emit(self._done, self._many)
        self._next()

    @Slot(object)
    def _on_failed(self, error: KnownError) -> None:
        self._end(sentence(error))

    @Slot()
    def _on_broke(self) -> None:
        self._end(_BROKE)

    @Slot()
    def _on_refused(self) -> None:
        self._end(_PRINTER_REFUSES)

    def _end(self, why: str) -> None:
        self._waiting.clear()
        if self._job is not None:
            self._job.finish()
            self._job = None
        self.ended.emit(why)
