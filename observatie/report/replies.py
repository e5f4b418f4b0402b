"""What an answer says, in the words of its instrument."""

from observatie.domain.acts.answers import AnswerValue, BlanksValue, LevelValue, TextValue
from observatie.domain.instrument.instrument import Instrument, Item
from observatie.domain.visit.answer_words import answer_words
from observatie.report.parts import Reply, Step

_MOST_DOTS = 10
"""A scale with more levels is told in words alone."""


def reply_to(instrument: Instrument, item: Item, value: AnswerValue) -> Reply:
    """Return what `value` says as an answer to `item`; who gave it, and whence, is for the caller to add."""
    if isinstance(value, LevelValue):
        return _level(instrument, item, value.level)
    brief = not isinstance(value, TextValue | BlanksValue)
    return Reply("", answer_words(instrument, item, value), brief=brief)


def _level(instrument: Instrument, item: Item, value: int) -> Reply:
    scale = instrument.scale_of(item)
    level = scale.level(value) if scale else None
    if scale is None or level is None:
        return Reply("", str(value), brief=True)
    dots = len(scale.levels) <= _MOST_DOTS
    step = Step(scale.levels.index(level) + 1, len(scale.levels)) if dots else None
    explained = instrument.description_of(item, level) or ""
    return Reply("", f"{value} · {level.label}", step=step, explained=explained)
