"""A moment in a lesson is written 18′15″ and read in every way a person writes it, by the clock too."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.strategies import examples

from observatie.domain.lesson_time import (
    ClockChange,
    Span,
    TimeReading,
    at_start,
    axis,
    clock_change,
    meant,
    read,
    readings,
    show,
)

MINUTE = 60_000


def lesson(began: str, minutes: int = 50, latest_ms: int | None = None) -> Span:
    """A lesson that began at this time of day and took so many minutes."""
    hour, minute = map(int, began.split("."))
    return Span(datetime(2026, 3, 10, hour, minute, tzinfo=UTC), minutes * MINUTE, latest_ms)


AT_NINE = lesson("9.00")


@pytest.mark.parametrize(
    ("lesson_ms", "shown"),
    [(0, "0′00″"), (59_999, "0′59″"), (60_000, "1′00″"), (1_095_000, "18′15″"), (4_500_000, "75′00″")],
)
def test_shown_in_minutes_and_whole_seconds(lesson_ms, shown):
    assert show(lesson_ms) == shown


@pytest.mark.parametrize(
    "typed",
    [
        *("18′15″", "18'15\"", "18′15", "18.15", "18:15", "18,15", "018.15", "  18.15 ", "18'15''", "18.15″"),
        *("18 min 15 s", "18min15s", "18 min. 15 sec.", "18 minuten 15 seconden"),
    ],
)
def test_read_however_it_was_typed(typed):
    assert read(typed) == 1_095_000


@pytest.mark.parametrize("typed", ["4′", "4'", "4 min", "4 min.", "4 minuten", "4'00", "04.00"])
def test_whole_minutes_need_no_seconds(typed):
    assert read(typed) == 240_000


@pytest.mark.parametrize(
    "typed",
    [
        *("", "18", "18.", ".15", "18.60", "18.99", "18.150", "-18.15", "18.15.00", "1000.00", "18 15", "straks"),
        *("9.04 uur", "4 min 3", "4'60"),
    ],
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


# By the clock


@pytest.mark.parametrize("written", ["9.04 uur", "09.04 uur", "9:04u", "9u04", "9h04", "9.04 u.", "09:04 UUR"])
def test_a_time_of_day_is_read_as_such(written):
    assert readings(written, AT_NINE) == (TimeReading(4 * MINUTE, "9.04"),)


@pytest.mark.parametrize("written", ["9.04", "9:04", "09.04"])
def test_what_may_be_the_clock_or_the_lesson_is_both(written):
    assert readings(written, AT_NINE) == (TimeReading(4 * MINUTE, "9.04"), TimeReading(9 * MINUTE + 4000))


@pytest.mark.parametrize("written", ["4′00″", "9'04\"", "9 min", "18.15", "9.4", "61.30"])
def test_what_can_only_be_the_lesson_is_not_asked(written):
    assert [each.clock for each in readings(written, AT_NINE)] == [""]


def test_a_time_in_the_afternoon_may_be_written_as_one_does_in_the_morning():
    assert readings("1.15", lesson("13.00")) == (TimeReading(15 * MINUTE, "13.15"), TimeReading(75_000))
    assert readings("1.15 uur", lesson("13.00")) == (TimeReading(15 * MINUTE, "13.15"),)
    assert readings("13.15 uur", lesson("13.00")) == (TimeReading(15 * MINUTE, "13.15"),)
    assert readings("12.10 uur", lesson("12.00")) == (TimeReading(10 * MINUTE, "12.10"),)


def test_a_lesson_may_go_on_over_midnight():
    assert readings("0.10 uur", lesson("23.30")) == (TimeReading(40 * MINUTE, "0.10"),)
    assert readings("24.00 uur", lesson("23.30")) == (TimeReading(30 * MINUTE, "0.00"),)


def test_what_was_noted_while_the_class_came_in_is_of_the_beginning():
    (only,) = readings("8.58 uur", AT_NINE)
    assert (only, only.words) == (
        TimeReading(0, "8.58", before=True),
        "8.58 uur, voor de les = 0′00″ in de les",
    )


@pytest.mark.parametrize("written", ["8.45 uur", "11.00 uur", "25.00 uur", "9.60 uur", "straks", ""])
def test_what_is_no_time_of_this_lesson_has_no_reading(written):
    assert readings(written, AT_NINE) == ()


def test_what_has_not_been_yet_is_not_meant():
    assert readings("9.04", lesson("9.00", latest_ms=5 * MINUTE)) == (TimeReading(4 * MINUTE, "9.04"),)
    assert readings("9.06 uur", lesson("9.00", latest_ms=5 * MINUTE)) == ()


def test_a_lesson_that_began_within_a_minute_is_counted_from_its_second():
    began = datetime(2026, 3, 10, 9, 0, 37, tzinfo=UTC)
    assert readings("9.04 uur", Span(began, 50 * MINUTE)) == (TimeReading(203_000, "9.04"),)
    assert readings("9.00 uur", Span(began, 50 * MINUTE)) == (TimeReading(0, "9.00"),)


def test_without_a_beginning_no_clock_is_read():
    assert readings("9.04", Span(None, 50 * MINUTE)) == (TimeReading(9 * MINUTE + 4000),)


@examples(200)
@given(began=st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)), after=st.integers(0, 110))
def test_the_clock_of_any_lesson_is_read_and_of_two_meanings_neither_is_guessed(began, after):
    began = began.replace(second=0, microsecond=0, tzinfo=UTC)
    span, at = Span(began, 50 * MINUTE), began + timedelta(minutes=after)
    written, expected = f"{at.hour}.{at.minute:02d}", TimeReading(after * MINUTE, f"{at.hour}.{at.minute:02d}")
    assert readings(f"{written} uur", span) == (expected,)
    assert readings(written, span) == (expected, TimeReading((at.hour * 60 + at.minute) * 1000))
    same = at.hour * 60 + at.minute == after * 60
    assert meant(readings(written, span), span, by_clock=None) == (expected if same else None)


@examples(200)
@given(
    began=st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)),
    minutes=st.integers(0, 300),
    latest_ms=st.none() | st.integers(0, 300 * MINUTE),
    written=st.from_regex(r"\d{1,3}[.:′']\d{0,2}[″u]?( uur| min)?", fullmatch=True),
)
def test_whatever_is_written_is_read_within_or_around_the_lesson(began, minutes, latest_ms, written):
    span = Span(began.replace(tzinfo=UTC), minutes * MINUTE, latest_ms)
    for reading in readings(written, span):
        assert reading.lesson_ms >= 0
        assert latest_ms is None or reading.lesson_ms <= latest_ms
        assert not reading.clock or reading.lesson_ms <= (minutes + 60) * MINUTE
        assert reading.clock or reading.lesson_ms == read(written)


# Which of them is meant


@pytest.mark.parametrize(("by_clock", "lesson_ms"), [(True, 4 * MINUTE), (False, 9 * MINUTE + 4000)])
def test_what_was_said_before_of_this_paper_holds(by_clock, lesson_ms):
    assert meant(readings("9.04", AT_NINE), AT_NINE, by_clock=by_clock).lesson_ms == lesson_ms


@pytest.mark.parametrize("written", ["8.58", "9.55"])
def test_it_is_asked_again_where_that_would_lie_outside_the_lesson(written):
    assert meant(readings(written, AT_NINE), AT_NINE, by_clock=True) is None


def test_the_only_reading_is_meant_whatever_was_said_before():
    assert meant(readings("4′00″", AT_NINE), AT_NINE, by_clock=True) == TimeReading(4 * MINUTE)
    assert meant((), AT_NINE, by_clock=True) is None


def test_both_meanings_are_worded():
    assert [each.words for each in readings("9.04", AT_NINE)] == [
        "9.04 uur = 4′00″ in de les",
        "9′04″ na het begin",
    ]


# At the start of a line


@pytest.mark.parametrize(
    ("typed", "written", "rest"),
    [
        ("9.04 A vraagt hulp", "9.04", "A vraagt hulp"),
        ("9.04 uur A vraagt hulp", "9.04 uur", "A vraagt hulp"),
        ("9.04: A vraagt hulp", "9.04", "A vraagt hulp"),
        ("9u04, A vraagt hulp", "9u04", "A vraagt hulp"),
        ("4' A vraagt hulp", "4'", "A vraagt hulp"),
        ("4 min 3 kinderen lopen", "4 min", "3 kinderen lopen"),
        ("18′15″ + lkr telt", "18′15″", "+ lkr telt"),
        ("9.04\tA vraagt hulp", "9.04", "A vraagt hulp"),
        ("2:05", "2:05", ""),
        ("24.75 is geen tijd", "", "24.75 is geen tijd"),
        ("24 + 13 = 37", "", "24 + 13 = 37"),
        ("3.5 liter", "", "3.5 liter"),
        ("3,50 euro", "", "3,50 euro"),
        ("4 minuten later", "", "4 minuten later"),
        ("9.04uurtje", "", "9.04uurtje"),
        ("A vraagt 9.04", "", "A vraagt 9.04"),
    ],
)
def test_a_time_stands_at_the_start_of_a_line(typed, written, rest):
    assert at_start(typed) == (written, rest)


@pytest.mark.parametrize(
    ("longest_min", "walkthrough", "shown"),
    [
        (0, False, (50, 10)),
        (50, False, (50, 10)),
        (50.01, False, (60, 10)),
        (100, False, (100, 10)),
        (0, True, (15, 5)),
        (15.5, True, (20, 5)),
        (61, True, (65, 10)),
    ],
)
def test_a_picture_of_a_lesson_begins_at_a_usual_one_and_grows_with_it(longest_min, walkthrough, shown):
    assert axis(round(longest_min * 60_000), walkthrough=walkthrough) == shown


# Across a change of the clocks

WINTER, SUMMER = timezone(timedelta(hours=1)), timezone(timedelta(hours=2))


def in_amsterdam(moment):
    """A moment with the offset that holds in Amsterdam in 2026."""
    summer = datetime(2026, 3, 29, 1, tzinfo=UTC) <= moment < datetime(2026, 10, 25, 1, tzinfo=UTC)
    return moment.astimezone(SUMMER if summer else WINTER)


def across(began, minutes):
    """A lesson in Amsterdam of so many minutes."""
    return Span(began, minutes * MINUTE, None, clock_change(began, minutes * MINUTE, in_amsterdam))


FORWARD = across(datetime(2026, 3, 29, 1, 40, tzinfo=WINTER), 50)
"""From 1.40 to 3.30 by the clock."""
BACK = across(datetime(2026, 10, 25, 2, 40, tzinfo=SUMMER), 50)
"""From 2.40 to 2.30 by the clock."""


def test_the_moment_at_which_the_clocks_change_is_found_to_the_second():
    assert FORWARD.change == ClockChange(20 * MINUTE, 60)
    assert BACK.change == ClockChange(20 * MINUTE, -60)
    assert across(datetime(2026, 3, 10, 9, 0, tzinfo=WINTER), 50).change is None


@pytest.mark.parametrize(
    ("written", "minutes"),
    [("1.40 uur", 0), ("1.59 uur", 19), ("3.00 uur", 20), ("3.10 uur", 30), ("3.30 uur", 50)],
)
def test_where_the_clocks_are_put_forward_an_hour_is_not_counted(written, minutes):
    (found,) = readings(written, FORWARD)
    assert (found.lesson_ms, found.words.split(" = ")[0]) == (minutes * MINUTE, written)


def test_a_time_that_the_clocks_passed_over_is_none_of_the_lesson():
    assert readings("2.15 uur", FORWARD) == ()


@pytest.mark.parametrize(
    ("written", "minutes"), [("2.35 uur", [0, 55]), ("2.45 uur", [5, 65]), ("2.05 uur", [25]), ("3.05 uur", [85])]
)
def test_where_the_clocks_are_put_back_a_time_may_have_been_twice(written, minutes):
    assert [found.lesson_ms for found in readings(written, BACK)] == [each * MINUTE for each in minutes]


def test_a_change_just_before_the_lesson_leaves_its_own_times_as_they_are():
    span = across(datetime(2026, 3, 29, 3, 5, tzinfo=SUMMER), 50)
    assert span.change == ClockChange(-5 * MINUTE, 60)
    assert readings("3.15 uur", span) == (TimeReading(10 * MINUTE, "3.15"),)
    assert readings("1.58 uur", span) == (TimeReading(0, "1.58", before=True),)
