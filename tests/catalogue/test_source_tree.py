"""From YAML text to plain values with lines; what is more than plain values is refused."""

from time import process_time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from observatie.catalogue.source_tree import DEPTH_LIMIT, SIZE_LIMIT, SourceTree, read_tree


def flaws_of(text: str) -> list[str]:
    return [f"{flaw.line} {flaw.code}" for flaw in read_tree(text).flaws]


def quickly(text: str) -> SourceTree:
    begin = process_time()
    tree = read_tree(text)
    assert process_time() - begin < 2
    return tree


def test_blocks_lists_and_scalars_become_plain_values():
    tree = read_tree("a: tekst\nb: [1, true, {c: 'no'}]\nd:\n  - e\n  -\n")
    assert tree.data == {"a": "tekst", "b": [1, True, {"c": "no"}], "d": ["e", None]}
    assert tree.whole
    assert not tree.flaws


def test_keys_are_text_as_they_are_spelled():
    assert read_tree("1: een\nno: twee\n2024-01-01: drie\n").data == {
        "1": "een",
        "no": "twee",
        "2024-01-01": "drie",
    }


def test_a_place_has_the_line_of_its_key_or_of_its_start_in_a_list():
    tree = read_tree("# kop\na:\n  b: >\n    tekst\n  c:\n    - d: 1\n    - e\n")
    assert {
        place: tree.line_of(place) for place in [(), ("a",), ("a", "b"), ("a", "c", 0, "d"), ("a", "c", 1)]
    } == {
        (): 2,
        ("a",): 2,
        ("a", "b"): 3,
        ("a", "c", 0, "d"): 6,
        ("a", "c", 1): 7,
    }


def test_a_place_that_is_not_there_has_the_line_of_what_is_around_it():
    assert read_tree("a: x\nb:\n  - c: y\n").line_of(("b", 0, "text")) == 3


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_an_editor_counts_them(end):
    assert read_tree(end.join(["a: x", "b: y", "b: z"])).flaws[0].line == 3


def test_a_word_that_yaml_takes_for_something_else_keeps_its_spelling():
    assert read_tree('a: no\nb: 1.10\nc: ja\nd: "no"').spelled == {("a",): "no", ("b",): "1.10"}


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "{a: ", "[{", "[[],", "? - "])
def test_20000_openings_are_refused_quickly(opening):
    tree = quickly(opening * 20_000)
    assert [flaw.code for flaw in tree.flaws if flaw.code == "I10"] == ["I10"]
    assert not tree.whole


def test_a_staircase_of_blocks_is_refused_quickly():
    tree = quickly("\n".join(" " * step + "a:" for step in range(1400)))
    assert [f"{flaw.line} {flaw.code}" for flaw in tree.flaws] == [f"{DEPTH_LIMIT + 1} I10"]


