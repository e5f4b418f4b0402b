"""By what a lesson is taken up again, and when it was left behind."""

from datetime import timedelta

import pytest
from support.strategies import DEVICES, Machine

from observatie.domain.acts.acts import Lesson, LessonMark, Note, Sample, VisitSet
from observatie.domain.acts.conversation import ReportStatus, StatusSet
from observatie.domain.acts.entries import Retract
from observatie.domain.lesson.resuming import end_to_take_back, is_of, last_ms, left_behind, resumed_clock

HERE, ELSEWHERE = DEVICES[0], DEVICES[1]


@pytest.fixture
def machine():
    return Machine(device=HERE)


def lesson(mark: str) -> Lesson:
    return Lesson(mark=LessonMark(mark))


def test_a_lesson_goes_on_from_its_start_its_restart_and_what_was_noted(machine):
    found = []
    for act, lesson_ms in [(lesson("started"), 0), (Note(text="stil"), 60_000), (lesson("resumed"), 600_000)]:
        machine.write(act, lesson_ms=lesson_ms)
        now = machine.clock.advance(5_000)
        found.append(resumed_clock(machine.visit, HERE, now).at(now))

    assert found == [5_000, 65_000, 605_000]


def test_a_lesson_that_was_started_anew_goes_on_from_its_new_start(machine):
    first = machine.write(lesson("started"), lesson_ms=0)
    machine.write(Note(text="stil"), lesson_ms=600_000)
    machine.write(Retract(original=first.id))
    machine.write(lesson("started"), lesson_ms=0)

    assert last_ms(machine.visit, HERE) == 0


def test_what_another_machine_wrote_moves_nothing(machine):
    elsewhere = Machine(device=ELSEWHERE)
    machine.write(lesson("started"), lesson_ms=0)
    machine.write(Note(text="stil"), lesson_ms=60_000)
    for _ in range(5):
        machine.visit.add(elsewhere.write(Note(text="druk"), lesson_ms=900_000))

    assert last_ms(machine.visit, HERE) == 60_000


def test_neither_a_question_nor_a_setting_is_the_last_thing(machine):
    machine.write(lesson("started"), lesson_ms=0)
    machine.write(Note(text="stil"), lesson_ms=60_000)
    machine.write(Sample(at_work=20), lesson_ms=120_000)
    machine.write(VisitSet(subject="taal"))

    assert last_ms(machine.visit, HERE) == 60_000


@pytest.mark.parametrize(("hours", "left"), [(3, False), (3.1, True), (-48, False)])
def test_a_lesson_is_left_behind_three_hours_after_the_last_act(machine, hours, left):
    machine.write(lesson("started"), lesson_ms=0)
    last = machine.write(Note(text="stil"), lesson_ms=60_000)

    assert left_behind(machine.visit, last.at + timedelta(hours=hours)) is left


@pytest.mark.parametrize("marks", [[], ["started", "stopped"]], ids=["not begun", "over"])
def test_a_lesson_that_does_not_go_on_is_not_left_behind_and_nobodys_to_take_up(machine, marks):
    machine.write(VisitSet(subject="taal"))
    for mark in marks:
        machine.write(lesson(mark), lesson_ms=0)

    assert not left_behind(machine.visit, machine.clock.now().wall + timedelta(days=1))
    assert not is_of(machine.visit, HERE)


def test_a_lesson_is_of_the_machine_of_its_last_mark(machine):
    elsewhere = Machine(device=ELSEWHERE)
    machine.write(lesson("started"), lesson_ms=0)
    assert (is_of(machine.visit, HERE), is_of(machine.visit, ELSEWHERE)) == (True, False)

    elsewhere.receive(machine.entries)
    machine.visit.add(elsewhere.write(lesson("resumed"), lesson_ms=60_000))
    assert (is_of(machine.visit, HERE), is_of(machine.visit, ELSEWHERE)) == (False, True)


# An end that was no end


MINUTE, HOUR = 60_000, 3_600_000


@pytest.fixture
def stopped(machine):
    """A lesson that was stopped here after ten minutes."""
    machine.write(lesson("started"), lesson_ms=0)
    machine.write(lesson("stopped"), lesson_ms=10 * MINUTE)
    return machine


def taken_back(machine, after_ms):
    end = end_to_take_back(machine.visit, HERE, machine.clock.advance(after_ms).wall)
    return end.lesson_ms if end else None


@pytest.mark.parametrize(
    ("after_ms", "end"), [(0, 10 * MINUTE), (2 * HOUR, 10 * MINUTE), (3 * HOUR + MINUTE, None)]
)
def test_an_end_is_taken_back_as_long_as_the_lesson_may_still_go_on(stopped, after_ms, end):
    assert taken_back(stopped, after_ms) == end


def test_an_end_of_yesterday_is_not_taken_back(stopped):
    stopped.clock.set_wall(stopped.clock.now().wall.replace(hour=23, minute=50))
    stopped.write(lesson("resumed"), lesson_ms=11 * MINUTE)
    stopped.write(lesson("stopped"), lesson_ms=12 * MINUTE)

    assert (taken_back(stopped, 0), taken_back(stopped, 20 * MINUTE)) == (12 * MINUTE, None)


def test_once_there_is_a_report_the_end_stays(stopped):
    stopped.write(StatusSet(status=ReportStatus.CONCEPT))

    assert taken_back(stopped, 0) is None


def test_the_end_of_a_lesson_that_was_on_paper_stays(machine):
    machine.write(Lesson(mark=LessonMark.STARTED, held_at=machine.clock.now().wall), lesson_ms=0)
    machine.write(lesson("stopped"), lesson_ms=50 * MINUTE)

    assert taken_back(machine, 0) is None


def test_the_end_of_a_lesson_that_went_on_elsewhere_stays(stopped):
    assert end_to_take_back(stopped.visit, ELSEWHERE, stopped.clock.now().wall) is None


def test_the_end_of_a_lesson_that_was_left_behind_stays(machine):
    machine.write(lesson("started"), lesson_ms=0)
    machine.clock.advance(4 * HOUR)
    machine.write(lesson("stopped"), lesson_ms=0)

    assert taken_back(machine, 0) is None


@pytest.mark.parametrize("before", ["planned", "running"])
def test_what_has_not_ended_is_not_taken_back(machine, before):
    if before == "running":
        machine.write(lesson("started"), lesson_ms=0)

    assert taken_back(machine, 0) is None


def test_what_was_added_after_the_end_does_not_move_the_clock_of_a_lesson_that_goes_on(machine):
    machine.write(lesson("started"), lesson_ms=0)
    end = machine.write(lesson("stopped"), lesson_ms=10 * MINUTE)
    machine.write(Note(text="van papier"), lesson_ms=40 * MINUTE)
    machine.write(Retract(original=end.id))
    now = machine.clock.advance(3_000)

    assert resumed_clock(machine.visit, HERE, now).at(now) == 10 * MINUTE + 5_000
