"""The Dutch words for a pair, its questions, how far it is and what happened; the same on screen and on paper."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from observatie.domain.acts.pair_acts import PairSet, PairStep, Reached
from observatie.domain.journal.register import UNKNOWN, Register, called
from observatie.domain.names import spoken_names
from observatie.domain.pair.pair import Pair, PairStage, PairSummary
from observatie.domain.pair.sheet import SheetState
from observatie.domain.text import at_start
from observatie.domain.visit import wording
from observatie.domain.visit.completeness import Place

STAGES = {
    PairStage.ALONE: "Alleen",
    PairStage.READING: "Lezen",
    PairStage.SINKING: "Bezinken",
    PairStage.TALKING: "Samen",
    PairStage.AFTER: "Afspraken",
}
"""The steps of the procedure, as they stand above each screen of it."""

REACHED = {
    Reached.AGREED: "We zijn het eens",
    Reached.COMPROMISE: "We stemmen af",
    Reached.DIFFER: "We blijven van mening verschillen",
}

LETTERS = {Reached.AGREED: "A", Reached.COMPROMISE: "B", Reached.DIFFER: "C"}
"""The letters that the form gives its three aims."""

OWN_FORM = "Wat jullie per vraag afspreken staat in onze eigen vorm van het SHARE-reflectie-instrument."
"""The source names that instrument and does not print it."""

MARK = "Hierover wil ik praten"

_STEPS = {
    PairStep.SEALED: "blad van {} verzegeld",
    PairStep.UNSEALED: "zegel van het blad van {} gehaald",
    PairStep.RECEIVED: "blad van {} ontvangen",
    PairStep.READ: "{} heeft gelezen",
    PairStep.SINKING: "de stilte begon",
    PairStep.SUNK: "de stilte was om",
    PairStep.TALKED: "het gesprek is gevoerd",
}
_BEGUN, _OPENED = "jullie zijn begonnen", "de bladen zijn geopend"


def question(place: Place) -> str:
    """Return the words of a question where it stands alone.

    A sub-question goes on where its heading left off; one that ends in a colon is a sentence by itself.
    """
    text = place.item.text if place.item else place.name
    if place.parent is None or text.endswith(":"):
        return text
    return f"{place.parent.text} {text}"


def number_of(place: Place) -> str:
    """Return the number of a question as the form has it ("5d"); empty where it has none."""
    return (place.item.number if place.item else None) or ""


def pair_name(partners: tuple[UUID, ...], register: Register) -> str:
    """Return the two names, as in mid-sentence: "Fatima de Vries en Joost Kramer"."""
    return " en ".join(register.name(partner) for partner in partners)


_ALONE = {
    SheetState.NONE: "{} is nog niet begonnen",
    SheetState.AWAY: "{} vult thuis in",
    SheetState.DRAFT: "{} vult in",
    SheetState.SEALED: "{} is klaar",
    SheetState.OPEN: "{} is klaar",
}
_BOTH = {
    SheetState.NONE: "allebei nog niet begonnen",
    SheetState.AWAY: "vullen allebei thuis in",
    SheetState.DRAFT: "vullen allebei in",
    SheetState.SEALED: "allebei klaar, de bladen kunnen open",
    SheetState.OPEN: "allebei klaar",
}
_TOGETHER = {
    PairStage.READING: "lezen elkaars blad",
    PairStage.SINKING: "laten bezinken wat ze lazen",
    PairStage.TALKING: "in gesprek",
    PairStage.AFTER: "het gesprek is gevoerd",
}


def plans(of: PairSet | PairSummary) -> list[str]:
    """Return for which group it is and from when, each where it was said: "groep 4", "vanaf 5 januari 2026"."""
    return [part for part in (of.group, f"vanaf {wording.day(of.begins)}" if of.begins else "") if part]


def pair_about(summary: PairSummary) -> str:
    """Return for which group it is, from when, and whether it is another round; empty where nothing was said."""
    return " · ".join([*plans(summary), *(["volgende ronde"] if summary.previous else [])])


def pair_state(summary: PairSummary, sheets: Mapping[UUID, SheetState], register: Register) -> str:
    """Return how far a pair is: what each did alone, and later what they do together."""
    first, *rest = state_parts(summary, sheets, called(summary.partners, register))
    parts = map(at_start, rest) if summary.stage is PairStage.ALONE else rest
    return " · ".join([at_start(first), *parts])


def state_parts(
    summary: PairSummary, sheets: Mapping[UUID, SheetState], names: Mapping[UUID, str]
) -> tuple[str, ...]:
    """Return how far a pair is in one or two parts, as in mid-sentence; `names` are those they are called by."""
    if summary.stage is not PairStage.ALONE:
        came_to = wording.number(summary.outcomes, "uitkomst", "uitkomsten")
        return (_TOGETHER[summary.stage], came_to) if summary.outcomes else (_TOGETHER[summary.stage],)
    states = {partner: sheets.get(partner, SheetState.NONE) for partner in summary.partners}
    if len(set(states.values())) == 1:
        return (_BOTH[states[summary.partners[0]]],)
    return tuple(_ALONE[state].format(names[partner]) for partner, state in states.items())


def is_look_back_due(look_back: date | None, today: date) -> bool:
    """Return whether the day has come on which they wanted to see what came of it."""
    return look_back is not None and look_back <= today


def log_lines(pair: Pair, register: Register) -> Iterator[str]:
    """Yield what happened, the latest first: "30 nov, 14.02: blad van Joost ontvangen".

    What happened more than once without anything between is told once, with its last time.
    """
    names = called(pair.partners, register)
    told = [
        (entry, _STEPS[step].format(names.get(entry.author, ""))) for step, entry in pair.steps() if step in _STEPS
    ]
    for kind, words in (("pair_set", _BEGUN), ("answer", _OPENED)):
        first = next(pair.journal.standing(kind), None)
        told += [(first.entry, words)] if first is not None else []
    latest_first = sorted(told, key=lambda each: each[0].order, reverse=True)
    for said, run in groupby(latest_first, key=itemgetter(1)):
        at = next(run)[0].at
        yield f"{wording.short_day(at)}, {wording.clock(at)}: {said}"


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
