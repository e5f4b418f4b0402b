"""The page that describes the document: its example is read as it stands, and it leaves nothing out."""

import json
import re
from typing import get_args
from uuid import UUID

import pytest
from support.report_files import make_report

from observatie.data import resource
from observatie.domain.acts.acts import LessonMark, Mark, NoteType, Purpose
from observatie.domain.acts.answers import AnswerValue, Stage
from observatie.domain.acts.conversation import Consent, Party, ReportStatus, Stance
from observatie.domain.acts.entries import Act, Amend, Entry, Restore, Retract
from observatie.domain.pair.rules import PAIR_KINDS
from observatie.exchange.document import Header
from observatie.exchange.transfer import export_visit

PAGE = resource("docs/visit-document.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)[1]
KINDS = {kind.model_fields["kind"].default: kind for kind in get_args(get_args(Act)[0])}
KINDS |= {kind.model_fields["kind"].default: kind for kind in (Amend, Retract, Restore)}
OF_THE_REGISTER = {"school", "person", "group"}
OF_A_RESPONSE = {"response_set"}
OF_A_PAIR = PAIR_KINDS - {"answer"}


def test_the_example_adds_six_entries_and_a_second_time_none(take):
    done = take(EXAMPLE)
    assert (done.entries, done.new_entries, done.new_names) == (6, 6, 4)
    done = take(EXAMPLE)
    assert (done.entries, done.new_entries, done.new_names) == (6, 0, 0)


def test_the_example_is_a_visit_with_a_report(take, library):
    visit = take(EXAMPLE).visit
    (summary,) = library.visits()
    assert (summary.notes, summary.answers, summary.subject) == (2, 1, "rekenen")
    assert make_report(library, visit).startswith(b"%PDF")


def test_the_example_comes_out_as_it_went_in(take, library):
    visit = take(EXAMPLE).visit
    written = json.loads(export_visit(library, visit))
    example = json.loads(EXAMPLE)
    assert written["entries"] == [_with_defaults(entry) for entry in example["entries"]]
    for part in ("visit", "schools", "people", "groups"):
        assert written["header"][part] == example["header"][part]


def _with_defaults(entry):
    return json.loads(Entry.model_validate_json(json.dumps(entry)).to_json())


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - OF_THE_REGISTER - OF_A_RESPONSE - OF_A_PAIR))
def test_every_kind_is_described_with_every_field(kind):
    (row,) = re.findall(rf"^\| `{kind}` \| (.*) \|$", PAGE, re.MULTILINE)
    fields = KINDS[kind].model_fields.keys() - {"kind", "version", "undoes"}
    assert {name for name in fields if f"`{name}`" not in row} == set()


def test_every_field_of_header_and_entry_is_described():
    for name in [*Header.model_fields, *Entry.model_fields]:
        assert f"| `{name}` |" in PAGE


def test_every_type_of_value_is_described():
    for value in get_args(get_args(AnswerValue)[0]):
        assert f'{{"type": "{value.model_fields["type"].default}"' in PAGE


def test_every_choice_is_named():
    for choice in (
        Purpose,
        NoteType,
        Mark,
        Stance,
        Party,
        Stage,
        LessonMark,
        ReportStatus,
        Consent,
    ):
        for value in choice:
            assert f"`{value}`" in PAGE


def test_the_ids_of_the_example_are_all_ids():
    for found in re.findall(r'"(?:id|stream|author|device|visit)": "([^"]+)"', EXAMPLE):
        UUID(found)
