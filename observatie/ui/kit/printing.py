"""Sends one PDF to a printer, and says what became of it in a row of messages."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from observatie.ui.kit.message_row import MessageRow
from observatie.ui.kit.print_job import PrintJob

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


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
