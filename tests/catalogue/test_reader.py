"""One file in, an instrument or every reason why not out."""

import json
from pathlib import Path
from string import printable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observatie.catalogue.reader import Problem, read_instrument


def test_a_file_without_problems_gives_its_instrument(read, text):
    reading = read(text)
    assert reading.problems == ()
    assert reading.instrument.items["doel"].text == "Het doel is bekend."


def test_a_byte_order_mark_is_accepted(read, text):
    assert read(b"\xef\xbb\xbf" + text.encode()).instrument is not None


def test_windows_line_ends_are_accepted(read, text):
    assert read(text.replace("\n", "\r\n")).instrument == read(text).instrument


def test_a_problem_is_one_line_in_the_manner_of_a_compiler():
    problem = Problem(Path("map/x.yaml"), 3, "I20", "onbekend veld “a”", "haal het weg")
    assert str(problem) == f"{Path('map/x.yaml')}:3: I20 onbekend veld “a”; haal het weg"


@pytest.mark.parametrize(
    "content", ["", "\n\n", " \t\n", "\ufeff", "# kop\n\n  # voet", "---\n", "---\n# kop\n...\n"]
)
def test_an_empty_file(told, content):
    assert told(content) == ["1 I06"]


@pytest.mark.parametrize("content", ["- a\n- b", "tekst", "# kop\n- a", "42", "~", "[]"])
def test_a_file_that_does_not_begin_with_fields(read, content):
    problems = read(content).problems
    assert [problem.code for problem in problems] == ["I15"]


def test_a_list_that_is_too_short_is_told_but_not_where_its_entries_are_what_is_wrong(mended, text):
    assert mended("filled_by: [observer]", "filled_by: []") == ["11 I22"]
    assert mended("filled_by: [observer]", "filled_by: [inspecteur]") == ["11 I22"]
    assert mended("      - value: 2\n        label: verder\n", "") == ["18 I22"]


def test_an_unknown_field_has_the_line_of_its_key(mended):
    assert mended("    title: De start\n", "    title: De start\n    titel:\n      x: 1\n") == ["26 I20"]


def test_a_missing_field_has_the_line_of_what_it_is_missing_from(mended):
    assert mended("      - value: 2\n        label: verder\n", "      - value: 2\n") == ["21 I21"]


def test_a_missing_field_at_the_top_has_the_line_where_the_fields_begin(told, text):
    assert told("# kop\n" + text.replace("label: Klein\n", "")) == ["2 I21"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("may_be_passed_on: true", "may_be_passed_on: misschien", 9),
        ("filled_by: [observer]", "filled_by: observer", 11),
        ("filled_by: [observer]", "filled_by: [observer, inspecteur]", 11),
        ("about: lesson", "about: les", 12),
        ("about: lesson", "about: no", 12),
        ("- value: 1\n", "- value: een\n", 19),
        ("- value: 1\n", "- value: 12:30\n", 19),
        ("title: Kleine lijst", "title: [Kleine, lijst]", 3),
        ("title: Kleine lijst", "title:", 3),
        ("about: lesson", "about: lesson\nphases: Start", 13),
        ("about: lesson", "about: lesson\nphases: [Start, '']", 13),
        ("id: kleine-lijst", "id: Kleine lijst", 1),
        ("title: Kleine lijst", f"title: {'x' * 20_001}", 3),
    ],
)
def test_a_value_of_the_wrong_kind(mended, old, new, line):
    assert mended(old, new) == [f"{line} I22"]


@pytest.mark.parametrize(
    "word", ["no", "Yes", "1.10", "12:30", "2024-01-01", "~", "null", "42", "0x1F", ".inf", "012"]
)
def test_a_text_that_yaml_turned_into_something_else_is_told_once_with_its_spelling(read, text, word):
    problems = read(text.replace("Kleine lijst", word)).problems
    assert [f"{problem.line} {problem.code}" for problem in problems] == ["3 I23"]
    assert problems[0].remedy == f'schrijf "{word}" tussen aanhalingstekens'


def test_an_instrument_may_name_the_phases_of_a_lesson(read, text):
    named = read(text.replace("about: lesson\n", "about: lesson\nphases: [Start, Slot]\n")).instrument
    assert named.phases == ("Start", "Slot")
    assert read(text).instrument.phases == ()
    assert named.hash != read(text).instrument.hash


@pytest.mark.parametrize("word", ["no", "1.10", "12:30", "~"])
def test_between_quotes_it_is_text(read, text, word):
    assert read(text.replace("Kleine lijst", f'"{word}"')).instrument.title == word


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('version: "1.0"', "version: 1.0", 2),
        ("id: doel", "id: 5", 27),
        ("text: Het doel is bekend.", "text: no", 28),
        ("text: Het doel is bekend.", "text: a\n        hint: ~", 29),
        ("text: Het doel is bekend.", "text: a\n        examples: [ja, no]", 29),
        ("text: Het doel is bekend.", "text: a\n        levels:\n          1: no", 30),
    ],
)
def test_wherever_text_stands_it_is_told(mended, old, new, line):
    assert mended(old, new) == [f"{line} I23"]


def test_a_field_without_a_value_counts_as_left_out_where_it_may_be(mended):
    assert mended("label: Klein\n", "label: Klein\nstatement:\n") == []


