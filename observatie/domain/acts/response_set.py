"""What a response is about and who gives it: an instrument that is filled in outside a lesson."""

from datetime import date
from typing import Literal
from uuid import UUID

from observatie.domain.acts.acts import InstrumentRef, PupilLabel, Words
from observatie.domain.model import Frozen


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
