"""What two people who are going to teach together set, mark and agree on: one frozen payload per kind.

The order of it is a procedure (Murawski, 2003; Fluijt, 2020): fill in alone, read without remarks, let it sink in,
talk. What they fill in alone is no act until both have sealed it (`sheet.py`).
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from observatie.domain.acts.acts import InstrumentRef, ItemRef, Words
from observatie.domain.model import Frozen, Identifier

SINK_MINUTES = 3
"""How long what was read sinks in, unless the pair chose otherwise."""


class Seating(StrEnum):
    """Whether a pair fills in together on one laptop, or each at home; they read and talk together in any case."""

    TOGETHER = "one_laptop"
    AT_HOME = "two_laptops"


class PairSet(Frozen):
    """Settings of what a pair fills in together; what is None stays as it was.

    Attributes:
        partners: the two, the one who began it first.
        group: the group that they will teach, in their words.
        begins: when they start to teach together.
        seating: together on one laptop, or each at home.
        instrument: the exact form.
        sink_minutes: how long what was read sinks in; 0 for not at all.
        look_back: the day on which they want to see what came of it.
        previous: the session of the round before.
        emptied: the settings that are as though they had never been said.
        dropped: whether they go no further with it, which was said before anything was opened.
    """

    kind: Literal["pair_set"] = "pair_set"
    version: Literal[1] = 1
    partners: tuple[UUID, UUID] | None = None
    group: Words | None = None
    begins: date | None = None
    seating: Seating | None = None
    instrument: InstrumentRef | None = None
    sink_minutes: Annotated[int, Field(ge=0, le=60)] | None = None
    look_back: date | None = None
    previous: UUID | None = None
    emptied: tuple[Literal["group", "begins", "look_back"], ...] | None = None
    dropped: bool | None = None


class PairMark(Frozen):
    """Whether the author wants to talk about a question; both see it in the talk, and the last word counts."""

    kind: Literal["pair_mark"] = "pair_mark"
    version: Literal[1] = 1
    item: ItemRef
    marked: bool = True


class PairStep(StrEnum):
    """Something in the procedure that is behind them: for the author alone, or for both.

    That a sheet was sealed, taken back or came in is here to know when; how far each is follows
    from the sheets.
    """

    SEALED = "sealed"
    UNSEALED = "unsealed"
    RECEIVED = "received"
    READ = "read"
    SINKING = "sinking"
    SKIPPED = "skipped"
    STAYED = "stayed"
    SUNK = "sunk"
    TALKED = "talked"


class PairProgress(Frozen):
    """The author has read, or wants to skip the silence, or not after all; the silence or the talk is over."""

    kind: Literal["pair_progress"] = "pair_progress"
    version: Literal[1] = 1
    step: PairStep


class Reached(StrEnum):
    """Where a pair came out on a question: the three aims of the form, A, B and C."""

    AGREED = "agreed"
    COMPROMISE = "compromise"
    DIFFER = "differ"


class PairOutcome(Frozen):
    """What the pair came to on one question, with the agreement in their words; what is None stays as it was.

    It is our own form of the SHARE reflection instrument, which the source names and does not print.
    """

    kind: Literal["pair_outcome"] = "pair_outcome"
    version: Literal[1] = 1
    item: ItemRef
    reached: Reached | None = None
    text: Words | None = None


class PairQuestion(Frozen):
    """How a question goes in the pair's next round; the last word on each counts.

    Attributes:
        target: the question of the form, or the id of one of their own.
        text: how they put it; empty where it stays as it is, or for one of their own that goes.
        left_out: whether they leave it out.
    """

    kind: Literal["pair_question"] = "pair_question"
    version: Literal[1] = 1
    target: Identifier
    text: Words = ""
    left_out: bool = False
