"""Two responses with the same instrument beside each other: per item then and now, without a total or a mark."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from observatie.domain.acts.answers import Answer, Stage
from observatie.domain.folding import folded
from observatie.domain.instrument.instrument import AnswerType, Instrument
from observatie.domain.response.response import Response, ResponseSummary
from observatie.domain.visit.completeness import Place, places_of


class Shift(StrEnum):
    """What became of an answer."""

    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"
    SAME = "same"
    OPEN = "open"


@dataclass(frozen=True)
class Compared:
    """What stood at a place then, and what stands there now; None where nothing was filled in."""

    place: Place
    then: Answer | None
    now: Answer | None

    @property
    def shift(self) -> Shift:
        """What became of the answer; another remark alone changes it too."""
        if self.then is None:
            return Shift.OPEN if self.now is None else Shift.NEW
        if self.now is None:
            return Shift.GONE
        same = (self.then.value, self.then.remark) == (self.now.value, self.now.remark)
        return Shift.SAME if same else Shift.CHANGED


def compare(instrument: Instrument, then: Response, now: Response) -> list[Compared]:
    """Return every place that asks something: what changed first, each group in the order of the form.

    `instrument` is the definition of now; an item that was asked then and is no longer asked is left out.
    """
    before, after = filled_in(then), filled_in(now)
    places = [place for place in places_of(instrument) if place.asks is not AnswerType.NONE]
    found = [Compared(place, before.get(place.target), after.get(place.target)) for place in places]
    order = list(Shift)
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
