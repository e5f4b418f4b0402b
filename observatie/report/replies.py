"""What an answer says, in the words of its instrument."""

import re
from collections.abc import Mapping

from observatie.domain import wording
from observatie.domain.answers import (
    AnswerValue,
    BlanksValue,
    CheckedValue,
    LevelValue,
    NotSeen,
    TextValue,
    YesNoValue,
)
from observatie.domain.instrument import Instrument, Item
from observatie.report.parts import Reply, Step

_MOST_DOTS = 10
"""A scale with more levels is told in words alone."""


def reply_to(instrument: Instrument, item: Item, value: AnswerValue) -> Reply:
    """Return what `value` says as an answer to `item`; who gave it, and whence, is for the caller to add."""
    match value:
        case TextValue(text=text):
            return Reply("", text)
        case LevelValue(level=level):
            return _level(instrument, item, level)
        case YesNoValue(yes=yes):
            return Reply("", wording.YES_NO[yes], brief=True)
        case CheckedValue(checked=checked):
            return Reply("", "aangevinkt" if checked else "niet aangevinkt", brief=True)
        case BlanksValue(blanks=blanks):
            return Reply("", _filled(item, blanks))
        case NotSeen():
            return Reply("", wording.NOT_SEEN, brief=True)
        case _:
            return Reply("", wording.NOT_APPLICABLE, brief=True)


def _level(instrument: Instrument, item: Item, value: int) -> Reply:
    scale = instrument.scale_of(item)
    level = scale.level(value) if scale else None
    if scale is None or level is None:
        return Reply("", str(value), brief=True)
    dots = len(scale.levels) <= _MOST_DOTS
    step = Step(scale.levels.index(level) + 1, len(scale.levels)) if dots else None
    explained = instrument.description_of(item, level) or ""
    return Reply("", f"{value} · {level.label}", step=step, explained=explained)


def _filled(item: Item, blanks: Mapping[str, str]) -> str:
    # The n-th "…" is the n-th blank; its label stands behind it in brackets, where the source prints one.
    parts = re.split(r"…(?: \[[^\]]*\])?", item.text)
    filled = [blanks.get(blank.id, "…") for blank in item.blanks]
    return "".join(part + word for part, word in zip(parts, [*filled, ""], strict=True))
