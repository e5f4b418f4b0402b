"""Hands a report to the system: as a file, to the printer, as text on the clipboard."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from observatie.domain.errors import KnownError
from observatie.report.documents import Document
from observatie.report.file_names import visit_name
from observatie.report.visit.gathering import Gathered
from observatie.store.files import save
from observatie.ui.kit.file_dialogs import SystemDialogs
from observatie.ui.kit.message_row import MessageRow
from observatie.ui.kit.printing import Printing, PrintWords
from observatie.ui.session.visit_controller import VisitController

_PRINTING = PrintWords(
    going="Het rapport gaat naar de printer …",
    gone="Het rapport is naar de printer gestuurd.",
    refused="De printer neemt niets aan. Kijk of hij aan staat, of bewaar het rapport als PDF.",
)


class Delivery:
    """Delivers the documents of one visit, and says what became of them in a row of messages."""

    def __init__(
        self,
        screen: QWidget,
        controller: VisitController,
        message: MessageRow,
        ask_path: Callable[[QWidget, str], str | None],
        dialogs: SystemDialogs,
    ) -> None:
        self._screen = screen
        self._controller = controller
        self._message = message
        self._ask_path = ask_path
        self._dialogs = dialogs
        self._printing = Printing(screen, message, _PRINTING)

    def save(self, pdf: bytes, document: Document) -> bool:
        """Ask for a place and save the PDF there; return whether it is saved."""
        controller = self._controller
        every = controller.context.library.visits()
        proposed = visit_name(controller.visit, every, controller.register(), document)
        chosen = self._ask_path(self._screen, proposed)
        if chosen is None:
            return False
        place = Path(chosen)
        try:
            save(place, pdf)
        except KnownError as error:
            self._message.say(error)
            return False
        self._message.say_saved(place)
        return True

    def print(self, pdf: bytes, document: Document) -> bool:
        """Ask for a printer and print the PDF; return whether that was begun."""
        del document
        printer = self._dialogs.printer(self._screen)
        if printer is None:
            return False
        return self._printing.begin(printer, pdf)

    def copy(self, gathered: Gathered) -> None:
        """Put the document on the clipboard as plain text."""
        from observatie.report.visit.handed_over import text_of

        QGuiApplication.clipboard().setText(text_of(gathered))
        self._message.say("De tekst staat op het klembord. Plak die waar je wilt.")
