"""Prints PDFs page by page, so that the window stays alive, and says in a row of messages what became of it."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from observatie.ui.kit.message_row import MessageRow

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from observatie.ui.kit.pdf_pages import PdfPages

_SHARPEST_DPI = 300
"""Finer is not seen on paper, and takes four times the memory for twice as fine."""
_POINTS_PER_INCH = 72


class PrintJob(QObject):
    """One job for the printer; it holds the printer until it is done.

    Signals:
        printed: the pages of a PDF that was added are on their way, and the next may be added.
        failed: the printer does not take pages.
    """

    printed = Signal()
    failed = Signal()

    def __init__(self, printer: "QPrinter", parent: QObject) -> None:
        super().__init__(parent)
        self._printer = printer
        self._printer.setFullPage(True)
        self._painter: QPainter | None = None
        self._pages: PdfPages | None = None
        self._fresh = True
        self._next = 0
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._print_page)

    def add(self, pdf: bytes) -> None:
        """Print a PDF, behind what was printed before it."""
        from observatie.ui.kit.pdf_pages import PdfPages

        if self._painter is None and not self._begin():
            self.failed.emit()
            return
        self._pages, self._next = PdfPages(pdf), 0
        self._turn.start()

    def _begin(self) -> bool:
        painter = QPainter()
        if not painter.begin(self._printer):
            return False
        self._painter = painter
        self._fresh = True
        return True

    def _print_page(self) -> None:
        pages, painter = self._pages, self._painter
        if pages is None or painter is None:
            return
        if not self._fresh and not self._printer.newPage():
            self.finish()
            self.failed.emit()
            return
        self._fresh = False
        self._paint(painter, pages, self._next)
        self._next += 1
        if self._next < len(pages.sizes):
            self._turn.start()
            return
        pages.close()
        self._pages = None
        self.printed.emit()

    def _paint(self, painter: QPainter, pages: "PdfPages", page: int) -> None:
        size = pages.sizes[page]
        dots = min(self._printer.resolution(), _SHARPEST_DPI)
        image = pages.image(page, round(size.width() / _POINTS_PER_INCH * dots))
        paper = QRectF(painter.viewport())
        # As large as the paper takes, in the middle of it: A4 on A4 stays as it is.
        fitted = QSizeF(size.width(), size.height())
        scale = min(paper.width() / fitted.width(), paper.height() / fitted.height())
        fitted *= scale
        corner = QPointF((paper.width() - fitted.width()) / 2, (paper.height() - fitted.height()) / 2)
        painter.drawImage(QRectF(corner, fitted), image)

    def finish(self) -> None:
        """Send what was printed to the printer, and let it go."""
        self._turn.stop()
        if self._pages is not None:
            self._pages.close()
            self._pages = None
        if self._painter is not None:
            self._painter.end()
            self._painter = None


class PrintWords(NamedTuple):
    """What is said while it is on its way, when it is gone, and where the printer refuses."""

    going: str
    gone: str
    refused: str


class Printing:
    """Prints for one screen; what was still going is ended by what comes next."""

    def __init__(self, screen: QWidget, message: MessageRow, words: PrintWords) -> None:
        self._screen, self._message, self._words = screen, message, words
        self._job: PrintJob | None = None

    def begin(self, printer: "QPrinter", pdf: bytes) -> bool:
        """Print a PDF; return whether that was begun."""
        self._end()
        self._job = PrintJob(printer, self._screen)
        self._job.printed.connect(self._on_printed)
        self._job.failed.connect(self._on_refused)
        self._message.say(self._words.going)
        self._job.add(pdf)
        return self._is_going()

    def _is_going(self) -> bool:
        return self._job is not None

    def _on_printed(self) -> None:
        self._end()
        self._message.say(self._words.gone)

    def _on_refused(self) -> None:
        self._end()
        self._message.say(self._words.refused, is_problem=True)

    def _end(self) -> None:
        if self._job is not None:
            self._job.finish()
            self._job.deleteLater()
            self._job = None
