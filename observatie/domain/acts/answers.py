"""What is filled in for an instrument: an answer, its value, what was heard for it; what a response is about."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from observatie.domain.acts.acts import InstrumentRef, ItemRef, PupilLabel, Words
from observatie.domain.instrument.instrument import Source
from observatie.domain.model import Frozen, Identifier, Text


class Stage(StrEnum):
    """A score before and after the conversation."""

    PROVISIONAL = "provisional"
    FINAL = "final"


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


class Heard(Frozen):
    """What was said in an interview or read in a document: evidence that is not of the lesson.

    Its time is that of its entry. `question` is what was asked, or the document it was read in.
    """

    kind: Literal["heard"] = "heard"
    version: Literal[1] = 1
    source: Literal[Source.INTERVIEW, Source.DOCUMENTS]
    question: Words = ""
    text: Text
    items: tuple[ItemRef, ...] = ()


class ResponseSet(Frozen):
    """Settings of a response; what is None stays as it was.

    Attributes:
        instrument: the exact definition that is filled in.
        respondent: whose answers these are, where that is not the author of the entries.
        teacher, school, pupil, advice: what it is about; which of them, the instrument says.
        dated: the day it holds for.
    """

    kind: Literal["response_set"] = "response_set"
    version: Literal[1] = 1
    instrument: InstrumentRef | None = None
    respondent: UUID | None = None
    teacher: UUID | None = None
    school: UUID | None = None
    pupil: PupilLabel | None = None
    advice: Words | None = None
    dated: date | None = None
