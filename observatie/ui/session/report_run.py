"""Makes the reports of many visits one after the other, for a folder or for the printer; it can be stopped."""

from collections import deque
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from observatie.domain.acts.conversation import ReportStatus, StatusSet
from observatie.domain.errors import KnownError
from observatie.report.documents import usual
from observatie.report.visit.gathering import Gathered, gather
from observatie.store.files import save
from observatie.store.visit_session import VisitSession
from observatie.ui.kit.background import Background
from observatie.ui.kit.printing import PrintJob
from observatie.ui.kit.problem_label import Message
from observatie.ui.session.app_context import AppContext

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_Rendered = tuple[VisitSession, bytes]
"""A visit in hand, as it was when its report was made, and the report."""

_PRINTER_REFUSES = "De printer neemt niets meer aan. Kijk of hij aan staat, en begin dan opnieuw."
_BROKE = "Er ging iets mis in het programma, en dat ligt niet aan jou."


class ReportRun(QObject):
    """Reports of many visits, each the document that fits how far its visit is.

    A visit of which no report can be made is passed over and told about at the end.

    Attributes:
        failures: why there is no report, by visit.

    Signals:
        progressed: how many were dealt with, and of how many.
        ended: why it did not go on, in a sentence; empty where it came to the end or was stopped.
    """

    progressed = Signal(int, int)
    ended = Signal(str)

    def __init__(self, context: AppContext, visits: list[UUID], parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._read_register = cache(context.library.register)
        self._waiting = deque(visits)
        self._many, self._done = len(visits), 0
        self.failures: dict[UUID, Message] = {}
        self._at: UUID | None = None
        self._paths: Mapping[UUID, Path] = {}
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

    def save_at(self, paths: Mapping[UUID, Path]) -> None:
        """Save each at its path, in the place of what is there."""
        self._paths = paths
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
        self._at = self._waiting.popleft()
        self._background.do(self._work(self._at))

    def _work(self, visit: UUID) -> Callable[[], _Rendered]:
        # All that can go wrong with one visit goes wrong in the work, so that the others go on.
        context, read_register, path = self._context, self._read_register, self._paths.get(visit)

        def make() -> _Rendered:
            session = VisitSession.open(context.library, visit, context.clock)
            document = usual(session.visit)
            gathered = gather(context.library, session.visit, read_register(), session.instruments, document)
            pdf = render_pdf(gathered)
            if path is not None:
                save(path, pdf)
            return session, pdf

        return make

    @Slot(object)
    def _on_made(self, made: _Rendered) -> None:
        self._session, pdf = made
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
        self._go_on()

    @Slot(object)
    def _on_failed(self, error: KnownError) -> None:
        self._pass_over(error)

    @Slot()
    def _on_broke(self) -> None:
        self._pass_over(_BROKE)

    def _pass_over(self, why: Message) -> None:
        if self._at is not None:
            self.failures[self._at] = why
        # Later, as many in a row would else call each other.
        QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        self.progressed.emit(self._done + len(self.failures), self._many)
        self._next()

    @Slot()
    def _on_refused(self) -> None:
        self._end(_PRINTER_REFUSES)

    def _end(self, why: str) -> None:
        self._waiting.clear()
        if self._job is not None:
            self._job.finish()
            self._job = None
        self.ended.emit(why)


def render_pdf(gathered: Gathered) -> bytes:
    """Return the document as a PDF; one that was settled as it was stored."""
    # Imported here, in the thread that makes the report, as both take longer than a window may stand still.
    import_module("pypdfium2")
    from observatie.report.visit.story import render

    return gathered.stored or render(gathered.content)
