"""The acts that a journal holds: one frozen payload per kind, in an envelope that says who, where and when.

A journal is only ever appended to. What is wrong is put right by a correction, which is an entry too. A
payload that changes shape gets a new version of its kind; old ones stay readable. A field that is added has a
default, with which the old ones mean what they meant.
"""

from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field, StringConstraints

from observatie.domain.instrument import Source
from observatie.domain.model import Frozen, Identifier, Text

Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20_000)]
"""Text that may be empty."""

Milliseconds = Annotated[int, Field(ge=0)]

PupilLabel = Annotated[str, StringConstraints(pattern=r"^([A-Z]{1,2}|[0-9]{1,2})$")]
"""What stands for a pupil: A … Z, AA … ZZ, or a number of the seating plan; never a name."""

COUNTERS = 9
"""How many counters a visit has: one for each key from Ctrl+1 to Ctrl+9."""

Pupils = Annotated[int, Field(ge=0, le=99)]


class Purpose(StrEnum):
    """What a visit is for; it is printed on the report."""

    DEVELOPMENT = "development"
    APPRAISAL = "appraisal"
    CONSULTATION = "consultation"


class NoteType(StrEnum):
    """What sort of thing a note says."""

    FACT = "fact"
    QUOTE = "quote"
    QUESTION = "question"
    INTERPRETATION = "interpretation"


class Mark(StrEnum):
    """Whether a note shows something strong or a chance to grow."""

    STRONG = "strong"
    CHANCE = "chance"


class Stance(StrEnum):
    """What a finding is in the talk."""

    STRENGTH = "strength"
    TOPIC = "topic"


class Party(StrEnum):
    """Who keeps an agreement."""

    TEACHER = "teacher"
    OBSERVER = "observer"
    BOTH = "both"


class Stage(StrEnum):
    """A score before and after the conversation."""

    PROVISIONAL = "provisional"
    FINAL = "final"


class LessonMark(StrEnum):
    """What happened to the lesson itself; `RESUMED` is the joint after a restart of the program."""

    STARTED = "started"
    RESUMED = "resumed"
    STOPPED = "stopped"


class ReportStatus(StrEnum):
    """How far the report is: made, handed over for a reaction, settled."""

    CONCEPT = "concept"
    HANDED_OVER = "handed_over"
    SETTLED = "settled"


class Consent(StrEnum):
    """`SEEN` says that the report was read, `AGREED` that it is shared; the one is not the other."""

    SEEN = "seen"
    AGREED = "agreed"


class ItemRef(Frozen):
    """An item of an instrument that the visit uses."""

    instrument: Identifier
    item: Identifier


class InstrumentRef(Frozen):
    """The exact definition a visit uses."""

    instrument: Identifier
    version: str
    hash: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class VisitSet(Frozen):
    """Settings of the visit; what is None stays as it was.

    `phases` are the lesson phases in their order; `counters` the names under Ctrl+1 … Ctrl+9, empty where a key
    has none; `sample_minutes` is how often the question is put how many pupils are at work, 0 for never, and
    `pupils` how many there are.
    """

    kind: Literal["visit_set"] = "visit_set"
    version: Literal[1] = 1
    teacher: UUID | None = None
    group: UUID | None = None
    school: UUID | None = None
    subject: Words | None = None
    purpose: Purpose | None = None
    focus_question: Words | None = None
    planned_at: AwareDatetime | None = None
    walkthrough: bool | None = None
    instruments: tuple[InstrumentRef, ...] | None = None
    focus: tuple[ItemRef, ...] | None = None
    phases: tuple[Text, ...] | None = None
    counters: Annotated[tuple[Words, ...], Field(max_length=COUNTERS)] | None = None
    sample_minutes: Annotated[int, Field(ge=0, le=60)] | None = None
    pupils: Pupils | None = None


class Lesson(Frozen):
    """The lesson started, went on after a restart, or stopped.

    `held_at` is when it began by the wall clock, where it was noted on paper and typed over afterwards.
    """

    kind: Literal["lesson"] = "lesson"
    version: Literal[1] = 1
    mark: LessonMark
    held_at: AwareDatetime | None = None


