"""The agreements on one page: A, B and C in their words, when they look back, and room for two signatures."""

from datetime import date
from uuid import uuid4

import pytest
from support.pairs.samples import HER_WORD, HIS_WORD, PLACES, SHARE, brought_to, fill_in, open_both
from support.paper import Paper

from observatie.domain.acts.pair_acts import PairOutcome, PairProgress, PairQuestion, PairSet, PairStep, Reached
from observatie.domain.pair.pair import PairStage, asked
from observatie.domain.pair.rounds import next_form
from observatie.domain.pair.words import OWN_FORM
from observatie.report.pair.content import compose_agreements
from observatie.report.pair.pdf import render_pair
from observatie.store.pair_session import PairSession
from observatie.store.register_session import RegisterSession

SENTENCE = (
    "Op dinsdag na school een half uur voor de week; verder elke ochtend vijf minuten bij het bord. "
    "In januari zien we meer."
)


def on_paper(session, library) -> Paper:
    return Paper(render_pair(compose_agreements(session.pair, session.instrument, library.register())))


def agree(session, target, reached, text=""):
    places = {each.target: each for each in asked(session.instrument)}
    outcome = PairOutcome(item=places[target].ref, reached=reached, text=text)
    session.record(outcome)
    assert session.pair.outcome(places[target]) == (reached, text)


def sizes(paper) -> set[float]:
    """The sizes of the type in which the agreements stand."""
    found: set[float] = set()

    def hear(text, _place, _line, _font, size):
        if "minuten" in text:
            found.add(round(size, 1))

    for page in paper.reader.pages:
        page.extract_text(visitor_text=hear)
    return found


@pytest.fixture
def talking(library, clock):
    return brought_to(PairStage.TALKING, library, clock, look_back=date(2027, 3, 9))


@pytest.fixture
def sixteen(library, clock):
    """A pair in its talk, with a form of sixteen questions."""
    form = next_form(
        SHARE, {"eigen-1": PairQuestion(target="eigen-1", text="Hoe delen we het contact met ouders?")}
    )
    people = RegisterSession(library, clock)
    both = tuple(
        people.add_person(name).id for name in ("Maria-Antoinette van der Wouden-Çelik", "Nguyễn Thị Ánh")
    )
    session = PairSession.open(library, uuid4(), clock)
    session.set_up(
        PairSet(partners=both, group="groep 4", begins=date(2027, 1, 5), look_back=date(2027, 3, 9)), form
    )
    for partner, word in zip(both, (HER_WORD, HIS_WORD), strict=True):
        fill_in(session, partner, word, {"grootste-wens": "Rust."})
    open_both(session)
    for partner in both:
        session.record(PairProgress(step=PairStep.READ), partner)
    for step in (PairStep.SINKING, PairStep.SUNK):
        session.record(PairProgress(step=step))
    return session


def agree_on_all(session, text):
    for number, each in enumerate(asked(session.instrument)):
        agree(session, each.target, list(Reached)[number % 3], text)


def test_a_comes_before_b_before_c_and_each_says_its_word(talking, library):
    agree(talking, "grootste-wens", Reached.DIFFER, "Ieder zijn eigen wens.")
    agree(talking, "verwachting-d", Reached.COMPROMISE, "Dinsdag een half uur.")
    agree(talking, "verwachting-e", Reached.AGREED, "Geen huiswerk.")

    lines = on_paper(talking, library).lines[0]
    first = lines.index("A·Wezijnheteens")
    assert lines[first : first + 6] == [
        "A·Wezijnheteens",
        "5et.a.v.huiswerkGeenhuiswerk.",
        "B·Westemmenaf",
        "5dt.a.v.planningDinsdageenhalfuur.",
        "C·Weblijvenvanmeningverschillen",
        "1Mijngrootstewens/hoopindezeIederzijneigenwens.",
    ]


def test_within_a_letter_the_order_is_that_of_the_form(talking, library):
    for target in ("verwachting-k", "verwachting-b", "verwachting-g"):
        agree(talking, target, Reached.AGREED, f"Zo doen we {target[-1]}.")

    body = on_paper(talking, library).body
    assert body.index("Zodoenweb.") < body.index("Zodoenweg.") < body.index("Zodoenwek.")


