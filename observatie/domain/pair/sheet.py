"""What a partner fills in alone: words by question, until both sheets are opened and they become entries."""

from collections.abc import Iterable
from enum import StrEnum

from pydantic import Field

from observatie.domain.acts.acts import Words
from observatie.domain.acts.answers import Answer, Cleared, TextValue
from observatie.domain.model import Frozen, Identifier
from observatie.domain.visit.completeness import Place


class SheetState(StrEnum):
    """How far a partner is with her sheet; `NONE` where she did not begin.

    `AWAY` is for one who fills in at home and of whom nothing came in yet: how far she is only she knows.
    """

    NONE = "none"
    AWAY = "away"
    DRAFT = "draft"
    SEALED = "sealed"
    OPEN = "open"


class SheetText(Frozen):
    """What is on a sheet: her words by question."""

    words: dict[Identifier, Words] = Field(default_factory=dict)


def answers_on(text: SheetText, places: Iterable[Place]) -> list[Answer]:
    """Return what a sheet says to each question of a form, in their order; cleared where it was left open."""
    answered = [(place, text.words.get(place.target, "").strip()) for place in places]
    return [
        Answer(
            instrument=place.instrument.id,
            target=place.target,
            value=TextValue(text=words) if words else Cleared(),
        )
        for place, words in answered
    ]
