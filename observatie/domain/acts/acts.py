"""What is set for a visit and done in its lesson: one frozen payload per kind."""

from enum import StrEnum
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AwareDatetime, Field, StringConstraints

from observatie.domain.instrument.instrument import Instrument
from observatie.domain.model import Digest, Frozen, Identifier, Text

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


class LessonMark(StrEnum):
    """What happened to the lesson itself; `RESUMED` is the joint after a restart of the program."""

    STARTED = "started"
    RESUMED = "resumed"
    STOPPED = "stopped"


class ItemRef(Frozen):
    """An item of an instrument that the visit uses."""

    instrument: Identifier
    item: Identifier


class InstrumentRef(Frozen):
    """The exact definition a visit uses."""

    instrument: Identifier
    version: str
    hash: Digest

    @classmethod
    def of(cls, instrument: Instrument) -> Self:
        """Return what refers to this definition."""
        return cls(instrument=instrument.id, version=instrument.version, hash=instrument.hash)


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
