"""A response: an instrument filled in on its own, outside a lesson; its words, and two beside each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from observatie.domain.acts.acts import InstrumentRef, ItemRef
from observatie.domain.acts.answers import Answer, ResponseSet, Stage
from observatie.domain.folding import folded
from observatie.domain.instrument.instrument import AnswerType, Instrument
from observatie.domain.journal.answered import AnsweredForm, settings_in
from observatie.domain.journal.register import Register
from observatie.domain.model import Frozen
from observatie.domain.text import at_start
from observatie.domain.visit.completeness import Place, places_of


class Response(AnsweredForm):
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


class AnswerChange(StrEnum):
    """What became of an answer."""

    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"
    SAME = "same"
    OPEN = "open"


@dataclass(frozen=True)
class ComparedAnswer:
    """What stood at a place then, and what stands there now; None where nothing was filled in."""

    place: Place
    then: Answer | None
    now: Answer | None

    @property
    def shift(self) -> AnswerChange:
        """What became of the answer; another remark alone changes it too."""
        if self.then is None:
            return AnswerChange.OPEN if self.now is None else AnswerChange.NEW
        if self.now is None:
            return AnswerChange.GONE
        same = (self.then.value, self.then.remark) == (self.now.value, self.now.remark)
        return AnswerChange.SAME if same else AnswerChange.CHANGED


def compare(instrument: Instrument, then: Response, now: Response) -> list[ComparedAnswer]:
    """Return every place that asks something: what changed first, each group in the order of the form.

    `instrument` is the definition of now; an item that was asked then and is no longer asked is left out.
    """
    before, after = filled_in(then), filled_in(now)
    places = [place for place in places_of(instrument) if place.asks is not AnswerType.NONE]
    found = [ComparedAnswer(place, before.get(place.target), after.get(place.target)) for place in places]
    order = list(AnswerChange)
    return sorted(found, key=lambda each: order.index(each.shift))


def filled_in(response: Response) -> dict[str, Answer]:
    """Return what is filled in, by the item or section that it answers; a final score before a provisional one."""
    found: dict[str, Answer] = {}
    for key, _, answer in response.answers():
        if key.target not in found or answer.stage is Stage.FINAL:
            found[key.target] = answer
    return found


def earlier_than(response: ResponseSummary, others: Iterable[ResponseSummary]) -> ResponseSummary | None:
    """Return the last response before this one with the same instrument about the same, or None."""
    moment = (response.dated, response.at)
    before = [other for other in others if _alike(response, other) and (other.dated, other.at) < moment]
    return max(before, key=lambda other: (other.dated, other.at), default=None)


def _alike(one: ResponseSummary, other: ResponseSummary) -> bool:
    return one.id != other.id and _subject(one) == _subject(other)


def _subject(of: ResponseSummary) -> tuple[object, ...]:
    advice = " ".join(folded(of.advice).split())
    return of.instrument.instrument, of.respondent, of.teacher, of.school, of.pupil, advice


_LONGEST = 120


def about_words(response: ResponseSummary, register: Register) -> str:
    """Return what a response is about: "Mevrouw Bakker", "Leerling A", the school, or the advice."""
    if response.pupil is not None:
        whose = register.name(response.teacher)
        return f"Leerling {response.pupil}{f', groep van {whose}' if whose else ''}"
    if response.advice:
        first = " ".join(response.advice.split())
        return first if len(first) <= _LONGEST else f"{first[:_LONGEST].rstrip()}…"
    return at_start(register.name(response.teacher or response.school))


SHIFTS = {
    AnswerChange.CHANGED: "Anders dan toen",
    AnswerChange.NEW: "Toen nog niet ingevuld",
    AnswerChange.GONE: "Toen wel ingevuld, nu niet",
    AnswerChange.SAME: "Hetzelfde",
    AnswerChange.OPEN: "Beide keren niet ingevuld",
}
