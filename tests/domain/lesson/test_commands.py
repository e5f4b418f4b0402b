"""What a line that begins with a slash asks."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from observatie.domain.acts.acts import Count, Legend, Phase, VisitSet
from observatie.domain.acts.entries import Entry
from observatie.domain.lesson.commands import COMMANDS, ScreenRequest, is_command, matching_commands, meant_by
from observatie.domain.lesson.lesson_phases import USUAL
from observatie.domain.lesson.line import ASIDE
from observatie.domain.visit.visit import Visit

STREAM = UUID(int=1)


def visit_with(*payloads):
    entries = [
        Entry(
            id=UUID(int=100 + number),
            stream=STREAM,
            author=UUID(int=2),
            device=UUID(int=3),
            seq=number,
            at=datetime(2026, 3, 10, 8, 30, tzinfo=UTC),
            lesson_ms=number * 60_000,
            payload=payload,
        )
        for number, payload in enumerate(payloads, 1)
    ]
    return Visit(STREAM, entries)


def acts(typed, *payloads):
    return meant_by(typed, visit_with(*payloads), USUAL).acts


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("/", True),
        ("/fase", True),
        ("/x", True),
        ("//", False),
        (" /fase", False),
        ("a/b", False),
        ("/zelf x", False),
    ],
)
def test_a_command_begins_with_one_slash(typed, answer):
    assert is_command(typed) is answer


def test_what_is_offered_is_understood():
    for command in COMMANDS:
        sample = {"naam": "Kring", "minuten leerlingen": "3 27", "C plek": "C raam"}.get(command.pattern, "")
        if command.word != ASIDE:
            assert meant_by(f"{command.word} {sample}".strip(), visit_with(), USUAL).understood, command.word


def test_commands_are_found_by_their_beginning():
    assert [command.word for command in matching_commands("/in")] == ["/interval", "/instrument"]


@pytest.mark.parametrize(
    ("current", "name"),
    [(None, "Start"), ("Start", "Instructie"), ("Kring", "Start"), ("Afsluiting", None)],
)
def test_phase_alone_is_the_next_one(current, name):
    before = [Phase(name=current)] if current else []
    assert acts("/fase", *before) == ((Phase(name=name),) if name else ())


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("/fase zelf", "Zelfstandige verwerking"),
        ("/fase VERWERKING", "Zelfstandige verwerking"),
        ("/fase Kringgesprek", "Kringgesprek"),
    ],
)
def test_a_phase_is_found_by_the_beginning_of_a_word_or_is_a_new_one(typed, name):
    assert acts(typed) == (Phase(name=name),)


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("/turf vingers", Count(counter="vingers")),
        ("/turf Vingers 3", Count(counter="vingers", by=3)),
        ("/turf 2", Count(counter="beurten")),
        ("/turf 2 5", Count(counter="beurten", by=5)),
        ("/turf 7", Count(counter="7")),
    ],
)
def test_counting_by_name_or_by_key(typed, count):
    assert acts(typed) == (count,)


def test_a_name_that_is_new_gets_the_first_free_key():
    naming, count = acts("/turf complimenten")
    assert naming.counters[:4] == ("vingers", "beurten", "onderbrekingen", "complimenten")
    assert count == Count(counter="complimenten")


def test_a_key_is_named_without_counting():
    (naming,) = acts("/turf 9 zuchten")
    assert naming.counters[8] == "zuchten"


def test_a_tenth_name_is_not_understood():
    nine = VisitSet(counters=tuple(f"teller {n}" for n in "abcdefghi"))
    assert acts("/turf nog een", nine) == ()


@pytest.mark.parametrize(
    ("typed", "minutes", "pupils"),
    [("/interval", 2, None), ("/interval 5", 5, None), ("/interval 3 27", 3, 27), ("/interval uit", 0, None)],
)
def test_the_interval_and_how_many_pupils_there_are(typed, minutes, pupils):
    assert acts(typed) == (VisitSet(sample_minutes=minutes, pupils=pupils),)


@pytest.mark.parametrize("typed", ["/interval straks", "/interval 99", "/interval 2 270", "/interval 2 27 3"])
def test_an_interval_that_makes_no_sense_is_not_understood(typed):
    assert acts(typed) == ()


@pytest.mark.parametrize(
    ("typed", "legend"),
    [
        ("/legenda C raam, derde rij", Legend(label="C", text="raam, derde rij")),
        ("/legenda @c: raam", Legend(label="C", text="raam")),
        ("/legenda 12 deur", Legend(label="12", text="deur")),
        ("/legenda C", Legend(label="C", text="")),
    ],
)
def test_the_legend_of_a_pupil(typed, legend):
    assert acts(typed) == (legend,)


@pytest.mark.parametrize("typed", ["/legenda Jan raam", "/legenda bo raam", "/legenda A1 raam"])
def test_a_name_is_no_label(typed):
    assert acts(typed) == ()


def test_a_word_of_the_screen_is_asked_of_it_and_with_more_words_it_is_a_note():
    assert meant_by("/stop", visit_with(), USUAL).ask is ScreenRequest.STOP
    assert not meant_by("/stop daarmee", visit_with(), USUAL).understood
