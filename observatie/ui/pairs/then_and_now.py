"""The old answers beside the new: what each wrote then and now, and what they agreed on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from observatie.domain.pair.pair import Pair, QuestionOutcome
from observatie.domain.pair.rounds import QuestionInBothRounds, then_and_now
from observatie.domain.pair.words import LETTERS, REACHED, number_of, question
from observatie.domain.text import at_start
from observatie.domain.visit import wording
from observatie.ui.kit.keys import shortcut
from observatie.ui.kit.widgets import button, clear, column, label, lay_beside, panel, row
from observatie.ui.pairs.answer_label import answer_label, breakable
from observatie.ui.pairs.pair_page import FramedPage
from observatie.ui.session.pair_controller import PairController
from observatie.ui.theme.theme import Theme

_WIDTH = 1280
_BESIDE_FROM = 860
_MISSING = (
    "De vorige ronde staat niet op deze laptop, dus er is niets om ernaast te leggen. Op de laptop waarop jullie "
    "haar deden kan het wel."
)
_REWORDED = "Toen stond er: “{}”"
_LEFT_OUT = "Deze vraag lieten jullie daarna weg."
_NOTHING_AGREED = "geen uitkomst"


class ThenAndNowPage(FramedPage):
    """Question by question; nothing is added up."""

    def __init__(self, theme: Theme, controller: PairController) -> None:
        super().__init__(theme, "Toen naast nu", _WIDTH)
        self._controller = controller
        self._rows: list[QBoxLayout] = []
        self._shown: QVBoxLayout = column(theme, spacing=24)
        self.body.addLayout(self._shown)
        self.foot.addStretch(1)
        self.foot.addWidget(button("Terug", self.done.emit, "talk-primary", name="pair-then-back"))
        for key in ("Alt+Left", "Ctrl+PgUp"):
            shortcut(self, key, self.done.emit, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def enter(self) -> None:
        """Show both rounds, and put the focus where they are read from."""
        clear(self._shown)
        self._rows.clear()
        earlier = self._controller.earlier_round()
        if earlier is None:
            self._shown.addWidget(label(_MISSING, "talk-muted", wrap=True, name="pair-no-then"))
        else:
            days = _day_of(earlier[0]), _day_of(self._controller.pair)
            for beside in then_and_now(*earlier, self._controller.pair, self._controller.instrument):
                self._shown.addWidget(self._question(beside, days))
        self._set_direction()
        self.focus_first_item()

    def leave(self) -> None:
        """Nothing was typed; what was shown goes with the page."""
        self._rows.clear()

    def _question(self, beside: QuestionInBothRounds, days: tuple[str, str]) -> QWidget:
        here = beside.now or beside.then
        put = f"{number_of(here)}  {question(here)}".strip()
        inside = column(self.theme, label(breakable(put), "talk-title", wrap=True, name="pair-put"), spacing=16)
        spoken = [put]
        if beside.is_reworded:
            inside.addWidget(self._aside(_REWORDED.format(question(beside.then)), spoken))
        if beside.now is None:
            inside.addWidget(self._aside(_LEFT_OUT, spoken))
        then = [(at_start(self._controller.called(each.partner)), each.then) for each in beside.said]
        now = [(at_start(self._controller.called(each.partner)), each.now) for each in beside.said]
        sides = [self._side(f"Toen · {days[0]}", then, beside.agreed_then)]
        if beside.now is not None:
            sides.append(self._side(f"Nu · {days[1]}", now, beside.agreed_now))
        line = row(self.theme, spacing=24)
        for side in sides:
            line.addWidget(side, 1)
        self._rows.append(line)
        inside.addLayout(line)
        return self.item(inside, ". ".join(spoken))

    def _aside(self, words: str, spoken: list[str]) -> QWidget:
        spoken.append(words)
        return label(breakable(words), "talk-muted", wrap=True, name="pair-aside")

    def _side(self, title: str, said: list[tuple[str, str]], agreed: QuestionOutcome | None) -> QWidget:
        box = column(self.theme, label(title, "talk-muted", wrap=True), spacing=12)
        for name, words in said:
            box.addWidget(
                panel(column(self.theme, label(name, "talk-title"), answer_label(words, "pair-said"), spacing=2))
            )
        reached = agreed.reached if agreed else None
        came_to = f"{LETTERS[reached]}. {REACHED[reached]}" if reached else _NOTHING_AGREED
        role = "talk-items" if reached else "talk-muted"
        lines = [label("Samen", "talk-title"), label(came_to, role, wrap=True, name="pair-came-to")]
        if agreed and agreed.text:
            lines.append(answer_label(agreed.text, "pair-agreed"))
        box.addWidget(panel(column(self.theme, *lines, spacing=2)))
        box.addStretch(1)
        return panel(box, "talk-card", margins=self.theme.px(16))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put now below then where there is no room beside."""
        super().resizeEvent(event)
        self._set_direction()

    def _set_direction(self) -> None:
        for line in self._rows:
            lay_beside(line, self.width() >= self.theme.px(_BESIDE_FROM))


def _day_of(pair: Pair) -> str:
    first = next(pair.journal.standing("pair_set"), None)
    return wording.day(first.entry.at) if first else ""
