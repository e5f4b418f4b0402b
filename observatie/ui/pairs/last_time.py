"""What a pair said and agreed in its earlier round, at the question they are at; folded until it is asked for."""

from PySide6.QtWidgets import QPushButton, QWidget

from observatie.domain.pair.pair import CameTo
from observatie.domain.pair.rounds import Beside, then_and_now
from observatie.domain.pair.words import LETTERS, REACHED, question
from observatie.domain.text import at_start
from observatie.domain.visit.completeness import Place
from observatie.ui.kit.widgets import clear, column, label, panel, rename, row
from observatie.ui.pairs.said_words import breakable, said_label
from observatie.ui.session.pair_desk import PairDesk
from observatie.ui.theme.theme import Theme

_TITLE = "De vorige keer"
_FOLDED, _UNFOLDED = "▸  ", "▾  "
_THEN = "De vraag was toen: {}"
_OUTCOME = "Waar jullie uitkwamen"
_NOTHING_AGREED = "Daar zeiden jullie toen nog niets over."


def _questions_then(desk: PairDesk) -> dict[str, Beside]:
    """Return the questions of the round before by target; empty where none is in this library."""
    earlier = desk.earlier_round()
    beside = then_and_now(*earlier, desk.pair, desk.instrument) if earlier is not None else ()
    return {each.now.target: each for each in beside if each.now is not None}


class LastTime(QWidget):
    """A fold; it is not there where the question was not asked then."""

    def __init__(self, theme: Theme, desk: PairDesk) -> None:
        super().__init__()
        self._theme, self._desk = theme, desk
        self._earlier: dict[str, Beside] = {}
        self._fold = QPushButton(_FOLDED + _TITLE)
        self._fold.setProperty("role", "talk")
        self._fold.setCheckable(True)
        self._fold.setObjectName("talk-last-time")
        self._fold.setAccessibleName(_TITLE)
        self._fold.toggled.connect(self._show_fold)
        self._shown = column(theme, spacing=12)
        side = theme.px(20)
        self._card = panel(self._shown, "talk-card", margins=(side, theme.px(14), side, theme.px(14)))
        self._card.hide()
        whole = column(theme, spacing=4)
        whole.addLayout(row(theme, self._fold, 1))
        whole.addWidget(self._card)
        self.setLayout(whole)

    def read(self) -> None:
        """Fetch the earlier round."""
        self._earlier = _questions_then(self._desk)

    def forget(self) -> None:
        """Let go of what they said."""
        self._earlier = {}
        clear(self._shown)

    def show_place(self, place: Place) -> None:
        """Show what they said then at a question."""
        clear(self._shown)
        then = self._earlier.get(place.target)
        self.setVisible(then is not None)
        if then is None:
            return
        if then.is_reworded:
            self._shown.addWidget(label(_THEN.format(question(then.then)), "talk-muted", wrap=True))
        for said in then.said:
            name = label(at_start(self._desk.called(said.partner)), "talk-muted", wrap=True)
            self._shown.addLayout(column(self._theme, name, said_label(said.then, "last-answer"), spacing=0))
        agreed = label(_agreed(then.agreed_then), "talk", wrap=True, name="last-agreed")
        self._shown.addLayout(column(self._theme, label(_OUTCOME, "talk-muted"), agreed, spacing=0))

    def _show_fold(self) -> None:
        unfolded = self._fold.isChecked()
        rename(self._fold, (_UNFOLDED if unfolded else _FOLDED) + _TITLE)
        self._card.setVisible(unfolded)


def _agreed(outcome: CameTo | None) -> str:
    if outcome is None:
        return _NOTHING_AGREED
    reached = f"{LETTERS[outcome.reached]}   {REACHED[outcome.reached]}" if outcome.reached else ""
    return "\n".join(part for part in (reached, breakable(outcome.text)) if part)
