"""What a pair does next follows from the session alone, and from where each of them sits."""

from uuid import UUID

import pytest
from pairs import begun, brought_to, fill_in, open_both

from observatie.domain.pair import PairStage
from observatie.domain.pair_acts import PairProgress, PairStep, Seating
from observatie.domain.pair_next import Next, Onward, what_next
from observatie.domain.sheet import SheetState

NONE, DRAFT, SEALED = SheetState.NONE, SheetState.DRAFT, SheetState.SEALED


def states(session):
    return {partner: session.state_of(partner) for partner in session.pair.partners}


@pytest.mark.parametrize(
    ("hers", "his", "expected"),
    [
        (NONE, NONE, (Onward.FILL_IN, 0)),
        (SEALED, NONE, (Onward.FILL_IN, 1)),
        (DRAFT, SEALED, (Onward.FILL_IN, 0)),
        (SEALED, SEALED, (Onward.OPEN, None)),
    ],
)
def test_on_one_laptop_whoever_is_not_done_is_next(library, clock, hers, his, expected):
    pair = begun(library, clock).pair
    what, who = expected
    follows = what_next(pair, dict(zip(pair.partners, (hers, his), strict=True)), None)
    assert follows == Next(what, None if who is None else pair.partners[who])


@pytest.mark.parametrize(
    ("hers", "his", "expected"),
    [
        (NONE, SEALED, (Onward.FILL_IN, 0)),
        (SEALED, NONE, (Onward.AWAIT_SHEET, 1)),
        (SEALED, SEALED, (Onward.OPEN, None)),
    ],
)
def test_on_her_own_laptop_she_fills_in_hers_and_waits_for_his(library, clock, hers, his, expected):
    session = begun(library, clock, seating=Seating.TWO)
    pair = session.pair
    what, who = expected
    assert session.seat == pair.partners[0]
    follows = what_next(pair, dict(zip(pair.partners, (hers, his), strict=True)), session.seat)
    assert follows == Next(what, None if who is None else pair.partners[who])


def test_another_machine_is_that_of_the_other(library, clock):
    session = brought_to(PairStage.READING, library, clock, seating=Seating.TWO)
    assert session.pair.sitting_at(UUID(int=7)) == session.pair.partners[1]


def test_once_she_has_read_on_her_laptop_she_waits_until_he_has_on_his(library, clock):
    session = brought_to(PairStage.READING, library, clock, seating=Seating.TWO)
    fatima, joost = session.pair.partners
    assert what_next(session.pair, states(session), session.seat) == Next(Onward.READ, fatima)
    session.record(PairProgress(step=PairStep.READ), fatima)
    assert what_next(session.pair, states(session), session.seat) == Next(Onward.AWAIT_READING, joost)


@pytest.mark.parametrize(
    ("stage", "what"),
    [
        (PairStage.SINKING, Onward.BE_SILENT),
        (PairStage.TALKING, Onward.TALK),
        (PairStage.AFTER, Onward.AFTER),
    ],
)
def test_what_follows_the_reading_is_for_both(library, clock, stage, what):
    session = brought_to(stage, library, clock)
    assert what_next(session.pair, states(session), None) == Next(what)


def test_a_sheet_that_is_taken_back_is_to_be_filled_in_again(library, clock):
    session = begun(library, clock)
    fatima, joost = session.pair.partners
    fill_in(session, fatima, "zonnebloem", {})
    fill_in(session, joost, "fietsenrek", {}, seal=False)
    assert what_next(session.pair, states(session), None) == Next(Onward.FILL_IN, joost)
    fill_in(session, joost, "fietsenrek", {})
    open_both(session)
    assert what_next(session.pair, states(session), None) == Next(Onward.READ, fatima)
