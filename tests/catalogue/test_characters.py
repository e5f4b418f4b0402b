"""Characters that look like others: named with line and place where YAML stumbles over them, and only there."""

import pytest

NAMED = {
    "\xa0": "U+00A0, de vaste spatie",
    "\u202f": "U+202F, de smalle vaste spatie",
    "\u2003": "U+2003",
    "\u3000": "U+3000, de brede spatie",
}


def told(reading) -> list[tuple[int, str, str]]:
    return [(problem.line, problem.code, problem.what) for problem in reading.problems]


@pytest.mark.parametrize("space", NAMED)
@pytest.mark.parametrize(
    ("plain", "spot", "line", "column"),
    [
        ("    title: Twee", 0, 17, 1),
        ("      - value: 1", 7, 19, 8),
        ("label: Klein", 6, 4, 7),
        ("filled_by: [observer]", 12, 11, 13),
        ("about: lesson", 13, 12, 14),
    ],
)
def test_a_space_that_is_none_is_named_and_nothing_else(read, text, space, plain, spot, line, column):
    taken = plain[spot + 1 :] if plain[spot : spot + 1] == " " else plain[spot:]
    wrong = text.replace(plain, f"{plain[:spot]}{space}{taken}", 1)
    assert wrong != text
    assert told(read(wrong)) == [(line, "I31", f"teken {column} is geen gewone spatie ({NAMED[space]})")]


def test_a_run_of_them_is_named_once(read, text):
    wrong = text.replace("    title: Twee", "\xa0\xa0\xa0\xa0title: Twee")
    assert [line for line, _, _ in told(read(wrong))] == [17]


@pytest.mark.parametrize("nothing", ["\u200b", "\u2060", "\xad"])
def test_a_character_without_width_is_named(read, text, nothing):
    ((line, code, what),) = told(read(text.replace("title: Kleine", f"{nothing}title: Kleine")))
    assert (line, code) == (3, "I31")
    assert what.startswith(f"teken 1 is niet te zien (U+{ord(nothing):04X}")


def test_a_byte_order_mark_in_the_middle_is_named_with_its_place(read, text):
    assert told(read(text.replace("label: Klein", "label: Kl\ufeffein"))) == [
        (4, "I16", "hier staat een onzichtbaar teken (U+FEFF, teken 10)")
    ]


def test_a_tab_is_named(read, text):
    ((line, _, what),) = told(read(text.replace("    title: Twee", "\ttitle: Twee")))
    assert (line, "tab" in what) == (17, True)


@pytest.mark.parametrize(
    ("plain", "curly", "line", "column"),
    [
        ("text: Het doel is bekend.", "text: “Let op: het doel is bekend.”", 28, 15),
        ('version: "1.0"', "version: “1.0”", 2, 10),
        ("filled_by: [observer]", "filled_by: [‘observer’]", 11, 13),
        ("about: lesson", "about: „lesson”", 12, 8),
    ],
)
def test_curly_quotes_that_are_meant_as_quotes_are_named(read, text, plain, curly, line, column):
    sign = next(sign for sign in curly if sign in "“‘„")
    expected = f"teken {column} is een gekruld aanhalingsteken ({sign}), en dat is voor YAML een letter"
    assert told(read(text.replace(plain, curly))) == [(line, "I31", expected)]


def test_what_else_is_wrong_is_told_beside_it(read, text):
    wrong = text.replace("    title: Twee", "\xa0   title: Twee").replace("about: lesson", "about: les")
    assert [(line, code) for line, code, _ in told(read(wrong))] == [(12, "I22"), (17, "I31")]


def test_in_what_reads_well_they_are_as_good_as_any_other_character(read, text):
    fine = text.replace("text: Het doel is bekend.", "text: “Het\xa0doel\u202fis bekend.”\xa0")
    assert read(fine).problems == ()


def test_they_are_not_blamed_for_what_they_did_not_do(read, text):
    wrong = text.replace("title: De start", "title: “De start”").replace("about: lesson", "about: les")
    assert [code for _, code, _ in told(read(wrong))] == ["I22"]
