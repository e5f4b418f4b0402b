"""What a pair puts on paper once both sheets are open: the two sheets, the agreements, and then beside now."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from observatie.domain.errors import BugError
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.pair.pair import Pair
from observatie.report.file_names import PairPaper, pair_paper_name
from observatie.report.pair.content import compose_agreements, compose_sheets, compose_then
from observatie.report.pair.parts import PairContent
from observatie.store.files import save
from observatie.ui.kit.ask_path import Asking, AskPath
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.message_row import WorkRow
from observatie.ui.kit.widgets import button, column, panel
from observatie.ui.pairs.prints import PairPrints
from observatie.ui.session.pair_desk import PairDesk
from observatie.ui.theme.theme import Theme

_SAVE = {
    PairPaper.AGREEMENTS: "Bewaar de afspraken",
    PairPaper.SHEETS: "Bewaar de twee bladen",
    PairPaper.THEN: "Bewaar toen en nu",
}
_BEING_MADE = "De PDF wordt gemaakt …"
_BROKE = "De PDF is niet gemaakt, en dat ligt niet aan jullie. Wat jullie invulden en afspraken is bewaard."


class PairPapers(QWidget):
    """The papers of a pair, each as it stands when it is asked for."""

    def __init__(self, theme: Theme, pair_desk: PairDesk, ask_path: AskPath, asking: Asking | None = None) -> None:
        super().__init__()
        self._earlier: tuple[Pair, Instrument] | None = None
        self._desk, self._ask_path = pair_desk, ask_path
        self._message = WorkRow(theme, "pair-paper", _BROKE)
        self._message.done.connect(self._message.say_saved)
        self._save_buttons = {
            paper: button(words, partial(self._save, paper), name=f"pair-paper-{paper}")
            for paper, words in _SAVE.items()
        }
        buttons = FlowLayout(across=theme.px(8), down=theme.px(8))
        for each in self._save_buttons.values():
            buttons.addWidget(each)
        prints = PairPrints(theme, pair_desk, asking)
        self.setLayout(column(theme, panel(buttons), self._message, prints))
        pair_desk.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        for each in self._save_buttons.values():
            each.setEnabled(self._desk.pair.is_open)
        self._earlier = self._earlier or self._desk.earlier_round()
        self._save_buttons[PairPaper.THEN].setVisible(self._earlier is not None)

    def _composed(self, paper: PairPaper) -> PairContent:
        about = (self._desk.pair, self._desk.instrument, self._desk.register)
        if paper is PairPaper.SHEETS:
            return compose_sheets(*about)
        if paper is PairPaper.AGREEMENTS:
            return compose_agreements(*about)
        if self._earlier is None:
            raise BugError("there is no earlier round to put beside this one")
        return compose_then(*about, *self._earlier)

    def _save(self, paper: PairPaper) -> None:
        desk = self._desk
        every = desk.desk.library.pairs()
        chosen = self._ask_path(self, pair_paper_name(paper, desk.pair, every, desk.instrument, desk.register))
        if chosen is not None:
            self._message.do(partial(_save_pdf, self._composed(paper), Path(chosen)), _BEING_MADE)


def _save_pdf(content: PairContent, place: Path) -> Path:
    # Imported here, in the thread that makes the PDF, as it takes longer than a window may stand still.
    from observatie.report.pair.pdf import render_pair

    save(place, render_pair(content))
    return place
