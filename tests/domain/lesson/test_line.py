"""What a typed line says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observatie.catalogue.catalogue import load_catalogue
from observatie.data import instruments_folder
from observatie.domain.acts.acts import ItemRef, Mark, Note, NoteType
from observatie.domain.lesson.line import edited, read_line, read_time, tag_in_hand, write_line
from observatie.domain.lesson.tags import complete, tags_of

KIJKWIJZER = load_catalogue(instruments_folder()).instruments["kijkwijzer"]
TAGS = tags_of([KIJKWIJZER])


def ref(item: str) -> ItemRef:
    return ItemRef(instrument="kijkwijzer", item=item)


@pytest.mark.parametrize(
    ("typed", "note_type", "mark", "text"),
    [
        ("+ Kringgesprek loopt", NoteType.FACT, Mark.STRONG, "Kringgesprek loopt"),
        ("- C kijkt naar buiten", NoteType.FACT, Mark.CHANCE, "C kijkt naar buiten"),
        ("? Waarom deze opgave", NoteType.QUESTION, None, "Waarom deze opgave"),
        ("= C zoekt bevestiging", NoteType.INTERPRETATION, None, "C zoekt bevestiging"),
        ("> Pak maar", NoteType.QUOTE, None, "Pak maar"),
        ('"Pak maar"', NoteType.QUOTE, None, "Pak maar"),
        ("„Pak maar”", NoteType.QUOTE, None, "Pak maar"),
        ("Lln pakken hun schrift", NoteType.FACT, None, "Lln pakken hun schrift"),
    ],
)
def test_a_sign_at_the_start_says_what_a_note_is(typed, note_type, mark, text):
    line = read_line(typed, TAGS)
    assert (line.type, line.mark, line.text) == (note_type, mark, text)


@pytest.mark.parametrize("typed", ["24 + 13 = 37", "+2 punten", "-leerling A", "++ dubbel", "?", "3 > 2"])
def test_a_sign_elsewhere_or_without_a_space_is_text(typed):
    line = read_line(typed, TAGS)
    assert (line.type, line.mark, line.text) == (NoteType.FACT, None, typed)


def test_a_space_in_front_makes_a_sign_text():
    assert read_line(" - leerling A", TAGS).text == "- leerling A"
    assert read_line(" - leerling A", TAGS).mark is None


def test_an_item_is_taken_out_of_the_text_and_pointed_at():
    line = read_line("C pakt de getallenlijn #zelfinstructie #individualisering", TAGS)
    assert line.text == "C pakt de getallenlijn"
    assert line.items == (ref("zelfinstructie"), ref("individualisering"))


def test_an_item_named_twice_counts_once():
    assert read_line("a #focusing b #focusing", TAGS).items == (ref("focusing"),)


@pytest.mark.parametrize("typed", ["begint #zelfi", "som ##3", "a#focusing", "prijs # 3"])
def test_what_is_no_item_stays_in_the_text(typed):
    line = read_line(typed, TAGS)
    assert (line.text, line.items) == (typed, ())


def test_a_line_that_only_points_keeps_its_words():
    line = read_line("#focusing", TAGS)
    assert (line.text, line.items) == ("#focusing", (ref("focusing"),))


def test_an_empty_line_says_nothing():
    assert read_line("   ", TAGS).text == ""


@pytest.mark.parametrize(
    ("typed", "fragment"),
    [("begint #zelf", "zelf"), ("#", ""), ("a#zelf", None), ("begint #zelf en", None), ("##zelf", None)],
)
def test_the_item_in_hand_is_the_one_at_the_cursor(typed, fragment):
    assert tag_in_hand(typed) == fragment


@pytest.mark.parametrize(
    ("fragment", "name"),
    [
        ("diff", "gedifferentieerde-lespraktijk"),
        ("cooperatief", "peer-support"),
        ("COÖPERATIEVE", "cooperatieve-klas"),
    ],
)
def test_an_item_is_found_without_accents_and_capitals(fragment, name):
    assert name in [tag.name for tag in complete(fragment, TAGS.values(), {})]


def test_an_item_whose_name_begins_so_comes_before_one_whose_text_does():
    assert [tag.name for tag in complete("zelf", TAGS.values(), {})][:2] == ["zelfbepaling", "zelfinstructie"]


def test_among_equals_the_one_used_most_comes_first():
    used = {ref("zelfinstructie"): 3}
    assert complete("zelf", TAGS.values(), used)[0].name == "zelfinstructie"


def test_two_instruments_with_the_same_item_id_give_two_names():
    twin = KIJKWIJZER.model_copy(update={"id": "tweeling"})
    assert {"focusing", "tweeling-focusing"} <= tags_of([KIJKWIJZER, twin]).keys()


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("C kijkt #zelfinstructie, en gaat door", "C kijkt, en gaat door"),
        ("C kijkt #focusing.", "C kijkt."),
        ("kijkt #focusing #zelfinstructie.", "kijkt."),
        ("en toen : stilte ... wel een minuut !", "en toen : stilte ... wel een minuut !"),
        ('""Juf"" zegt A', '""Juf"" zegt A'),
        ("“Pak maar”", "Pak maar"),
    ],
)
def test_what_stands_around_an_item_or_a_sign_stays_readable(typed, text):
    assert read_line(typed, TAGS).text == text


@pytest.mark.parametrize(
    ("typed", "text", "pupils"),
    [
        ("@A helpt @AA, en @c", "A helpt AA, en C", ("A", "AA", "C")),
        ("@12 steekt zijn vinger op", "12 steekt zijn vinger op", ("12",)),
        ("@jan pakt de lijn", "@jan pakt de lijn", ()),
        ("@bo en @Jo, @ab", "@bo en @Jo, @ab", ()),
        ("mail a@b en @ thuis", "mail a@b en @ thuis", ()),
    ],
)
def test_a_pupil_is_a_label_and_a_name_is_not(typed, text, pupils):
    line = read_line(typed, TAGS)
    assert (line.text, line.pupils) == (text, pupils)


def test_an_item_can_be_named_by_its_number_where_only_one_has_it():
    share = load_catalogue(instruments_folder()).instruments["share"]
    numbered = next(item for item in share.items.values() if item.number)
    line = read_line(f"samen over #{numbered.number}", tags_of([share]))
    assert line.items == (ItemRef(instrument="share", item=numbered.id),)


@pytest.mark.parametrize(
    ("typed", "written", "rest"),
    [
        ("18.15 lkr telt", "18.15", "lkr telt"),
        ("18′15″ + lkr telt", "18′15″", "+ lkr telt"),
        ("- 9.48 C loopt rond", "9.48", "- C loopt rond"),
        ('"9.48 uur dat is laat"', "9.48 uur", '"dat is laat"'),
        ("24.75 is geen tijd", "", "24.75 is geen tijd"),
        ("- loopt 9.48 rond", "", "- loopt 9.48 rond"),
    ],
)
def test_a_time_from_paper_stands_at_the_start_before_or_after_the_sign(typed, written, rest):
    assert read_time(typed) == (written, rest)


PARTS = st.sampled_from(
    [
        *'+-?>=#@/"“„”',
        " ",
        "  ",
        "a",
        "C",
        "AA",
        "zelfinstructie",
        "#focusing",
        "@C",
        "##",
        "/zelf ",
        ",",
        ".",
        "é",
    ]
)


@given(typed=st.lists(PARTS, max_size=12).map("".join))
def test_a_line_that_is_written_from_a_note_says_the_same(typed):
    line = read_line(typed, TAGS)
    if line.text:
        assert read_line(write_line(line.note(), TAGS.values()), TAGS) == line


def test_what_a_line_cannot_say_stays_when_it_is_mended():
    elsewhere = ItemRef(instrument="adapt", item="les-doelgericht")
    note = Note(text="Ja", type=NoteType.QUOTE, mark=Mark.STRONG, items=(ref("focusing"), elsewhere))
    line = read_line("> Ja hoor", TAGS)
    assert edited(note, line, TAGS.values()) == Note(
        text="Ja hoor", type=NoteType.QUOTE, mark=Mark.STRONG, items=(elsewhere,)
    )


def test_another_sign_takes_the_mark_along():
    note = Note(text="Ja", type=NoteType.QUOTE, mark=Mark.STRONG)
    assert edited(note, read_line("? Ja", TAGS), TAGS.values()) == Note(text="Ja", type=NoteType.QUESTION)
