"""Prints what a pair has on paper: the agreements to sign, and the two sheets; no folder is shown on the way."""

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from observatie.report.file_names import PairPaper
from observatie.report.pair.content import compose_agreements, compose_sheets
from observatie.report.pair.parts import PairContent
from observatie.ui.kit.ask_path import Asking
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.message_row import WorkRow
from observatie.ui.kit.printing import Printing, PrintWords
from observatie.ui.kit.widgets import button, column, panel
from observatie.ui.session.pair_desk import PairDesk
from observatie.ui.theme.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_PAPERS = {PairPaper.AGREEMENTS: "de afspraken", PairPaper.SHEETS: "de twee bladen"}
_COMPOSED = {PairPaper.AGREEMENTS: compose_agreements, PairPaper.SHEETS: compose_sheets}
_PRINTING = PrintWords(
    going="Het gaat naar de printer …",
    gone="Het is naar de printer gestuurd.",
    refused="De printer neemt niets aan. Kijk of hij aan staat, of bewaar het als PDF.",
)
_BEING_MADE = "Het wordt klaargemaakt …"
_BROKE = "Er is niets geprint, en dat ligt niet aan jullie. Wat jullie invulden en afspraken is bewaard."


class PairPrints(QWidget):
    """A button for each paper, which is as it stands when it is asked for; before the eyes of both it is large."""

    def __init__(
        self, theme: Theme, pair_desk: PairDesk, asking: Asking | None = None, *, before_both: bool = False
    ) -> None:
        super().__init__()
        self._desk, self._asking = pair_desk, asking or Asking()
        self._message = WorkRow(theme, "pair-print", _BROKE, before_others=before_both)
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
        pair_desk.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        for each in self._buttons:
            each.setEnabled(self._desk.pair.is_open)

    def _print(self, paper: PairPaper) -> None:
        printer = self._asking.printer(self)
        if printer is not None:
            content = _COMPOSED[paper](self._desk.pair, self._desk.instrument, self._desk.register)
            self._message.do(partial(_made, content, printer), _BEING_MADE)

    def _on_made(self, made: "_ForPrinter") -> None:
        self._printing.begin(made.printer, made.pdf)


class _ForPrinter(NamedTuple):
    """A PDF and the printer that it is for."""

    printer: "QPrinter"
    pdf: bytes


def _made(content: PairContent, printer: "QPrinter") -> _ForPrinter:
    # Imported here, in the thread that makes the PDF, as it takes longer than a window may stand still.
    from observatie.report.pair.pdf import render_pair

    return _ForPrinter(printer, render_pair(content))
