"""What each of the two takes home: her own library takes it in with her own word."""

from uuid import UUID

import pytest
from support.pairs.files import at_home, brought, received, result, rewritten, sealed_at_home, taken
from support.pairs.samples import (
    HER_WORD,
    HERS,
    HIS,
    HIS_WORD,
    SESSION,
    SHARE,
    begun,
    both_sealed,
    brought_to,
    fill_in,
    open_both,
    place,
)
from support.samples import CHEAP

from observatie.domain.acts.pair_acts import (
    PairOutcome,
    PairProgress,
    PairQuestion,
    PairSet,
    PairStep,
    Reached,
    Seating,
)
from observatie.domain.acts.records import SchoolRecord
from observatie.domain.errors import BugError
from observatie.domain.pair.flow import PairState
from observatie.domain.pair.pair import PairStage
from observatie.domain.pair.rounds import next_form
from observatie.domain.pair.sheet import SheetState, SheetText
from observatie.exchange import share_file, share_result
from observatie.store.pair_session import PairSession
from observatie.store.register_session import RegisterSession
from observatie.store.sheets import begin

D = place("verwachting-d")
IN = "De uitkomst is ingelezen: jullie bladen en jullie afspraken staan nu ook hier."
NEXT = UUID(int=SESSION.int + 1)


@pytest.fixture
def session(library, clock):
    """Hers, after a talk, on the laptop of neither; he filled in at home."""
    session = begun(library, clock, seating=Seating.AT_HOME)
    library.append(()).result()
    fill_in(session, session.pair.partners[0], HER_WORD, HERS)
    received(session, brought(sealed_at_home(at_home(session, HIS))))
    open_both(session)
    for step in (PairStep.READ, PairStep.SKIPPED):
        for partner in session.pair.partners:
            session.record(PairProgress(step=step), partner)
    session.record(PairOutcome(item=D.ref, reached=Reached.COMPROMISE, text="Dinsdag na school."))
    session.record(PairProgress(step=PairStep.TALKED))
    assert session.state is PairState.AFTER
    return session


def ids(library, session=SESSION):
    library.append(()).result()
    return [entry.id for entry in library.pair(session).journal.entries()]


@pytest.mark.parametrize("which", [0, 1])
def test_an_empty_library_takes_all_of_it_in_with_her_own_word(session, another, clock, which):
    partner, library = session.pair.partners[which], another()

    said = taken(library, result(session, partner), (HER_WORD, f" {HIS_WORD} ")[which], clock)

    assert (said.session, said.sentence) == (SESSION, IN)
    home = PairSession.open(library, SESSION, clock)
    assert ids(library) == ids(session._library)
    assert (home.instrument, home.state) == (SHARE, PairState.AFTER)
    assert home.pair.outcome(D) == (Reached.COMPROMISE, "Dinsdag na school.")
    assert [library.register().name(each) for each in home.pair.partners] == ["Fatima de Vries", "Joost Kramer"]
    assert [each.stage for each in library.pairs()] == [PairStage.AFTER]


def test_from_there_she_can_take_it_further_with_the_same_word_and_nobody_elses(session, another, clock):
    fatima, joost = session.pair.partners
    first, second = another(), another()
    taken(first, result(session, joost), HIS_WORD, clock)
    home = PairSession.open(first, SESSION, clock)

    assert share_result.can_take_home(home.pair, home.sheets[joost])
    assert not share_result.can_take_home(home.pair, home.sheets.get(fatima))
    taken(second, result(home, joost), HIS_WORD, clock)
    assert ids(second) == ids(first)


def test_what_they_add_later_comes_in_and_is_counted(session, another, clock):
    library, joost = another(), session.pair.partners[1]
    taken(library, result(session, joost), HIS_WORD, clock)
    session.set_up(PairSet(group="groep 5"))

    said = taken(library, result(session, joost), HIS_WORD, clock)

    assert said.sentence == "De uitkomst is ingelezen: 1 nieuwe regel."
    assert library.pair(SESSION).settings.group == "groep 5"


def test_where_both_were_opened_the_other_can_still_take_hers_home(session, another, clock):
    fatima, joost = session.pair.partners
    library = another()
    taken(library, result(session, joost), HIS_WORD, clock)
    home = PairSession.open(library, SESSION, clock)
    home.record(PairOutcome(item=D.ref, text="Toch op donderdag."))

    taken(session._library, result(home, joost), HIS_WORD, clock)

    session.refresh()
    assert session.pair.outcome(D) == (Reached.COMPROMISE, "Toch op donderdag.")
    for partner, word in ((fatima, HER_WORD), (joost, HIS_WORD)):
        assert taken(another(), result(session, partner), word, clock).sentence == IN


def invited(session, library, clock):
    """Return the session in a library where nothing is known of it but how it was set up."""
    known = [each for each in session.pair.journal.entries() if each.payload.kind == "pair_set"]
    library.append(known, [SHARE]).result()
    return PairSession.open(library, SESSION, clock)


