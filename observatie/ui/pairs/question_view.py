"""One question of the talk: what both wrote, where they come out, and that in their words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from observatie.domain.acts.pair_acts import Reached
from observatie.domain.pair.pair import QuestionOutcome
from observatie.domain.pair.rounds import QuestionInBothRounds, then_and_now
from observatie.domain.pair.words import LETTERS, REACHED, question
from observatie.domain.text import at_start
from observatie.domain.visit.completeness import Place
from observatie.ui.kit.choices import ChoiceRow
from observatie.ui.kit.scroll_into_view import is_unseen, scroll_into_view
from observatie.ui.kit.text_fields import KeptText
from observatie.ui.kit.widgets import clear, column, label, lay_beside, panel, rename, row
from observatie.ui.pairs.answer_label import answer_label, breakable
from observatie.ui.session.pair_controller import PairController
from observatie.ui.theme.theme import Theme

_ASKED = "Waar komen jullie uit?"
_WITH_KEYS = f"{_ASKED} Kies met A, B of C."
_WORDS = "In jullie woorden"
_NARROW = 800


class QuestionView(QWidget):
    """Shows one question after the other with the same widgets.

    `keep` is given their words and returns whether these were accepted.

    Attributes:
        last_time: what they said in their earlier round.
        words: the field for their words.

    Signals:
        chosen: the user chose where they come out.
    """

    chosen = Signal()

    def __init__(self, theme: Theme, controller: PairController, keep: Callable[[str], bool]) -> None:
        super().__init__()
        self._controller = controller
        self._above = label("", "talk-muted", wrap=True, name="talk-above")
        self._question = label("", "talk-heading", wrap=True, name="talk-question")
        self._answers = AnswerCards(theme)
        self.last_time = EarlierAnswers(theme, controller)
        choices = [(each, f"{LETTERS[each]}   {word}", f"talk-{each.value}") for each, word in REACHED.items()]
        self._reached = ChoiceRow[Reached](theme, _ASKED, choices)
        self._reached.chosen.connect(self.chosen)
        self.words = KeptText(theme, _WORDS, keep, lines=2)
        self.words.setObjectName("talk-words")
        # Undo is that of the talk: one of the field's own would be kept as words that they typed.
        self.words.leave_undo()
        asked = column(theme, label(_WITH_KEYS, "talk-title", wrap=True, name="talk-asked"), spacing=8)
        asked.addWidget(self._reached)
        said = column(theme, label(_WORDS, "talk-title", wrap=True), self.words, spacing=8)
        head = column(theme, self._above, self._question, spacing=4)
        whole = column(theme, panel(head), self._answers, self.last_time, panel(asked), panel(said), 1, spacing=20)
        self.setLayout(whole)

    def show_question(self, place: Place, above: str) -> None:
        """Show a question, `above` it how far the talk is."""
        pair = self._controller.pair
        self._above.setText(above)
        self._question.setText(question(place))
        self._answers.show_answers(
            [(at_start(self._controller.called(p)), pair.said(p, place)) for p in pair.partners]
        )
        self.last_time.show_place(place)

    def show_outcome(self, outcome: QuestionOutcome) -> None:
        """Show what they came to; what is being typed is left alone."""
        if self._reached.value is not outcome.reached:
            self._reached.show_value(outcome.reached)
        self.words.show_kept(outcome.text)

    def forget(self) -> None:
        """Let go of what they wrote."""
        self._answers.forget()
        self.last_time.forget()
        self._question.clear()
        self.words.say("")

    def choose(self, reached: Reached) -> None:
        """Choose where they come out with a letter; what cannot be seen is only brought in sight.

        What is typed after it goes to their words: a letter of it would choose again.
        """
        button = self._reached.button_of(reached)
        if is_unseen(button):
            scroll_into_view(button)
            return
        if self._reached.value is not reached:
            self._reached.show_value(reached)
            self.chosen.emit()
        self.words.setFocus()

    @property
    def reached(self) -> Reached | None:
        """Where they come out, as was chosen."""
        return self._reached.value

    @property
    def first(self) -> QWidget:
        """Where the focus comes."""
        return self._reached.first


class AnswerCards(QWidget):
    """What the two wrote to one question, a card for each."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._cards = row(theme, spacing=24)
        self.setLayout(self._cards)

    def show_answers(self, answers: Sequence[tuple[str, str]]) -> None:
        """Show (name, answer) of each."""
        self.forget()
        side, above = self._theme.px(20), self._theme.px(14)
        for name, answer in answers:
            inside = column(self._theme, label(name, "talk-muted", wrap=True), spacing=4)
            inside.addWidget(answer_label(answer, "talk-answer"))
            inside.addStretch(1)
            self._cards.addWidget(panel(inside, "talk-card", margins=(side, above, side, above)), 1)

    def forget(self) -> None:
        """Let go of what they wrote."""
        clear(self._cards)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put them where there is room."""
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_NARROW)
        lay_beside(self._cards, not narrow)
        self._cards.setSpacing(self._theme.px(12 if narrow else 24))


_TITLE = "De vorige keer"
_FOLDED, _UNFOLDED = "▸  ", "▾  "
_THEN = "De vraag was toen: {}"
_OUTCOME = "Waar jullie uitkwamen"
_NOTHING_AGREED = "Daar zeiden jullie toen nog niets over."


def _questions_then(controller: PairController) -> dict[str, QuestionInBothRounds]:
    """Return the questions of the round before by target; empty where none is in this library."""
    earlier = controller.earlier_round()
    beside = then_and_now(*earlier, controller.pair, controller.instrument) if earlier is not None else ()
    return {each.now.target: each for each in beside if each.now is not None}


class EarlierAnswers(QWidget):
    """A fold; it is not there where the question was not asked then."""

    def __init__(self, theme: Theme, controller: PairController) -> None:
        super().__init__()
        self._theme, self._controller = theme, controller
        self._earlier: dict[str, QuestionInBothRounds] = {}
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
        self._earlier = _questions_then(self._controller)

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
            name = label(at_start(self._controller.called(said.partner)), "talk-muted", wrap=True)
            self._shown.addLayout(column(self._theme, name, answer_label(said.then, "last-answer"), spacing=0))
        agreed = label(_agreed(then.agreed_then), "talk", wrap=True, name="last-agreed")
        self._shown.addLayout(column(self._theme, label(_OUTCOME, "talk-muted"), agreed, spacing=0))

    def _show_fold(self) -> None:
        unfolded = self._fold.isChecked()
        rename(self._fold, (_UNFOLDED if unfolded else _FOLDED) + _TITLE)
        self._card.setVisible(unfolded)


def _agreed(outcome: QuestionOutcome | None) -> str:
    if outcome is None:
        return _NOTHING_AGREED
    reached = f"{LETTERS[outcome.reached]}   {REACHED[outcome.reached]}" if outcome.reached else ""
    return "\n".join(part for part in (reached, breakable(outcome.text)) if part)
