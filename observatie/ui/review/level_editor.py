"""Scoring an item: per source, and where it has sources the final score with its reason."""

from observatie.domain.completeness import Place, provisional_level
from observatie.domain.entries import AnswerValue, Cleared, Stage
from observatie.domain.instrument import Item, Scale, Source
from observatie.ui.review.answer_book import Answers, Draft
from observatie.ui.review.answer_editor import AnswerEditor, RemarkField
from observatie.ui.review.final_score import FinalScore
from observatie.ui.review.level_grid import Column, LevelGrid
from observatie.ui.theme.theme import Theme


class LevelEditor(AnswerEditor):
    """The grid of levels, the final score, and a remark where the item has one."""

    def __init__(self, theme: Theme, place: Place, item: Item, scale: Scale, answers: Answers) -> None:
        super().__init__(theme)
        self._sources = item.sources
        self._columns = _columns(item, answers)
        self._reasons: dict[Column, str] = {}
        self.grid = LevelGrid(theme, place, item, scale, self._columns)
        self.grid.chosen.connect(self._on_chosen)
        self.box.addWidget(self.grid)
        self.final = FinalScore(theme, scale) if item.sources else None
        if self.final is not None:
            self.final.chosen.connect(self._on_chosen)
            self.final.typed.connect(self.on_typed)
            self.final.left.connect(self.on_left)
            self.box.addWidget(self.final)
        self._always_remark = item.remark
        self._remarks: dict[Column, str] = {}
        self.remark = RemarkField(theme)
        self.remark.area.typed.connect(self.on_typed)
        self.remark.area.left.connect(self.on_left)
        self.box.addWidget(self.remark)
        self.setFocusProxy(self.grid)

    def show_answers(self, answers: Answers) -> None:
        """Show the scores that stand."""
        standing = {source: answers.get((Stage.PROVISIONAL, source)) for source in self._columns}
        self._reasons = {source: answer.reason for source, answer in standing.items() if answer}
        self._remarks = {source: answer.remark for source, answer in standing.items() if answer and answer.remark}
        self.grid.show_values({source: answer.value for source, answer in standing.items() if answer})
        if self.final is not None:
            final = answers.get((Stage.FINAL, None))
            self.final.show_final(final.value if final else None, final.reason if final else "")
        self.remark.area.say("\n".join(self._remarks.values()))
        self.remark.setVisible(self._always_remark or bool(self._remarks))
        self._weigh()
        self.touched = False
