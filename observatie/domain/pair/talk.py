"""The talk of a pair: how far it is, where it goes on, and the words for that."""

from collections import Counter
from collections.abc import Mapping, Sequence
from uuid import UUID

from observatie.domain.acts.pair_acts import PairOutcome, Reached
from observatie.domain.pair.pair import Pair
from observatie.domain.pair.words import LETTERS, number_of
from observatie.domain.visit.completeness import Place

_ONE_AND_MANY = {
    Reached.AGREED: ("eens", "eens"),
    Reached.COMPROMISE: ("afgestemd", "afgestemd"),
    Reached.DIFFER: ("verschil", "verschillen"),
}
TO_GO = "te gaan"


def counted(pair: Pair, places: Sequence[Place]) -> str:
    """Return on how many questions they came out where: "6 eens · 3 afgestemd · 1 verschil · 5 te gaan"."""
    found = Counter(pair.reached(place) for place in places)
    parts = [f"{found[each]} {words[found[each] > 1]}" for each, words in _ONE_AND_MANY.items() if found[each]]
    return " · ".join([*parts, to_go(pair, places)] if found[None] else parts)


def to_go(pair: Pair, places: Sequence[Place]) -> str:
    """Return how many questions they have not come out on yet: "5 te gaan"."""
    return f"{sum(pair.reached(place) is None for place in places)} {TO_GO}"


def came_to(pair: Pair, place: Place) -> str:
    """Return where they came out on one question, in a list of all: "B, afgestemd"."""
    reached = pair.reached(place)
    return f"{LETTERS[reached]}, {_ONE_AND_MANY[reached][0]}" if reached else TO_GO


def marked_words(pair: Pair, place: Place, names: Mapping[UUID, str]) -> str:
    """Return who marked a question while reading: "door allebei aangestreept"; empty where nobody did."""
    marked = pair.marked_by(place)
    if len(marked) > 1:
        return "door allebei aangestreept"
    return f"aangestreept door {names[marked[0]]}" if marked else ""


def heading_of(place: Place, at: int, of: int) -> str:
    """Return what stands above a question in the talk: "Vraag 5d, 8 van 15"; `at` is counted from 1."""
    number = number_of(place)
    return f"Vraag {number}, {at} van {of}" if number else f"Vraag {at} van {of}"


def where_to_go_on(pair: Pair, order: Sequence[Place]) -> int:
    """Return at which question of `order` the talk goes on after a stop.

    It is the one that they were in the middle of, else the first after it on which they have not come out; the
    one that they said something about last, where there is none.
    """
    at = _touched_last(pair, order)
    if at is None:
        return 0
    outcome = pair.outcome(order[at])
    if outcome is None or not (outcome.reached and outcome.text):
        return at
    following = (*range(at + 1, len(order)), *range(at))
    return next((n for n in following if pair.reached(order[n]) is None), at)


def _touched_last(pair: Pair, order: Sequence[Place]) -> int | None:
    index = {place.ref: n for n, place in enumerate(order)}
    said = [s.act.item for s in pair.journal.standing("pair_outcome") if isinstance(s.act, PairOutcome)]
    return next((index[item] for item in reversed(said) if item in index), None)
