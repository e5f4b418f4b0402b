"""Scoring an item: per source, and where it has sources the final score with its reason."""

from observatie.domain.acts.answers import Answer, Cleared, Stage
from observatie.domain.instrument.instrument import Item, Scale
from observatie.domain.visit.completeness import Place, provisional_level
from observatie.ui.form.answer_book import Answers, Draft
from observatie.ui.form.answer_editor import AnswerEditor, RemarkField
from observatie.ui.form.final_score import FinalScore
from observatie.ui.form.level_grid import Column, LevelGrid
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

    def drafts(self) -> list[Draft]:
        """Return the score of every source, and the final one."""
        values = self.grid.values()
        scored = [column for column in self._columns if values[column] is not None]
        remarks = self._remarks(scored)
        found: list[Draft] = []
        for column in self._columns:
            standing = self._standing(column)
            value, reason = values[column] or Cleared(), standing.reason if standing else ""
            found.append(Draft(column, Stage.PROVISIONAL, value, remarks.get(column, ""), reason))
        final = self._shown.get((Stage.FINAL, None))
        if self._item.sources or final is not None:
            value = self.final.value or Cleared()
            reason = self.final.reason.text() if self.final.value else ""
            found.append(Draft(None, Stage.FINAL, value, final.remark if final else "", reason))
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
