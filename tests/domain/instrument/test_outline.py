"""What an instrument tells: each part once, in order, with the heading that it has everywhere."""

import pytest
from support.rich_instrument import RICH

from observatie.domain.instrument.instrument import AnswerType, Blank, Instrument, Item
from observatie.domain.instrument.outline import HEADINGS, Outline, Part, PartKind, in_sentences, of_kinds

SECTION = RICH.sections[0]


def kinds(parts: tuple[Part, ...]) -> list[PartKind]:
    return [part.kind for part in parts]


def with_items(*items: Item) -> Instrument:
    said = {name: getattr(RICH, name) for name in Instrument.model_fields}
    return Instrument(**{**said, "sections": (SECTION.model_copy(update={"items": items}),)})


def test_an_instrument_tells_where_it_is_from_and_then_how_it_is_used():
    assert kinds(Outline(RICH).parts) == [
        *(PartKind.EDITION, PartKind.STATEMENT, PartKind.SOURCE, PartKind.PUBLISHED_IN),
        *(PartKind.RIGHTS, PartKind.PASSED_ON, PartKind.RIGHTS_REMARK),
        *(PartKind.INSTRUCTIONS, PartKind.AIMS, PartKind.CORRECTION, PartKind.USE),
        *(PartKind.PHASES, PartKind.SCALE),
    ]


def test_a_section_tells_what_it_is_about_and_what_is_filled_in():
    assert kinds(Outline(RICH).of_section(SECTION)) == [
        *(PartKind.SUBTITLE, PartKind.DESCRIPTION, PartKind.FIELD, PartKind.CORRECTION)
    ]


def test_an_item_tells_what_is_asked_what_goes_with_it_and_how_it_is_answered():
    assert kinds(Outline(RICH).of_item(RICH.items["opgelost"])) == [
        *(PartKind.TEXT, PartKind.HINT, PartKind.DIMENSION, PartKind.EXPLANATION),
        *(PartKind.EXAMPLES, PartKind.LOOK_FORS, PartKind.LIST),
        *(PartKind.QUESTIONS, PartKind.DOCUMENTS, PartKind.SOURCES),
        *(PartKind.SCALE, PartKind.CORRECTION),
    ]


def test_the_outline_of_one_instrument_has_every_kind():
    outline = Outline(RICH)
    parts = [*outline.parts, *outline.of_section(SECTION)]
    parts += [part for item in RICH.items.values() for part in outline.of_item(item)]
    assert set(kinds(tuple(parts))) == set(PartKind)


def test_what_an_instrument_does_not_say_has_no_part():
    item = Item(id="a", text="Alleen dit", answer=AnswerType.TEXT)
    assert Outline(with_items(item)).of_item(item) == ()


def test_a_text_that_is_the_name_is_not_told_again():
    item = Item(id="a", title="Rust", text="Rust", scale="mate")
    assert of_kinds(Outline(with_items(item)).of_item(item), PartKind.TEXT) == ()


def test_a_scale_that_says_the_same_for_more_items_is_told_of_the_instrument_alone():
    outline = Outline(RICH)
    (shared,) = of_kinds(outline.parts, PartKind.SCALE)
    assert shared.heading == "Hoe vaak"
    assert of_kinds(outline.of_item(RICH.items["kort-1"]), PartKind.SCALE) == ()


def test_a_scale_with_the_name_of_its_item_has_no_heading():
    item = Item(id="a", title="Hoe ver", text="Tot waar?", scale="stappen")
    (scale,) = of_kinds(Outline(with_items(item)).of_item(item), PartKind.SCALE)
    assert (scale.heading, [row.label for row in scale.levels]) == ("", ["trede 1", "trede 2"])


def test_a_field_that_all_items_have_is_told_of_the_instrument_alone():
    items = [Item(id=f"v{n}", text=f"Vraag {n}", scale="mate", field_label="indruk") for n in (1, 2)]
    outline = Outline(with_items(*items))
    assert [part.lines for part in of_kinds(outline.parts, PartKind.FIELD)] == [("indruk",)]
    assert of_kinds(outline.of_item(items[0]), PartKind.FIELD) == ()


def test_blanks_that_the_text_names_are_not_told_again():
    item = Item(id="a", text="We zien … [wat].", answer=AnswerType.BLANKS, blanks=(Blank(id="wat", label="wat"),))
    assert of_kinds(Outline(with_items(item)).of_item(item), PartKind.BLANKS) == ()


@pytest.mark.parametrize(("kind", "heading"), HEADINGS.items())
def test_the_heading_of_a_part_is_that_of_its_kind(kind, heading):
    assert Part(kind, ("woorden",)).heading == heading


def test_a_part_away_from_its_item_says_of_which_it_is():
    assert Part(PartKind.QUESTIONS, ("hoe?",)).heading_away_from("Rust") == "Vragen voor het interview · Rust"


def test_parts_in_sentences_end_with_one_stop_each():
    parts = (Part(PartKind.SOURCE, ("een schrift.",)), Part(PartKind.PUBLISHED_IN, ("een bundel",)))
    assert in_sentences(parts) == "Bron: een schrift. een bundel."


def test_what_to_look_at_is_what_is_asked_and_the_look_fors():
    assert Outline(RICH).guidance(RICH.items["opgelost"]) == ("wordt hier gevraagd", "er klinkt gejuich")
