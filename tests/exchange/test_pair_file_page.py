"""The page that describes the files of a pair leaves nothing out: fields, kinds, choices and codes."""

import re
from pathlib import Path
from typing import get_args
from uuid import UUID

import pytest

from observatie.data import resource
from observatie.domain.acts.entries import Act
from observatie.domain.acts.pair_acts import PairStep, Reached, Seating
from observatie.domain.errors import KnownError
from observatie.domain.pair.code import read_code
from observatie.domain.pair.rules import PAIR_KINDS
from observatie.domain.pair.sheet import SheetState, SheetText
from observatie.exchange import pair_problems, share_result
from observatie.exchange.share_file import FORMAT, SUFFIX, VERSION, ResultFile, SheetFile
from observatie.exchange.share_guest import AT_HOME
from observatie.store import sheets
from observatie.store.sheets import Sheet

PAGE = resource("docs/pair-file.md").read_text(encoding="utf-8")
KINDS = {kind.model_fields["kind"].default: kind for kind in get_args(get_args(Act)[0])}


def test_the_table_has_the_codes_that_there_are_and_no_other():
    words = {"older": ["Joost"], "not_belonging": ["iets"], "unreadable": ["weg"]}
    made = [name for name in vars(pair_problems) if name.islower() and not name.startswith("_")]
    problems = [getattr(pair_problems, name)(*words.get(name, ())) for name in made]

    codes = [problem.code for problem in problems if isinstance(problem, KnownError)]

    assert sorted(codes) == re.findall(r"^\| (P\d\d) \|", PAGE, re.MULTILINE)
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("model", [SheetFile, ResultFile, share_result._Inside, Sheet, SheetText])
def test_every_field_is_described(model):
    assert {name for name in model.model_fields if f"`{name}`" not in PAGE} == set()


@pytest.mark.parametrize("kind", sorted(PAIR_KINDS - {"answer"}))
def test_every_kind_is_described_with_every_field(kind):
    (row,) = re.findall(rf"^\| `{kind}` \| (.*) \|$", PAGE, re.MULTILINE)
    fields = KINDS[kind].model_fields.keys() - {"kind", "version"}
    assert {name for name in fields if f"`{name}`" not in row} == set()


def test_every_choice_and_name_is_there():
    states = set(SheetState) - {SheetState.NONE, SheetState.AWAY}
    for value in (*Seating, *PairStep, *Reached, *states, FORMAT, SUFFIX, AT_HOME, "sheet", "result"):
        assert f"`{value}`" in PAGE
    assert f"| `version` | {VERSION}." in PAGE


def test_the_code_that_is_shown_is_one():
    (code,) = re.findall(r"`(\w{4}-\w{4}-\w)`", PAGE)
    assert read_code(code) is not None


def test_what_ciphertexts_are_bound_to_is_as_it_is_written():
    code = "".join(Path(module.__file__).read_text(encoding="utf-8") for module in (share_result, sheets))
    bound = re.findall(r"`(observatie-[a-z-]+/\d/[^`]*)`", PAGE)
    assert len(bound) == 3
    for each in bound:
        prefix = each.partition("<")[0]
        assert f'f"{prefix}{{' in code


def test_a_sheet_from_home_is_bound_as_the_page_says():
    sheet = Sheet.model_construct(
        session=UUID(int=1), owner=UUID(int=2), code="dibebemok", state=SheetState.SEALED, edition=3
    )
    assert sheet.bound_to == b"observatie-sheet/1/dibebemok/sealed/3"
    in_library = sheet.model_copy(update={"code": ""})
    assert in_library.bound_to.decode() == f"observatie-sheet/1/{sheet.session}/{sheet.owner}/sealed/3"
    assert sheets.lock_binding(UUID(int=1), UUID(int=2), "dibebemok") == b"observatie-sheet-key/1/dibebemok"
