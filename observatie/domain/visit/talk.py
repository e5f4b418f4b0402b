"""The order of a good talk, the questions for each of its steps, and what of a visit is told in it.

What was agreed is looked at first, then comes the teacher's own question, then she speaks; nothing of the
observer is told before that.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from observatie.domain.acts.acts import ItemRef, Mark, Note
from observatie.domain.acts.conversation import AGREEMENTS_AT_MOST, FollowUp, Reaction, Stance
from observatie.domain.journal.journal import Standing
from observatie.domain.model import Frozen, Identifier, Text
from observatie.domain.visit.findings import findings_of
from observatie.domain.visit.visit import Visit, is_evidence


class TalkStep(StrEnum):
    """A step of the talk."""

    LOOKING_BACK = "looking_back"
    FOCUS_QUESTION = "focus_question"
    OPENING = "opening"
    STRENGTHS = "strengths"
    TOPICS = "topics"
    AGREEMENTS = "agreements"
    REACTION = "reaction"
    CLOSING = "closing"


def steps_of(*, looks_back: bool, has_question: bool) -> tuple[TalkStep, ...]:
    """Return the steps in their order.

    There is only something to look back on where something was agreed, and nothing is asked about a question that
    the teacher did not have.
    """
    left_out = {
        TalkStep.LOOKING_BACK: not looks_back,
        TalkStep.FOCUS_QUESTION: not has_question,
    }
    return tuple(step for step in TalkStep if not left_out.get(step, False))


def is_after_opening(step: TalkStep) -> bool:
    """Return whether a step waits until the teacher has had the word."""
    order = list(TalkStep)
    return order.index(step) > order.index(TalkStep.OPENING)


@dataclass(frozen=True)
class TalkPoint:
    """Something to speak of.

    Attributes:
        evidence: what it rests on, in the order of the lesson, what was heard or read last.
        finding: the finding that it is; None for a note that stands for itself, which is its only evidence.
    """

    text: str
    evidence: tuple[Standing, ...]
    items: tuple[ItemRef, ...]
    finding: UUID | None


def points(visit: Visit, stance: Stance) -> list[TalkPoint]:
    """Return the strengths or the topics of a talk: the findings that are raised in it.

    Where there is no finding of that kind the notes that were marked so stand for themselves, as in the report.
    """
    found = [each for each in findings_of(visit) if each.said.stance is stance]
    if not found:
        return _marked(visit, Mark.STRONG if stance is Stance.STRENGTH else Mark.CHANCE)
    return [
        TalkPoint(each.said.text, tuple(each.evidence), each.said.items, each.id)
        for each in found
        if each.said.raised
    ]


def _marked(visit: Visit, mark: Mark) -> list[TalkPoint]:
    return [
        TalkPoint(s.act.text, (s,), s.act.items, None)
        for s in visit.shown("note")
        if isinstance(s.act, Note) and s.act.mark is mark and is_evidence(s)
    ]


def words_at_opening(visit: Visit) -> Standing | None:
    """Return what the teacher said first, or None."""
    return _last(visit, opening=True, about=None)


def answer_to(visit: Visit, finding: UUID) -> Standing | None:
    """Return what the teacher answered to a finding, or None."""
    return _last(visit, opening=False, about=finding)


def words_on_the_whole(visit: Visit) -> Standing | None:
    """Return the teacher's reaction to the whole, or None."""
    return _last(visit, opening=False, about=None)


def _last(visit: Visit, *, opening: bool, about: UUID | None) -> Standing | None:
    found = None
    for standing in visit.journal.standing("reaction"):
        act = standing.act
        if isinstance(act, Reaction) and act.opening is opening and act.about == about:
            found = standing
    return found


def looked_at(visit: Visit, agreement: UUID) -> Standing | None:
    """Return what this visit says became of an earlier agreement, or None."""
    found = None
    for standing in visit.journal.standing("follow_up"):
        if isinstance(standing.act, FollowUp) and standing.act.agreement == agreement:
            found = standing
    return found


def was_held(visit: Visit) -> bool:
    """Return whether something of a talk was written down."""
    return any(visit.journal.count(kind) for kind in ("reaction", "agreement", "follow_up"))


def is_enough(agreements: int) -> bool:
    """Return whether one more agreement would be more than is kept."""
    return agreements >= AGREEMENTS_AT_MOST


QUESTIONS_AT_MOST = 3
"""More questions than this at one step are not asked but read out."""

Asked = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
"""A question that can be read from a metre away."""

Questions = Annotated[tuple[Asked, ...], Field(min_length=1, max_length=QUESTIONS_AT_MOST)]

Version = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z]+([.-][0-9A-Za-z]+)*$", max_length=40)]


class StepQuestions(Frozen):
    """The questions by the step at which they are put; each step is named as in `TalkStep`."""

    looking_back: Questions
    focus_question: Questions
    opening: Questions
    strengths: Questions
    topics: Questions
    agreements: Questions
    reaction: Questions


class ConversationModel(Frozen):
    """One way to lead the talk.

    Attributes:
        about: what is particular to it, for whoever chooses.
        source: where it comes from.
        questions: one to three at each step; the last step asks nothing.
    """

    id: Identifier
    version: Version
    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    about: Text
    source: Text
    questions: StepQuestions

    def asked_at(self, step: TalkStep) -> tuple[str, ...]:
        """Return the questions at a step."""
        return {
            TalkStep.LOOKING_BACK: self.questions.looking_back,
            TalkStep.FOCUS_QUESTION: self.questions.focus_question,
            TalkStep.OPENING: self.questions.opening,
            TalkStep.STRENGTHS: self.questions.strengths,
            TalkStep.TOPICS: self.questions.topics,
            TalkStep.AGREEMENTS: self.questions.agreements,
            TalkStep.REACTION: self.questions.reaction,
        }.get(step, ())