def test_words_without_a_choice_are_not_lost(talking, library):
    agree(talking, "verwachting-d", None, "Daar komen we op terug.")
    paper = on_paper(talking, library)

    assert paper.says("Nog geen A, B of C gekozen 5d t.a.v. planning Daar komen we op terug.")
    assert paper.says("Er is nog op geen enkele vraag een uitkomst.")


def test_what_has_no_outcome_is_counted(talking, library):
    agree(talking, "verwachting-d", Reached.AGREED)

    assert on_paper(talking, library).says("Op 14 van de 15 vragen is er nog geen uitkomst.")


def test_an_outcome_on_every_question_is_said(talking, library):
    for each in PLACES:
        agree(talking, each.target, Reached.AGREED)

    assert on_paper(talking, library).says("Op alle 15 vragen is er een uitkomst.")


def test_both_can_sign_below_the_day_on_which_they_look_back(talking, library):
    paper = on_paper(talking, library)

    assert paper.says("We kijken terug op 9 maart 2027.")
    assert paper.says("Fatima de Vries handtekening: datum: Joost Kramer handtekening: datum:")


def test_without_a_day_to_look_back_it_says_so(library, clock):
    session = brought_to(PairStage.TALKING, library, clock)

    assert on_paper(session, library).says("Wanneer we terugkijken, is nog niet afgesproken.")


def test_it_says_once_whose_form_it_is(talking, library):
    paper = on_paper(talking, library)
    assert paper.times_said(OWN_FORM) == 1
    assert paper.times_said("onze eigen vorm van het SHARE-reflectie-instrument") == 1


def test_it_says_whose_the_questions_are_as_the_form_does(talking, library):
    rights = SHARE.rights
    assert on_paper(talking, library).says(f"Rechten: {rights.author}; {rights.licence}.")


def test_it_says_when_they_talked(talking, library, clock):
    assert not on_paper(talking, library).says("besproken op")
    clock.advance(24 * 3_600_000)
    talking.record(PairProgress(step=PairStep.TALKED))
    assert on_paper(talking, library).says("besproken op 11 maart 2026")


# One page


def test_sixteen_agreements_of_a_hundred_and_twenty_characters_fit_on_one_page(sixteen, library):
    agree_on_all(sixteen, SENTENCE)
    paper = on_paper(sixteen, library)

    assert (len(SENTENCE), len(asked(sixteen.instrument))) == (119, 16)
    assert len(paper.pages) == 1
    assert paper.times_said(SENTENCE) == 16
    assert min(sizes(paper)) >= 8.5


def test_few_agreements_stand_in_the_usual_size(talking, library):
    agree(talking, "verwachting-d", Reached.AGREED, SENTENCE)

    assert sizes(on_paper(talking, library)) == {10.0}


def test_what_fits_on_no_page_goes_on_in_the_usual_size(sixteen, library):
    agree_on_all(sixteen, f"{SENTENCE} {SENTENCE}")
    paper = on_paper(sixteen, library)

    assert len(paper.pages) == 2
    assert sizes(paper) == {10.0}
    assert paper.times_said(SENTENCE) == 32


@pytest.mark.parametrize("sentences", [3, 4, 5, 6, 7, 8])
def test_the_signatures_stand_with_the_last_agreement(sixteen, library, sentences):
    agree_on_all(sixteen, " ".join([SENTENCE] * sentences))
    last = on_paper(sixteen, library).lines[-1]

    signed = next(number for number, line in enumerate(last) if "handtekening:" in line)
    assert any("minuten" in line for line in last[:signed])


@pytest.mark.parametrize("characters", [1900, 2600, 2900, 3100, 3300, 3900])
def test_of_a_long_last_agreement_the_last_lines_stand_with_the_signatures(talking, library, characters):
    words = " ".join(f"woord{n:03}" for n in range(characters // 9))
    for target in ("grootste-wens", "verwachting-b", "verwachting-d"):
        agree(talking, target, Reached.AGREED, SENTENCE)
    agree(talking, "verwachting-e", Reached.DIFFER, words)
    paper = on_paper(talking, library)
    last = paper.lines[-1]

    assert all(paper.times_said(f"woord{n:03}") == 1 for n in range(characters // 9))
    assert any("woord" in line for line in last[: last.index("Terugkijkenenondertekenen")])
    assert any("handtekening:" in line for line in last)
