"""The acts that a journal holds: one frozen payload per kind, in an envelope that says who, where and when.

A journal is only ever appended to. What is wrong is put right by a correction, which is an entry too. A
payload that changes shape gets a new version of its kind; old ones stay readable. A field that is added has a
default, with which the old ones mean what they meant.
"""

from typing import Annotated, Literal
from uuid import UUID, uuid5

from pydantic import AwareDatetime, Field, StringConstraints

from observatie.domain.acts.acts import Count, Gap, Legend, Lesson, Milliseconds, Note, Phase, Sample, VisitSet
from observatie.domain.acts.answers import Answer, Heard, ResponseSet
from observatie.domain.acts.conversation import (
    Addendum,
    Agreement,
    ConsentGiven,
    Finding,
    FollowUp,
    Reaction,
    StatusSet,
)
from observatie.domain.acts.pair_acts import PairMark, PairOutcome, PairProgress, PairQuestion, PairSet
from observatie.domain.acts.records import GroupRecord, PersonRecord, SchoolRecord
from observatie.domain.model import LONGEST_TEXT, Frozen

_Act = (
    VisitSet
    | Lesson
    | Gap
    | Note
    | Phase
    | Count
    | Sample
    | Legend
    | Answer
    | Heard
    | Finding
    | Agreement
    | FollowUp
    | Reaction
    | ConsentGiven
    | StatusSet
    | Addendum
    | ResponseSet
    | PairSet
    | PairMark
    | PairProgress
    | PairOutcome
    | PairQuestion
    | SchoolRecord
    | PersonRecord
    | GroupRecord
)

Act = Annotated[_Act, Field(discriminator="kind")]
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


# Of one union, and not of two within each other, which would be looked up one after the other.
Payload = Annotated[_Act | Correction, Field(discriminator="kind")]


class Entry(Frozen):
    """One act in its envelope.

    Attributes:
        id: its own, on every machine.
        stream: the visit, response, pair or register it belongs to.
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


def id_after(entry: UUID) -> UUID:
    """Return the id of what was done together with an entry, right after it, as one act.

    It follows from that of the entry before, so that undo finds on any machine what belongs together.
    """
    return uuid5(entry, "together")


class Draft(Frozen):
    """What stands on the line.

    Attributes:
        text: as it was typed, its sign and the space before it included; with these and the names of its items it
            may be longer than a note.
        at: the moment of its first key, by the wall clock.
        lesson_ms: where it is in the lesson; None where its own text says so.
        written_time: what was typed over the time of a note, where that is none yet or may be two; else "".
        original: the note that is being edited, or None for a new one.
    """

    text: Annotated[str, StringConstraints(max_length=2 * LONGEST_TEXT)]
    at: AwareDatetime
    lesson_ms: Milliseconds | None = None
    written_time: str = ""
    original: UUID | None = None