def test_as_deep_as_is_allowed():
    assert read_tree("[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT).whole
    assert not read_tree("[" * (DEPTH_LIMIT + 1) + "]" * (DEPTH_LIMIT + 1)).whole


@pytest.mark.parametrize("line", ["k{}: 1", "- {}", "- {{id: {}}}", "- &a{} x", "k: {}"])
def test_a_heap_of_values_is_refused_quickly(line):
    tree = quickly("\n".join(line.format(number) for number in range(60_000)))
    assert "I19" in [flaw.code for flaw in tree.flaws]
    assert not tree.whole


def test_a_list_as_long_as_an_instrument_ever_needs_is_read():
    assert len(read_tree("\n".join("- a" for _ in range(SIZE_LIMIT // 2))).data) == SIZE_LIMIT // 2


def test_billion_laughs_names_each_anchor_and_alias_and_grows_nothing():
    laughs = "a: &a [ha, ha]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    tree = quickly(laughs)
    assert {flaw.code for flaw in tree.flaws} == {"I11"}
    assert tree.data["i"] == [None] * 9


@pytest.mark.parametrize("text", ["a: &x 1", "&x a: 1", "a: &x [1]", "a: &x {b: 1}", "&x\na: 1"])
def test_an_anchor(text):
    assert [flaw.code for flaw in read_tree(text).flaws] == ["I11"]


@pytest.mark.parametrize("text", ["a: *x", "*x : 1", "- *x", "*x", "a: {<<: *x}", "{*x : 1}"])
def test_an_alias(text):
    assert [flaw.code for flaw in read_tree(text).flaws] == ["I11"]


def test_an_anchor_that_holds_itself():
    assert flaws_of("&a [*a]") == ["1 I11", "1 I11"]


def test_a_key_that_is_there_twice_is_told_with_both_lines():
    tree = read_tree("a: 1\nb: 2\na: 3\n")
    assert [(flaw.line, flaw.code) for flaw in tree.flaws] == [(3, "I12")]
    assert "regel 3" in tree.flaws[0].what
    assert "regel 1" in tree.flaws[0].what
    assert tree.data == {"a": 1, "b": 2}


def test_every_repeated_key_is_told():
    assert flaws_of("a:\n  b: 1\n  b: 2\n  b: 3\na: 4\n") == ["3 I12", "4 I12", "5 I12"]


def test_a_number_and_its_text_are_one_key():
    assert flaws_of("1: a\n'1': b") == ["2 I12"]


def test_a_repeated_key_with_a_block_below_does_not_move_the_lines_of_the_first():
    tree = read_tree("a:\n  b: x\na:\n  b: y\n  c: no\n")
    assert tree.data == {"a": {"b": "x"}}
    assert tree.line_of(("a", "b")) == 2
    assert not tree.spelled


@pytest.mark.parametrize("text", ["--- a\n--- b", "a: 1\n---\nb: 2", "a: 1\n...\n---\n", "---\n---\n"])
def test_a_second_document(text):
    assert [flaw.code for flaw in read_tree(text).flaws] == ["I13"]


def test_one_document_may_be_marked():
    assert flaws_of("---\na: 1\n...\n") == []


@pytest.mark.parametrize(
    "text",
    ["a: !!python/object:os.system x", "a: !t x", "a: ! x", "!t a: 1", "!t\na: 1", "a: !t [x]", "a: !h!x y"],
)
def test_a_tag(text):
    assert [flaw.code for flaw in read_tree(text).flaws] == ["I14"]


@pytest.mark.parametrize("text", ["a: x\x07", "a\x00: x", "a: x\u2028y", "a: x\ufeff", "a: x\x85y", "a: \x7f"])
def test_a_character_that_nobody_can_see(text):
    tree = read_tree("# kop\n" + text)
    assert [f"{flaw.line} {flaw.code}" for flaw in tree.flaws] == ["2 I16"]
    assert "U+" in tree.flaws[0].what


def test_of_such_characters_no_more_than_a_hundred_lines_are_told():
    assert len(quickly("\a\n" * 400_000).flaws) == 100


@pytest.mark.parametrize("text", [r'a: "x\0"', r'a: "x\e"', r'"a\a": x', r'a: "\L"'])
def test_such_a_character_written_as_an_escape(text):
    assert flaws_of(text) == ["1 I16"]


def test_accents_dashes_and_emoji_are_text():
    assert flaws_of("a: “één” – ja… \U0001f600 \u00a0") == []


@pytest.mark.parametrize("text", ["? [a, b]\n: c", "{[a]: b}", "? {a: b}\n: c", "? - a\n: b"])
def test_a_key_that_is_a_list_or_a_block(text):
    tree = read_tree(text)
    assert [flaw.code for flaw in tree.flaws] == ["I18"]
    assert tree.data == {}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: b\nc: d: e", 2),
        ("a:\n\t- b", 2),
        ("a: b\nc: @d", 2),
        ("a: b\nc\nd: e", 2),
        ("a: b\nc: 'd\n\n", 2),
        ("a: b\nc: [d", 2),
        ("a: b\n  c: d", 2),
        ("a: b\n- c", 2),
        ('a: b\nc: "\\q"', 2),
        ("%YAML 3.0\n---\na: b", 1),
    ],
)
def test_what_is_no_yaml_is_told_with_its_line(text, line):
    assert flaws_of(text) == [f"{line} I09"]


def refusing(problem: str, context: str | None = None, after: int = 0):
    """A parser that gives up with these words at the `after`th bracket, before it has told of anything in it."""
    whole = yaml.parse

    def parse(text, Loader):
        at = [place for place, sign in enumerate(text) if sign in "[{"]
        if len(at) > after:
            mark = yaml.Mark("", at[after], text[: at[after]].count("\n"), 0, None, None)
            raise yaml.scanner.ScannerError(context, mark, problem, mark)
        return whole(text, Loader)

    return parse


@pytest.mark.parametrize("text", ["[" * 2000, "a: x\nb: " + "{c: [" * 1000])
@pytest.mark.parametrize(
    ("context", "problem"),
    [("while increasing flow level", "exceeded maximum nesting depth"), (None, "words of a later libyaml")],
)
def test_too_deep_is_too_deep_whichever_words_a_parser_has_for_it(monkeypatch, text, context, problem):
    monkeypatch.setattr(yaml, "parse", refusing(problem, context, after=1000))
    tree = read_tree(text)
    assert [flaw.code for flaw in tree.flaws] == ["I10"]
    assert not tree.whole


def test_what_else_was_seen_is_told_beside_the_depth(monkeypatch):
    monkeypatch.setattr(yaml, "parse", refusing("exceeded maximum nesting depth", after=500))
    assert flaws_of("a: *b\nc\x07: " + "[" * 501) == ["1 I11", "2 I10", "2 I16"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{a: b}}", "hier staat nog iets achter wat al af is"),
        ("a: ? b", "vraagteken"),
        ("{a: b, c:}", "zonder spatie"),
        (r'a: "\xzz"', "onbekend teken"),
        (r'a: "\ud800"', "onbekend teken"),
        ("a: | b", "achter | of >"),
        ("a: >0\n b", "achter | of >"),
        ("% x\n---\na", "met een %"),
        ("%FOO x\n---\na: b", "met een %"),
        ("%YAML x\n---\na", "achter %YAML"),
        ("%YAML 1.1\n%YAML 1.1\n---\na", "tweede keer %YAML"),
        ("%YAML 3.0\n---\na", "versie"),
        ("%TAG !\n---\na", "achter %TAG"),
        ("%TAG !x y\n---\na", "achter %TAG"),
        ("%TAG ! a\n%TAG ! b\n---\na", "tweede keer %TAG"),
    ],
)
def test_what_is_no_yaml_has_words_of_its_own(text, told):
    flaw = read_tree(text).flaws[-1]
    assert flaw.code == "I09"
    assert told in flaw.what


@pytest.mark.parametrize("tag", ["!%zz x", "!<abc x", "!<> x", "!!", "!t,x y", "!e!x"])
def test_a_tag_that_is_not_even_whole_is_a_tag(tag):
    assert flaws_of(f"a: {tag}") == ["1 I14"]


def test_a_reason_of_a_later_libyaml_does_not_reach_the_author_in_english(monkeypatch):
    monkeypatch.setattr(yaml, "parse", refusing("found a thing of the future", "while looking ahead"))
    flaws = read_tree("a: b\nc: [d]").flaws
    assert [(flaw.line, flaw.code, flaw.what) for flaw in flaws] == [
        (2, "I09", "dit is geen YAML: hier klopt de opbouw niet")
    ]


YAML_SIGNS = """a b:_ -_ ?_ :_ [ ] { } ,_ ↵ ↵__ \t ' " \\ 0 &a_ *a_ !t_ ! | > % %YAML_ %TAG_ @ ` # --- ..."""
SPACE = str.maketrans({"_": " ", "↵": "\n"})
YAML_TEXT = st.lists(st.sampled_from([sign.translate(SPACE) for sign in YAML_SIGNS.split(" ")]), max_size=25).map(
    "".join
)


@given(YAML_TEXT)
def test_whatever_is_written_there_are_words_for_it(text):
    assert [flaw for flaw in read_tree(text).flaws if "hier klopt de opbouw niet" in flaw.what] == []
