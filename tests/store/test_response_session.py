"""A response on its own: what it accepts, what of it is on disk, and what undo takes back."""

from uuid import uuid4

import pytest

from observatie.catalogue.catalogue import load_catalogue
from observatie.data import instruments_folder
from observatie.domain.acts.acts import Note
from observatie.domain.acts.answers import Answer, LevelValue, ResponseSet, TextValue, YesNoValue
from observatie.domain.response.response import filled_in
from observatie.domain.visit.rules import Rejection
from observatie.store.response_session import ResponseSession

CATALOGUE = load_catalogue(instruments_folder()).instruments
BAKKER = uuid4()


@pytest.fixture
def session(library, clock):
    return ResponseSession.open(library, uuid4(), clock)


def attitude(level, target="stelling-1"):
    return Answer(instrument="attitudestellingen", target=target, value=LevelValue(level=level))


def first_item(instrument):
    return next(iter(CATALOGUE[instrument].answered_items)).id


def begun(session, instrument="attitudestellingen", **about):
    return session.set_up(ResponseSet(**(about or {"teacher": BAKKER})), CATALOGUE[instrument])


def code(outcome):
    return outcome.code if isinstance(outcome, Rejection) else None


def test_what_is_filled_in_is_there_another_day_with_its_own_definition(session, library, clock):
    begun(session)
    item = first_item("attitudestellingen")

    session.record(attitude(3, item)).saved.result()

    again = ResponseSession.open(library, session.response.id, clock)
    assert again.instrument == CATALOGUE["attitudestellingen"]
    assert filled_in(again.response)[item].value == LevelValue(level=3)
    (listed,) = library.responses()
    assert (listed.teacher, listed.answers) == (BAKKER, 1)


def test_undo_takes_the_last_answer_back_and_redo_brings_it_again(session, library):
    begun(session)
    item = first_item("attitudestellingen")
    session.record(attitude(3, item))
    session.record(attitude(4, item))

    session.undo().saved.result()
    assert filled_in(library.response(session.response.id))[item].value == LevelValue(level=3)

    session.redo().saved.result()
    assert filled_in(library.response(session.response.id))[item].value == LevelValue(level=4)


def test_undo_reaches_no_further_than_the_answers(session):
    begun(session)

    assert session.to_undo() is None


def test_an_instrument_about_a_lesson_is_not_filled_in_on_its_own(session):
    assert code(begun(session, "kijkwijzer")) == "R33"


def test_a_sheet_of_a_pair_is_not_filled_in_on_its_own(session):
    assert code(begun(session, "share")) == "R33"


def test_it_is_about_what_the_instrument_is_about(session):
    assert code(begun(session, "inclusieladder", teacher=BAKKER, school=uuid4())) == "R34"


def test_it_has_to_be_said_what_it_is_about(session):
    assert code(begun(session, "afstemming", teacher=BAKKER)) == "R34"


def test_a_pupil_is_a_label_and_may_be_in_somebodys_class(session):
    assert code(begun(session, "afstemming", pupil="A", teacher=BAKKER)) is None


def test_advice_of_ones_own_has_no_other_respondent(session):
    assert code(begun(session, "kwaliteit-adviezen", advice="Begin met een lesdoel.", respondent=BAKKER)) == "R35"


def test_the_instrument_stays_the_same(session):
    begun(session, "inclusieladder", school=uuid4())

    assert code(begun(session, "inclusieve-waarden", school=uuid4())) == "R31"


def test_an_answer_fits_what_is_asked(session):
    begun(session)
    item = first_item("attitudestellingen")
    wrong = Answer(instrument="attitudestellingen", target=item, value=YesNoValue(yes=True))

    assert code(session.record(wrong)) == "R11"
    assert code(session.record(attitude(99, item))) == "R12"
    assert not filled_in(session.response)


def test_a_note_belongs_to_a_lesson(session):
    begun(session)

    assert code(session.record(Note(text="telt tot drie"))) == "R32"


def test_nothing_is_filled_in_before_an_instrument_is_chosen(session):
    answer = Answer(instrument="attitudevragen", target="kijk-op-diversiteit", value=TextValue(text="een bron"))

    assert code(session.record(answer)) == "R31"
