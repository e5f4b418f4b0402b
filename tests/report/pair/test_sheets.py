"""The two sheets on paper, side by side: all that both wrote, once both are open, and nothing before."""

from datetime import date
from uuid import uuid4

import pytest
from support.pairs.samples import (
    HER_WORD,
    HERS,
    HIS,
    HIS_WORD,
    PLACES,
    SHARE,
    begun,
    brought_to,
    fill_in,
    open_both,
    place,
)
from support.paper import Paper
from support.samples import CHEAP

from observatie.domain.acts.pair_acts import PairMark, PairSet
from observatie.domain.acts.records import PersonRecord
from observatie.domain.errors import BugError
from observatie.domain.pair.pair import PairStage, summarise_pair
from observatie.domain.pair.sheet import SheetState, SheetText
from observatie.domain.pair.words import question
from observatie.report.file_names import PairPaper, pair_paper_name
from observatie.report.pair.content import compose_agreements, compose_sheets, compose_then
from observatie.report.pair.pdf import render_pair, tell_pair
from observatie.report.paper.pdf import ending_of
from observatie.store.pair_session import PairSession
from observatie.store.register_session import RegisterSession
from observatie.store.sheets import begin


def on_paper(session, library) -> Paper:
    return Paper(render_pair(compose_sheets(session.pair, SHARE, library.register())))


@pytest.fixture
def reading(library, clock):
    return brought_to(PairStage.READING, library, clock)


def test_every_question_and_every_answer_is_there(reading, library):
    paper = on_paper(reading, library)

    assert all(paper.says(each.item.text) for each in PLACES)
    assert all(paper.says(answer) for answer in (*HERS.values(), *HIS.values()))


def test_the_two_answers_stand_beside_each_other_under_the_two_names(reading, library):
    lines = on_paper(reading, library).lines[0]
    names = lines.index("FatimadeVriesJoostKramer")

    assert lines[names - 1] == "1Mijngrootstewens/hoopindezeco-teachingsituatieis:"
    assert lines[names + 1] == "Datweelkaaraanvullen.Rustindeklas."


def test_what_both_left_open_says_so_on_both_sides(reading, library):
    lines = [line for page in on_paper(reading, library).lines for line in page]
    asked = lines.index("5et.a.v.huiswerk")

    assert lines[asked + 2] == "nietingevuldnietingevuld"


def test_a_heading_stands_once_above_its_sub_questions(reading, library):
    paper = on_paper(reading, library)

    assert (
        paper.times_said("5 Ik heb de volgende verwachtingen in het klaslokaal 5a t.a.v. normen en waarden") == 1
    )
    assert question(place("verwachting-d")) == "Ik heb de volgende verwachtingen in het klaslokaal t.a.v. planning"
    assert paper.times_said("Ik heb de volgende verwachtingen in het klaslokaal") == 1


def test_a_mark_stands_with_the_name_of_whoever_made_it(reading, library):
    fatima, joost = reading.pair.partners
    reading.record(PairMark(item=place("verwachting-d").ref), joost)
    lines = [line for page in on_paper(reading, library).lines for line in page]

    assert lines[lines.index("5dt.a.v.planning") + 1] == "FatimadeVriesJoostKramer▶wilhieroverpraten"
    reading.record(PairMark(item=place("verwachting-d").ref), fatima)
    assert on_paper(reading, library).times_said("▶ wil hierover praten") == 2


def test_an_answer_of_four_thousand_characters_goes_on_under_the_names_on_the_next_page(library, clock):
    words = " ".join(f"woord{n:03}" for n in range(444))
    session = begun(library, clock)
    for partner, word in zip(session.pair.partners, (HER_WORD, HIS_WORD), strict=True):
        fill_in(session, partner, word, {"verwachting-a": words})
    open_both(session)
    paper = on_paper(session, library)

    assert len(words) == 3995
    assert all(paper.times_said(f"woord{n:03}") == 2 for n in range(444))
    assert paper.lines[1][0] == "FatimadeVriesJoostKramer"
    assert "woord" in paper.lines[1][1]


@pytest.mark.parametrize("sealed", [0, 1, 2])
def test_nothing_is_put_on_paper_before_both_are_open(library, clock, sealed):
    session = begun(library, clock)
    for partner, word, words in list(zip(session.pair.partners, (HER_WORD, HIS_WORD), (HERS, HIS), strict=True))[
        :sealed
    ]:
        fill_in(session, partner, word, words)
    register = library.register()

    with pytest.raises(BugError):
        compose_sheets(session.pair, SHARE, register)
    with pytest.raises(BugError):
        compose_agreements(session.pair, SHARE, register)


