"""Per section what was seen: answers in the words of the instrument, and each note once."""

from uuid import uuid4

import pytest
from support.strategies import BO

from observatie.domain.acts.answers import (
    Answer,
    BlanksValue,
    CheckedValue,
    Cleared,
    LevelValue,
    NotApplicable,
    NotSeen,
    Stage,
    TextValue,
    YesNoValue,
)
from observatie.domain.instrument.instrument import (
    AnswerType,
    Blank,
    Completeness,
    Instrument,
    Item,
    Level,
    Respondent,
    Rights,
    Scale,
    Section,
    Source,
    Subject,
)
from observatie.report.parts import Step

SMALL = Instrument(
    id="klein",
    version="1.2",
    title="Klein instrument",
    label="Klein",
    source="Eigen werk.",
    published_in="Een boek",
    rights=Rights(author="wij", licence="vrij te gebruiken", may_be_passed_on=True),
    completeness=Completeness.COMPLETE,
    statement="Alleen om te proberen.",
    filled_by=(Respondent.OBSERVER,),
    about=Subject.LESSON,
    answer=AnswerType.LEVEL,
    scale="drie",
    scales={
        "drie": Scale(
            title="Mate",
            levels=(
                Level(value=0, label="nog niet", description="Het blijft uit."),
                Level(value=1, label="soms"),
                Level(value=2, label="steeds", description="Het lukt steeds."),
            ),
        )
    },
    sections=(
        Section(
            id="sfeer",
            title="Sfeer",
            remark_label="Wat viel op?",
            items=(
                Item(id="rust", number="1", text="Er is rust", levels={"2": "Het is de hele les stil."}),
                Item(id="lach", text="Er wordt gelachen", sources=(Source.OBSERVATION, Source.INTERVIEW)),
                Item(id="woord", text="In een woord", answer=AnswerType.TEXT),
                Item(id="klok", text="Is er een klok?", answer=AnswerType.YES_NO),
                Item(id="vink", text="Doel op het bord", answer=AnswerType.CHECKED),
                Item(
                    id="zin",
                    text="We zien … [wat] en dus ….",
                    answer=AnswerType.BLANKS,
                    blanks=(Blank(id="wat", label="wat"), Blank(id="dus", label="dus")),
                ),
                Item(
                    id="vijf",
                    text="Verwachtingen:",
                    answer=AnswerType.NONE,
                    items=(Item(id="vijf-a", number="5a", text="van elkaar"),),
                ),
            ),
        ),
    ),
)


def answer(target: str, value, **more) -> Answer:
    return Answer(instrument="klein", target=target, value=value, **more)


@pytest.fixture
def klein(lesson):
    """A lesson with the small instrument."""
    lesson.use(SMALL)
    return lesson


def section(room):
    return room.content.instruments[0].sections[0]


def reply(room):
    (item,) = section(room).items
    (only,) = item.replies
    return only


# Answers


def test_a_level_is_its_number_and_label_with_its_place_on_the_scale(klein):
    klein.write(answer("rust", LevelValue(level=1)))
    assert (reply(klein).text, reply(klein).step, reply(klein).explained) == ("1 · soms", Step(2, 3), "")


def test_what_a_level_means_for_the_item_goes_before_what_it_means_on_the_scale(klein):
    klein.write(answer("rust", LevelValue(level=2)))
    assert reply(klein).explained == "Het is de hele les stil."
    klein.write(answer("rust", LevelValue(level=0)))
    assert reply(klein).explained == "Het blijft uit."


@pytest.mark.parametrize(
    ("target", "value", "said"),
    [
        ("woord", TextValue(text="Gezellig"), "Gezellig"),
        ("klok", YesNoValue(yes=True), "ja"),
        ("klok", YesNoValue(yes=False), "nee"),
        ("vink", CheckedValue(checked=True), "aangevinkt"),
        ("vink", CheckedValue(checked=False), "niet aangevinkt"),
        ("zin", BlanksValue(blanks={"wat": "rust", "dus": "blijft"}), "We zien rust en dus blijft."),
        ("zin", BlanksValue(blanks={"dus": "wachten we"}), "We zien … en dus wachten we."),
        ("zin", BlanksValue(blanks={}), "We zien … en dus …."),
    ],
)
def test_an_answer_in_words(klein, target, value, said):
    klein.write(answer(target, value))
    assert reply(klein).text == said


def test_a_level_of_a_long_scale_has_no_dots(klein):
    many = Scale(title="Cijfer", levels=tuple(Level(value=n, label=f"stap {n}") for n in range(1, 12)))
    klein.use(SMALL.model_copy(update={"scales": {"drie": many}}))
    klein.write(answer("rust", LevelValue(level=11)))
    assert (reply(klein).text, reply(klein).step) == ("11 · stap 11", None)


def test_scores_stand_by_source_and_the_final_one_last_with_its_reason(klein):
    klein.write(answer("lach", LevelValue(level=2), stage=Stage.FINAL, reason="Zij vertelde waarom."))
    klein.write(answer("lach", LevelValue(level=2), source=Source.INTERVIEW, remark="volgens haar"))
    klein.write(answer("lach", LevelValue(level=0), source=Source.OBSERVATION))
    (item,) = section(klein).items
    assert [(r.label, r.text, r.final) for r in item.replies] == [
        ("observatie", "0 · nog niet", False),
        ("interview", "2 · steeds", False),
        ("definitief", "2 · steeds", True),
    ]
    assert item.replies[1].remark == "volgens haar"
    assert item.replies[2].reason == "Zij vertelde waarom."


def test_a_score_without_a_source_is_provisional_where_the_sources_are_told_apart(klein):
    klein.write(answer("lach", LevelValue(level=1)))
    assert reply(klein).label == "voorlopig"
    assert section(klein).items[0].name == "Er wordt gelachen"


