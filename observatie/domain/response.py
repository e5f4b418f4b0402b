"""A response: an instrument filled in on its own, outside a lesson; dated, and comparable with an earlier one."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from observatie.domain.acts import InstrumentRef, ItemRef
from observatie.domain.answer_index import AnswerIndex, AnswerKey
from observatie.domain.answers import Answer
from observatie.domain.entries import Entry
from observatie.domain.journal import Change, Journal, Standing
from observatie.domain.model import Frozen
from observatie.domain.response_set import ResponseSet


class Response:
    """What stands in the journal of one response."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self._answers = AnswerIndex(journal)

    @property
    def id(self) -> UUID:
        """The id of the response, which is that of its stream."""
        return self.journal.stream

    def add(self, entry: Entry) -> Change | None:
        """Take an entry in and return what it changed, or None."""
        change = self.journal.add(entry)
        if change is not None:
            self._answers.refresh()
        return change

    @property
    def settings(self) -> ResponseSet:
        """All settings, the last word on each."""
        values: dict[str, object] = {}
        for standing in self.journal.standing("response_set"):
            values |= {name: value for name, value in standing.act if value is not None}
        return ResponseSet.model_validate(values)

    @property
    def instrument(self) -> InstrumentRef | None:
        """The definition that is filled in; None while nobody chose one."""
        return self.settings.instrument

    @property
    def dated(self) -> date | None:
        """The day it holds for: the one that was said, else that of its first entry; None for an empty one."""
        first = next(iter(self.journal.entries()), None)
        return self.settings.dated or (first.at.date() if first else None)

    def answer(self, key: AnswerKey) -> Standing | None:
        """Return the answer that stands for this key; None where there is none or it was cleared."""
        return self._answers.answer(key)

    def answers(self) -> Iterator[tuple[AnswerKey, Standing, Answer]]:
        """Yield every answer that stands, cleared ones left out."""
        return self._answers.answers()

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