def test_an_earlier_round_that_is_not_open_is_not_put_beside_this_one(reading, library, clock):
    closed = begun(library, clock, session=uuid4())

    with pytest.raises(BugError):
        compose_then(reading.pair, SHARE, library.register(), closed.pair, SHARE)


def test_the_head_says_who_they_are_whom_they_teach_and_when_they_wrote(library, clock):
    session = brought_to(PairStage.SINKING, library, clock, begins=date(2027, 1, 5))
    people = RegisterSession(library, clock)
    wilg = people.add_school("De Wilg").id
    people.update_person(PersonRecord(id=session.pair.partners[0], name="Fatima de Vries", school=wilg)).result()
    paper = on_paper(session, library)

    assert paper.says("SHARE-formulier ter voorbereiding op co-teaching")
    assert paper.says("Fatima de Vries (De Wilg) en Joost Kramer Groep 4 · vanaf 5 januari 2027")
    assert paper.says("Beide bladen afgesloten op 10 maart 2026 · gelezen vanaf 10 maart 2026")


def test_a_sheet_sealed_on_another_day_has_a_day_of_its_own(library, clock):
    session = begun(library, clock)
    fatima, joost = session.pair.partners
    fill_in(session, fatima, HER_WORD, HERS)
    clock.advance(2 * 24 * 3_600_000)
    fill_in(session, joost, HIS_WORD, HIS)
    open_both(session)

    said = "Bladen afgesloten: Fatima de Vries op 10 maart 2026, Joost Kramer op 12 maart 2026"
    assert on_paper(session, library).says(said)


def test_source_and_rights_are_there_and_nothing_of_an_outcome_before_there_is_one(reading, library):
    paper = on_paper(reading, library)

    assert paper.says("Bron: Murawski (2003); Murawski & Dieker (2010); Nederlandse bewerking Fluijt (2020).")
    assert paper.says("toestemming niet nagegaan")
    assert not paper.says("uitkomst")


def test_a_sheet_that_came_from_elsewhere_has_the_day_on_which_it_came(library, clock):
    session = begun(library, clock)
    fatima, joost = session.pair.partners
    fill_in(session, fatima, HER_WORD, HERS)
    at_home = begin(session.pair.id, joost, HIS_WORD, cost=CHEAP).with_text(SheetText(words=HIS))
    clock.advance(3 * 24 * 3_600_000)
    session.receive(at_home.in_state(SheetState.SEALED, 1).sheet)
    open_both(session)

    said = "Bladen afgesloten: Fatima de Vries op 10 maart 2026, Joost Kramer op 13 maart 2026"
    assert on_paper(session, library).says(said)


def test_the_last_page_is_not_nearly_empty(library, clock):
    words = "Op dinsdag na school een half uur voor de week; verder elke ochtend vijf minuten bij het bord. "
    people = None
    for questions, often in ((8, 3), (11, 2), (15, 2), (2, 8), (11, 4)):
        written = {each.target: words * often for each in PLACES[:questions]}
        settings = {"words": (written, written), "session": uuid4(), "partners": people}
        session = brought_to(PairStage.SINKING, library, clock, **settings)
        people = session.pair.partners
        ending = ending_of(tell_pair(compose_sheets(session.pair, SHARE, library.register())))
        assert ending.pages > 1
        assert ending.filled >= 0.25


def test_names_with_letters_of_everywhere_are_whole(library, clock):
    people = RegisterSession(library, clock)
    one = people.add_person("Maria-Antoinette van der Wouden-Çelik").id
    two = people.add_person("Nguyễn Thị Ánh Tuyết").id
    session = PairSession.open(library, uuid4(), clock)
    session.set_up(PairSet(partners=(one, two), group="groep 4"), SHARE)
    for partner, word in ((one, HER_WORD), (two, HIS_WORD)):
        fill_in(session, partner, word, {"grootste-wens": "Được việc."})
    open_both(session)
    paper = on_paper(session, library)

    assert paper.says("Maria-Antoinette van der Wouden-Çelik en Nguyễn Thị Ánh Tuyết")
    assert paper.times_said("Được việc.") == 2


def test_a_file_is_called_after_the_paper_the_two_and_the_day_on_which_they_began(reading, library):
    names = [pair_paper_name(paper, reading.pair, [], SHARE, library.register()) for paper in PairPaper]

    end = "2026-03-10 Fatima de Vries en Joost Kramer.pdf"
    assert names == [f"SHARE twee bladen {end}", f"SHARE afspraken {end}", f"SHARE toen en nu {end}"]


def test_two_rounds_begun_on_one_day_have_their_times_in_the_name(reading, library):
    other = summarise_pair(reading.pair).model_copy(update={"id": uuid4()})

    assert " om " in pair_paper_name(PairPaper.SHEETS, reading.pair, [other], SHARE, library.register())
