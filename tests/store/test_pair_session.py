"""The session of a pair: nobody reads before both have sealed, nothing is skipped, and it is on disk."""

from datetime import timedelta

import pytest
from support.pairs.files import at_home, brought, received, sealed_at_home
from support.pairs.samples import (
    HER_WORD,
    HERS,
    HIS,
    HIS_WORD,
    PLACES,
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

from observatie.domain.acts.answers import Answer, TextValue
from observatie.domain.acts.pair_acts import (
    PairMark,
    PairOutcome,
    PairProgress,
    PairQuestion,
    PairSet,
    PairStep,
    Reached,
    Seating,
)
from observatie.domain.errors import BugError, KnownError
from observatie.domain.pair.flow import PairState
from observatie.domain.pair.pair import PairStage, in_talk_order
from observatie.domain.pair.sheet import SheetText
from observatie.domain.visit.rules import Rejection
from observatie.store.pair_session import PairSession, how_far
from observatie.store.register_session import RegisterSession
from observatie.store.sheets import SheetState, begin, unlock


def code(outcome):
    return outcome.code if isinstance(outcome, Rejection) else None


def test_a_draft_goes_on_another_day_under_its_own_word(library, clock):
    session = begun(library, clock)
    fatima, _ = session.pair.partners
    fill_in(session, fatima, HER_WORD, HERS, seal=False)
    library.append(()).result()

    again = PairSession.open(library, SESSION, clock)

    assert again.state_of(fatima) is SheetState.DRAFT
    assert unlock(again.sheets[fatima], HER_WORD).text.words == HERS


@pytest.mark.parametrize("word", [HIS_WORD, HER_WORD.upper(), "", HER_WORD + "x"])
def test_another_word_opens_nothing(library, clock, word):
    session = begun(library, clock)
    fatima, _ = session.pair.partners
    fill_in(session, fatima, HER_WORD, HERS)

    with pytest.raises(KnownError) as refused:
        unlock(session.sheets[fatima], word)
    assert refused.value.code == "S02"


def test_a_word_of_five_characters_is_too_short():
    with pytest.raises(KnownError) as refused:
        begin(SESSION, SESSION, "vijfx", cost=CHEAP)
    assert refused.value.code == "S01"


@pytest.mark.parametrize("change", [{"edition": 7}, {"state": SheetState.DRAFT}, {"body": "AAAA"}, {"nonce": "?"}])
def test_an_altered_sheet_is_told_from_a_wrong_word(library, clock, change):
    session = begun(library, clock)
    fatima, _ = session.pair.partners
    fill_in(session, fatima, HER_WORD, HERS)

    with pytest.raises(KnownError) as refused:
        unlock(session.sheets[fatima].model_copy(update=change), HER_WORD)
    assert refused.value.code == "S03"


def test_a_sheet_cannot_be_passed_off_as_that_of_the_other(library, clock):
    session = begun(library, clock)
    fatima, joost = session.pair.partners
    fill_in(session, fatima, HER_WORD, HERS)

    with pytest.raises(KnownError):
        unlock(session.sheets[fatima].model_copy(update={"owner": joost}), HER_WORD)


def test_the_size_of_a_sheet_does_not_tell_how_much_is_on_it(library, clock):
    session = begun(library, clock)
    fatima, joost = session.pair.partners
    fill_in(session, fatima, HER_WORD, {}, seal=False)
    fill_in(session, joost, HIS_WORD, {each.target: "x" * 100 for each in PLACES}, seal=False)

    assert len(session.sheets[fatima].body) == len(session.sheets[joost].body)


def test_both_words_open_both_and_the_answers_are_entries_of_each(library, clock):
    session = both_sealed(library, clock)
    fatima, joost = session.pair.partners
    assert session.can_open

    open_both(session)

    pair = library.pair(SESSION)
    assert pair.stage is PairStage.READING
    assert {p.target: pair.said(fatima, p) for p in PLACES if pair.said(fatima, p)} == HERS
    assert {p.target: pair.said(joost, p) for p in PLACES if pair.said(joost, p)} == HIS
    assert library.sheets(SESSION)[fatima].body == ""


def test_one_sealed_sheet_opens_nothing(library, clock):
    session = begun(library, clock)
    fatima, joost = session.pair.partners
    fill_in(session, fatima, HER_WORD, HERS)
    fill_in(session, joost, HIS_WORD, HIS, seal=False)

    assert not session.can_open
    with pytest.raises(BugError):
        open_both(session)


def test_the_seal_comes_off_until_both_are_open(library, clock):
    session = both_sealed(library, clock)
    fatima, _ = session.pair.partners

    sealed = session.sheets[fatima]
    draft = session.unseal(unlock(sealed, HER_WORD))
    assert session.state is PairState.ONE_SEALED
    assert draft.text.words == HERS
    session.seal(draft)
    open_both(session)

    with pytest.raises(BugError):
        session.unseal(unlock(sealed, HER_WORD))


def test_what_she_sealed_last_is_what_opens(library, clock):
    session = both_sealed(library, clock)
    fatima, _ = session.pair.partners
    draft = session.unseal(unlock(session.sheets[fatima], HER_WORD))
    session.seal(draft.with_text(SheetText(words={"grootste-wens": "Toch iets anders."})))
    assert session.edition_of(fatima) == 2

    open_both(session)

    assert session.pair.said(fatima, place("grootste-wens")) == "Toch iets anders."
    assert session.pair.said(fatima, place("verwachting-d")) == ""


def test_a_sheet_that_was_sealed_once_more_since_its_word_was_given_does_not_open(library, clock):
    session = both_sealed(library, clock)
    fatima, joost = session.pair.partners
    before, his = unlock(session.sheets[fatima], HER_WORD), unlock(session.sheets[joost], HIS_WORD)
    session.seal(session.unseal(before))

    with pytest.raises(BugError):
        session.open_both(before, his)
    assert session.state is PairState.BOTH_SEALED


def test_a_sheet_holds_nothing_that_the_session_could_not_make_at_the_opening(library, clock):
    session = both_sealed(library, clock)
    for partner, word in zip(session.pair.partners, (HER_WORD, HIS_WORD), strict=True):
        assert set(unlock(session.sheets[partner], word).text.model_dump()) == {"words"}


def test_each_question_is_an_entry_of_each_of_them_from_the_opening_on(library, clock):
    session = both_sealed(library, clock)
    open_both(session)

    answers = [each for each in session.pair.journal.entries() if each.payload.kind == "answer"]

    for partner in session.pair.partners:
        assert [each.payload.target for each in answers if each.author == partner] == [p.target for p in PLACES]


def test_that_a_sheet_was_sealed_taken_back_and_came_in_is_told_without_what_is_on_it(library, clock):
    session = begun(library, clock)
    fatima, joost = session.pair.partners
    fill_in(session, fatima, HER_WORD, HERS)
    session.unseal(unlock(session.sheets[fatima], HER_WORD))
    received(session, brought(sealed_at_home(at_home(session, HIS))))

    assert [(step, entry.author) for step, entry in session.pair.steps()] == [
        (PairStep.SEALED, fatima),
        (PairStep.UNSEALED, fatima),
        (PairStep.RECEIVED, joost),
    ]


@pytest.mark.parametrize("settings", [PairSet(dropped=True), PairSet(seating=Seating.AT_HOME)])
def test_once_both_are_open_they_are_not_dropped_and_the_way_is_chosen(library, clock, settings):
    assert code(brought_to(PairStage.READING, library, clock).set_up(settings)) == "R51"


def test_a_pair_in_which_the_other_one_wrote_is_not_given_up_for_another(library, clock):
    session = begun(library, clock)
    fatima, joost = session.pair.partners
    fill_in(session, joost, HIS_WORD, HIS)

    assert not session.give_up_for_another(fatima)
    assert unlock(session.sheets[joost], HIS_WORD).text.words == HIS


def test_nobody_writes_an_answer_past_her_sheet(library, clock):
    session = begun(library, clock)
    fatima, _ = session.pair.partners
    answer = Answer(instrument="share", target="grootste-wens", value=TextValue(text="Gluren"))

    assert code(session.record(answer, fatima)) == "R47"


def test_what_they_wrote_alone_is_not_in_the_undo_history(library, clock):
    session = both_sealed(library, clock)
    open_both(session)

    again = PairSession.open(library, SESSION, clock)
    assert session.to_undo() is None
    assert again.to_undo() is None


@pytest.mark.parametrize(
    ("stage", "act", "refused"),
    [
        (PairStage.READING, PairOutcome(item=place("grootste-wens").ref, reached=Reached.AGREED), "R46"),
        (PairStage.SINKING, PairOutcome(item=place("grootste-wens").ref, reached=Reached.AGREED), "R46"),
        (PairStage.READING, PairProgress(step=PairStep.SUNK), "R45"),
        (PairStage.SINKING, PairProgress(step=PairStep.TALKED), "R45"),
        (PairStage.TALKING, PairOutcome(item=place("grootste-wens").ref, reached=Reached.AGREED), None),
    ],
)
def test_nobody_skips_a_step_by_accident(library, clock, stage, act, refused):
    assert code(brought_to(stage, library, clock).record(act)) == refused


def test_the_silence_is_over_once_both_want_to_skip_it(library, clock):
    session = brought_to(PairStage.SINKING, library, clock)
    fatima, joost = session.pair.partners
    session.record(PairProgress(step=PairStep.SINKING))

    session.record(PairProgress(step=PairStep.SKIPPED), fatima)
    assert session.pair.stage is PairStage.SINKING
    session.record(PairProgress(step=PairStep.SKIPPED), joost)
    assert session.pair.stage is PairStage.TALKING


def test_without_minutes_there_is_no_silence(library, clock):
    session = both_sealed(library, clock, sink_minutes=0)
    open_both(session)
    for partner in session.pair.partners:
        session.record(PairProgress(step=PairStep.READ), partner)

    assert session.pair.stage is PairStage.TALKING


def test_what_both_marked_comes_first_in_the_talk_then_what_one_marked(library, clock):
    session = brought_to(PairStage.READING, library, clock)
    fatima, joost = session.pair.partners
    for partner, target in ((fatima, "verwachting-d"), (joost, "verwachting-d"), (joost, "verwachting-a")):
        session.record(PairMark(item=place(target).ref), partner)
    session.record(PairMark(item=place("verwachting-h").ref), fatima)
    session.record(PairMark(item=place("verwachting-h").ref, marked=False), fatima)

    order = [each.target for each in in_talk_order(session.pair, PLACES)]
    assert order[:3] == ["verwachting-d", "verwachting-a", "grootste-wens"]
    assert len(order) == len(PLACES)


def test_undo_brings_the_outcome_before_back(library, clock):
    session = brought_to(PairStage.TALKING, library, clock)
    asked = place("verwachting-d")
    session.record(PairOutcome(item=asked.ref, reached=Reached.AGREED))
    session.record(PairOutcome(item=asked.ref, reached=Reached.DIFFER))

    session.undo()

    assert session.pair.reached(asked) is Reached.AGREED


def test_the_list_tells_how_far_they_are_and_the_check_finds_nothing(library, clock):
    session = brought_to(PairStage.TALKING, library, clock)
    session.record(PairOutcome(item=place("verwachting-d").ref, reached=Reached.AGREED)).saved.result()

    (listed,) = library.pairs()

    assert (listed.stage, listed.outcomes, listed.group) == (PairStage.TALKING, 1, "groep 4")
    assert library.visits() == []
    assert library.rebuild_lists() == 0
    assert library.pairs() == [listed]


def test_a_pair_needs_a_form_for_pairs(library, clock):
    session = begun(library, clock)

    assert (
        code(session.set_up(session.pair.settings, SHARE.model_copy(update={"filled_by": ("observer",)}))) == "R43"
    )


def test_of_an_outcome_that_is_said_in_parts_both_parts_stand(library, clock):
    session = brought_to(PairStage.TALKING, library, clock)
    asked = place("verwachting-d")
    session.record(PairOutcome(item=asked.ref, text="Dinsdag een half uur."))
    session.record(PairOutcome(item=asked.ref, reached=Reached.AGREED))

    assert session.pair.outcome(asked) == (Reached.AGREED, "Dinsdag een half uur.")


def test_a_sheet_is_not_written_over_once_both_are_open(library, clock):
    session = both_sealed(library, clock)
    fatima, _ = session.pair.partners
    before = unlock(session.sheets[fatima], HER_WORD)
    open_both(session)

    with pytest.raises(KnownError) as refused:
        session.keep(before)
    assert refused.value.code == "S04"
    assert library.sheets(SESSION)[fatima].state is SheetState.OPEN


def test_a_silence_that_did_not_begin_is_not_over(library, clock):
    session = brought_to(PairStage.SINKING, library, clock)

    assert code(session.record(PairProgress(step=PairStep.SUNK))) == "R45"


def test_a_silence_that_began_is_as_long_as_it_was(library, clock):
    session = brought_to(PairStage.SINKING, library, clock)
    session.record(PairProgress(step=PairStep.SINKING))

    assert code(session.set_up(PairSet(sink_minutes=10))) == "R50"


def test_a_silence_cannot_be_made_nothing_once_both_have_read(library, clock):
    session = brought_to(PairStage.SINKING, library, clock)

    assert code(session.set_up(PairSet(sink_minutes=0))) == "R50"
    assert code(session.set_up(PairSet(sink_minutes=1))) is None


@pytest.mark.parametrize("stage", [PairStage.TALKING, PairStage.AFTER])
def test_who_talked_without_a_silence_is_not_sent_back_to_it(library, clock, stage):
    session = brought_to(stage, library, clock, sink_minutes=0)

    assert code(session.set_up(PairSet(sink_minutes=3))) == "R50"
    assert session.pair.stage is stage


def test_nobody_looks_back_on_a_day_that_is_over(library, clock):
    session = brought_to(PairStage.AFTER, library, clock)
    today = clock.now().wall.date()

    assert code(session.set_up(PairSet(look_back=today - timedelta(days=1)))) == "R52"
    assert code(session.set_up(PairSet(look_back=today))) is None


def test_a_day_that_was_set_before_it_was_over_still_stands(library, clock):
    session = brought_to(PairStage.AFTER, library, clock)
    today = clock.now().wall.date()
    session.set_up(PairSet(look_back=today))
    clock.advance(2 * 24 * 3_600_000)

    assert session.pair.settings.look_back == today
    assert code(session.set_up(PairSet(look_back=today))) is None


def test_one_who_takes_it_back_is_silent_again(library, clock):
    session = brought_to(PairStage.SINKING, library, clock)
    fatima, joost = session.pair.partners
    for partner, step in ((fatima, PairStep.SKIPPED), (fatima, PairStep.STAYED), (joost, PairStep.SKIPPED)):
        session.record(PairProgress(step=step), partner)

    assert session.state is PairState.ONE_GOES_ON


@pytest.mark.parametrize("target", ["vragen", "verwachtingen"])
def test_only_a_question_is_changed_for_the_next_round(library, clock, target):
    session = brought_to(PairStage.AFTER, library, clock)

    assert code(session.record(PairQuestion(target=target, text="Anders"))) == "R48"


def test_one_question_stays(library, clock):
    session = brought_to(PairStage.AFTER, library, clock)
    *others, last = PLACES
    for each in others:
        session.record(PairQuestion(target=each.target, left_out=True))

    assert code(session.record(PairQuestion(target=last.target, left_out=True))) == "R49"


def test_a_sheet_that_cannot_be_read_leaves_the_list_as_it_is(library, clock):
    session = begun(library, clock)
    fatima, joost = session.pair.partners
    fill_in(session, fatima, HER_WORD, HERS)
    fill_in(session, joost, HIS_WORD, HIS, seal=False)
    library.append(()).result()
    library.writer.db.execute("UPDATE sheets SET body = '{' WHERE owner = ?", [joost.bytes])

    assert library.sheet_states() == {SESSION: {fatima: SheetState.SEALED}}


def at_home_with_joost(library, clock):
    """Return a pair of the owner of the library and Joost, who fill in at home, with the two."""
    joost = RegisterSession(library, clock).add_person("Joost Kramer").id
    partners = (library.scribe.author, joost)
    return begun(library, clock, partners=partners, seating=Seating.AT_HOME), *partners


def test_of_one_who_fills_in_at_home_no_more_is_known_than_that(library, clock):
    session, owner, joost = at_home_with_joost(library, clock)
    fill_in(session, owner, HER_WORD, HERS, seal=False)
    library.append(()).result()

    found = how_far(library, library.pairs())

    assert found == {SESSION: {owner: SheetState.DRAFT, joost: SheetState.AWAY}}


def test_what_came_in_of_her_is_known(library, clock):
    session, _owner, joost = at_home_with_joost(library, clock)
    fill_in(session, joost, HIS_WORD, HIS)
    library.append(()).result()

    assert how_far(library, library.pairs())[SESSION][joost] is SheetState.SEALED


def test_together_on_one_laptop_nobody_is_away(library, clock):
    begun(library, clock)
    library.append(()).result()

    assert how_far(library, library.pairs()) == {SESSION: {}}
