"""Chooses the editor that goes with a place."""

from observatie.domain.instrument.instrument import AnswerType
from observatie.domain.visit.completeness import Place
from observatie.ui.form.answer_book import Answers
from observatie.ui.form.answer_editor import AnswerEditor, NoAnswer, SingleEditor
from observatie.ui.form.level_editor import LevelEditor
from observatie.ui.theme.theme import Theme


def editor_for(theme: Theme, place: Place, answers: Answers) -> AnswerEditor:
    """Return an editor for what `place` asks, showing what stands there."""
    editor = _made(theme, place, answers)
    editor.show_answers(answers)
    return editor


def _made(theme: Theme, place: Place, answers: Answers) -> AnswerEditor:
    if place.asks is AnswerType.NONE:
        return NoAnswer(theme, place)
    scale = place.instrument.scale_of(place.item) if place.item else None
    if place.item is not None and scale is not None:
        return LevelEditor(theme, place, place.item, scale, answers)
    return SingleEditor(theme, place)
