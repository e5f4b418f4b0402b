"""All questions of the talk with where they came out on each: to jump, and to finish earlier."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from observatie.domain.pair.pair import Pair
from observatie.domain.pair.talk import came_to, counted, marked_words
from observatie.domain.pair.words import number_of
from observatie.domain.visit.completeness import Place
from observatie.ui.kit.widgets import button, clear, column, label, row
from observatie.ui.pairs.wide_button import WideButton
from observatie.ui.session.pair_controller import PairController
from observatie.ui.theme.theme import Theme

_HERE, _CAME_OUT, _TO_GO = "●", "✓", "○"


class QuestionList(QWidget):
    """One button a question, in the order of the talk.

    Signals:
        chosen: which question of the order to go to, counted from 0.
        finish_asked: the talk is over, also where questions are left.
        stop_asked: they stop for now.
    """

    chosen = Signal(int)
    finish_asked = Signal()
    stop_asked = Signal()

    def __init__(self, theme: Theme, controller: PairController) -> None:
        super().__init__()
        self._theme, self._controller = theme, controller
        self._buttons: list[WideButton] = []
        self._rows = column(theme, spacing=8)
        self._counted = label("", "talk-muted", wrap=True, name="talk-list-counted")
        self._finish = button("Naar de afspraken", self.finish_asked.emit, "talk", name="talk-list-finish")
        whole = column(theme, self._counted, spacing=16)
        whole.addLayout(self._rows)
        self._stop = button("Stop voor nu", self.stop_asked.emit, "talk", name="talk-stop")
        whole.addLayout(row(theme, self._finish, self._stop, 1, spacing=16))
        whole.addStretch(1)
        self.setLayout(whole)

    def show_questions(self, order: Sequence[Place], held: int) -> None:
        """Show all questions; `held` is the one that is shown."""
        pair = self._controller.pair
        if len(self._buttons) != len(order):
            self._make(len(order))
        self._counted.setText(counted(pair, order))
        names = {partner: self._controller.called(partner) for partner in pair.partners}
        for number, (place, made) in enumerate(zip(order, self._buttons, strict=True)):
            about = " · ".join(part for part in (came_to(pair, place), marked_words(pair, place, names)) if part)
            made.show_words(_line(pair, place, held=number == held), about, held=number == held)

    def _make(self, count: int) -> None:
        clear(self._rows)
        self._buttons = [WideButton(self._theme, f"talk-jump-{number}") for number in range(1, count + 1)]
        for made in self._buttons:
            made.setCheckable(True)
            made.clicked.connect(self._on_clicked)
            self._rows.addWidget(made)
        # What is made later would come last for the Tab key.
        for one, next_one in pairwise((*self._buttons, self._finish, self._stop)):
            self.setTabOrder(one, next_one)

    def button_of(self, number: int) -> QWidget:
        """Return the button of a question, counted from 0."""
        return self._buttons[number]

    def _on_clicked(self) -> None:
        pressed = self.sender()
        for number, made in enumerate(self._buttons):
            if made is pressed:
                made.setChecked(True)
                self.chosen.emit(number)


def _line(pair: Pair, place: Place, *, held: bool) -> str:
    sign = _HERE if held else _CAME_OUT if pair.reached(place) else _TO_GO
    return "  ".join(part for part in (sign, number_of(place), place.name) if part)