def test_the_last_answer_counts_and_a_cleared_one_is_gone(klein):
    klein.write(answer("woord", TextValue(text="Druk")))
    klein.write(answer("woord", TextValue(text="Rustig")))
    assert reply(klein).text == "Rustig"
    klein.write(answer("woord", Cleared()))
    assert klein.content.instruments[0].sections == ()


def test_the_teachers_own_answers_are_never_printed(klein):
    klein.set_up(teacher=BO)
    klein.write(answer("rust", LevelValue(level=2), remark="dat vind ik"), by=BO)
    klein.write(answer("sfeer", TextValue(text="mijn opmerking")), by=BO)
    assert klein.content.instruments[0].sections == ()


def test_answers_of_more_observers_are_signed(klein):
    klein.write(answer("rust", LevelValue(level=1)))
    klein.write(answer("rust", LevelValue(level=2)), by=klein.person("Bo de Wit"))
    (item,) = section(klein).items
    assert sorted((r.text, r.by) for r in item.replies) == [
        ("1 · soms", "Anna Visser"),
        ("2 · steeds", "Bo de Wit"),
    ]


def test_the_free_field_of_a_section(klein):
    klein.write(answer("sfeer", TextValue(text="Een warme groep.")))
    assert (section(klein).remark_label, section(klein).remarks) == ("Wat viel op?", ("Een warme groep.",))


# Not seen, not applicable, not noted, without evidence


def test_not_seen_not_applicable_and_not_noted_are_apart(klein):
    klein.write(answer("rust", NotSeen()))
    klein.write(answer("klok", NotApplicable()))
    klein.write(answer("woord", TextValue(text="Gezellig")))
    told = section(klein)
    assert told.not_seen == ("Er is rust",)
    assert told.not_applicable == ("Is er een klok?",)
    assert told.silent == ("Er wordt gelachen", "Doel op het bord", "We zien … [wat] en dus ….", "van elkaar")
    assert [item.name for item in told.items] == ["In een woord"]


def test_not_seen_with_a_remark_is_told_as_an_item(klein):
    klein.write(answer("rust", NotSeen(), remark="de les was te kort"))
    assert (reply(klein).text, reply(klein).remark) == ("niet gezien", "de les was te kort")


def test_not_seen_in_the_lesson_but_heard_afterwards(klein):
    klein.write(answer("lach", NotSeen(), source=Source.OBSERVATION))
    klein.write(answer("lach", LevelValue(level=1), source=Source.INTERVIEW))
    (item,) = section(klein).items
    assert [(r.label, r.text) for r in item.replies] == [("observatie", "niet gezien"), ("interview", "1 · soms")]


def test_an_answer_without_any_note_says_so(klein):
    klein.write(answer("rust", LevelValue(level=1)))
    assert reply(klein).unfounded


def test_an_answer_rests_on_a_note_of_its_item_or_on_its_evidence(klein):
    klein.write(answer("rust", LevelValue(level=1)))
    klein.note("stil", 1_000, on="klein/rust")
    assert not reply(klein).unfounded
    other = klein.note("zij lachen", 2_000)
    klein.write(answer("lach", LevelValue(level=1), source=Source.OBSERVATION, evidence=(other,)))
    assert not any(r.unfounded for item in section(klein).items for r in item.replies)


def test_what_was_heard_needs_no_note(klein):
    klein.write(answer("lach", LevelValue(level=1), source=Source.INTERVIEW))
    assert not reply(klein).unfounded


# Notes


def test_a_note_on_more_items_is_written_out_once_at_its_first(klein):
    klein.note("stil, en zij lachen", 61_000, on="klein/lach klein/rust")
    klein.note("stil", 1_000, on="klein/rust")
    told = {item.name: item for item in section(klein).items}
    assert [seen.text for seen in told["Er wordt gelachen"].notes] == ["stil, en zij lachen"]
    assert [seen.text for seen in told["Er is rust"].notes] == ["stil"]
    (elsewhere,) = told["Er is rust"].elsewhere
    assert (elsewhere.item, elsewhere.times) == ("Er wordt gelachen", (61_000,))


def test_evidence_of_an_answer_is_written_out_at_its_item(klein):
    note = klein.note("stil", 1_000)
    klein.write(answer("woord", TextValue(text="Rustig"), evidence=(note, uuid4())))
    (item,) = section(klein).items
    assert [seen.text for seen in item.notes] == ["stil"]
    assert klein.content.loose == ()


def test_a_note_on_two_instruments_is_written_out_in_both(lesson, shelf):
    lesson.use(SMALL, shelf["kijkwijzer"])
    lesson.note("stil", 1_000, on="klein/rust kijkwijzer/focusing")
    told = [
        seen.text
        for instrument in lesson.content.instruments
        for part in instrument.sections
        for item in part.items
        for seen in item.notes
    ]
    assert told == ["stil", "stil"]


def test_an_instrument_says_what_it_is(klein):
    told = klein.content.instruments[0]
    assert told.heading == "Wat er te zien, te horen en te lezen was · Klein"
    assert told.statement == "Alleen om te proberen."
    assert told.origin == (
        "Klein instrument, versie 1.2. Alleen om te proberen. Bron: Eigen werk. Een boek. "
        "Rechten: wij; vrij te gebruiken."
    )
    assert told.sections == ()


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("kijkwijzer", "Wat er te zien was · Kijkwijzer"),
        ("adapt", "Wat er te zien, te horen en te lezen was · ADAPT"),
        ("attitudestellingen", "Ingevuld · Attitudestellingen"),
    ],
)
def test_the_heading_says_where_it_comes_from(lesson, shelf, name, heading):
    lesson.use(shelf[name])
    assert lesson.content.instruments[0].heading == heading
