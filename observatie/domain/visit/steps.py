"""The steps of a visit as one table: their words, and what each becomes while it is shown to others."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from observatie.domain.visit.visit import Visit


class VisitStep(StrEnum):
    """A step of a visit, or a part of one that is shown to others; its value is its name in widgets."""

    PREPARE = "prepare"
    OBSERVE = "observe"
    REVIEW = "review"
    CONVERSATION = "conversation"
    TALK = "talk"
    """The talk in the step Nagesprek, while it is shown to the teacher."""
    SELF_ASSESSMENT = "self"
    FILLING_IN = "self-filling"
    """The form in the step Zelfbeeld, while the teacher fills it in."""
    REPORT = "report"


STEP_WORDS: Final[Mapping[VisitStep, str]] = MappingProxyType(
    {
        VisitStep.PREPARE: "Voorbereiden",
        VisitStep.OBSERVE: "Observeren",
        VisitStep.REVIEW: "Uitwerken",
        VisitStep.CONVERSATION: "Nagesprek",
        VisitStep.REPORT: "Rapport",
    }
)
"""The steps that can be chosen, in order; Zelfbeeld is reached from the step that it belongs to."""

PRESENTED: Final[Mapping[VisitStep, VisitStep]] = MappingProxyType(
    {VisitStep.CONVERSATION: VisitStep.TALK, VisitStep.SELF_ASSESSMENT: VisitStep.FILLING_IN}
)
"""What a step becomes while it is shown to others."""


def step_at_entering(visit: Visit, *, is_live: bool) -> VisitStep:
    """Return the step that a visit is opened at; `is_live` says that its lesson goes on, on this machine."""
    if is_live:
        return VisitStep.OBSERVE
    return VisitStep.REVIEW if visit.started else VisitStep.PREPARE
