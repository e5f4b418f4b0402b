"""The old answers beside the new: per question of both rounds, what was left out, and what is new."""

from uuid import UUID

import pytest
from support.pairs.samples import HER_WORD, HERS, HIS, HIS_WORD, SESSION, SHARE, begun, fill_in, open_both, place
from support.paper import Paper

from observatie.domain.acts.pair_acts import PairOutcome, PairProgress, PairQuestion, PairSet, PairStep, Reached
from observatie.domain.pair.rounds import next_form
from observatie.report.pair.content import compose_then
from observatie.report.pair.pdf import render_pair
from observatie.store.pair_session import PairSession

CHANGES = {
    "verwachting-d": PairQuestion(target="verwachting-d", text="t.a.v. hoe we samen plannen"),
    "verwachting-e": PairQuestion(target="verwachting-e", left_out=True),
    "eigen-1": PairQuestion(target="eigen-1", text="Hoe delen we het contact met ouders?"),
}
OLD_HIS = {"verwachting-e": "Liever geen."}
NEW_HERS = {"grootste-wens": "Dat we zo doorgaan.", "eigen-1": "Om de beurt."}
NEW_HIS = {"verwachting-d": "Op dinsdag."}
DAY = 24 * 3_600_000


@pytest.fixture
def paper(library, clock):
    earlier = begun(library, clock)
    for partner, word, words in zip(
        earlier.pair.partners, (HER_WORD, HIS_WORD), (HERS, HIS | OLD_HIS), strict=True
    ):
        fill_in(earlier, partner, word, words)
    open_both(earlier)
    for partner in earlier.pair.partners:
        earlier.record(PairProgress(step=PairStep.READ), partner)
    for step in (PairStep.SINKING, PairStep.SUNK):
        earlier.record(PairProgress(step=step))
    came_to = PairOutcome(item=place("verwachting-d").ref, reached=Reached.COMPROMISE, text="Op donderdag.")
    earlier.record(came_to)
    clock.advance(60 * DAY)
    form = next_form(SHARE, CHANGES)
    fatima, joost = earlier.pair.partners
    again = PairSession.open(library, UUID(int=77), clock)
    # In the second round he begins.
    again.set_up(PairSet(partners=(joost, fatima), group="groep 4", previous=SESSION), form)
    fill_in(again, joost, HIS_WORD, NEW_HIS)
    fill_in(again, fatima, HER_WORD, NEW_HERS)
    open_both(again, (HIS_WORD, HER_WORD))
    return Paper(render_pair(compose_then(again.pair, form, library.register(), earlier.pair, SHARE)))


def test_then_stands_beside_now_in_a_row_for_each_of_the_two(paper):
    assert paper.says(
        "1 Mijn grootste wens/hoop in deze co-teaching situatie is: Toen · 10 maart 2026 Nu · 9 mei 2026 "
        "Joost Kramer Rust in de klas. niet ingevuld "
        "Fatima de Vries Dat we elkaar aanvullen. Dat we zo doorgaan."
    )


def test_a_question_that_was_put_otherwise_shows_its_old_words(paper):
    assert paper.says(
        "5d Ik heb de volgende verwachtingen in het klaslokaal t.a.v. hoe we samen plannen "
        "Toen stond er: “Ik heb de volgende verwachtingen in het klaslokaal t.a.v. planning”"
    )
    assert paper.times_said("Toen stond er:") == 1


def test_what_they_came_to_stands_below_what_each_said(paper):
    assert paper.says("Samen B · We stemmen af. Op donderdag. geen uitkomst")
    assert paper.times_said("Samen") == 1


def test_a_question_that_they_left_out_has_its_old_answers(paper):
    assert paper.says(
        "5e Ik heb de volgende verwachtingen in het klaslokaal t.a.v. huiswerk "
        "Deze vraag lieten jullie daarna weg. Toen · 10 maart 2026 Joost Kramer Liever geen. "
        "Fatima de Vries niet ingevuld Nieuw in deze ronde"
    )


def test_a_question_that_is_new_is_named(paper):
    assert paper.says("Nieuw in deze ronde 6 Hoe delen we het contact met ouders?")


def test_it_says_of_which_days_the_answers_are(paper):
    assert paper.says("Toen en nu: 10 maart 2026 naast 9 mei 2026")


def test_it_says_that_the_pair_changed_the_form(paper):
    assert paper.says("het is niet meer het formulier van de bron")


def test_nothing_is_added_up_or_valued(paper):
    assert not any(word in paper.body for word in ("%", "beter", "vooruit", "score"))
