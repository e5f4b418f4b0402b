"""Two responses beside each other: what changed comes first, and nothing is added up."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from support.fake_clock import FakeClock

from observatie.catalogue.catalogue import load_catalogue
from observatie.data import instruments_folder
from observatie.domain.acts.acts import InstrumentRef
from observatie.domain.acts.answers import Answer, Cleared, YesNoValue
from observatie.domain.journal.journal import Journal
from observatie.domain.journal.scribe import Scribe
from observatie.domain.response.response import AnswerChange, Response, ResponseSummary, compare, earlier_than

ADVICE = load_catalogue(instruments_folder()).instruments["kwaliteit-adviezen"]
ITEMS = [item.id for item in ADVICE.answered_items]
ANNA, BAKKER, WILG = UUID(int=1), UUID(int=2), UUID(int=3)
AUTUMN = datetime(2026, 9, 3, 8, 30, tzinfo=UTC)


def response(*answers: bool | None) -> Response:
    """A response in which the first items have these answers."""
    made = Response(Journal(uuid4()))
    scribe, clock = Scribe(ANNA, UUID(int=9)), FakeClock(AUTUMN)
    for item, yes in zip(ITEMS, answers, strict=False):
        value = Cleared() if yes is None else YesNoValue(yes=yes)
        act = Answer(instrument=ADVICE.id, target=item, value=value)
        made.add(scribe.entry(made.journal, act, clock.advance(1000)))
    return made


def shifts(then: Response, now: Response) -> dict[str, AnswerChange]:
    return {each.place.target: each.shift for each in compare(ADVICE, then, now)}


def test_what_changed_comes_first_and_the_rest_in_the_order_of_the_form():
    compared = compare(ADVICE, response(True, True, None, True), response(True, False, True))

    assert [(each.place.target, each.shift) for each in compared][:5] == [
        (ITEMS[1], AnswerChange.CHANGED),
        (ITEMS[2], AnswerChange.NEW),
        (ITEMS[3], AnswerChange.GONE),
        (ITEMS[0], AnswerChange.SAME),
        (ITEMS[4], AnswerChange.OPEN),
    ]


def test_every_item_is_there_once():
    assert shifts(response(True), response(True)).keys() == set(ITEMS)


def test_an_answer_that_was_cleared_is_not_filled_in():
    assert shifts(response(None), response(True))[ITEMS[0]] is AnswerChange.NEW


@dataclass(frozen=True)
class Listed:
    """A line of the list to choose the earlier one from."""

    day: int
    about: dict
    instrument: str = "inclusieladder"

    def summary(self) -> ResponseSummary:
        fields = {"respondent": None, "teacher": None, "school": None, "pupil": None, "advice": ""}
        return ResponseSummary(
            id=uuid4(),
            at=AUTUMN,
            dated=date(2026, 9, self.day),
            instrument=InstrumentRef(instrument=self.instrument, version="1", hash="0" * 64),
            answers=0,
            **{**fields, **self.about},
        )


def earlier(of: Listed, *others: Listed) -> int | None:
    found = earlier_than(of.summary(), [other.summary() for other in others])
    return found.dated.day if found else None


def test_the_last_one_before_it_about_the_same_lies_beside_it():
    about = {"school": WILG}

    assert earlier(Listed(20, about), Listed(3, about), Listed(10, about), Listed(25, about)) == 10


def test_another_school_or_another_instrument_does_not():
    assert earlier(Listed(20, {"school": WILG}), Listed(3, {"school": BAKKER})) is None
    assert earlier(Listed(20, {"school": WILG}), Listed(3, {"school": WILG}, "share")) is None


def test_the_same_letter_in_another_class_is_another_pupil():
    mine, other = {"pupil": "A", "teacher": BAKKER}, {"pupil": "A", "teacher": ANNA}

    assert earlier(Listed(20, mine), Listed(3, other)) is None
    assert earlier(Listed(20, mine), Listed(3, mine)) == 3


def test_the_same_advice_is_the_same_whatever_its_capitals():
    assert earlier(Listed(20, {"advice": "Kies een doel."}), Listed(3, {"advice": "kies  een doel."})) == 3
