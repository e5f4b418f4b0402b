"""The help on errors: a section for every code that the program can tell somebody, and none for another."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from observatie.domain.errors import KnownError
from observatie.help_pages import explain, explanations, read_topics

PACKAGE = Path(__file__).parents[1] / "observatie"
CODE = re.compile(r"[A-Z]\d\d")
LINE_WITH_A_CODE = re.compile(r"([A-Z]\d\d) ")
RULES = "R"
"""A rule of the domain is shown without its code, but for those by which what comes in by a file is judged."""


@cache
def trees() -> list[tuple[Path, ast.Module]]:
    return [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in sorted(PACKAGE.rglob("*.py"))]


def codes_in(tree: ast.AST) -> set[str]:
    """Every text that is a code, or a line that begins with one; what a docstring says is neither."""
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare
    ]
    return {text for text in texts if CODE.fullmatch(text)} | {
        found[1] for text in texts if (found := LINE_WITH_A_CODE.match(text))
    }


def called_from(tree: ast.Module, name: str) -> Iterator[ast.FunctionDef]:
    """The functions of a module that one of them leads to."""
    known = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    seen, waiting = set(), [name]
    while waiting:
        here = waiting.pop()
        if here not in seen and here in known:
            seen.add(here)
            yield known[here]
            waiting += [node.id for node in ast.walk(known[here]) if isinstance(node, ast.Name)]


@cache
def codes_told() -> set[str]:
    every = {code for _, tree in trees() for code in codes_in(tree)}
    rules = next(tree for path, tree in trees() if path.match("visit/rules.py"))
    of_a_file = {code for each in called_from(rules, "judge_content") for code in codes_in(each)}
    return {code for code in every if not code.startswith(RULES)} | of_a_file


def test_every_code_is_found_however_it_is_made():
    # As an argument, as a constant, in a table, in a helper, in a line of text, and by a rule for what came in.
    assert {"B02", "B17", "B09", "P11", "C07", "C12", "I25", "X01", "X11", "R10"} <= codes_told()
    assert "R06" not in codes_told()


def test_the_code_of_every_known_error_is_there_to_be_read():
    """A code that is put together or passed on is nothing that a list can be made of."""
    unread = []
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "KnownError":
                code = node.args[0] if node.args else None
                if not (isinstance(code, ast.Constant) and CODE.fullmatch(str(code.value))):
                    unread.append(f"{path.name}: {ast.unparse(code) if code else '-'}")
    # Those of the store come from the tables above them; an error told with more, and a problem, keep their own.
    told_on = ["form_choice.py: first.code", "errors.py: self.code"]
    assert sorted(unread) == sorted([*told_on, "trouble.py: code", "trouble.py: GIVEN_UP"])


def test_every_code_has_a_section_and_every_section_a_code():
    assert set(explanations()) == codes_told()


def test_a_code_is_explained_in_one_place():
    headings = [section.code for topic in read_topics() for section in topic.sections if section.code]
    assert len(headings) == len(set(headings))


@pytest.mark.parametrize("section", explanations().values(), ids=lambda section: section.code)
def test_an_explanation_says_what_it_means_and_what_to_do(section):
    assert len(section.title) > len("B01 ")
    assert 20 <= len(section.plain.split()) <= 160
    assert section.text.count(". ") + section.text.count(".\n") >= 1


def test_a_code_is_explained_be_it_in_small_letters():
    assert explain(" b04 ").code == "B04"


def test_a_code_that_there_is_none_of_is_refused_with_those_there_are():
    with pytest.raises(KnownError) as refused:
        explain("B99")
    assert refused.value.code == "C14"
    assert "B01–B19" in refused.value.remedy
    assert "R04, R09–R13" in refused.value.remedy


def test_plain_text_is_without_markup_and_keeps_its_lists():
    plain = explain("B03").plain
    assert plain.startswith("B03 Het sleutelbestand")
    assert "sleutel.json en sleutel-kopie.json" in plain.replace("\n", " ")
    assert not re.search(r"[*`\[\]]", plain)
    assert "\n2. Anders: kies Zet een reservekopie terug" in plain
    assert max(map(len, plain.splitlines())) < 80
    assert "met & of *," in explain("I11").plain
