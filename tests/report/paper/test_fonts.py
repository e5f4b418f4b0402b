"""Every character on paper is one that the bundled fonts can draw."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.ttfonts import TTFontFile
from support.strategies import examples, texts

from observatie.data import resource
from observatie.report.paper.fonts import drawable, on_one_line

FONTS = [
    set(TTFontFile(str(resource(f"fonts/SourceSans3-{name}.ttf"))).charToGlyph)
    for name in ("Regular", "It", "Semibold")
]

ANY_TEXT = st.text(st.characters(), max_size=60) | texts()
"""Lone surrogates are among it: Qt can hand them over."""


@pytest.mark.parametrize(
    "name", ["Özdemir", "Yıldız İğdeş", "Wiśniewska-Żółć", "Nguyễn Văn Đức", "Björk Þórsdóttir", "Čapek", "Ștefan"]
)
def test_names_of_our_pupils_parents_are_drawn_as_they_are(name):
    assert drawable(name) == name


def test_letter_and_accent_become_one_character():
    assert drawable("Wis\u0301niewska, Nguye\u0302\u0303n") == "Wiśniewska, Nguyễn"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A zegt: مرحبا", "A zegt: [Arabisch schrift]"),
        ("A zegt: مرحبا بك، يا أستاذ. Dan stil", "A zegt: [Arabisch schrift]. Dan stil"),
        ("مَرْحَبًا", "[Arabisch schrift]"),
        ("ሰላም en שלום", "[Ethiopisch schrift] en [Hebreeuws schrift]"),
        ("你好", "[Chinees schrift]"),
        ("日本ごはん", "[Japans schrift]"),
        ("ⴰⵣⵓⵍ", "[Tifinagh-schrift]"),
        ("goed zo 🙂", "goed zo [emoji]"),
        ("👍👍🏽 👩\u200d🏫!", "[emoji]!"),
        ("B steekt 👍 op, hoek 1\ufe0f\u20e3", "B steekt [emoji] op, hoek 1"),
        ("☎\ufe0f", "[emoji]"),
        ("🙂\n🙂", "[emoji]\n[emoji]"),
        ("\ue000", "[teken dat niet af te drukken is]"),
        ("\ud800\ud801", "[tekens die niet af te drukken zijn]"),
        ("مرحبا 🙂", "[tekens die niet af te drukken zijn]"),
    ],
)
def test_a_run_that_no_font_can_draw_is_one_dutch_mark(text, said):
    assert drawable(text) == said


def test_no_letter_of_a_run_is_named_by_itself():
    assert drawable("سلام " * 200).count("[") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\tb", "a b"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\x00\x07\x1bb", "ab"),
        ("in\u00adclusie", "inclusie"),
        ("a\u200bb\ufeffc", "abc"),
        ("a\u2003b", "a b"),
        ("a\n\n\n\n\nb", "a\n\nb"),
    ],
)
def test_white_space_and_control_characters(text, said):
    assert drawable(text) == said


def test_one_line_is_one_line():
    assert on_one_line(" een\r\n\ttwee\u2029drie ") == "een twee drie"


@given(ANY_TEXT)
@examples(300)
def test_every_character_is_in_every_font(text):
    drawn = drawable(text)
    assert all(ord(character) in font for font in FONTS for character in drawn if character != "\n")


@given(ANY_TEXT)
@examples(100)
def test_drawing_twice_changes_nothing(text):
    assert drawable(drawable(text)) == drawable(text)
