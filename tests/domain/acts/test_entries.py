"""Every act can be written down and read back, and what is no act is refused."""

import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from support.strategies import KINDS, REFS, Machine, entries, examples, payloads

from observatie.domain.acts.acts import (
    Count,
    Gap,
    InstrumentRef,
    Legend,
    Lesson,
    LessonMark,
    Note,
    Sample,
    VisitSet,
)
from observatie.domain.acts.entries import Amend, Entry

ENTRIES = {kind: entries(payloads(kind)) for kind in KINDS}


def written(payload=None) -> dict:
    """One entry as it stands in a file."""
    return json.loads(Machine().write(payload or Note(text="leerlingen werken")).to_json())


@pytest.mark.parametrize("kind", KINDS)
@examples(20)
@given(data=st.data())
def test_an_entry_of_every_kind_reads_back_as_it_was_written(kind, data):
    entry = data.draw(ENTRIES[kind])

    read = Entry.from_json(entry.to_json())

    assert read == entry
    assert read.payload.kind == kind
    assert read.at.utcoffset() == entry.at.utcoffset()
    assert read.to_json() == entry.to_json()


@examples(25)
@given(entries())
def test_an_entry_is_one_line_of_utf_8(entry):
    line = entry.to_json()

    assert "\n" not in line
    assert Entry.from_json(line.encode()) == entry


def test_text_of_any_language_stays_letter_for_letter():
    said = '“Đặng zegt: ‘ąęł’ 👩‍🏫”\nŞirin, ğ ı İ: "goed zo"'

    assert Entry.from_json(Machine().write(Note(text=said)).to_json()).payload.text == said


def test_space_around_text_is_left_out():
    assert Note(text="  stil \n").text == "stil"


def test_what_is_none_is_not_written():
    assert written(Note(text="stil"))["payload"] == {
        "kind": "note",
        "version": 1,
        "text": "stil",
        "type": "fact",
        "items": [],
        "pupils": [],
        "aside": False,
    }


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("seq", 0),
        ("seq", "1"),
        ("lesson_ms", -1),
        ("at", "2025-03-03T09:00:00"),
        ("colour", "red"),
        ("id", "1"),
    ],
)
def test_an_envelope_that_is_not_right_is_refused(field, value):
    with pytest.raises(ValidationError, match=field):
        Entry.from_json(json.dumps(written() | {field: value}))


@pytest.mark.parametrize(
    "payload",
    [
        {"kind": "poem", "version": 1, "text": "stil"},
        {"kind": "note", "version": 2, "text": "stil"},
        {"kind": "note", "version": 1, "text": " \n "},
        {"kind": "note", "version": 1, "text": "stil", "colour": "red"},
    ],
    ids=["unknown kind", "version of later", "nothing said", "unknown field"],
)
def test_a_payload_that_is_not_right_is_refused(payload):
    with pytest.raises(ValidationError):
        Entry.from_json(json.dumps(written() | {"payload": payload}))


def test_a_correction_cannot_hold_a_correction():
    note = Machine().write(Note(text="stil"))
    amend = Amend(original=note.id, act=Note(text="druk"))

    with pytest.raises(ValidationError):
        Amend.model_validate({"original": note.id, "act": amend})


def test_half_a_character_is_refused():
    with pytest.raises(ValidationError):
        Note(text="\ud83d")


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Count(counter="vinger", by=0),
        lambda: Count(counter="vinger", by=1000),
        lambda: Sample(at_work=100),
        lambda: VisitSet(planned_at=datetime(2025, 3, 3)),
        lambda: VisitSet(counters=("vinger",) * 10),
        lambda: VisitSet(phases=("Start", " ")),
        lambda: VisitSet(sample_minutes=61),
        lambda: VisitSet(pupils=100),
        lambda: Lesson(mark=LessonMark.STARTED, held_at=datetime(2025, 3, 3)),
        lambda: Gap(until_ms=-1),
        lambda: Note(text="stil", pupils=("Anna",)),
        lambda: Legend(label="a", text="raam"),
        lambda: InstrumentRef(instrument="kijkwijzer", version="1", hash="abc"),
        lambda: InstrumentRef(instrument="Kijk Wijzer", version="1", hash="0" * 64),
    ],
    ids=[
        "counts nothing",
        "counts too much",
        "too many pupils",
        "time without offset",
        "more counters than keys",
        "a phase without a name",
        "asks once an hour at most",
        "a class too large",
        "on paper, time without offset",
        "a gap that ends before the lesson",
        "a pupil by name",
        "a label in small letters",
        "no hash",
        "no identifier",
    ],
)
def test_a_value_out_of_bounds_is_refused(wrong):
    with pytest.raises(ValidationError):
        wrong()


def test_an_entry_cannot_change():
    note = Machine().write(Note(text="stil", items=REFS))

    with pytest.raises(ValidationError):
        note.seq = 7


def test_the_common_order_is_number_then_device_then_id():
    a, b = "11111111-0000-0000-0000-000000000000", "22222222-0000-0000-0000-000000000000"
    made = [
        Entry.from_json(json.dumps(written() | {"seq": seq, "device": device, "id": entry_id}))
        for seq, device, entry_id in [(2, a, a), (1, b, a), (1, a, b), (1, a, a)]
    ]

    assert sorted(made, key=lambda entry: entry.order) == made[::-1]
