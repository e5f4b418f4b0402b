"""What a pair does next follows from the session alone, and from where each of them fills in."""

from uuid import UUID

import pytest
from support.pairs.samples import HER_WORD, begun, both_sealed, brought_to

from observatie.domain.acts.pair_acts import PairProgress, PairStep, Seating
from observatie.domain.pair.next import NextStep, NextTurn, what_next
from observatie.domain.pair.pair import PairStage
from observatie.domain.pair.sheet import SheetState
from observatie.store.sheets import unlock

NOBODY = UUID(int=7)
NONE, DRAFT, SEALED = SheetState.NONE, SheetState.DRAFT, SheetState.SEALED


def states(session):
    return {partner: session.state_of(partner) for partner in session.pair.partners}


@pytest.mark.parametrize(
    ("hers", "his", "expected"),
    [
        (NONE, NONE, (NextStep.FILL_IN, 0)),
        (SEALED, NONE, (NextStep.FILL_IN, 1)),
        (DRAFT, SEALED, (NextStep.FILL_IN, 0)),
        (SEALED, SEALED, (NextStep.OPEN, None)),
    ],
)
def test_on_one_laptop_whoever_is_not_done_is_next(library, clock, hers, his, expected):
    pair = begun(library, clock, seating=Seating.TOGETHER).pair
    what, who = expected
    follows = what_next(pair, dict(zip(pair.partners, (hers, his), strict=True)), NOBODY)
    assert follows == NextTurn(what, None if who is None else pair.partners[who])


@pytest.mark.parametrize(
    ("hers", "his", "expected"),
    [
        (NONE, NONE, (NextStep.FILL_IN, 0)),
        (NONE, SEALED, (NextStep.FILL_IN, 0)),
        (SEALED, NONE, (NextStep.AWAIT_SHEET, 1)),
        (SEALED, DRAFT, (NextStep.FILL_IN, 1)),
        (SEALED, SEALED, (NextStep.OPEN, None)),
    ],
)
def test_who_fills_in_at_home_is_waited_for_unless_it_was_begun_here(library, clock, hers, his, expected):
    pair = begun(library, clock, seating=Seating.AT_HOME).pair
    what, who = expected
    follows = what_next(pair, dict(zip(pair.partners, (hers, his), strict=True)), pair.partners[0])
    assert follows == NextTurn(what, None if who is None else pair.partners[who])


def test_the_library_of_the_second_of_the_two_waits_for_the_first(library, clock):
    pair = begun(library, clock, seating=Seating.AT_HOME).pair
    fatima, joost = pair.partners
    assert what_next(pair, {joost: SEALED}, joost) == NextTurn(NextStep.AWAIT_SHEET, fatima)


def test_in_the_library_of_neither_both_are_waited_for(library, clock):
    pair = begun(library, clock, seating=Seating.AT_HOME).pair
    assert what_next(pair, {}, NOBODY) == NextTurn(NextStep.AWAIT_SHEET, pair.partners[0])


def test_they_read_one_after_the_other_also_where_each_filled_in_at_home(library, clock):
    session = brought_to(PairStage.READING, library, clock, seating=Seating.AT_HOME)
    fatima, joost = session.pair.partners
    assert what_next(session.pair, states(session), fatima) == NextTurn(NextStep.READ, fatima)
    session.record(PairProgress(step=PairStep.READ), fatima)
    assert what_next(session.pair, states(session), fatima) == NextTurn(NextStep.READ, joost)


@pytest.mark.parametrize(
    ("stage", "what"),
    [
        (PairStage.SINKING, NextStep.BE_SILENT),
        (PairStage.TALKING, NextStep.TALK),
        (PairStage.AFTER, NextStep.AFTER),
    ],
)
def test_what_follows_the_reading_is_for_both(library, clock, stage, what):
    session = brought_to(stage, library, clock)
    assert what_next(session.pair, states(session), NOBODY) == NextTurn(what)


def test_one_who_would_not_be_silent_any_longer_does_not_end_the_silence(library, clock):
    session = brought_to(PairStage.SINKING, library, clock)
    session.record(PairProgress(step=PairStep.SKIPPED), session.pair.partners[1])
    assert what_next(session.pair, states(session), NOBODY) == NextTurn(NextStep.BE_SILENT)


def test_a_sheet_that_is_taken_back_is_to_be_filled_in_again(library, clock):
    session = both_sealed(library, clock)
    fatima, _ = session.pair.partners
    session.unseal(unlock(session.sheets[fatima], HER_WORD))
    assert what_next(session.pair, states(session), NOBODY) == NextTurn(NextStep.FILL_IN, fatima)
