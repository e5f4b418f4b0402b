"""How far the talk of a pair is, and where it goes on."""

import pytest
from support.pairs.samples import PLACES, brought_to, place

from observatie.domain.acts.pair_acts import PairMark, PairOutcome, PairProgress, PairStep, Reached
from observatie.domain.pair.pair import PairStage
from observatie.domain.pair.talk import came_to, counted, heading_of, marked_words, to_go, where_to_go_on

FIRST, SECOND, THIRD = PLACES[:3]


@pytest.fixture
def talk(library, clock):
    return brought_to(PairStage.TALKING, library, clock)


def came_out(talk, place, reached, text=""):
    talk.record(PairOutcome(item=place.ref, reached=reached, text=text))


def test_nothing_was_said_yet(talk):
    assert counted(talk.pair, PLACES) == "15 te gaan"
    assert where_to_go_on(talk.pair, PLACES) == 0


def test_each_outcome_is_counted_and_what_is_none_is_left_out(talk):
    came_out(talk, FIRST, Reached.AGREED)
    came_out(talk, SECOND, Reached.AGREED)
    came_out(talk, THIRD, Reached.DIFFER)

    assert counted(talk.pair, PLACES) == "2 eens · 1 verschil · 12 te gaan"
    assert to_go(talk.pair, PLACES) == "12 te gaan"
    assert came_to(talk.pair, THIRD) == "C, verschil"
    assert came_to(talk.pair, place("verwachting-a")) == "te gaan"


def test_two_differences_are_plural_and_nothing_is_left(talk):
    for each in (FIRST, SECOND):
        came_out(talk, each, Reached.DIFFER)

    assert counted(talk.pair, (FIRST, SECOND)) == "2 verschillen"


def test_the_talk_goes_on_at_the_first_open_question_after_the_one_that_is_finished(talk):
    came_out(talk, SECOND, Reached.COMPROMISE, "Om de week.")
    assert where_to_go_on(talk.pair, PLACES) == 2


def test_the_talk_goes_on_in_the_middle_of_a_question(talk):
    came_out(talk, SECOND, Reached.COMPROMISE)
    assert where_to_go_on(talk.pair, PLACES) == 1


def test_past_the_last_question_it_goes_on_at_one_that_was_passed_over(talk):
    came_out(talk, PLACES[0], Reached.AGREED, "Ja.")
    came_out(talk, PLACES[-1], Reached.AGREED, "Dat.")
    assert where_to_go_on(talk.pair, PLACES) == 1


def test_where_all_is_said_it_goes_on_at_what_was_said_last(talk):
    for each in (FIRST, THIRD, SECOND):
        came_out(talk, each, Reached.AGREED, "Ja.")
    assert where_to_go_on(talk.pair, (FIRST, SECOND, THIRD)) == 1


def test_a_mark_is_told_with_whose_it_is(library, clock):
    session = brought_to(PairStage.READING, library, clock)
    fatima, joost = session.pair.partners
    names = {fatima: "Fatima", joost: "Joost"}
    session.record(PairMark(item=FIRST.ref), fatima)
    session.record(PairMark(item=SECOND.ref), fatima)
    session.record(PairMark(item=SECOND.ref), joost)

    said = [marked_words(session.pair, each, names) for each in (FIRST, SECOND, THIRD)]

    assert said == ["aangestreept door Fatima", "door allebei aangestreept", ""]


def test_the_step_after_the_talk_does_not_change_where_it_goes_on(talk):
    came_out(talk, SECOND, Reached.COMPROMISE)
    talk.record(PairProgress(step=PairStep.TALKED))
    assert where_to_go_on(talk.pair, PLACES) == 1


def test_a_question_is_told_with_its_number_in_the_form_and_in_the_talk():
    assert heading_of(place("verwachting-d"), 8, 15) == "Vraag 5d, 8 van 15"
