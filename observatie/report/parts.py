"""The parts of a report as values: what is said, without a word about how it looks."""

from dataclasses import dataclass

from observatie.domain.acts.acts import Mark, NoteType
from observatie.report.documents import Document


@dataclass(frozen=True)
class Seen:
    """A note as evidence: when, and what; `mark` and `type` have a sign of their own.

    `added_later` says that it was written when the lesson was over.
    """

    lesson_ms: int
    text: str
    type: NoteType
    mark: Mark | None
    items: tuple[str, ...] = ()
    added_later: bool = False


@dataclass(frozen=True)
class HeardSeen:
    """What was said in an interview or read in a document: which of the two, on which day, in answer to what."""

    source: str
    day: str
    question: str
    text: str


@dataclass(frozen=True)
class Point:
    """A strength or a topic with what it rests on; one without evidence says so.

    Attributes:
        heard: what was heard or read that it rests on.
        answers: what the teacher says of it, in her words.
    """

    text: str
    evidence: tuple[Seen, ...]
    items: tuple[str, ...] = ()
    is_finding: bool = True
    heard: tuple[HeardSeen, ...] = ()
    answers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """Where on its scale an answer is: the `position`-th of so many, from 1."""

    position: int
    of: int


@dataclass(frozen=True)
class Reply:
    """One filled-in answer, in words.

    Attributes:
        label: the source or the stage it is from; empty where the instrument does not tell them apart.
        by: who gave it, where more than one did.
        explained: what the level means, where it says more than its name.
        unfounded: whether it is about the lesson and rests on no note.
        final: whether it is the outcome, the sources weighed.
        brief: whether it is a word that can stand behind the name of the item.
    """

    label: str
    text: str
    remark: str = ""
    reason: str = ""
    by: str = ""
    step: Step | None = None
    explained: str = ""
    unfounded: bool = False
    final: bool = False
    brief: bool = False


@dataclass(frozen=True)
class Elsewhere:
    """What counts here too and is written out at another item; of notes, when they were made."""

    item: str
    times: tuple[int, ...]


@dataclass(frozen=True)
class ItemSeen:
    """An item with what was filled in and what was noted for it."""

    name: str
    number: str
    replies: tuple[Reply, ...]
    notes: tuple[Seen, ...]
    elsewhere: tuple[Elsewhere, ...] = ()
    heard: tuple[HeardSeen, ...] = ()


@dataclass(frozen=True)
class SectionSeen:
    """A section: the items that something can be said of, and the names of the others.

    Attributes:
        not_seen: what could have been there and was not seen.
        not_applicable: what cannot be said of this lesson.
        silent: what nobody has noted or filled in anything about.
    """

    title: str
    items: tuple[ItemSeen, ...]
    not_seen: tuple[str, ...]
    not_applicable: tuple[str, ...]
    silent: tuple[str, ...]
    remark_label: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class InstrumentSeen:
    """An instrument as it was used, and what it says of itself; without sections where it was not used.

    Attributes:
        origin: which edition it is, what that says of itself, where it is from and whose it is, in sentences.
    """

    heading: str
    statement: str
    origin: str
    item_word: str
    sections: tuple[SectionSeen, ...]


@dataclass(frozen=True)
class StripMark:
    """A note on the strip of the lesson."""

    lesson_ms: int
    type: NoteType
    mark: Mark | None


@dataclass(frozen=True)
class Strip:
    """The lesson as a strip of time: phases and gaps with their begin and end, and notes."""

    length_ms: int
    phases: tuple[tuple[str, int, int], ...]
    marks: tuple[StripMark, ...]
    gaps: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Counted:
    """What was counted, and how much there was of it."""

    name: str
    said: str


@dataclass(frozen=True)
class Sampled:
    """A moment at which it was asked how many pupils were at work; `at_work` is None where nobody counted."""

    lesson_ms: int
    at_work: int | None
    present: int | None


@dataclass(frozen=True)
class AtWork:
    """How many pupils were at work in the course of a lesson; `most` is the highest number in it."""

    length_ms: int
    most: int
    samples: tuple[Sampled, ...]


@dataclass(frozen=True)
class Promise:
    """An agreement: what, who, when, how it will be seen."""

    what: str
    who: str
    when: str
    how_seen: str


@dataclass(frozen=True)
class LookedBack:
    """What came of an agreement: on which day that was said, in a word, and what was seen."""

    day: str
    outcome: str
    seen: str


@dataclass(frozen=True)
class Earlier:
    """An agreement of an earlier visit, when it was made, what came of it since, and whether it still stands."""

    promise: Promise
    made_on: str
    looked_back: tuple[LookedBack, ...]
    is_open: bool


@dataclass(frozen=True)
class Stretch:
    """A part of the lesson with what was seen and heard in it; without a name where it had no phases."""

    name: str
    notes: tuple[Seen, ...]


@dataclass(frozen=True)
class Addition:
    """What was added to a settled report: on which day, by whom."""

    day: str
    by: str
    text: str


@dataclass(frozen=True)
class Signature:
    """Who has seen or agreed, and when."""

    name: str
    day: str


@dataclass(frozen=True)
class ReportContent:
    """Everything a report says.

    Attributes:
        settled: whether it is; `settled_on` is the day.
        observed: whether there was a lesson; without one, the report is a preparation.
        focus: the items that were looked at in particular.
        also_found: findings that are not brought up in the talk.
        opening: what the teacher said first; `reactions` is what she said of the whole.
        earlier: what was agreed before, and what came of it.
        seen: who has seen the report; `agreed`: who agrees with it.
        instruments: as they were used; `sources` are all that it rests on.
        loose: the notes that are written out nowhere else; all of them where no instrument is used.
        heard: what was heard or read and is written out nowhere else.
        gaps: when the laptop slept, in a sentence; empty where it did not.
        at_work: how many pupils were at work, to be drawn as a line.
        legend: how to know the pupil behind each label; empty unless it was asked for.
        document: which of the documents it is.
        stretches: the lesson as times and facts, of the document that holds nothing else.
        additions: what was added after settling, of the document that holds nothing else.
        signs: whether there is room for who has seen it and who agrees.
        logo: a picture of the school, as a PNG or a JPEG; None where it has none.
    """

    school: str
    recipient: str
    title: str
    subtitle: tuple[str, ...]
    status: str
    settled: bool
    observed: bool
    focus_question: str
    focus: tuple[str, ...]
    strip: Strip | None
    strengths: tuple[Point, ...]
    topics: tuple[Point, ...]
    questions: tuple[Seen, ...]
    agreements: tuple[Promise, ...]
    reactions: tuple[str, ...]
    seen: tuple[Signature, ...]
    agreed: tuple[Signature, ...]
    instruments: tuple[InstrumentSeen, ...]
    loose: tuple[Seen, ...]
    counts: tuple[Counted, ...]
    gaps: str = ""
    at_work: AtWork | None = None
    legend: tuple[tuple[str, str], ...] = ()
    document: Document = Document.AFTER
    settled_on: str = ""
    also_found: tuple[Point, ...] = ()
    opening: tuple[str, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    sources: tuple[InstrumentSeen, ...] = ()
    heard: tuple[HeardSeen, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    additions: tuple[Addition, ...] = ()
    signs: bool = True
    logo: bytes | None = None
