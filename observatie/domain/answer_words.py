"""What an answer says in a sentence, in the words of its instrument."""

from observatie.domain.answers import (
    AnswerValue,
    BlanksValue,
    CheckedValue,
    LevelValue,
    NotSeen,
    TextValue,
    YesNoValue,
)
from observatie.domain.blanks import parts_of
from observatie.domain.completeness import Place
from observatie.domain.wording import CHECKED, NOT_APPLICABLE, NOT_SEEN, YES_NO


def answer_words(place: Place, value: AnswerValue) -> str:
    """Return what `value` says as an answer given at `place`; of a level its name."""
    match value:
        case TextValue(text=text):
            return text
        case LevelValue(level=level):
            return _level(place, level)
        case YesNoValue(yes=yes):
            return YES_NO[yes]
        case CheckedValue(checked=checked):
            return CHECKED[checked]
        case BlanksValue(blanks=blanks):
            return _sentence(place, blanks)
        case NotSeen():
            return NOT_SEEN
        case _:
            return NOT_APPLICABLE


def _level(place: Place, value: int) -> str:
    scale = place.instrument.scale_of(place.item) if place.item else None
    level = scale.level(value) if scale else None
    return level.label if level else str(value)


def _sentence(place: Place, blanks: dict[str, str]) -> str:
    if place.item is None:
        return "; ".join(blanks.values())
    filled = [blanks.get(blank.id, "…") for blank in place.item.blanks]
    return "".join(part + word for part, word in zip(parts_of(place.item), [*filled, ""], strict=True))
