"""Text of several lines becomes several notes, each with its own time and sign."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.strategies import Machine, examples

from observatie.domain.acts.acts import Mark, Note
from observatie.domain.lesson.entering import (
    AS_TEXT,
    OTHER_TIME,
    UNCLEAR_TIME,
    lines_of,
    parts_of,
    pasted,
    without_bullets,
)
from observatie.domain.lesson_time import Span, WrittenTime, meant, readings
from observatie.domain.model import LONGEST_TEXT

MINUTE = 60_000
AT_NINE = Span(datetime(2026, 3, 10, 9, 0, tzinfo=UTC), 50 * MINUTE)
ON_PAPER = "9.04 A vraagt hulp\n9.41 B kijkt weg\n- 9.48 C loopt rond\n"


def become(text, *, by_clock=None):
    """When and what each line of a text becomes in a lesson of nine o'clock, and what is remarked on it."""

    def read(written):
        found = readings(written, AT_NINE)
        return WrittenTime(written, found, meant(found, AT_NINE, by_clock=by_clock))

    lines = pasted(text, 5 * MINUTE, Machine().visit, {}, (), read)
    return [(act.lesson_ms, act.payload, line.remark) for line in lines for act in line.acts]


def test_lines_from_paper_are_notes_each_at_its_time_with_its_sign():
    assert become(ON_PAPER, by_clock=True) == [
        (4 * MINUTE, Note(text="A vraagt hulp"), ""),
        (41 * MINUTE, Note(text="B kijkt weg"), ""),
        (48 * MINUTE, Note(text="C loopt rond", mark=Mark.CHANCE), ""),
    ]


def test_times_that_can_be_meant_in_two_ways_are_marked_and_kept_in_the_text():
    assert [(note.text, remark) for _, note, remark in become(ON_PAPER)] == [
        ("9.04 A vraagt hulp", UNCLEAR_TIME),
        ("9.41 B kijkt weg", UNCLEAR_TIME),
        ("9.48 C loopt rond", UNCLEAR_TIME),
    ]


def test_a_line_without_a_time_is_of_the_line_before_it_else_of_the_moment_of_pasting():
    lines = become("Lkr lacht\n12'30 A vraagt\nB wacht")
    assert [at for at, _, _ in lines] == [5 * MINUTE, 750_000, 750_000]


def test_a_time_of_another_part_of_the_day_stays_in_the_text():
    assert become("15.10 uur A vraagt\nB")[0] == (5 * MINUTE, Note(text="15.10 uur A vraagt"), OTHER_TIME)


def test_what_is_asked_of_the_screen_is_kept_as_text():
    assert become("A vraagt\n/stop")[1] == (5 * MINUTE, Note(text="/stop"), AS_TEXT)


@pytest.mark.parametrize("between", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\n\n \n"])
def test_lines_are_parted_however_they_were_copied(between):
    assert lines_of(f"een{between}twee{between}") == ["een", "twee"]


@pytest.mark.parametrize(
    ("lines", "plain"),
    [
        (["• een", "• twee"], ["een", "twee"]),
        (["\uf0b7\teen", "o\ttwee"], ["een", "twee"]),
        (["- een", "- twee"], ["een", "twee"]),
        (["een", "- twee"], ["een", "- twee"]),
        (["een", "– twee"], ["een", "- twee"]),
        (["1. een", "2. twee"], ["een", "twee"]),
        (["3) een", "4) twee"], ["een", "twee"]),
        (["1. een", "3. twee"], ["1. een", "3. twee"]),
        (["9.04 een", "9.05 twee"], ["9.04 een", "9.05 twee"]),
        (["een\ttwee ", " drie"], ["een twee", "drie"]),
    ],
)
def test_what_makes_lines_a_list_is_left_out(lines, plain):
    assert without_bullets(lines) == plain


@examples(50)
@given(st.text("ab ", min_size=1, max_size=40), st.integers(0, 4))
def test_a_line_too_long_for_a_note_is_parted_and_nothing_is_lost(words, times):
    line = " ".join((words * (times * LONGEST_TEXT // len(words) + 1)).split()) or "a"
    parts = parts_of(line)
    assert all(0 < len(part) <= LONGEST_TEXT for part in parts)
    assert "".join(parts).replace(" ", "") == line.replace(" ", "")
