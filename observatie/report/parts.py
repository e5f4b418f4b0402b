"""The parts of a report as values: what is said, without a word about how it looks."""

from dataclasses import dataclass

from observatie.domain.acts import Mark, NoteType


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
class Point:
    """A strength or a topic with what it rests on; one without evidence says so."""

    text: str
    evidence: tuple[Seen, ...]
    items: tuple[str, ...] = ()
    is_finding: bool = True


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
    """Notes that count here too and are written out at another item."""

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
    """An instrument as it was used, and what it says of itself; without sections where it was not used."""

    title: str
    heading: str
    version: str
    statement: str
    source: str
    rights: str
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
class Signature:
    """Who has seen or agreed, and when; empty where nobody did yet."""

    name: str
    day: str


@dataclass(frozen=True)
class ReportContent:
    """Everything a report says.

    Attributes:
        observed: whether there was a lesson; without one, the report is a preparation.
        focus: the items that were looked at in particular.
        loose: the notes that are written out nowhere else; all of them where no instrument is used.
        gaps: when the laptop slept, in a sentence; empty where it did not.
        at_work: how many pupils were at work, to be drawn as a line.
        legend: how to know the pupil behind each label; empty unless it was asked for.
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
    seen: Signature
    agreed: Signature
    instruments: tuple[InstrumentSeen, ...]
    loose: tuple[Seen, ...]
    counts: tuple[Counted, ...]
    gaps: str = ""
    at_work: AtWork | None = None
    legend: tuple[tuple[str, str], ...] = ()