def test_levels_may_be_named_by_a_bare_number(read, text):
    reading = read(text + "        levels:\n          1: Het doel ontbreekt.\n")
    assert reading.instrument.items["doel"].levels == {"1": "Het doel ontbreekt."}


@pytest.mark.parametrize("rest", ["", "rights:\n"])
def test_without_a_rights_block(told, text, rest):
    before, _, after = text.partition("rights:\n")
    _, _, after = after.partition("may_be_passed_on: true\n")
    assert [line.split()[1] for line in told(before + rest + after)] == ["I24"]


def test_a_scale_that_does_not_exist(mended):
    assert mended("scale: stappen", "scale: trappen") == ["14 I25"]


def test_the_levels_of_a_scale_that_does_not_exist_are_not_told_again(mended):
    new = "text: a\n        scale: trappen\n        levels: {1: b}"
    assert mended("text: Het doel is bekend.", new) == ["29 I25"]


def test_an_id_that_is_there_twice_is_told_where_it_comes_again(told, text):
    assert told(text + "      - id: doel\n        text: Nog een.\n") == ["29 I26"]


@pytest.mark.parametrize("new", ["number: '1'", "text:", 'text: ""', "text: '  '"])
def test_an_item_without_text(mended, new):
    assert [line.split()[1] for line in mended("text: Het doel is bekend.", new)] == ["I27"]


def test_all_problems_of_a_file_are_told_at_once_by_line(told, text):
    text = text.replace("label: Klein\n", "label: no\nkleur: rood\n").replace("  author: Een school\n", "")
    text = text.replace("about: lesson", "about: les").replace("scale: stappen", "scale: trappen")
    text += "      - id: doel\n        id: doel\n"
    assert told(text) == ["4 I23", "5 I20", "7 I21", "12 I22", "14 I25", "29 I26", "29 I27", "30 I12"]


def test_the_same_thing_on_one_line_is_told_once(mended):
    assert mended("filled_by: [observer]", "filled_by: [inspecteur, inspecteur]") == ["11 I22"]


def test_what_is_refused_in_the_yaml_does_not_hide_the_rest(told, text):
    text = text.replace("Kleine lijst", "*lijst").replace("Klein\n", "&k Klein\n").replace("vrij te", "a\x07")
    text = text.replace("lesson", "!les lesson") + "kleur: rood\n---\nid: twee\n"
    assert told(text) == ["3 I11", "4 I11", "8 I16", "12 I14", "29 I20", "30 I13"]


def test_of_a_value_that_is_unknown_nothing_more_is_said(mended):
    assert mended("text: Het doel is bekend.", "text: *doel") == ["28 I11"]


def test_a_text_that_breaks_off_is_not_blamed_for_what_would_have_followed(told, text):
    assert told(text[: text.index("sections")] + "sections: [") == ["23 I09"]


@pytest.mark.parametrize("field", ["x" * 500, "a\\nb", "a\\tb"])
def test_a_strange_name_is_told_on_one_short_line(read, text, field):
    (problem,) = read(f'{text}"{field}": 1\n').problems
    assert problem.code == "I20"
    assert "\n" not in str(problem)
    assert len(problem.what) < 100


def test_a_strange_value_is_told_on_one_short_line(read, text):
    (problem,) = read(text.replace("lesson", '"a\\nb' + "x" * 500 + '"')).problems
    assert "\n" not in str(problem)
    assert len(problem.what) < 100


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any") / "x.yaml"


def sound(file: Path, content: bytes) -> bool:
    """Whether a Reading of `content` has either an instrument or problems, all fit to be shown."""
    file.write_bytes(content)
    reading = read_instrument(file)
    shown = all("\n" not in str(problem) and problem.line >= 1 for problem in reading.problems)
    return shown and (reading.instrument is None) == bool(reading.problems)


@given(content=st.binary())
def test_any_bytes_give_a_reading(file, content):
    assert sound(file, content)


@given(content=st.text())
def test_any_text_gives_a_reading(file, content):
    assert sound(file, content.encode(errors="surrogatepass"))


@given(content=st.text(alphabet="ab1~:-?[]{}#&*!|>'\"% \n\t\\,.<"))
def test_any_text_of_the_signs_of_yaml_gives_a_reading(file, content):
    assert sound(file, content.encode())


@given(data=st.data())
def test_an_instrument_with_any_piece_replaced_gives_a_reading(file, text, data):
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))
    piece = data.draw(st.text(alphabet=printable, max_size=30))
    assert sound(file, (text[:begin] + piece + text[end:]).encode())


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.sampled_from(["level", "blanks", "doel", "stappen", "… a …", ""]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "text", "scale", "1"]), inner)
    ),
    max_leaves=8,
)
FIELDS = ["id", "title", "rights", "filled_by", "about", "answer", "scale", "scales", "sections", "item_words"]


@given(field=st.sampled_from(FIELDS), value=VALUES)
def test_an_instrument_with_any_value_in_any_field_gives_a_reading(file, text, field, value):
    kept = text.replace(f"\n{field}:", f"\n{field}: {json.dumps(value)}\nwas:", 1)
    assert sound(file, kept.encode())


@given(part=st.sampled_from(["items", "levels", "blanks", "text", "answer", "scale"]), value=VALUES)
def test_an_item_with_any_value_in_any_field_gives_a_reading(file, text, part, value):
    assert sound(file, f"{text}      - id: twee\n        {part}: {json.dumps(value)}\n".encode())
