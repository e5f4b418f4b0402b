"""What was counted in a lesson, in as few words as still say when."""

from observatie.domain import lesson_time
from observatie.domain.entries import Count, Sample
from observatie.domain.visit import Visit
from observatie.report.parts import Counted

_MOST_MOMENTS = 12
"""More moments than this are told as a range: nobody reads a list of forty numbers."""

AT_WORK = "aan het werk"


def count(visit: Visit) -> tuple[Counted, ...]:
    """Return what was counted, counter by counter, and last how many pupils were at work."""
    counters: dict[str, list[tuple[int, int]]] = {}
    for standing in visit.shown("count"):
        if isinstance(standing.act, Count):
            counters.setdefault(standing.act.counter, []).append((standing.lesson_ms or 0, standing.act.by))
    counted = [Counted(name, _tallied(steps)) for name, steps in counters.items()]
    samples = [
        (standing.lesson_ms or 0, standing.act.at_work, standing.act.present)
        for standing in visit.shown("sample")
        if isinstance(standing.act, Sample) and standing.act.at_work is not None
    ]
    if samples:
        counted.append(Counted(AT_WORK, _at_work(samples)))
    return tuple(counted)


def _tallied(steps: list[tuple[int, int]]) -> str:
    total = sum(by for _, by in steps)
    if len(steps) > 1 and all(by == 1 for _, by in steps):
        first, last = steps[0][0], steps[-1][0]
        return f"{total} keer, tussen {lesson_time.show(first)} en {lesson_time.show(last)}"
    if len(steps) > _MOST_MOMENTS:
        numbers = [by for _, by in steps]
        return f"samen {total}, in {len(steps)} tellingen van {min(numbers)} tot {max(numbers)}"
    return ", ".join(f"{by} ({lesson_time.show(at)})" for at, by in steps)


def _at_work(samples: list[tuple[int, int, int | None]]) -> str:
    said = [
        (at, str(working) if present is None else f"{working} van {present}") for at, working, present in samples
    ]
    if len(said) <= _MOST_MOMENTS:
        return ", ".join(f"{words} ({lesson_time.show(at)})" for at, words in said)
    order = sorted(range(len(samples)), key=lambda index: samples[index][1])
    (least_at, least), (most_at, most) = said[order[0]], said[order[-1]]
    return (
        f"op {len(said)} momenten; het minst {least} ({lesson_time.show(least_at)}), "
        f"het meest {most} ({lesson_time.show(most_at)})"
    )