def test_what_was_begun_there_of_the_same_session_gives_way_to_it(session, another, clock):
    library, (fatima, joost) = another(), session.pair.partners
    there = invited(session, library, clock)
    fill_in(there, fatima, HER_WORD, {"grootste-wens": "Nooit verzegeld."}, seal=False)
    fill_in(there, joost, HIS_WORD, {"grootste-wens": "Van vroeger."})

    taken(library, result(session, joost), HIS_WORD, clock)

    there.refresh()
    assert there.state is PairState.AFTER
    assert there.pair.said(joost, place("grootste-wens")) == HIS["grootste-wens"]
    kept = library.sheets(SESSION)
    assert [(kept[each].state, kept[each].body) for each in (fatima, joost)] == [(SheetState.OPEN, "")] * 2
    assert [bool(kept[each].key) for each in (fatima, joost)] == [False, True]


def test_where_it_was_dropped_it_is_there_again(session, another, clock):
    library = another()
    there = invited(session, library, clock)
    there.drop()

    taken(library, result(session, session.pair.partners[1]), HIS_WORD, clock)

    there.refresh()
    assert there.state is PairState.AFTER
    assert [each.id for each in library.pairs()] == [SESSION]


def second_round(session, clock):
    """Return a next round of the pair, with a question of its own, of which both sheets are open."""
    session.record(PairQuestion(target="eigen-1a2b3c4d", text="Wat ik van jou wil leren:"))
    form = next_form(SHARE, session.pair.questions())
    made = PairSession.open(session._library, NEXT, clock)
    made.set_up(PairSet(partners=session.pair.partners, previous=SESSION), form)
    for partner, word in zip(session.pair.partners, (HER_WORD, HIS_WORD), strict=True):
        sheet = begin(NEXT, partner, word, cost=CHEAP).with_text(SheetText(words={"eigen-1a2b3c4d": "Rust."}))
        made.keep(sheet)
        made.seal(sheet)
    open_both(made)
    return made


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_round_before_is_found_whichever_came_in_first(session, another, clock, order):
    rounds, library = (session, second_round(session, clock)), another()
    for which in order:
        taken(library, result(rounds[which], session.pair.partners[1]), HIS_WORD, clock)

    now = PairSession.open(library, NEXT, clock)
    before = PairSession.open(library, now.pair.settings.previous, clock)
    assert now.instrument == rounds[1].instrument != SHARE
    assert before.pair.outcome(D) == (Reached.COMPROMISE, "Dinsdag na school.")
    assert {each.id: each.previous for each in library.pairs()} == {SESSION: None, NEXT: SESSION}


# Names


def test_a_name_that_is_known_stays_as_it_is(session, another, clock):
    library, joost = another(), session.pair.partners[1]
    taken(library, result(session, joost), HIS_WORD, clock)
    session.set_up(PairSet(group="groep 5"))
    content = rewritten(result(session, joost), lambda it: it["people"][1].update(name="Een Ander"))

    taken(library, content, HIS_WORD, clock)

    assert library.register().name(joost) == "Joost Kramer"


def test_nobody_but_the_two_and_no_school_but_theirs_comes_into_the_register(session, another, clock):
    strange = {"id": "11111111-1111-4111-8111-111111111111", "name": "Vreemd"}
    content = rewritten(
        result(session, session.pair.partners[1]),
        lambda it: (it["people"].append(strange), it["schools"].append(strange)),
    )
    library = another()

    taken(library, content, HIS_WORD, clock)

    register = library.register()
    assert UUID(strange["id"]) not in {*register.people, *register.schools}


def test_a_school_goes_along_by_its_name_alone(session, another, library, clock):
    joost = session.pair.partners[1]
    register = RegisterSession(library, clock)
    school = register.add_school("De Wilg")
    library.append(()).result()
    register.refresh()
    register.update_person(library.register().people[joost].model_copy(update={"school": school.id})).result()
    register.refresh()
    register.update_school(SchoolRecord(id=school.id, name="De Wilg", phases=("Kring",))).result()
    content, home = result(session, joost), another()

    taken(home, content, HIS_WORD, clock)

    assert share_file.read(content).schools == (SchoolRecord(id=school.id, name="De Wilg"),)
    assert home.register().schools[school.id].name == "De Wilg"


# What is not there to be taken


def test_before_both_are_open_there_is_nothing_to_take_home(library, clock):
    session = both_sealed(library, clock)
    with pytest.raises(BugError):
        result(session, session.pair.partners[0])


def test_of_a_sheet_without_a_key_there_is_nothing_to_take_home(library, clock):
    session = brought_to(PairStage.AFTER, library, clock)
    fatima, _ = session.pair.partners
    session.sheets[fatima] = session.sheets[fatima].model_copy(update={"key": ""})
    with pytest.raises(BugError):
        result(session, fatima)
