"""What an answer says in a sentence, in the words of its instrument."""

from observatie.domain.acts.answers import (
    AnswerValue,
    BlanksValue,
    CheckedValue,
    LevelValue,
    NotSeen,
    TextValue,
    YesNoValue,
)
from observatie.domain.instrument.instrument import Instrument, Item, parts_of
from observatie.domain.visit.wording import CHECKED, NOT_APPLICABLE, NOT_SEEN, YES_NO


def answer_words(instrument: Instrument, item: Item | None, value: AnswerValue) -> str:
    """Return what `value` says as an answer to `item`, or None for the field of a section; of a level its name."""
    match value:
        case TextValue(text=text):
            return text
        case LevelValue(level=level):
            return _level(instrument, item, level)
        case YesNoValue(yes=yes):
            return YES_NO[yes]
        case CheckedValue(checked=checked):
            return CHECKED[checked]
        case BlanksValue(blanks=blanks):
            return _sentence(item, blanks)
        case NotSeen():
            return NOT_SEEN
        case _:
            return NOT_APPLICABLE


def _level(instrument: Instrument, item: Item | None, value: int) -> str:
    scale = instrument.scale_of(item) if item else None
    level = scale.level(value) if scale else None
    return level.label if level else str(value)


def _sentence(item: Item | None, blanks: dict[str, str]) -> str:
    if item is None:
        return "; ".join(blanks.values())
    filled = [blanks.get(blank.id, "…") for blank in item.blanks]
    return "".join(part + word for part, word in zip(parts_of(item), [*filled, ""], strict=True))
