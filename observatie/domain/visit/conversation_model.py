"""A conversation model: the open questions for each step of the talk, as data that a school can change."""

from typing import Annotated

from pydantic import Field, StringConstraints

from observatie.domain.model import Frozen, Identifier, Text
from observatie.domain.visit.talk import TalkStep

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
