"""What was counted in a lesson, in as few words as still say when."""

from observatie.domain import lesson_time
from observatie.domain.acts.acts import Count
from observatie.domain.visit.visit import Visit
from observatie.report.parts import AtWork, Counted, Sampled

_MOST_MOMENTS = 12
"""More moments than this are told as a range: nobody reads a list of forty numbers."""
_LEAST_FOR_A_LINE = 3

AT_WORK = "aan het werk"


def count(visit: Visit) -> tuple[Counted, ...]:
    """Return what was counted, counter by counter, and last how many pupils were at work."""
    counters: dict[str, list[tuple[int, int]]] = {}
    for standing in visit.shown("count"):
        if isinstance(standing.act, Count):
            steps = counters.setdefault(visit.counter_name(standing.act.counter), [])
            steps.append((standing.lesson_ms or 0, standing.act.by))
    counted = [Counted(_named(name), _tallied(steps)) for name, steps in counters.items()]
    samples = _samples(visit)
    if samples:
        counted.append(Counted(AT_WORK, _at_work(samples)))
    return tuple(counted)


def at_work(visit: Visit) -> AtWork | None:
    """Return how many were at work in the course of the lesson; None where that is too little for a line."""
    samples = _samples(visit)
    answered = [sample.at_work for sample in samples if sample.at_work is not None]
    if len(answered) < _LEAST_FOR_A_LINE:
        return None
    most = max(answered + [sample.present for sample in samples if sample.present is not None])
    return AtWork(visit.length_ms, most, samples)


def _samples(visit: Visit) -> tuple[Sampled, ...]:
    pupils = visit.settings.pupils or None
    return tuple(
        Sampled(at, sample.at_work, _present(sample.at_work, pupils if sample.present is None else sample.present))
        for at, sample in visit.samples()
    )


def _present(working: int | None, present: int | None) -> int | None:
    # Who counts more pupils than there are was told a wrong number of them.
    return None if working is not None and present is not None and working > present else present


def _named(counter: str) -> str:
    return f"teller {counter}" if counter.isdecimal() else counter


def _tallied(steps: list[tuple[int, int]]) -> str:
    total = sum(by for _, by in steps)
    if len(steps) > 1 and all(by == 1 for _, by in steps):
        first, last = steps[0][0], steps[-1][0]
        return f"{total} keer, tussen {lesson_time.show(first)} en {lesson_time.show(last)}"
    if len(steps) > _MOST_MOMENTS:
        numbers = [by for _, by in steps]
        return f"samen {total}, in {len(steps)} tellingen van {min(numbers)} tot {max(numbers)}"
    return ", ".join(f"{by} ({lesson_time.show(at)})" for at, by in steps)


def _at_work(samples: tuple[Sampled, ...]) -> str:
    answered = [sample for sample in samples if sample.at_work is not None]
    if not answered:
        return f"{len(samples)} keer gevraagd, niet geteld"
    if len(answered) <= _MOST_MOMENTS:
        said = ", ".join(_moment(sample) for sample in answered)
    else:
        in_order = sorted(answered, key=lambda sample: sample.at_work or 0)
        said = f"het minst {_moment(in_order[0])}, het meest {_moment(in_order[-1])}"
    if len(answered) < len(samples):
        return f"{said}; op {len(answered)} van {len(samples)} momenten geteld"
    return said if len(answered) <= _MOST_MOMENTS else f"op {len(answered)} momenten; {said}"


def _moment(sample: Sampled) -> str:
    number = str(sample.at_work) if sample.present is None else f"{sample.at_work} van {sample.present}"
    return f"{number} ({lesson_time.show(sample.lesson_ms)})"
