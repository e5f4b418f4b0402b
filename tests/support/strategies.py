"""What tests draw from: text as people type it, a payload of every kind, entries, and whole journals.

There are three sizes. `entries()` draws one entry with any payload, for whatever writes and reads. `heaps()`
draws entries that no honest program wrote together, for what must hold of any journal at all. `steps()` draws
what people do one after another, and a `Machine` does it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from itertools import count
from typing import Any, get_args
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from observatie.domain.acts.acts import (
    COUNTERS,
    Count,
    Gap,
    InstrumentRef,
    ItemRef,
    Legend,
    Lesson,
    LessonMark,
    Mark,
    Note,
    NoteType,
    Phase,
    Purpose,
    Sample,
    VisitSet,
)
from observatie.domain.acts.answers import (
    Answer,
    AnswerValue,
    BlanksValue,
    CheckedValue,
    Cleared,
    Heard,
    LevelValue,
    NotApplicable,
    NotSeen,
    ResponseSet,
    Stage,
    TextValue,
    YesNoValue,
)
from observatie.domain.acts.conversation import (
    Addendum,
    Agreement,
    Consent,
    ConsentGiven,
    Finding,
    FollowUp,
    Outcome,
    Party,
    Reaction,
    ReportStatus,
    Stance,
    StatusSet,
)
from observatie.domain.acts.entries import Act, Amend, Entry, Payload, Restore, Retract
from observatie.domain.acts.pair_acts import (
    PairMark,
    PairOutcome,
    PairProgress,
    PairQuestion,
    PairSet,
    PairStep,
    Reached,
    Seating,
)
from observatie.domain.acts.records import GroupRecord, PersonRecord, ReportHabits, ReportPart, SchoolRecord
from observatie.domain.instrument.instrument import Source
from observatie.domain.journal.scribe import Scribe
from observatie.domain.journal.undo import UNDOABLE_KINDS, UndoHistory, inverse
from observatie.domain.visit.summary import summarise
from observatie.domain.visit.visit import Visit
from support.fake_clock import FakeClock

LETTERS = "aeijnrstzAZ09 .,:;-…'\"‘’“”«»/\\<>&%{}\n\téëïüçğıİşŞöÖąćęłńóśźżŁŻăâđêôơưậẵệốừỹ"
THOROUGH = 100
"""Examples of a property that names no number, in the profile `thorough`; that of another profile is its share."""

SYMBOLS = ("👩‍🏫", "🙂", "👍🏽", "🇹🇷", "✓", "a\u0308", "\u200b")

ACT_KINDS: tuple[str, ...] = tuple(arm.model_fields["kind"].default for arm in get_args(get_args(Act)[0]))
CORRECTION_KINDS = ("amend", "retract", "restore")
KINDS = ACT_KINDS + CORRECTION_KINDS

VISIT = UUID(int=0xA0)
ANNA, BO = UUID(int=0xB0), UUID(int=0xB1)
DEVICES = (UUID(int=0xC0), UUID(int=0xC1))
REFS = tuple(ItemRef(instrument="kijkwijzer", item=item) for item in ("sfeer", "uitleg"))
MONDAY = datetime(2025, 3, 3, 9, 0, tzinfo=timezone(timedelta(hours=1)))


def examples(number: int, **others: Any) -> settings:
    """Return the settings of a property of `number` examples when tried thoroughly; the suite tries its share."""
    share = settings().max_examples / THOROUGH
    return settings(max_examples=max(1, round(number * share)), **others)


# Values


def words(max_size: int = 40) -> SearchStrategy[str]:
    """Draw text that may be empty."""
    typed = st.lists(st.sampled_from(LETTERS) | st.sampled_from(SYMBOLS), max_size=max_size).map("".join)
    return typed | st.text(max_size=max_size)


def texts(max_size: int = 40) -> SearchStrategy[str]:
    """Draw text that says something."""
    return st.builds(str.__add__, st.sampled_from("aZğŁđ7“"), words(max_size))


def identifiers() -> SearchStrategy[str]:
    """Draw names for machines."""
    return st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)


def lesson_times() -> SearchStrategy[int]:
    """Draw moments in a lesson, in milliseconds."""
    return st.integers(0, 4 * 3_600_000)


def wall_times() -> SearchStrategy[datetime]:
    """Draw times on the wall, each with its offset from UTC."""
    zones = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
    return st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31), timezones=zones | st.just(UTC))


def item_refs() -> SearchStrategy[ItemRef]:
    """Draw items of any instrument."""
    return st.builds(ItemRef, instrument=identifiers(), item=identifiers())


def instrument_refs() -> SearchStrategy[InstrumentRef]:
    """Draw definitions that a visit uses."""
    hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
    return st.builds(InstrumentRef, instrument=identifiers(), version=texts(10), hash=hashes)


def answer_values() -> SearchStrategy[AnswerValue]:
    """Draw an answer of every type."""
    return st.one_of(
        st.builds(TextValue, text=texts()),
        st.builds(LevelValue, level=st.integers(-10, 100)),
        st.builds(YesNoValue, yes=st.booleans()),
        st.builds(CheckedValue, checked=st.booleans()),
        st.builds(BlanksValue, blanks=st.dictionaries(identifiers(), texts(), max_size=3)),
        st.sampled_from([NotSeen(), NotApplicable(), Cleared()]),
    )


def _few(values: SearchStrategy[Any]) -> SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=3).map(tuple)


# Payloads and entries

_ids = st.uuids()
_digests = st.binary(min_size=32, max_size=32).map(bytes.hex)
_numbers = st.none() | st.integers(0, 99)
_refs = _few(item_refs())
_labels = st.from_regex(r"([A-Z]{1,2}|[0-9]{1,2})", fullmatch=True)

_ACTS: dict[str, SearchStrategy[Any]] = {
    "visit_set": st.builds(
        VisitSet,
        teacher=st.none() | _ids,
        group=st.none() | _ids,
        school=st.none() | _ids,
        subject=st.none() | words(),
        purpose=st.none() | st.sampled_from(Purpose),
        focus_question=st.none() | words(),
        planned_at=st.none() | wall_times(),
        walkthrough=st.none() | st.booleans(),
        instruments=st.none() | _few(instrument_refs()),
        focus=st.none() | _refs,
        phases=st.none() | _few(texts()),
        counters=st.none() | st.lists(words(), max_size=COUNTERS).map(tuple),
        sample_minutes=st.none() | st.integers(0, 60),
        pupils=_numbers,
    ),
    "lesson": st.builds(Lesson, mark=st.sampled_from(LessonMark), held_at=st.none() | wall_times()),
    "gap": st.builds(Gap, until_ms=lesson_times()),
    "note": st.builds(
        Note,
        text=texts(),
        type=st.sampled_from(NoteType),
        mark=st.none() | st.sampled_from(Mark),
        items=_refs,
        pupils=_few(_labels),
        aside=st.booleans(),
    ),
    "phase": st.builds(Phase, name=texts()),
    "count": st.builds(Count, counter=texts(), by=st.integers(1, 999)),
    "sample": st.builds(Sample, at_work=_numbers, present=_numbers),
    "legend": st.builds(Legend, label=_labels, text=words()),
    "answer": st.builds(
        Answer,
        instrument=identifiers(),
        target=identifiers(),
        value=answer_values(),
        source=st.none() | st.sampled_from(Source),
        stage=st.sampled_from(Stage),
        remark=words(),
        reason=words(),
        evidence=_few(_ids),
    ),
    "heard": st.builds(
        Heard,
        source=st.sampled_from([Source.INTERVIEW, Source.DOCUMENTS]),
        question=words(),
        text=texts(),
        items=_refs,
    ),
    "finding": st.builds(
        Finding,
        stance=st.sampled_from(Stance),
        text=texts(),
        evidence=_few(_ids),
        items=_refs,
        raised=st.booleans(),
    ),
    "agreement": st.builds(Agreement, what=texts(), who=st.sampled_from(Party), when=words(), how_seen=words()),
    "follow_up": st.builds(FollowUp, agreement=_ids, made_in=_ids, outcome=st.sampled_from(Outcome), seen=words()),
    "reaction": st.builds(Reaction, text=texts(), opening=st.booleans(), about=st.none() | _ids),
    "consent": st.builds(ConsentGiven, consent=st.sampled_from(Consent), by=_ids),
    "status": st.builds(
        StatusSet,
        status=st.sampled_from(ReportStatus),
        covers=_few(_ids),
        keeps_legend=st.booleans(),
        report=st.none() | _digests,
    ),
    "addendum": st.builds(Addendum, text=texts()),
    "response_set": st.builds(
        ResponseSet,
        instrument=st.none() | instrument_refs(),
        respondent=st.none() | _ids,
        teacher=st.none() | _ids,
        school=st.none() | _ids,
        pupil=st.none() | _labels,
        advice=st.none() | words(),
        dated=st.none() | st.dates(),
    ),
    "school": st.builds(
        SchoolRecord,
        id=_ids,
        name=texts(),
        phases=_few(texts()),
        report=st.builds(
            ReportHabits,
            left_out=_few(st.sampled_from(ReportPart)),
            written_out=st.booleans(),
            logo=st.none() | _digests,
        ),
    ),
    "person": st.builds(PersonRecord, id=_ids, name=texts(), role=words(), school=st.none() | _ids),
    "group": st.builds(GroupRecord, id=_ids, name=texts(), school=st.none() | _ids),
    "pair_set": st.builds(
        PairSet,
        partners=st.none() | st.tuples(_ids, _ids),
        group=st.none() | words(),
        begins=st.none() | st.dates(),
        seating=st.none() | st.sampled_from(Seating),
        instrument=st.none() | instrument_refs(),
        sink_minutes=st.none() | st.integers(0, 60),
        look_back=st.none() | st.dates(),
        previous=st.none() | _ids,
    ),
    "pair_mark": st.builds(PairMark, item=item_refs(), marked=st.booleans()),
    "pair_progress": st.builds(PairProgress, step=st.sampled_from(PairStep)),
    "pair_outcome": st.builds(
        PairOutcome, item=item_refs(), reached=st.none() | st.sampled_from(Reached), text=words()
    ),
    "pair_question": st.builds(PairQuestion, target=identifiers(), text=words(), left_out=st.booleans()),
}


def acts(*kinds: str) -> SearchStrategy[Any]:
    """Draw an act, of any kind or of one of these."""
    return st.one_of([_ACTS[kind] for kind in kinds or ACT_KINDS])


def corrections(
    *kinds: str,
    originals: SearchStrategy[UUID] = _ids,
    undoes: SearchStrategy[UUID] = _ids,
    said: SearchStrategy[Any] | None = None,
) -> SearchStrategy[Any]:
    """Draw a correction, of any kind or of one of these; `said` is what an amendment makes the original say."""
    undone = st.none() | undoes
    drawn = {
        "amend": st.builds(
            Amend,
            original=originals,
            act=acts() if said is None else said,
            lesson_ms=st.none() | lesson_times(),
            undoes=undone,
        ),
        "retract": st.builds(Retract, original=originals, undoes=undone),
        "restore": st.builds(Restore, original=originals, undoes=undone),
    }
    return st.one_of([drawn[kind] for kind in kinds or CORRECTION_KINDS])


def payloads(*kinds: str) -> SearchStrategy[Any]:
    """Draw a payload, of any kind or of one of these."""
    wanted = kinds or KINDS
    return st.one_of([corrections(kind) if kind in CORRECTION_KINDS else acts(kind) for kind in wanted])


def entries(
    payload: SearchStrategy[Any] | None = None, stream: SearchStrategy[UUID] = _ids
) -> SearchStrategy[Entry]:
    """Draw an entry with any payload, or with one of these."""
    return st.builds(
        Entry,
        id=_ids,
        stream=stream,
        author=_ids,
        device=_ids,
        seq=st.integers(1, 100_000),
        at=wall_times(),
        lesson_ms=st.none() | lesson_times(),
        payload=payloads() if payload is None else payload,
    )


# Journals: a small world, so that acts meet each other

_minutes = st.none() | st.sampled_from([0, 60_000, 120_000])
_one_word = st.sampled_from(["stil", "druk", "gğł"])
_some_refs = st.sampled_from([(), REFS[:1], REFS])

_SMALL_ACTS: dict[str, SearchStrategy[Any]] = {
    "note": st.builds(Note, text=_one_word, items=_some_refs),
    "answer": st.builds(
        Answer,
        instrument=st.just("kijkwijzer"),
        target=st.sampled_from(["sfeer", "uitleg"]),
        value=st.sampled_from([LevelValue(level=1), LevelValue(level=2), NotSeen(), Cleared()]),
    ),
    "count": st.builds(Count, counter=_one_word, by=st.integers(1, 2)),
    "phase": st.builds(Phase, name=_one_word),
    "sample": st.builds(Sample, at_work=st.integers(0, 2), present=st.none() | st.just(3)),
    "legend": st.builds(Legend, label=st.sampled_from(["A", "B"]), text=_one_word | st.just("")),
    "finding": st.builds(Finding, stance=st.sampled_from(Stance), text=_one_word),
    "agreement": st.builds(Agreement, what=_one_word, who=st.sampled_from(Party)),
    "lesson": st.builds(Lesson, mark=st.sampled_from(LessonMark)),
    "status": st.builds(StatusSet, status=st.sampled_from(ReportStatus)),
    "visit_set": st.builds(
        VisitSet,
        subject=st.none() | _one_word,
        purpose=st.none() | st.sampled_from(Purpose),
        walkthrough=st.none() | st.booleans(),
    ),
}


def small_acts(*, undoable: bool = False) -> SearchStrategy[Any]:
    """Draw an act of a small world; `undoable` leaves out those that undo does not reach."""
    others = [drawn for kind, drawn in _SMALL_ACTS.items() if not undoable or kind in UNDOABLE_KINDS]
    return _SMALL_ACTS["note"] | st.one_of(others)  # every other one a note, so that some are corrected twice


def heaps(max_size: int = 9) -> SearchStrategy[list[Entry]]:
    """Draw entries of one visit in no order, whose corrections may name anything: absent entries, corrections,
    entries with a higher number, themselves."""
    named = st.integers(1, max_size).map(lambda number: UUID(int=number))
    entry = st.builds(
        Entry,
        id=named,
        stream=st.just(VISIT),
        author=st.sampled_from([ANNA, BO]),
        device=st.sampled_from(DEVICES),
        seq=st.integers(1, 6),
        at=st.just(MONDAY),
        lesson_ms=_minutes,
        payload=small_acts() | corrections(originals=named, undoes=named, said=small_acts()),
    )
    return st.lists(entry, max_size=max_size, unique_by=lambda entry: entry.id)


@dataclass(frozen=True)
class Step:
    """What somebody does next.

    Attributes:
        do: "act", "amend", "retract", "restore", "undo" or "redo".
        act: what is written, or what an amendment makes the original say.
        which: picks the original among those of the kind of `act`; without any, the act itself is written.
    """

    author: UUID
    do: str
    act: Any
    which: int
    lesson_ms: int | None


def steps(*, undoable: bool = False) -> SearchStrategy[Step]:
    """Draw one step; `undoable` leaves out acts that undo does not reach."""
    return st.builds(
        Step,
        author=st.sampled_from([ANNA, BO]),
        do=st.sampled_from(["act", "amend", "retract", "restore", "undo", "redo"]),
        act=small_acts(undoable=undoable),
        which=st.integers(0, 3),
        lesson_ms=_minutes,
    )


def own_steps(author: UUID) -> SearchStrategy[Step]:
    """Draw an act or correction by one author that undo reaches."""
    return st.builds(
        Step,
        author=st.just(author),
        do=st.sampled_from(["act", "amend", "retract", "restore"]),
        act=small_acts(undoable=True),
        which=st.integers(0, 3),
        lesson_ms=_minutes,
    )


class Machine:
    """A machine with one visit on it, at which people write, undo and redo.

    Attributes:
        visit: the visit as this machine sees it.
        histories: what each person can undo, followed entry by entry as the program runs.
    """

    def __init__(self, entries: Iterable[Entry] = (), device: UUID = DEVICES[0]) -> None:
        self.device = device
        self.clock = FakeClock(MONDAY)
        self.visit = Visit(VISIT, entries)
        own = sum(entry.device == device for entry in self.entries)
        self._new_id: Callable[[], UUID] = (UUID(int=(device.int << 32) + n) for n in count(own + 1)).__next__
        self.histories = {author: UndoHistory(self.visit.journal, author) for author in (ANNA, BO)}

    def write(self, payload: Payload, author: UUID = ANNA, lesson_ms: int | None = None) -> Entry:
        """Write one act or correction."""
        scribe = Scribe(author, self.device, self._new_id)
        entry = scribe.entry(self.visit.journal, payload, self.clock.advance(1000), lesson_ms)
        self.visit.add(entry)
        for history in self.histories.values():
            history.follow(entry, self.visit.journal)
        return entry

    def undo(self, author: UUID = ANNA) -> Entry | None:
        """Undo the last act of one's own, where there is one."""
        undoable = self.histories[author].to_undo
        return self.write(inverse(self.visit.journal, undoable.target), author) if undoable else None

    def redo(self, author: UUID = ANNA) -> Entry | None:
        """Do the last undone act of one's own again, where there is one."""
        undoable = self.histories[author].to_redo
        return self.write(inverse(self.visit.journal, undoable.target), author) if undoable else None

    def receive(self, entries: Iterable[Entry]) -> None:
        """Take in entries of another machine, as they come."""
        for entry in entries:
            self.visit.add(entry)
        self.histories = {author: UndoHistory(self.visit.journal, author) for author in self.histories}

    def do(self, step: Step) -> Entry | None:
        """Do what a step says; return what was written, if anything."""
        if step.do in ("undo", "redo"):
            return self.undo(step.author) if step.do == "undo" else self.redo(step.author)
        payload = self._payload(step)
        return self.write(payload, step.author, step.lesson_ms if payload is step.act else None)

    def _payload(self, step: Step) -> Payload:
        originals = [entry.id for entry in self.entries if entry.payload.kind == step.act.kind]
        if step.do == "act" or not originals:
            return step.act
        original = originals[step.which % len(originals)]
        if step.do == "amend":
            return Amend(original=original, act=step.act, lesson_ms=step.lesson_ms)
        return Retract(original=original) if step.do == "retract" else Restore(original=original)

    @property
    def entries(self) -> list[Entry]:
        """All entries that this machine has, in the common order."""
        return self.visit.journal.entries()

    def says(self, entry: Entry) -> Any:
        """Return what an original says now, or None where it does not stand."""
        standing = self.visit.journal.find(entry.id)
        return standing.act if standing else None

    def restarted(self) -> "Machine":
        """Return the same machine after a restart, its journal read back from JSON."""
        return Machine([Entry.from_json(entry.to_json()) for entry in self.entries], self.device)


def snapshot(visit: Visit) -> dict[str, Any]:
    """Return everything that a screen or a report could show of a visit."""
    return {
        "settings": visit.settings,
        "state": visit.state,
        "status": visit.status,
        "started": visit.started,
        "stopped": visit.stopped,
        "period": visit.period,
        "length": visit.length_ms,
        "shown": {kind: visit.shown(kind) for kind in ACT_KINDS},
        "in order": list(visit.journal.standing(*ACT_KINDS)),
        "answers": list(visit.answers()),
        "evidence": {ref: (visit.evidence(ref), visit.notes_of(ref)) for ref in REFS},
        "summary": summarise(visit),
    }
