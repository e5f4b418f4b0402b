"""A visit as its journal tells it: who, what for, what was noted, filled in, found and agreed.

It is a view on a journal and grows with it; adding costs the same in a long lesson as in a short one.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple, TypeGuard
from uuid import UUID

from observatie.domain.acts.acts import (
    Count,
    ItemRef,
    Legend,
    Lesson,
    LessonMark,
    Note,
    Phase,
    Purpose,
    Sample,
    VisitSet,
)
from observatie.domain.acts.answers import Answer, Heard
from observatie.domain.acts.conversation import ReportStatus, StatusSet
from observatie.domain.acts.entries import Act, Entry
from observatie.domain.instrument.instrument import Source
from observatie.domain.journal.answered import AnswerIndex, AnswerKey, settings_in
from observatie.domain.journal.journal import Change, Journal, Standing

_FILLING_IN = frozenset(("answer", "visit_set", "lesson"))
"""What decides which answers count, and whose they are."""
_TIMED = ("note", "phase", "count", "sample", "gap", "lesson")
_order = attrgetter("order")


def _moment(standing: Standing) -> int:
    return standing.lesson_ms or 0


def is_evidence(standing: Standing | None) -> bool:
    """Return whether others may rest on this: what was heard or noted and stands, but for a note to oneself."""
    return standing is not None and _is_evidence(standing.act)


def _is_evidence(act: Act) -> TypeGuard[Note | Heard]:
    # Notes first: nearly all are, and to find that something is of another type takes far longer.
    return not act.aside if isinstance(act, Note) else isinstance(act, Heard)


def _count_evidence(evidence: Counter[tuple[str, str]], standing: Standing, by: int) -> None:
    act = standing.act
    if not _is_evidence(act):
        return
    if len(act.items) == 1:  # as most that point at anything
        evidence[act.items[0].instrument, act.items[0].item] += by
    elif act.items:
        for item in {(ref.instrument, ref.item) for ref in act.items}:
            evidence[item] += by


class VisitState(StrEnum):
    """How far a visit is."""

    PLANNED = "planned"
    OBSERVING = "observing"
    REVIEWING = "reviewing"
    CONCEPT = "concept"
    HANDED_OVER = "handed_over"
    SETTLED = "settled"


class FilledItems(NamedTuple):
    """How many items were filled in, and how many of these from the lesson without evidence."""

    items: int
    unfounded: int


class Visit:
    """What stands in the journal of one visit."""

    def __init__(self, visit_id: UUID, entries: Iterable[Entry] = ()) -> None:
        self.journal = Journal(visit_id, entries)
        self._settings = settings_in(self.journal, "visit_set", VisitSet)
        # Counted when first asked for; by plain text, as hashing an ItemRef takes longer than all the rest.
        self._evidence: Counter[tuple[str, str]] | None = None
        # Counted again only after what it follows from, so that a note costs the same however much is filled in.
        self._filled_in: FilledItems | None = None
        self._rested_on: frozenset[UUID] = frozenset()
        self._answers = AnswerIndex(self.journal)
        self._latest_ms: int | None = None

    @property
    def id(self) -> UUID:
        """The id of the visit, which is that of its stream."""
        return self.journal.stream

    def add(self, entry: Entry) -> Change | None:
        """Take an entry in and return what it changed, or None."""
        change = self.journal.add(entry)
        if change is not None:
            self._follow(change)
        return change

    def forget(self, entries: Collection[UUID]) -> None:
        """Go on as if these entries, and every correction of them, had never been made."""
        self.journal.forget(entries)
        self._settings = settings_in(self.journal, "visit_set", VisitSet)
        self._evidence = self._latest_ms = self._filled_in = None
        self._answers.refresh()

    def _follow(self, change: Change) -> None:
        kinds: set[str] = set()
        for standing, by in ((change.before, -1), (change.after, 1)):
            if standing is not None:
                kinds.add(standing.act.kind)
                if self._evidence is not None:
                    _count_evidence(self._evidence, standing, by)
        if kinds & _FILLING_IN or self._bears_on_answers(change):
            self._filled_in = None
        if "answer" in kinds:
            self._answers.refresh()
        if "visit_set" in kinds:
            self._settings = settings_in(self.journal, "visit_set", VisitSet)
        self._follow_time(change)

    def _bears_on_answers(self, change: Change) -> bool:
        acts = [standing.act for standing in (change.before, change.after) if standing is not None]
        linked = any(isinstance(act, (Note, Heard)) and act.items for act in acts)
        return linked or change.id in self._rested_on

    def _follow_time(self, change: Change) -> None:
        if change.before is not None:
            self._latest_ms = None  # it may have been the last; counted again when asked for
        elif self._latest_ms is not None and change.after is not None and change.after.act.kind in _TIMED:
            self._latest_ms = max(self._latest_ms, _moment(change.after))

    # What was set

    @property
    def settings(self) -> VisitSet:
        """All settings, the last word on each."""
        return self._settings

    @property
    def purpose(self) -> Purpose:
        """What the visit is for; where nobody chose, it is development."""
        return self.settings.purpose or Purpose.DEVELOPMENT

    @property
    def status(self) -> ReportStatus | None:
        """How far the report is, or None where none was made; what was settled stays so."""
        if self.settlement is not None:
            return ReportStatus.SETTLED
        last = self.journal.last("status")
        return last.act.status if last and isinstance(last.act, StatusSet) else None

    @property
    def settlement(self) -> StatusSet | None:
        """How the report was settled, or None; where that was done twice, the first time counts."""
        return next(self._settlements(), None)

    def _settlements(self) -> Iterator[StatusSet]:
        for standing in self.journal.standing("status"):
            if isinstance(standing.act, StatusSet) and standing.act.status is ReportStatus.SETTLED:
                yield standing.act

    @property
    def state(self) -> VisitState:
        """How far the visit is, which follows from what was done."""
        if self.status is ReportStatus.SETTLED:
            return VisitState.SETTLED
        if self.running:
            return VisitState.OBSERVING
        if self.status is not None:
            return VisitState.HANDED_OVER if self.status is ReportStatus.HANDED_OVER else VisitState.CONCEPT
        return VisitState.REVIEWING if self.started else VisitState.PLANNED

    @property
    def self_assessors(self) -> frozenset[UUID]:
        """Whose answers are a view on her own lesson: who is or was its teacher and does not run the visit."""
        set_by = list(self.journal.standing("visit_set"))
        teachers = {standing.act.teacher for standing in set_by if isinstance(standing.act, VisitSet)}
        running = {standing.entry.author for standing in (*set_by, *self.journal.standing("lesson"))}
        return frozenset(each for each in teachers - running if each is not None)

    # The lesson

    def _lesson(self, mark: LessonMark) -> Standing | None:
        found = None
        for standing in self.journal.standing("lesson"):
            if isinstance(standing.act, Lesson) and standing.act.mark is mark:
                found = standing
        return found

    @property
    def started(self) -> Standing | None:
        """The beginning of the lesson, or None."""
        return self._lesson(LessonMark.STARTED)

    @property
    def stopped(self) -> Standing | None:
        """The end of the lesson, or None while it is not over."""
        last = self.journal.last("lesson")
        return last if last and isinstance(last.act, Lesson) and last.act.mark is LessonMark.STOPPED else None

    @property
    def running(self) -> bool:
        """Whether the lesson began and has not ended."""
        return self.started is not None and self.stopped is None

    @property
    def on_paper(self) -> bool:
        """Whether the lesson was noted on paper and typed over afterwards."""
        started = self.started
        return started is not None and isinstance(started.act, Lesson) and started.act.held_at is not None

    def added_later(self, standing: Standing) -> bool:
        """Return whether something was added when the lesson was over; what was on paper always is.

        Told only of what was added on the machine on which it ended: numbers of two machines say nothing of time.
        """
        stopped = self.stopped
        return (
            stopped is not None
            and standing.entry.device == stopped.entry.device
            and standing.order > stopped.order
        )

    @property
    def length_ms(self) -> int:
        """How long the lesson lasts: to its end, else to the last thing noted.

        One that was on paper is as long as was said, or as what was typed over.
        """
        if self.stopped is not None and not self.on_paper:
            return self.stopped.lesson_ms or 0
        if self._latest_ms is None:
            self._latest_ms = max(map(_moment, self.journal.standing(*_TIMED)), default=0)
        return self._latest_ms

    @property
    def began(self) -> datetime | None:
        """When the lesson began by the wall clock, or None where it has not."""
        started = self.started
        if started is None:
            return None
        held_at = started.act.held_at if isinstance(started.act, Lesson) else None
        return held_at or started.entry.at

    @property
    def period(self) -> tuple[datetime, datetime | None] | None:
        """When the lesson began and ended by the wall clock, or None where it has not begun."""
        began = self.began
        if began is None:
            return None
        return began, self._on_the_wall(began, self.length_ms) if self.stopped else None

    def _on_the_wall(self, began: datetime, lesson_ms: int) -> datetime:
        """Return a moment of a lesson that began then, with the offset that held at that moment.

        The clocks may have changed in between: the entry that was made nearest to the moment knows.
        """
        moment = began + timedelta(milliseconds=lesson_ms)
        known = (began, *(entry.at for entry in self.journal.entries()))
        return moment.astimezone(min(known, key=lambda at: abs(at - moment)).tzinfo)

    def phases(self, until_ms: int) -> list[tuple[str, int, int]]:
        """Return the phases with their begin and end, in order; the last one lasts to `until_ms`."""
        phases = [(s.act.name, s.lesson_ms or 0) for s in self.shown("phase") if isinstance(s.act, Phase)]
        ends = [*(begin for _, begin in phases[1:]), until_ms]
        return [(name, begin, max(begin, end)) for (name, begin), end in zip(phases, ends, strict=False)]

    @property
    def phase(self) -> str | None:
        """The phase that began last, or None."""
        phases = self.phases(self.length_ms)
        return phases[-1][0] if phases else None

    # What was counted

    def counted(self) -> dict[str, int]:
        """Return the total of each counter by its name, in the order in which they were used first."""
        totals: dict[str, int] = {}
        for standing in self.shown("count"):
            if isinstance(standing.act, Count):
                name = self.counter_name(standing.act.counter)
                totals[name] = totals.get(name, 0) + standing.act.by
        return totals

    def counter_name(self, counter: str) -> str:
        """Return what a counter is called; one that was used before it had a name goes by its key until then."""
        names = self.settings.counters or ()
        if counter.isdecimal() and 1 <= int(counter) <= len(names):
            return names[int(counter) - 1] or counter
        return counter

    def samples(self) -> list[tuple[int, Sample]]:
        """Return when it was asked how many pupils were at work, and the answer, in the order of the lesson.

        Each moment counts once for each observer: by her last answer, where she gave one.
        """
        said: dict[tuple[int, UUID], Sample] = {}
        for standing in self.shown("sample"):
            key = (_moment(standing), standing.entry.author)
            if isinstance(standing.act, Sample) and (standing.act.at_work is not None or key not in said):
                said[key] = standing.act
        return [(at, sample) for (at, _), sample in said.items()]

    # What was noted, filled in, found and agreed

    @property
    def legend(self) -> dict[str, str]:
        """How to know the pupil behind each label; empty once the report is settled, unless it was kept."""
        if self.legend_is_gone:
            return {}
        said = {s.act.label: s.act.text for s in self.journal.standing("legend") if isinstance(s.act, Legend)}
        return {label: said[label] for label in sorted(said, key=_label_order) if said[label]}

    @property
    def legend_is_gone(self) -> bool:
        """Whether settling took the legend away, here or on another machine."""
        return any(not settled.keeps_legend for settled in self._settlements())

    def shown(self, *kinds: str) -> list[Standing]:
        """Return what stands of these kinds in the order of the lesson."""
        standing = list(self.journal.standing(*kinds))
        if len(kinds) > 1:
            standing.sort(key=_order)
        # Among those of one moment the common order stays, in which each kind comes.
        standing.sort(key=_moment)
        return standing

    def evidence(self, item: ItemRef) -> int:
        """Return how much was noted or heard for an item; notes to oneself do not count."""
        return self._counted_evidence()[item.instrument, item.item]

    def _counted_evidence(self) -> Counter[tuple[str, str]]:
        if self._evidence is None:
            self._evidence = Counter()
            for note in self.journal.standing("note", "heard"):
                _count_evidence(self._evidence, note, 1)
        return self._evidence

    def notes_of(self, item: ItemRef) -> list[Standing]:
        """Return the notes that point at an item, in the order of the lesson."""
        return [note for note in self.shown("note") if isinstance(note.act, Note) and item in note.act.items]

    def answer(self, key: AnswerKey) -> Standing | None:
        """Return the answer that stands for this key; None where there is none or it was cleared."""
        return self._answers.answer(key)

    @property
    def filled_in(self) -> FilledItems:
        """How much the observers filled in; what was heard or read needs no evidence from the lesson."""
        if self._filled_in is None:
            self._rested_on = frozenset(note for _, _, answer in self.answers() for note in answer.evidence)
            self._filled_in = self._count_filled_in()
        return self._filled_in

    def _count_filled_in(self) -> FilledItems:
        answered: set[tuple[str, str]] = set()
        seen: set[tuple[str, str]] = set()
        founded: set[tuple[str, str]] = set()
        linked = self._counted_evidence()
        hers = self.self_assessors
        for key, _, answer in self.answers():
            if key.author in hers:
                continue
            item = (key.instrument, key.target)
            answered.add(item)
            if key.source in (None, Source.OBSERVATION):
                seen.add(item)
            # Linked before it was filled in or after: both are what the answer rests on.
            if _needs_no_evidence(answer) or linked[item] > 0 or self._rests(answer):
                founded.add(item)
        return FilledItems(len(answered), len(seen - founded))

    def _rests(self, answer: Answer) -> bool:
        return any(is_evidence(self.journal.find(note)) for note in answer.evidence)

    def answers(self) -> Iterator[tuple[AnswerKey, Standing, Answer]]:
        """Yield every answer that stands, cleared ones left out."""
        return self._answers.answers()


def _needs_no_evidence(answer: Answer) -> bool:
    return answer.value.type in ("not_seen", "not_applicable")


def _label_order(label: str) -> tuple[bool, int, str]:
    """Letters before numbers, A before AA, 2 before 10."""
    return label.isdecimal(), len(label), label
