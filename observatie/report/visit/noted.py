"""The evidence of a visit as a report shows it: what was noted, heard and counted, and when the laptop slept."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from uuid import UUID

from observatie.domain import lesson_time
from observatie.domain.acts.acts import Count, Gap, ItemRef, Note
from observatie.domain.acts.answers import Heard
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.instrument.words import SOURCES
from observatie.domain.journal.journal import Standing
from observatie.domain.visit import wording
from observatie.domain.visit.visit import Visit
from observatie.domain.visit.wording import listed, plain_words
from observatie.report.parts import AtWork, Counted, HeardSeen, Sampled, Seen


class Noted:
    """What was noted in a visit.

    Attributes:
        notes: every note that stands, in the order of the lesson.
        heard: what was said in interviews or read in documents, in the order in which it was written down.
    """

    def __init__(self, visit: Visit, instruments: Mapping[str, Instrument]) -> None:
        self._visit = visit
        self._instruments = instruments
        self.notes: dict[UUID, tuple[Standing, Note]] = {
            standing.id: (standing, standing.act)
            for standing in visit.shown("note")
            if isinstance(standing.act, Note)
        }
        self.heard: dict[UUID, tuple[Standing, Heard]] = {
            standing.id: (standing, standing.act)
            for standing in visit.journal.standing("heard")
            if isinstance(standing.act, Heard)
        }

    def seen(self, wanted: Collection[UUID]) -> tuple[Seen, ...]:
        """Return the notes with these ids, in the order of the lesson; one that was taken away is left out."""
        return tuple(self._seen(*row) for key, row in self.notes.items() if key in wanted)

    def _seen(self, standing: Standing, note: Note) -> Seen:
        # Of a lesson that was on paper everything was, and the head says so once.
        later = self._visit.added_later(standing) and not self._visit.on_paper
        names = self.names(note.items)
        text = plain_words(note.text)
        return Seen(standing.lesson_ms or 0, text, note.type, note.mark, names, added_later=later)

    def heard_seen(self, wanted: Collection[UUID]) -> tuple[HeardSeen, ...]:
        """Return what was heard or read with these ids."""
        return tuple(
            HeardSeen(SOURCES[heard.source], wording.day(standing.entry.at), heard.question, heard.text)
            for key, (standing, heard) in self.heard.items()
            if key in wanted
        )

    def refs(self) -> Iterator[tuple[UUID, tuple[ItemRef, ...]]]:
        """Yield all of it with the items that it is about, notes first."""
        for key, (_, note) in self.notes.items():
            yield key, note.items
        for key, (_, heard) in self.heard.items():
            yield key, heard.items

    def __contains__(self, key: UUID) -> bool:
        return key in self.notes or key in self.heard

    def times(self, wanted: Collection[UUID]) -> tuple[int, ...]:
        """Return when these notes were made, in milliseconds of lesson time."""
        return tuple(row[0].lesson_ms or 0 for key, row in self.notes.items() if key in wanted)

    def names(self, refs: Iterable[ItemRef]) -> tuple[str, ...]:
        """Return what the items are called; those of an instrument that is no longer used are left out."""
        return tuple(
            self._instruments[ref.instrument].full_names[ref.item]
            for ref in refs
            if ref.instrument in self._instruments and ref.item in self._instruments[ref.instrument].items
        )


def gaps_of(visit: Visit) -> tuple[tuple[int, int], ...]:
    """Return when each gap begins and ends, in milliseconds of lesson time."""
    return tuple(
        (s.lesson_ms or 0, s.act.until_ms)
        for s in visit.shown("gap")
        if isinstance(s.act, Gap) and s.act.until_ms > (s.lesson_ms or 0)
    )


def gap_words(gaps: tuple[tuple[int, int], ...], noted: Iterable[int]) -> str:
    """Return the gaps in one sentence; `noted` are the moments that something stands at all the same."""
    if not gaps:
        return ""
    spans = [f"van {lesson_time.show(begin)} tot {lesson_time.show(end)}" for begin, end in gaps]
    sentence = f"De laptop sliep {listed(spans)}"
    if any(begin < moment < end for moment in noted for begin, end in gaps):
        return f"{sentence}; wat daarvan hier staat is later toegevoegd."
    return f"{sentence}; wat er toen gebeurde staat hier niet."


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
