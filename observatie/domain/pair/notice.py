"""What is said of pairs where one is at work on something else: who is in progress, and whose day has come."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from observatie.domain.journal.register import UNKNOWN
from observatie.domain.names import spoken_names
from observatie.domain.pair.pair import PairStage, PairSummary
from observatie.domain.pair.sheet import SheetState
from observatie.domain.pair.words import is_look_back_due, state_parts
from observatie.domain.text import at_start
from observatie.domain.visit import wording


@dataclass(frozen=True)
class PairNotice:
    """A sentence about a pair, its session, and whether it is that they wanted to look back."""

    session: UUID
    words: str
    looks_back: bool


def pair_notices(
    pairs: Sequence[PairSummary],
    sheets: Mapping[UUID, Mapping[UUID, SheetState]],
    names: Mapping[UUID, str],
    today: date,
) -> Iterator[PairNotice]:
    """Yield what there is to say, in the order of `pairs`; `names` are those of the register."""
    went_on = {each.previous for each in pairs}
    for each in pairs:
        called = spoken_names({partner: names.get(partner, UNKNOWN) for partner in each.partners})
        both = " en ".join(called.values())
        if each.stage is not PairStage.AFTER:
            state = ", ".join(state_parts(each, sheets.get(each.id, {}), called))
            yield PairNotice(each.id, f"SHARE van {both}: {state}.", looks_back=False)
        elif each.look_back and is_look_back_due(each.look_back, today) and each.id not in went_on:
            when = "vandaag" if each.look_back == today else f"op {wording.day(each.look_back)}"
            yield PairNotice(each.id, f"{at_start(both)} wilden {when} terugkijken.", looks_back=True)
