"""A response: an instrument filled in on its own, outside a lesson; dated, and comparable with an earlier one."""

from datetime import date, datetime
from uuid import UUID

from observatie.domain.acts.acts import InstrumentRef, ItemRef
from observatie.domain.acts.answers import ResponseSet
from observatie.domain.journal.answered import Answered, settings_in
from observatie.domain.model import Frozen


class Response(Answered):
    """What stands in the journal of one response."""

    @property
    def settings(self) -> ResponseSet:
        """All settings, the last word on each."""
        return settings_in(self.journal, "response_set", ResponseSet)

    @property
    def instrument(self) -> InstrumentRef | None:
        """The definition that is filled in; None while nobody chose one."""
        return self.settings.instrument

    @property
    def dated(self) -> date | None:
        """The day it holds for: the one that was said, else that of its first entry; None for an empty one."""
        first = next(iter(self.journal.entries()), None)
        return self.settings.dated or (first.at.date() if first else None)

    def evidence(self, item: ItemRef) -> int:
        """Return how many notes an item rests on: none, as there is no lesson."""
        del item
        return 0


class ResponseSummary(Frozen):
    """What a list shows of a response; it follows from the journal and is never written by hand.

    Attributes:
        instrument: the definition that is filled in.
        respondent: whose answers these are, where that is not the one who wrote them down.
        dated: the day it holds for; `at` is when it was begun.
        answers: items that were filled in.
    """

    id: UUID
    at: datetime
    dated: date
    instrument: InstrumentRef
    respondent: UUID | None
    teacher: UUID | None
    school: UUID | None
    pupil: str | None
    advice: str
    answers: int


def summarise_response(response: Response) -> ResponseSummary | None:
    """Return the summary of a response, or None for a stream that is none."""
    settings, first = response.settings, next(iter(response.journal.entries()), None)
    dated = response.dated
    if settings.instrument is None or first is None or dated is None:
        return None
    return ResponseSummary(
        id=response.id,
        at=first.at,
        dated=dated,
        instrument=settings.instrument,
        respondent=settings.respondent,
        teacher=settings.teacher,
        school=settings.school,
        pupil=settings.pupil,
        advice=settings.advice or "",
        answers=len({key.target for key, _, _ in response.answers()}),
    )
