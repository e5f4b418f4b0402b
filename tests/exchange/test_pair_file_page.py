"""The page that describes the file leaves nothing out: fields, kinds, choices and codes."""

import re
from pathlib import Path
from typing import get_args

import pytest
from observatie.exchange.pair_document import FORMAT, SUFFIX, PairDocument, PairHeader
from observatie.exchange.pair_outcome import Door, Inside, Outcome

from observatie.data import resource
from observatie.domain.entries import Act
from observatie.domain.pair_acts import PairStep, Reached, Seating
from observatie.domain.pair_rules import PAIR_KINDS
from observatie.errors import KnownError
from observatie.exchange import pair_outcome, pair_problems
from observatie.store import sheets
from observatie.store.sheets import Sheet

PAGE = resource("docs/pair-file.md").read_text(encoding="utf-8")
KINDS = {kind.model_fields["kind"].default: kind for kind in get_args(get_args(Act)[0])}


def test_the_table_has_the_codes_that_there_are_and_no_other():
    words = {"older": ["Joost"], "another_sheet": ["Joost"], "draft_here": ["Joost"]}
    words |= {"not_belonging": ["iets"], "unreadable": ["weg"]}
    made = [name for name in vars(pair_problems) if name.islower() and not name.startswith("_")]
    problems = [getattr(pair_problems, name)(*words.get(name, ())) for name in made]

    codes = [problem.code for problem in problems if isinstance(problem, KnownError)]

    assert sorted(codes) == re.findall(r"^\| (P\d\d) \|", PAGE, re.MULTILINE)
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("model", [PairDocument, PairHeader, Outcome, Door, Inside, Sheet])
def test_every_field_is_described(model):
    assert {name for name in model.model_fields if f"`{name}`" not in PAGE} == set()


@pytest.mark.parametrize("kind", sorted(PAIR_KINDS - {"answer"}))
def test_every_kind_is_described_with_every_field(kind):
    (row,) = re.findall(rf"^\| `{kind}` \| (.*) \|$", PAGE, re.MULTILINE)
    fields = KINDS[kind].model_fields.keys() - {"kind", "version"}
    assert {name for name in fields if f"`{name}`" not in row} == set()


def test_every_choice_and_name_is_there():
    for value in (*Seating, *PairStep, *Reached, FORMAT, SUFFIX):
        assert f"`{value}`" in PAGE


def test_what_ciphertexts_are_bound_to_is_as_it_is_written():
    code = "".join(Path(module.__file__).read_text(encoding="utf-8") for module in (pair_outcome, sheets))
    for bound in re.findall(r"`(observatie-[a-z-]+/1/[^`]*)`", PAGE):
        prefix = bound.partition("<")[0]
        assert f'f"{prefix}{{' in code
