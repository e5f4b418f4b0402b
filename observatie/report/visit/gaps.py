"""When the laptop slept: what of a lesson nobody can have noted as it happened."""

from collections.abc import Iterable

from observatie.domain import lesson_time
from observatie.domain.acts.acts import Gap
from observatie.domain.visit.visit import Visit
from observatie.domain.visit.wording import listed


def gaps_of(visit: Visit) -> tuple[tuple[int, int], ...]:
    """Return when each gap begins and ends, in milliseconds of lesson time."""
    return tuple(
        (s.lesson_ms or 0, s.act.until_ms)
        for s in visit.shown("gap")
        if isinstance(s.act, Gap) and s.act.until_ms > (s.lesson_ms or 0)
    )


def told(gaps: tuple[tuple[int, int], ...], noted: Iterable[int]) -> str:
    """Return the gaps in one sentence; `noted` are the moments that something stands at all the same."""
    if not gaps:
        return ""
    spans = [f"van {lesson_time.show(begin)} tot {lesson_time.show(end)}" for begin, end in gaps]
    sentence = f"De laptop sliep {listed(spans)}"
    if any(begin < moment < end for moment in noted for begin, end in gaps):
        return f"{sentence}; wat daarvan hier staat is later toegevoegd."
    return f"{sentence}; wat er toen gebeurde staat hier niet."