class Gap(Frozen):
    """The laptop slept or the program stood still, from the entry's lesson time to `until_ms`."""

    kind: Literal["gap"] = "gap"
    version: Literal[1] = 1
    until_ms: Milliseconds


class Note(Frozen):
    """One timestamped line.

    `aside` is a note to self: not in the report, but shown to whoever asks to read everything. `pupils` are the
    labels in its text.
    """

    kind: Literal["note"] = "note"
    version: Literal[1] = 1
    text: Text
    type: NoteType = NoteType.FACT
    mark: Mark | None = None
    items: tuple[ItemRef, ...] = ()
    pupils: tuple[PupilLabel, ...] = ()
    aside: bool = False


class Phase(Frozen):
    """A phase of the lesson begins and lasts until the next one."""

    kind: Literal["phase"] = "phase"
    version: Literal[1] = 1
    name: Text


class Count(Frozen):
    """So many more of something that is counted; a counter without a name goes by the number of its key."""

    kind: Literal["count"] = "count"
    version: Literal[1] = 1
    counter: Text
    by: Annotated[int, Field(ge=1, le=999)] = 1


class Sample(Frozen):
    """How many pupils were at work at one moment; `present` is how many there were, where it was said.

    One without `at_work` was asked for and not answered.
    """

    kind: Literal["sample"] = "sample"
    version: Literal[1] = 1
    at_work: Pupils | None = None
    present: Pupils | None = None


class Legend(Frozen):
    """Where the pupil with a label sits, or how to know her ("raam, derde rij"); without text it is taken away.

    It goes when the report is settled, unless it is kept on purpose: it is what makes a label a person.
    """

    kind: Literal["legend"] = "legend"
    version: Literal[1] = 1
    label: PupilLabel
    text: Words


class TextValue(Frozen):
    """An answer in words."""

    type: Literal["text"] = "text"
    text: Text


class LevelValue(Frozen):
    """A level of the item's scale."""

    type: Literal["level"] = "level"
    level: int


class YesNoValue(Frozen):
    """Yes or no."""

    type: Literal["yes_no"] = "yes_no"
    yes: bool


class CheckedValue(Frozen):
    """Ticked or not."""

    type: Literal["checked"] = "checked"
    checked: bool


class BlanksValue(Frozen):
    """The blanks of a sentence that were filled in, by their id."""

    type: Literal["blanks"] = "blanks"
    blanks: dict[Identifier, Text]


class NotSeen(Frozen):
    """It could have been there and was not seen."""

    type: Literal["not_seen"] = "not_seen"


class NotApplicable(Frozen):
    """It cannot be said of this lesson."""

    type: Literal["not_applicable"] = "not_applicable"


class Cleared(Frozen):
    """An answer that was there is taken away: not filled in yet."""

    type: Literal["cleared"] = "cleared"


AnswerValue = Annotated[
    TextValue | LevelValue | YesNoValue | CheckedValue | BlanksValue | NotSeen | NotApplicable | Cleared,
    Field(discriminator="type"),
]


class Answer(Frozen):
    """What somebody fills in for one item, or in the free field of one section.

    A score keeps its source while it is provisional; the final one weighs the sources and has none. `reason`
    says why the final score differs (Keuning, Van Geel & Dobbelaer, 2022: raters are trained on scores that
    change once the interview is heard).
    """

    kind: Literal["answer"] = "answer"
    version: Literal[1] = 1
    instrument: Identifier
    target: Identifier = Field(description="Id of the item, or of the section for its free field.")
    value: AnswerValue
    source: Source | None = None
    stage: Stage = Stage.PROVISIONAL
    remark: Words = ""
    reason: Words = ""
    evidence: tuple[UUID, ...] = ()


class Finding(Frozen):
    """A strength or a topic for the talk, in the observer's own words, resting on notes."""

    kind: Literal["finding"] = "finding"
    version: Literal[1] = 1
    stance: Stance
    text: Text
    evidence: tuple[UUID, ...] = ()
    items: tuple[ItemRef, ...] = ()


