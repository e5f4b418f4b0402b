"""Lesson time is written 18′15″ and read in every way a person types it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from observatie.domain.lesson_time import read, show


@pytest.mark.parametrize(
    ("lesson_ms", "shown"),
    [(0, "0′00″"), (59_999, "0′59″"), (60_000, "1′00″"), (1_095_000, "18′15″"), (4_500_000, "75′00″")],
)
def test_shown_in_minutes_and_whole_seconds(lesson_ms, shown):
    assert show(lesson_ms) == shown


@pytest.mark.parametrize("typed", ["18′15″", "18'15\"", "18′15", "18.15", "18:15", "18,15", "018.15", "  18.15 "])
def test_read_however_it_was_typed(typed):
    assert read(typed) == 1_095_000


@pytest.mark.parametrize(
    "typed",
    ["", "18", "18.", ".15", "18.60", "18.99", "18.150", "-18.15", "18.15.00", "1000.00", "18 15", "straks"],
)
def test_what_is_no_lesson_time_is_not_read(typed):
    assert read(typed) is None


@examples(100)
@given(st.integers(0, 999 * 60_000))
def test_what_was_shown_is_read_to_the_second(lesson_ms):
    assert read(show(lesson_ms)) == lesson_ms // 1000 * 1000


@examples(100)
@given(st.text())
def test_any_text_is_read_or_not(typed):
    assert read(typed) is None or read(show(read(typed))) == read(typed)
