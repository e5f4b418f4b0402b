"""The parts of a report as values: what is said, without a word about how it looks."""

from dataclasses import dataclass

from observatie.domain.entries import Mark, NoteType


@dataclass(frozen=True)
class Seen:
    """A note as evidence: when, and what; `mark` and `type` have a sign of their own."""

    lesson_ms: int
    text: str
    type: NoteType
    mark: Mark | None
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Point:
    """A strength or a topic with what it rests on; one without evidence says so."""

    text: str
    evidence: tuple[Seen, ...]
    items: tuple[str, ...] = ()
    is_finding: bool = True


@dataclass(frozen=True)
class Reply:
    """One filled-in answer: from which source and in which stage, in words."""

    label: str
    text: str
    remark: str = ""
    reason: str = ""


@dataclass(frozen=True)
class ItemSeen:
    """An item with what was filled in and what was noted for it."""

    name: str
    number: str
    replies: tuple[Reply, ...]
    notes: tuple[Seen, ...]


@dataclass(frozen=True)
class SectionSeen:
    """A section; `silent` names the items about which nothing was noted or filled in."""

    title: str
    items: tuple[ItemSeen, ...]
    silent: tuple[str, ...]
    remark_label: str = ""
    remark: str = ""


@dataclass(frozen=True)
class InstrumentSeen:
    """An instrument as it was used, and what it says of itself."""

    title: str
    version: str
    statement: str
    source: str
    rights: str
    silent_word: str
    sections: tuple[SectionSeen, ...]


@dataclass(frozen=True)
class StripMark:
    """A note on the strip of the lesson."""

    lesson_ms: int
    type: NoteType
    mark: Mark | None


@dataclass(frozen=True)
class Strip:
    """The lesson as a strip of time: phases with their begin and end, and notes."""

    length_ms: int
    phases: tuple[tuple[str, int, int], ...]
    marks: tuple[StripMark, ...]


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
    """Everything a report says."""

    school: str
    recipient: str
    title: str
    subtitle: tuple[str, ...]
    status: str
    settled: bool
    focus_question: str
    strip: Strip | None
    counts: tuple[str, ...]
    strengths: tuple[Point, ...]
    topics: tuple[Point, ...]
    questions: tuple[Seen, ...]
    instruments: tuple[InstrumentSeen, ...]
    loose: tuple[Seen, ...]
    agreements: tuple[Promise, ...]
    reactions: tuple[str, ...]
    seen: Signature
    agreed: Signature
