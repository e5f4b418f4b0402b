"""Scoring an item: per source, and where it has sources the final score with its reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from observatie.domain.acts.answers import Answer, AnswerValue, Cleared, LevelValue, Stage
from observatie.domain.instrument.instrument import Item, Level, Scale, Source
from observatie.domain.instrument.words import SOURCES
from observatie.domain.visit.completeness import Place, provisional_level
from observatie.ui.form.answer_editor import AnswerEditor, RemarkField
from observatie.ui.form.answer_service import AnswerDraft, Answers
from observatie.ui.form.level_grid import Column, LevelGrid
from observatie.ui.kit.choices import Choice, Choices
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.text_fields import TextArea
from observatie.ui.kit.widgets import label
from observatie.ui.theme.theme import Theme


class LevelEditor(AnswerEditor):
    """The grid of levels, the final score, and a remark where the item has one.

    A source that the item does not know gets a column only where an answer without one came in.
    """

    def __init__(self, theme: Theme, place: Place, item: Item, scale: Scale, answers: Answers) -> None:
        super().__init__(theme)
        self._item = item
        loose = not item.sources or (Stage.PROVISIONAL, None) in answers
        self._columns: tuple[Column, ...] = (*item.sources, None) if loose else item.sources
        self._shown: Answers = {}
        self.grid = LevelGrid(theme, place, item, scale, self._columns)
        self.final = FinalScore(theme, scale)
        self.remark = RemarkField(theme)
        for widget in (self.grid, self.final, self.remark):
            self.box.addWidget(widget)
        self.final.setVisible(bool(item.sources))
        self._connect()

    def _connect(self) -> None:
        self.grid.chosen.connect(self._on_chosen)
        self.final.chosen.connect(self._on_chosen)
        for words in (self.final, self.remark.area):
            words.typed.connect(self.on_typed)
            words.left.connect(self.on_left)

    def show_answers(self, answers: Answers) -> None:
        """Show the scores that stand."""
        self._shown = answers
        self.grid.show_values({c: a.value for c in self._columns if (a := answers.get((Stage.PROVISIONAL, c)))})
        final = answers.get((Stage.FINAL, None))
        self.final.show_final(final.value if final else None, final.reason if final else "")
        remark = self._shown_remark()
        self.remark.area.say(remark)
        self.remark.setVisible(self._item.remark or bool(remark))
        self.remark.show_waiting(False)
        self._weigh()
        self.touched = False

    def focus_first(self) -> bool:
        """Put the focus in the grid."""
        self.grid.focus_first()
        return True

    def _standing(self, column: Column) -> Answer | None:
        return self._shown.get((Stage.PROVISIONAL, column))

    def _shown_remark(self) -> str:
        standing = [self._standing(column) for column in self._columns]
        return "\n".join(answer.remark for answer in standing if answer and answer.remark)

    def drafts(self) -> list[AnswerDraft]:
        """Return the score of every source, and the final one."""
        values = self.grid.values()
        scored = [column for column in self._columns if values[column] is not None]
        remarks = self._remarks(scored)
        found: list[AnswerDraft] = []
        for column in self._columns:
            standing = self._standing(column)
            value, reason = values[column] or Cleared(), standing.reason if standing else ""
            found.append(AnswerDraft(column, Stage.PROVISIONAL, value, remarks.get(column, ""), reason))
        final = self._shown.get((Stage.FINAL, None))
        if self._item.sources or final is not None:
            value = self.final.value or Cleared()
            reason = self.final.reason.text() if self.final.value else ""
            found.append(AnswerDraft(None, Stage.FINAL, value, final.remark if final else "", reason))
        self.remark.show_waiting(bool(self.remark.text()) and not scored)
        return found

    def _remarks(self, scored: list[Column]) -> dict[Column, str]:
        # One field for all sources: what is typed goes with the first score, what was there stays where it is.
        if self.remark.text() == self._shown_remark().strip():
            return {c: a.remark for c in scored if (a := self._standing(c))}
        return {scored[0]: self.remark.text()} if scored else {}

    def _on_chosen(self) -> None:
        self._weigh()
        self.on_choice()

    def _weigh(self) -> None:
        self.final.show_provisional(provisional_level(self.grid.values(), self._item.sources))
        self.grid.mark(self.final.effective if self._item.sources else self.grid.values()[None])


_ASKED = "Reden: waarom verandert de score?"
_KEPT = "Reden"


class FinalScore(QWidget):
    """Voorlopig … → Definitief …, with the reason that is asked where they differ.

    Signals:
        chosen: a final score was chosen or taken away; typed: a key of the reason; left: the reason was left.
    """

    chosen = Signal()
    typed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, scale: Scale) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._value: AnswerValue | None = None
        self._provisional: tuple[Source, int] | None = None
        self._before = label("", "muted", name="provisional")
        self._score = label("", "heading")
        self._choices = Choices(theme, "Definitief", [_choice(level) for level in scale.levels])
        self._asked = label(_ASKED, "section", wrap=True)
        self.reason = TextArea(theme, "Reden", lines=1)
        self.reason.setObjectName("answer-reason")
        flow = FlowLayout(across=theme.px(10), down=theme.px(8))
        arrow, after = label("→", "muted"), label("Definitief", "muted")
        for widget in (self._before, self._score, arrow, after, self._choices):
            flow.addWidget(widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(*(theme.px(14),) * 4)
        box.setSpacing(theme.px(8))
        box.addLayout(flow)
        box.addWidget(self._asked)
        box.addWidget(self.reason)
        self._choices.chosen.connect(self._on_chosen)
        self.reason.typed.connect(self.typed)
        self.reason.left.connect(self.left)

    @property
    def value(self) -> AnswerValue | None:
        """The final score, or None."""
        return self._value

    @property
    def effective(self) -> AnswerValue | None:
        """The score that counts: the final one, else the provisional one."""
        if self._value is None and self._provisional is not None:
            return LevelValue(level=self._provisional[1])
        return self._value

    def show_final(self, value: AnswerValue | None, reason: str) -> None:
        """Show a final score and its reason."""
        self._value = value
        self._choices.choose(value.level if isinstance(value, LevelValue) else None)
        self.reason.say(reason)
        self._ask()

    def show_provisional(self, provisional: tuple[Source, int] | None) -> None:
        """Show the score it starts from."""
        self._provisional = provisional
        if provisional is None:
            self._before.setText("Voorlopig nog geen score")
        else:
            self._before.setText(f"Voorlopig ({SOURCES[provisional[0]]})")
        self._score.setText(str(provisional[1]) if provisional else "")
        self._score.setVisible(provisional is not None)
        self._ask()

    def _on_chosen(self) -> None:
        level = self._choices.value
        self._value = None if level is None else LevelValue(level=level)
        self._ask()
        self.chosen.emit()

    def _ask(self) -> None:
        final = self._value.level if isinstance(self._value, LevelValue) else None
        differs = final is not None and (self._provisional is None or self._provisional[1] != final)
        written = bool(self.reason.text().strip())
        self._asked.setText(_ASKED if differs else _KEPT)
        self._asked.setVisible(differs or written)
        self.reason.setVisible(differs or written)


def _choice(level: Level) -> Choice[int]:
    value = level.value
    return Choice(value, str(value), f"Definitief {value}, {level.label}", f"final-{value}")
