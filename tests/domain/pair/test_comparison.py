"""An earlier round beside the one of now: the same question, also where it is put otherwise or was left out."""

from uuid import UUID

import pytest
from support.pairs.samples import HER_WORD, HERS, HIS, HIS_WORD, fill_in, open_both, place
from support.pairs.samples import brought_to as brought

from observatie.domain.acts.acts import ItemRef
from observatie.domain.acts.pair_acts import PairOutcome, PairQuestion, PairSet, Reached
from observatie.domain.pair.pair import PairStage
from observatie.domain.pair.rounds import next_form, then_and_now
from observatie.store.pair_session import PairSession

NEXT = UUID("5a9e0000-0000-4000-8000-000000000002")


@pytest.fixture
def rounds(library, clock):
    """Return the two rounds of a pair that put one question otherwise, left one out and added one."""
    earlier = brought(PairStage.AFTER, library, clock)
    outcome = ItemRef(instrument="share", item="verwachting-d")
    earlier.record(PairOutcome(item=outcome, reached=Reached.COMPROMISE, text="Dinsdag na school."))
    earlier.record(PairQuestion(target="grootste-wens", text="Waar ik op hoop, is:"))
    earlier.record(PairQuestion(target="verwachting-e", left_out=True))
    earlier.record(PairQuestion(target="eigen-1a2b3c4d", text="Wat ik van jou wil leren:"))
    form = next_form(earlier.instrument, earlier.pair.questions())
    now = PairSession.open(library, NEXT, clock)
    now.set_up(PairSet(partners=earlier.pair.partners, previous=earlier.pair.id), form)
    fill_in(now, now.pair.partners[0], HER_WORD, {"grootste-wens": "Dat we het volhouden."})
    fill_in(now, now.pair.partners[1], HIS_WORD, {"eigen-1a2b3c4d": "Rustig blijven."})
    open_both(now)
    return earlier, now


def beside(rounds, target):
    earlier, now = rounds
    found = then_and_now(earlier.pair, earlier.instrument, now.pair, now.instrument)
    return next(each for each in found if each.then.target == target)


def test_what_each_wrote_then_and_now_lies_beside_each_other(rounds):
    said = beside(rounds, "grootste-wens").said
    assert [(each.then, each.now) for each in said] == [
        (HERS["grootste-wens"], "Dat we het volhouden."),
        (HIS["grootste-wens"], ""),
    ]
    assert tuple(each.partner for each in said) == rounds[1].pair.partners


def test_a_question_that_is_put_otherwise_is_the_same_question(rounds):
    assert beside(rounds, "grootste-wens").is_reworded
    assert not beside(rounds, "verwachting-d").is_reworded


def test_what_they_came_to_then_is_there(rounds):
    found = beside(rounds, "verwachting-d")
    assert (found.agreed_then.reached, found.agreed_then.text) == (Reached.COMPROMISE, "Dinsdag na school.")
    assert found.agreed_now is None


def test_a_question_that_was_left_out_comes_last_without_a_now(rounds):
    earlier, now = rounds
    last = then_and_now(earlier.pair, earlier.instrument, now.pair, now.instrument)[-1]
    assert (last.then.target, last.now) == ("verwachting-e", None)
    assert last.then == place("verwachting-e")


def test_a_new_question_has_nothing_to_lie_beside(rounds):
    earlier, now = rounds
    found = then_and_now(earlier.pair, earlier.instrument, now.pair, now.instrument)
    assert "eigen-1a2b3c4d" not in {each.then.target for each in found}
