"""What an empty form asks: who fills it in about what, and for each item the answers it can have."""

import json

import pytest

from observatie.domain.instrument.instrument import Instrument
from observatie.domain.instrument.outline import PartKind, of_kinds
from observatie.report.blank.content import blank_form
from observatie.report.blank.parts import BlankItem, Ladder, Levels, Lines, Sentence, Statements


def items_of(instrument: Instrument) -> dict[str, BlankItem]:
    """Return the items of the form that do not stand among statements, by name."""
    blocks = [block for section in blank_form(instrument).sections for block in section.blocks]
    return {block.name: block for block in blocks if isinstance(block, BlankItem)}


def explained(item: BlankItem) -> tuple[str, ...]:
    """Return the explanations that stand with an item."""
    return tuple(line for part in of_kinds(item.parts, PartKind.EXPLANATION) for line in part.lines)


def made(answer: str, *items: dict, **more) -> Instrument:
    """Return a small instrument with these items."""
    return Instrument.from_json(
        json.dumps(
            {
                "id": "klein",
                "version": "1",
                "title": "Klein instrument",
                "label": "Klein",
                "source": "eigen werk",
                "rights": {"author": "wij", "licence": "vrij", "may_be_passed_on": True},
                "completeness": "volledig",
                "filled_by": ["observer"],
                "about": "school",
                "answer": answer,
                "sections": [{"id": "deel", "title": "Deel", "items": items}],
                **more,
            }
        )
    )


@pytest.mark.parametrize(
    ("instrument", "fields"),
    [
        ("kijkwijzer", ["leerkracht", "groep", "vak", "datum", "tijd", "ingevuld door (observator)"]),
        ("adapt", ["leerkracht", "groep", "vak", "datum", "tijd", "ingevuld door (observator of leerkracht)"]),
        ("attitudestellingen", ["leerkracht", "groep", "datum"]),
        ("share", ["mijn naam", "naam van mijn co-teachingpartner", "groep", "datum"]),
        ("inclusieladder", ["school", "datum", "ingevuld door (observator of leerkracht)"]),
        ("kwaliteit-adviezen", ["waar het advies over gaat", "advies aan", "datum", "ingevuld door (observator)"]),
    ],
)
def test_the_head_asks_what_fits_the_instrument(shelf, instrument, fields):
    assert [field for row in blank_form(shelf[instrument]).fields for field in row] == fields


def test_a_pupil_is_asked_for_as_a_letter_and_never_as_a_name(shelf):
    fields = [field for row in blank_form(shelf["afstemming"]).fields for field in row]
    assert fields[0] == "leerling: een letter (A, B, …), nooit een naam"


def test_only_a_form_about_a_lesson_has_a_focus_question_and_a_page_for_notes(shelf):
    forms = {name: blank_form(instrument) for name, instrument in shelf.items()}
    lesson = {"adapt", "kijkwijzer", "smeets"}
    assert {name for name, form in forms.items() if form.focus_question} == lesson
    assert {name for name, form in forms.items() if form.notes} == lesson


def test_a_scored_item_has_its_levels_per_source_and_what_can_be_ticked_instead(shelf):
    asks = items_of(shelf["adapt"])["Werk doelgericht"].asks
    assert isinstance(asks, Levels)
    assert [row.value for row in asks.rows] == ["1", "2", "3", "4"]
    assert all(row.description for row in asks.rows)
    assert asks.quiet == ("niet gezien", "n.v.t.")
    assert asks.weighed


def test_an_item_of_a_lesson_that_asks_for_words_can_be_not_seen(shelf):
    item = items_of(shelf["kijkwijzer"])["Focusing"]
    assert isinstance(item.asks, Lines)
    assert (item.asks.label, item.quiet) == ("Observatie", ("niet gezien", "n.v.t."))


def test_what_is_not_about_a_lesson_cannot_be_not_seen(shelf):
    assert {item.quiet for item in items_of(shelf["attitudevragen"]).values()} == {()}


def test_items_with_the_same_short_answers_stand_below_each_other_as_statements(shelf):
    (statements,) = blank_form(shelf["attitudestellingen"]).sections[0].blocks
    assert isinstance(statements, Statements)
    assert statements.answers[0] == "Niet mee eens"
    assert (len(statements.answers), len(statements.rows)) == (5, 6)


def test_yes_or_no_questions_stand_below_each_other(shelf):
    (statements,) = blank_form(shelf["kwaliteit-adviezen"]).sections[0].blocks
    assert isinstance(statements, Statements)
    assert statements.answers == ("ja", "nee")


def test_an_item_with_levels_of_its_own_is_a_ladder(shelf):
    asks = items_of(shelf["inclusieladder"])["Sociale inclusie"].asks
    assert isinstance(asks, Ladder)
    assert asks.rungs[0].label == "Thuiszitters"


def test_a_blank_is_between_the_words_that_stand_around_it(shelf):
    asks = items_of(shelf["zeven-stappen"])["Breng het probleem in kaart."].asks
    assert asks == Sentence(("We merken/zien dat ", "."), ("aanleiding",))


def test_few_questions_get_more_room_than_many():
    one = made("text", {"id": "a", "text": "Een?"})
    many = made("text", *({"id": f"v{n}", "text": f"Vraag {n}?"} for n in range(40)))
    lines = [item.asks.count for form in (one, many) for item in items_of(form).values()]
    assert lines[0] == 7
    assert set(lines[1:]) == {3}


def test_an_explanation_that_more_items_share_is_told_once(shelf):
    form = blank_form(shelf["adapt"])
    assert [name for name, _ in form.told] == [
        "Werk doelgericht",
        "Monitor voortdurend",
        "Daag uit",
        "Stem instructie(s) en verwerking af",
        "Stimuleer zelfregulatie",
    ]
    assert {explained(item) for item in items_of(shelf["adapt"]).values()} == {()}


def test_an_explanation_of_one_item_stands_with_it():
    form = made("text", {"id": "a", "text": "Een?", "explanation": "Zo bedoeld."})
    assert explained(items_of(form)["Een?"]) == ("Zo bedoeld.",)
    assert blank_form(form).told == ()


def test_a_statement_with_a_free_field_stands_on_its_own():
    plain = {"id": "a", "text": "Eén."}
    with_field = {"id": "b", "text": "Twee.", "remark": True}
    blocks = blank_form(made("yes_no", plain, with_field)).sections[0].blocks
    assert [type(block) for block in blocks] == [Statements, BlankItem]
    assert blocks[1].remark_lines > 0
