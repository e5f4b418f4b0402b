"""Two laptops and a file between them: what comes in, and what each laptop then has."""

import json
from uuid import UUID

import pytest
from observatie.exchange.pair_document import read_file
from pair_files import rewritten, sent, taken
from pairs import HER_WORD, HERS, HIS, HIS_WORD, SESSION, SHARE, begun, fill_in, open_both, place

from observatie.domain.pair import PairStage
from observatie.domain.pair_acts import PairMark, PairOutcome, PairProgress, PairSet, PairStep, Reached, Seating
from observatie.domain.sheet import SheetState, SheetText
from observatie.store.pair_session import PairSession
from observatie.store.sheets import unlock


@pytest.fixture
def hers(library, clock):
    """Her laptop, on which she began."""
    return begun(library, clock, seating=Seating.TWO)


@pytest.fixture
def his(hers, another, clock):
    """His laptop, which took her invitation in."""
    library = another()
    taken(library, sent(hers, hers.pair.partners[0]), clock)
    return PairSession.open(library, SESSION, clock)


@pytest.fixture
def partners(hers):
    return hers.pair.partners


def bring(receiver, content: bytes, clock, **how) -> str:
    """Take a file in on a laptop, and return what it says."""
    said = taken(receiver._library, content, clock, **how)
    assert said.session == SESSION
    receiver.refresh()
    return said.sentence


def ids(session) -> list[UUID]:
    """Return what is on the disk of a laptop."""
    session._library.append(()).result()
    return [entry.id for entry in session._library.pair(SESSION).journal.entries()]


def open_hers(hers, his, clock):
    """Fill in both sheets, let his come to her laptop, and open both there."""
    fatima, joost = hers.pair.partners
    fill_in(hers, fatima, HER_WORD, HERS)
    fill_in(his, joost, HIS_WORD, HIS)
    bring(hers, sent(his, joost), clock)
    open_both(hers)


def through_to_the_talk(session):
    for partner in session.pair.partners:
        session.record(PairProgress(step=PairStep.READ), partner)
    session.record(PairProgress(step=PairStep.SINKING))
    session.record(PairProgress(step=PairStep.SUNK))
    assert session.pair.stage is PairStage.TALKING


def test_an_invitation_brings_the_pair_its_form_and_its_names(hers, his, partners):
    register = his._library.register()

    assert his.pair.settings == hers.pair.settings
    assert his.instrument == SHARE
    assert [register.name(partner) for partner in partners] == ["Fatima de Vries", "Joost Kramer"]
    assert (hers.seat, his.seat) == partners


def test_an_invitation_says_what_to_do(hers, partners, another, clock):
    said = taken(another(), sent(hers, partners[0]), clock).sentence
    assert said == "De uitnodiging van Fatima de Vries is ingelezen; je kunt nu je eigen blad invullen."


def test_a_name_that_is_known_stays_as_it_is(hers, his, partners, clock):
    hers.set_up(PairSet(sink_minutes=5))
    content = rewritten(sent(hers, partners[0]), lambda it: it["header"]["people"][0].update(name="Een Ander"))

    bring(his, content, clock)

    assert his._library.register().name(partners[0]) == "Fatima de Vries"
    assert his.pair.sink_minutes == 5


def test_nobody_but_the_two_comes_into_the_register(hers, partners, another, clock):
    stranger = {"id": "11111111-1111-4111-8111-111111111111", "name": "Vreemde"}
    content = rewritten(sent(hers, partners[0]), lambda it: it["header"]["people"].append(stranger))
    library = another()

    taken(library, content, clock)

    assert UUID(stranger["id"]) not in library.register().people


def test_his_sheet_opens_on_her_laptop_with_both_words(hers, his, partners, clock):
    fatima, joost = partners
    fill_in(hers, fatima, HER_WORD, HERS)
    fill_in(his, joost, HIS_WORD, HIS)

    said = bring(hers, sent(his, joost), clock)

    assert said == (
        "Het verzegelde blad van Joost Kramer is ingelezen; het gaat pas open als jullie allebei klaar zijn."
    )
    assert hers.can_open
    open_both(hers)
    assert hers.pair.said(joost, place("grootste-wens")) == HIS["grootste-wens"]


