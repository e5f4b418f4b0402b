"""One word per thing: what the glossary leaves aside stands nowhere on the screen, in the help or on paper."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from observatie.data import resource

PACKAGE = Path(__file__).parents[1] / "observatie"
KEY_WITHOUT_PLUS = re.compile(r"\b(Ctrl|Alt|Shift) (?=[A-Z0-9←→↑↓]|F\d|Pg)")


def words_left_aside() -> list[str]:
    table = resource("docs/glossary.md").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in table if line.startswith("| ")]
    return [word.strip() for row in cells[1:] for word in row[3].split(",") if word.strip()]


def sentences(source: str) -> Iterator[str]:
    """Every text of a module that is no docstring and has a space in it, which is how a sentence is told apart."""
    tree = ast.parse(source)
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in bare else None
        if isinstance(text, str) and " " in text:
            yield text


@cache
def shown_texts() -> list[tuple[str, str]]:
    return list(_shown_texts())


def _shown_texts() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for sentence in sentences(path.read_text(encoding="utf-8")):
            yield path.name, sentence
    for folder in ("help", "conversation"):
        for path in sorted(resource(folder).iterdir()):
            yield path.name, path.read_text(encoding="utf-8")


def test_what_the_glossary_leaves_aside_is_nowhere_shown():
    aside = re.compile(rf"\b({'|'.join(words_left_aside())})(en|s|'s)?\b", re.IGNORECASE)
    assert aside.search("dit is een duiding van wat er was")
    assert [(where, found[0]) for where, text in shown_texts() if (found := aside.search(text))] == []


def test_keys_are_written_with_a_plus():
    assert KEY_WITHOUT_PLUS.search("druk op Ctrl L")
    assert [(where, found[0]) for where, text in shown_texts() if (found := KEY_WITHOUT_PLUS.search(text))] == []


def test_a_docstring_is_no_sentence_on_the_screen():
    assert list(sentences('"""Uses a database."""\nX = "Kies een map"\n')) == ["Kies een map"]
