"""Lesson time follows the ticks within a run, and the wall clock between two runs."""

from datetime import UTC, timedelta

import pytest
from hypothesis import given
from support.fake_clock import FakeClock
from support.strategies import MONDAY, examples, lesson_times, wall_times

from observatie.domain.clock import LessonClock, Moment


def test_a_lesson_starts_at_nought():
    moment = Moment(MONDAY, 5_000)

    assert LessonClock.starting(moment).at(moment) == 0


def test_within_a_run_lesson_time_is_what_the_ticks_say():
    lesson = LessonClock.starting(Moment(MONDAY, 5_000))

    assert lesson.at(Moment(MONDAY + timedelta(minutes=18), 1_100_250)) == 1_095_250


@pytest.mark.parametrize("jump", [timedelta(hours=-1), timedelta(hours=1)], ids=["back", "forth"])
def test_within_a_run_no_change_of_the_wall_clock_touches_it(jump):
    lesson = LessonClock.starting(Moment(MONDAY, 5_000))

    assert lesson.at(Moment(MONDAY + jump, 6_000)) == 1_000


def test_a_line_begun_before_the_lesson_is_of_its_beginning():
    clock = FakeClock(MONDAY)
    first_key = clock.now()
    lesson = LessonClock.starting(clock.advance(2_000))

    assert lesson.at(first_key) == 0


def test_after_a_restart_lesson_time_goes_on_by_the_wall_clock():
    new_run = Moment(MONDAY + timedelta(minutes=3), 40)

    lesson = LessonClock.resuming(new_run, last_wall=MONDAY, last_ms=600_000)

    assert lesson.at(new_run) == 780_000
    assert lesson.at(Moment(new_run.wall, 1_040)) == 781_000


def test_after_a_restart_in_another_time_zone_the_instant_counts():
    new_run = Moment((MONDAY + timedelta(minutes=3)).astimezone(UTC), 0)

    assert LessonClock.resuming(new_run, last_wall=MONDAY, last_ms=0).at(new_run) == 180_000


def test_lesson_time_stands_still_where_the_wall_clock_went_back_meanwhile():
    new_run = Moment(MONDAY - timedelta(hours=1), 40)

    assert LessonClock.resuming(new_run, last_wall=MONDAY, last_ms=600_000).at(new_run) == 600_000


@examples(100)
@given(wall_times(), wall_times(), lesson_times(), lesson_times())
def test_lesson_time_never_steps_back_whatever_the_wall_clock_says(last_wall, wall, last_ms, later):
    lesson = LessonClock.resuming(Moment(wall, 0), last_wall, last_ms)

    assert last_ms <= lesson.at(Moment(wall, 0)) <= lesson.at(Moment(last_wall, later))


def test_a_fake_clock_stands_still_until_it_is_told_to_go_on():
    clock = FakeClock(MONDAY)

    assert clock.now() == clock.now() == Moment(MONDAY, 0)
    assert clock.advance(1_500) == clock.now() == Moment(MONDAY + timedelta(milliseconds=1_500), 1_500)