class Agreement(Frozen):
    """What somebody will do, by when, and how both will see it."""

    kind: Literal["agreement"] = "agreement"
    version: Literal[1] = 1
    what: Text
    who: Party
    when: Words = ""
    how_seen: Words = ""


class Reaction(Frozen):
    """What the teacher says of it, in her words."""

    kind: Literal["reaction"] = "reaction"
    version: Literal[1] = 1
    text: Text


class ConsentGiven(Frozen):
    """Somebody has seen the report, or agrees with it."""

    kind: Literal["consent"] = "consent"
    version: Literal[1] = 1
    consent: Consent
    by: UUID


class StatusSet(Frozen):
    """The report moves on; settling lists the entries that it covers, what comes later is an addendum."""

    kind: Literal["status"] = "status"
    version: Literal[1] = 1
    status: ReportStatus
    covers: tuple[UUID, ...] = ()
    keeps_legend: bool = False


class SchoolRecord(Frozen):
    """A school in the register; `phases` is what it calls the phases of a lesson."""

    kind: Literal["school"] = "school"
    version: Literal[1] = 1
    id: UUID
    name: Text
    phases: tuple[Text, ...] = ()


class PersonRecord(Frozen):
    """A person in the register: the owner, a teacher, another observer.

    `name` is written as in mid-sentence, form of address included ("mevrouw Bakker").
    """

    kind: Literal["person"] = "person"
    version: Literal[1] = 1
    id: UUID
    name: Text
    role: Words = ""
    school: UUID | None = None


class GroupRecord(Frozen):
    """A group of pupils in the register."""

    kind: Literal["group"] = "group"
    version: Literal[1] = 1
    id: UUID
    name: Text
    school: UUID | None = None


Act = Annotated[
    VisitSet
    | Lesson
    | Gap
    | Note
    | Phase
    | Count
    | Sample
    | Legend
    | Answer
    | Finding
    | Agreement
    | Reaction
    | ConsentGiven
    | StatusSet
    | SchoolRecord
    | PersonRecord
    | GroupRecord,
    Field(discriminator="kind"),
]
"""What may stand in a journal on its own."""


class Amend(Frozen):
    """The original entry says this instead, and at this lesson time."""

    kind: Literal["amend"] = "amend"
    version: Literal[1] = 1
    original: UUID
    act: Act
    lesson_ms: Milliseconds | None = None
    undoes: UUID | None = None


class Retract(Frozen):
    """The original entry no longer stands."""

    kind: Literal["retract"] = "retract"
    version: Literal[1] = 1
    original: UUID
    undoes: UUID | None = None


class Restore(Frozen):
    """The original entry stands again, with what it said last."""

    kind: Literal["restore"] = "restore"
    version: Literal[1] = 1
    original: UUID
    undoes: UUID | None = None


Correction = Amend | Retract | Restore

Payload = Annotated[Act | Correction, Field(discriminator="kind")]


class Entry(Frozen):
    """One act in its envelope.

    Attributes:
        id: its own, on every machine.
        stream: the visit, response or register it belongs to.
        author: the person whose act it is; device: the machine it was done on.
        seq: one more than the highest that this machine had seen in the stream.
        at: the time on the wall, with the local offset; no rule trusts it.
        lesson_ms: milliseconds since the lesson began, where it has a place in a lesson.
        payload: what was done.
    """

    id: UUID
    stream: UUID
    author: UUID
    device: UUID
    seq: Annotated[int, Field(ge=1)]
    at: AwareDatetime
    lesson_ms: Milliseconds | None = None
    payload: Payload

    @property
    def order(self) -> tuple[int, int, int]:
        """The one order that every machine computes: (seq, device, id)."""
        return (self.seq, self.device.int, self.id.int)

    def to_json(self) -> str:
        """Return the entry as one line of JSON."""
        return self.model_dump_json(exclude_none=True)

    @classmethod
    def from_json(cls, text: str | bytes) -> "Entry":
        """Read what `to_json` wrote; raises pydantic.ValidationError on anything else."""
        return cls.model_validate_json(text)
