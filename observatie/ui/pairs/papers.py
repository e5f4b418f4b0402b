"""What a pair puts on paper, saved or printed, once both sheets are open: these, the agreements, then and now."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from observatie.domain.errors import BugError
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.pair.pair import Pair
from observatie.report.file_names import PairPaper, pair_paper_name
from observatie.report.pair.content import compose_agreements, compose_sheets, compose_then
from observatie.report.pair.parts import PairContent
from observatie.store.files import save
from observatie.ui.kit.file_dialogs import AskPath, SystemDialogs
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.message_row import WorkRow
from observatie.ui.kit.printing import Printing, PrintWords
from observatie.ui.kit.widgets import button, column, panel
from observatie.ui.session.pair_controller import PairController
from observatie.ui.theme.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_SAVE = {
    PairPaper.AGREEMENTS: "Bewaar de afspraken",
    PairPaper.SHEETS: "Bewaar de twee bladen",
    PairPaper.THEN: "Bewaar toen en nu",
}
_BEING_MADE = "De PDF wordt gemaakt …"
_BROKE = "De PDF is niet gemaakt, en dat ligt niet aan jullie. Wat jullie invulden en afspraken is bewaard."


class PairPapers(QWidget):
    """The papers of a pair, each as it stands when it is asked for."""

    def __init__(
        self, theme: Theme, controller: PairController, ask_path: AskPath, dialogs: SystemDialogs | None = None
    ) -> None:
        super().__init__()
        self._earlier: tuple[Pair, Instrument] | None = None
        self._controller, self._ask_path = controller, ask_path
        self._message = WorkRow(theme, "pair-paper", _BROKE)
        self._message.done.connect(self._message.say_saved)
        self._save_buttons = {
            paper: button(words, partial(self._save, paper), name=f"pair-paper-{paper}")
            for paper, words in _SAVE.items()
        }
        buttons = FlowLayout(across=theme.px(8), down=theme.px(8))
        for each in self._save_buttons.values():
            buttons.addWidget(each)
        prints = PairPrints(theme, controller, dialogs)
        self.setLayout(column(theme, panel(buttons), self._message, prints))
        controller.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        for each in self._save_buttons.values():
            each.setEnabled(self._controller.pair.is_open)
        self._earlier = self._earlier or self._controller.earlier_round()
        self._save_buttons[PairPaper.THEN].setVisible(self._earlier is not None)

    def _composed(self, paper: PairPaper) -> PairContent:
        about = (self._controller.pair, self._controller.instrument, self._controller.register)
        if paper is PairPaper.SHEETS:
            return compose_sheets(*about)
        if paper is PairPaper.AGREEMENTS:
            return compose_agreements(*about)
        if self._earlier is None:
            raise BugError("there is no earlier round to put beside this one")
        return compose_then(*about, *self._earlier)

    def _save(self, paper: PairPaper) -> None:
        controller = self._controller
        every = controller.context.library.pairs()
        chosen = self._ask_path(
            self, pair_paper_name(paper, controller.pair, every, controller.instrument, controller.register)
        )
        if chosen is not None:
            self._message.do(partial(_save_pdf, self._composed(paper), Path(chosen)), _BEING_MADE)


def _save_pdf(content: PairContent, place: Path) -> Path:
    # Imported here, in the thread that makes the PDF, as it takes longer than a window may stand still.
    from observatie.report.pair.pdf import render_pair

    save(place, render_pair(content))
    return place


_PAPERS = {PairPaper.AGREEMENTS: "de afspraken", PairPaper.SHEETS: "de twee bladen"}
_COMPOSED = {PairPaper.AGREEMENTS: compose_agreements, PairPaper.SHEETS: compose_sheets}
_PRINTING = PrintWords(
    going="Het gaat naar de printer …",
    gone="Het is naar de printer gestuurd.",
    refused="De printer neemt niets aan. Kijk of hij aan staat, of bewaar het als PDF.",
)
_BEING_PRINTED = "Het wordt klaargemaakt …"
_PRINT_BROKE = "Er is niets geprint, en dat ligt niet aan jullie. Wat jullie invulden en afspraken is bewaard."


class PairPrints(QWidget):
    """A button for each paper, which is as it stands when it is asked for; before the eyes of both it is large."""

    def __init__(
        self,
        theme: Theme,
        controller: PairController,
        dialogs: SystemDialogs | None = None,
        *,
        before_both: bool = False,
    ) -> None:
        super().__init__()
        self._controller, self._dialogs = controller, dialogs or SystemDialogs()
        self._message = WorkRow(theme, "pair-print", _PRINT_BROKE, before_others=before_both)
        self._message.done.connect(self._on_made)
        self._printing = Printing(self, self._message, _PRINTING)
        self._buttons = [
            button(
                f"Print {what}",
                partial(self._print, paper),
                "talk" if before_both else "",
                name=f"pair-print-{paper}",
            )
            for paper, what in _PAPERS.items()
        ]
        ways = FlowLayout(across=theme.px(8), down=theme.px(8))
        for each in self._buttons:
            ways.addWidget(each)
        self.setLayout(column(theme, panel(ways), self._message))
        controller.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        for each in self._buttons:
            each.setEnabled(self._controller.pair.is_open)

    def _print(self, paper: PairPaper) -> None:
        printer = self._dialogs.printer(self)
        if printer is not None:
            content = _COMPOSED[paper](
                self._controller.pair, self._controller.instrument, self._controller.register
            )
            self._message.do(partial(_render, content, printer), _BEING_PRINTED)

    def _on_made(self, made: "_ForPrinter") -> None:
        self._printing.begin(made.printer, made.pdf)


class _ForPrinter(NamedTuple):
    """A PDF and the printer that it is for."""

    printer: "QPrinter"
    pdf: bytes


def _render(content: PairContent, printer: "QPrinter") -> _ForPrinter:
    # Imported here, in the thread that makes the PDF, as it takes longer than a window may stand still.
    from observatie.report.pair.pdf import render_pair

    return _ForPrinter(printer, render_pair(content))
