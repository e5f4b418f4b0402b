"""One question of the form as it goes in the next round: as it is, put otherwise, or left out."""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from observatie.domain.acts.pair_acts import PairQuestion
from observatie.domain.pair.words import number_of, question
from observatie.domain.visit.completeness import Place
from observatie.ui.kit.choices import ChoiceRow
from observatie.ui.kit.text_fields import KeptText
from observatie.ui.kit.widgets import button, column, label, panel, row, talk_item
from observatie.ui.pairs.answer_label import breakable
from observatie.ui.theme.theme import Theme

Record = Callable[[PairQuestion], bool]
"""Writes a change down; returns whether it was accepted."""


class QuestionChange(Enum):
    """How a question goes in the next round."""

    AS_IS = auto()
    OTHERWISE = auto()
    LEFT_OUT = auto()


_WORDS = (
    (QuestionChange.AS_IS, "Laat zo"),
    (QuestionChange.OTHERWISE, "Zet anders"),
    (QuestionChange.LEFT_OUT, "Laat weg"),
)
_PART = "Het begin blijft staan: “{}”"


class ChangedQuestion(QWidget):
    """A question with three choices, and room for other words."""

    def __init__(self, theme: Theme, place: Place, record: Record) -> None:
        super().__init__()
        self._target, self._record = place.target, record
        self._text = place.item.text if place.item else place.name
        self._stands = PairQuestion(target=self._target)
        put = f"{number_of(place)}  {question(place)}".strip()
        choices = [(goes, word, f"pair-goes-{goes.name.lower().replace('_', '-')}") for goes, word in _WORDS]
        self.choice: ChoiceRow[QuestionChange] = ChoiceRow(theme, f"Vraag {number_of(place)}".strip(), choices)
        self.choice.chosen.connect(self._on_chosen)
        self.words = KeptText(theme, f"Andere woorden voor: {put}", self._keep, lines=2)
        self.words.setObjectName("pair-otherwise")
        self._part = label("", "talk-muted", wrap=True)
        if place.parent is not None and not self._text.endswith(":"):
            self._part.setText(_PART.format(place.parent.text))
        inside = column(theme, label(breakable(put), "talk", wrap=True), self.choice, spacing=10)
        inside.addWidget(self._part)
        inside.addWidget(self.words)
        self.setLayout(column(theme, talk_item(theme, inside)))

    def show_change(self, change: PairQuestion | None) -> None:
        """Show what stands."""
        self._stands = stands = change or PairQuestion(target=self._target)
        # Who has just emptied the field is about to write in it.
        otherwise = bool(stands.text) or self.words.hasFocus()
        goes = (
            QuestionChange.LEFT_OUT
            if stands.left_out
            else QuestionChange.OTHERWISE
            if otherwise
            else QuestionChange.AS_IS
        )
        self._show(goes)
        self.words.show_kept(stands.text or self._text)

    def _show(self, goes: QuestionChange) -> None:
        self.choice.show_value(goes)
        self.words.setVisible(goes is QuestionChange.OTHERWISE)
        self._part.setVisible(goes is QuestionChange.OTHERWISE and bool(self._part.text()))

    def _on_chosen(self) -> None:
        goes = self.choice.value
        text = "" if goes is QuestionChange.AS_IS else self._stands.text
        wanted = PairQuestion(target=self._target, text=text, left_out=goes is QuestionChange.LEFT_OUT)
        if wanted != self._stands and not self._record(wanted):
            self.show_change(self._stands)
            return
        if goes is QuestionChange.OTHERWISE:
            # Nothing is put otherwise before there are other words.
            self._show(goes)
            self.words.setFocus()
            self.words.selectAll()

    def _keep(self, text: str) -> bool:
        words = " ".join(text.split())
        other = PairQuestion(target=self._target, text="" if words == self._text else words)
        return other == self._stands or self._record(other)


class OwnQuestion(QWidget):
    """A question of the pair's own.

    Attributes:
        target: its id.

    Signals:
        removed: take it away.
    """

    removed = Signal()

    def __init__(self, theme: Theme, target: str, record: Record) -> None:
        super().__init__()
        self.target = target
        self._record = record
        self._stands = ""
        self.words = KeptText(theme, "Eigen vraag", self._keep, lines=2)
        self.words.setObjectName("pair-own-question")
        self._away = button("Haal weg", self._remove, "talk", name="pair-own-remove")
        self.setLayout(column(theme, self.words, panel(row(theme, self._away, 1)), spacing=8))

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key comes, in order."""
        return self.words, self._away

    def show_change(self, change: PairQuestion) -> None:
        """Show what stands."""
        self._stands = change.text
        self.words.show_kept(change.text)

    def _keep(self, text: str) -> bool:
        words = " ".join(text.split())
        return words == self._stands or self._record(PairQuestion(target=self.target, text=words))

    def _remove(self) -> None:
        if not self._stands or self._record(PairQuestion(target=self.target)):
            self.removed.emit()