def test_a_sheet_that_he_sealed_again_comes_in_the_place_of_the_one_before(hers, his, partners, clock):
    _, joost = partners
    fill_in(his, joost, HIS_WORD, HIS)
    bring(hers, sent(his, joost), clock)
    his.seal(his.unseal(unlock(his.sheets[joost], HIS_WORD)).with_text(SheetText(words=HERS)))

    bring(hers, sent(his, joost), clock)

    assert hers.edition_of(joost) == 2
    assert unlock(hers.sheets[joost], HIS_WORD).text.words == HERS


@pytest.mark.parametrize("word", [HER_WORD, HIS_WORD, f" {HIS_WORD} "])
def test_the_outcome_opens_his_laptop_with_the_word_of_either(hers, his, partners, clock, word):
    open_hers(hers, his, clock)
    content = sent(hers, partners[0])
    assert read_file(content).needs_word(his._library)

    said = bring(his, content, clock, word=word)

    assert said == "De uitkomst van Fatima de Vries is ingelezen, en jullie bladen zijn hier nu ook open."
    assert ids(his) == ids(hers)
    assert his.sheets == hers.sheets
    assert his.pair.stage is PairStage.READING


def test_from_then_on_no_word_is_needed_either_way(hers, his, partners, clock):
    open_hers(hers, his, clock)
    bring(his, sent(hers, partners[0]), clock, word=HIS_WORD)
    his.record(PairMark(item=place("verwachting-d").ref), partners[1])

    content = sent(his, partners[1])

    assert not read_file(content).needs_word(hers._library)
    assert bring(hers, content, clock) == "De uitkomst van Joost Kramer is ingelezen: 1 nieuwe regel."
    assert hers.pair.marked_by(place("verwachting-d")) == (partners[1],)


def test_each_opens_both_on_a_laptop_of_their_own_and_they_have_the_same(hers, his, partners, clock):
    fatima, joost = partners
    fill_in(hers, fatima, HER_WORD, HERS)
    fill_in(his, joost, HIS_WORD, HIS)
    to_him, to_her = sent(hers, fatima), sent(his, joost)
    for session, content in ((his, to_him), (hers, to_her)):
        bring(session, content, clock)
        open_both(session)

    assert ids(his) == ids(hers)
    assert his._library.sheets(SESSION) == hers._library.sheets(SESSION)


def test_an_outcome_that_was_undone_arrives_undone(hers, his, partners, clock):
    open_hers(hers, his, clock)
    through_to_the_talk(hers)
    for reached in (Reached.AGREED, Reached.DIFFER):
        hers.record(PairOutcome(item=place("verwachting-d").ref, reached=reached))
    hers.undo()

    bring(his, sent(hers, partners[0]), clock, word=HIS_WORD)

    assert his.pair.reached(place("verwachting-d")) is Reached.AGREED
    assert ids(his) == ids(hers)


def test_a_laptop_that_saw_nothing_before_gets_it_all(hers, his, partners, another, clock):
    open_hers(hers, his, clock)
    library = another()

    taken(library, sent(hers, partners[0]), clock, word=HER_WORD)

    assert library.pair(SESSION).journal.entries() == hers.pair.journal.entries()
    assert [sheet.state for sheet in library.sheets(SESSION).values()] == [SheetState.OPEN] * 2
    assert [each.stage for each in library.pairs()] == [PairStage.READING]


def test_what_he_sealed_after_she_had_opened_what_he_sent_is_not_lost(hers, his, partners, clock):
    fatima, joost = partners
    open_hers(hers, his, clock)
    late = {"grootste-wens": "Toch iets anders."}
    his.seal(his.unseal(unlock(his.sheets[joost], HIS_WORD)).with_text(SheetText(words=late)))

    bring(his, sent(hers, fatima), clock, word=HIS_WORD)
    bring(hers, sent(his, joost), clock)

    for session in (hers, his):
        assert session.pair.said(joost, place("grootste-wens")) == late["grootste-wens"]
        assert session.pair.said(joost, place("verwachting-d")) == ""
        assert session.edition_of(joost) == 2
    assert ids(his) == ids(hers)


def test_what_stood_in_a_file_is_on_disk_after_a_restart(hers, his, partners, clock):
    open_hers(hers, his, clock)
    bring(his, sent(hers, partners[0]), clock, word=HIS_WORD)

    again = PairSession.open(his._library, SESSION, clock)

    assert again.pair.journal.entries() == hers.pair.journal.entries()
    assert json.loads(sent(again, partners[1]))["outcome"]
