"""The way of a pair: the table as a whole, and a real session that keeps to it whatever either does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.pairs.walk import ACTS, Walk
from support.strategies import examples

from observatie.domain.pair.flow import BEFORE_OPENING, FLOW, PairEvent, PairState, can_happen
from observatie.domain.pair.pair import STAGE_OF


def from_here(state):
    """Return every state to which some way leads."""
    reached, waiting = set(), [state]
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting += [then for (begun, _), then in FLOW.items() if begun is here]
    return reached


def events_in(state: PairState) -> set[PairEvent]:
    return {event for begun, event in FLOW if begun is state}


def test_every_state_is_reached_from_the_beginning():
    assert from_here(PairState.ALONE) == set(PairState)


def test_every_event_is_part_of_the_way():
    assert {event for _, event in FLOW} == set(PairEvent)


def test_nothing_follows_on_a_pair_that_was_dropped():
    assert events_in(PairState.DROPPED) == set()


def test_after_the_talk_they_only_say_more_of_where_they_came_out():
    assert events_in(PairState.AFTER) == {PairEvent.COME_OUT}
    assert from_here(PairState.AFTER) == {PairState.AFTER}


def test_once_both_are_open_nothing_leads_back_before_it():
    assert from_here(PairState.READING).isdisjoint({*BEFORE_OPENING, PairState.DROPPED})


def test_nobody_comes_to_the_talk_before_both_have_read():
    leading = {begun for (begun, _), then in FLOW.items() if then is PairState.TALKING and begun is not then}
    assert leading == {PairState.ONE_READ, PairState.SINKING, PairState.ONE_GOES_ON}


def test_each_state_has_its_step_once_both_are_open():
    assert set(STAGE_OF) == set(PairState) - {*BEFORE_OPENING, PairState.DROPPED}


@pytest.mark.parametrize("state", PairState)
def test_what_can_happen_is_what_is_in_the_table(state):
    assert {event for event in PairEvent if can_happen(state, event)} == events_in(state)


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("state", PairState)
def test_a_session_does_what_the_table_says_and_refuses_the_rest(state, act):
    for who in (0, 1):
        walk = Walk()
        assert walk.to(state)
        walk.go(act, who)


WITHOUT_SILENCE = [each for each in PairState if each not in (PairState.SINKING, PairState.ONE_GOES_ON)]


@pytest.mark.parametrize("state", WITHOUT_SILENCE)
def test_so_does_one_of_two_who_chose_not_to_be_silent(state):
    for act in ACTS:
        walk = Walk(minutes=0)
        assert walk.to(state)
        walk.go(act, 1)


@st.composite
def on_the_way(draw, walk):
    """Draw what one of the two does; more often than not something that can be done."""
    every = [(act, who) for act in ACTS for who in (0, 1)]
    possible = [each for each in every if walk.expected(*each) is not None and each[0] != "drop"]
    return draw(st.sampled_from(possible or every) | st.sampled_from(every))


@examples(40)
@given(st.sampled_from([0, 3]), st.integers(1, 30), st.data())
def test_whatever_the_two_do_they_are_where_the_table_says(minutes, steps, data):
    walk = Walk(minutes)
    for _ in range(steps):
        walk.go(*data.draw(on_the_way(walk)))
