"""What is counted in a lesson: under nine counters, and every few minutes how many pupils are at work.

Time sampling: what is asked at fixed moments is not steered by what happens to strike the observer.
"""

import re

from observatie.domain.acts.acts import COUNTERS, Count, Sample, VisitSet
from observatie.domain.folding import folded
from observatie.domain.visit.visit import Visit

USUAL = ("vingers", "beurten", "onderbrekingen")


def names_of(settings: VisitSet) -> tuple[str, ...]:
    """Return the names under Ctrl+1 … Ctrl+9, empty where a key has none; always nine."""
    named = USUAL if settings.counters is None else settings.counters
    return (*named, *[""] * (COUNTERS - len(named)))


def count_of(key: int, settings: VisitSet, by: int = 1) -> Count:
    """Return the act of counting with a key; without a name it goes by the number of the key."""
    return Count(counter=names_of(settings)[key - 1] or str(key), by=by)


def named(key: int, name: str, settings: VisitSet) -> VisitSet:
    """Return the setting that gives a key its name."""
    names = list(names_of(settings))
    names[key - 1] = name
    return VisitSet(counters=tuple(names))


def key_of(name: str, settings: VisitSet) -> int | None:
    """Return the key under which a name stands, else the first free one, or None where all nine are in use."""
    names = [folded(known) for known in names_of(settings)]
    for wanted in (folded(name), ""):
        if wanted in names:
            return names.index(wanted) + 1
    return None


USUAL_MINUTES = 2
_OPEN_MS = 60_000
_MINUTE_MS = 60_000
_ANSWER = re.compile(r"\d{1,2}\s*")


def open_question(visit: Visit, lesson_ms: int) -> int | None:
    """Return the lesson time at which the question was put that is open at `lesson_ms`, or None.

    A question is open for a minute, or for half of the interval where that is shorter.
    """
    every = (visit.settings.sample_minutes or 0) * _MINUTE_MS
    if every == 0:
        return None
    asked = lesson_ms // every * every
    if asked == 0 or lesson_ms >= asked + min(_OPEN_MS, every // 2) or asked < _since(visit):
        return None
    return None if any(at == asked for at, _ in visit.samples()) else asked


def _since(visit: Visit) -> int:
    """Return when sampling was asked for: a moment that was past by then is not asked about."""
    since = 0
    for standing in visit.journal.standing("visit_set"):
        if isinstance(standing.act, VisitSet) and standing.act.sample_minutes is not None:
            since = standing.lesson_ms or 0
    return since


def answer_in(typed: str, settings: VisitSet) -> Sample | None:
    """Return the answer that a line of one or two digits is, or None for any other line."""
    if not _ANSWER.fullmatch(typed):
        return None
    return Sample(at_work=int(typed), present=settings.pupils or None)
