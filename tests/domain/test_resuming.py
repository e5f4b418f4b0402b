"""By what a lesson is taken up again, and when it was left behind."""

from datetime import timedelta

import pytest
from strategies import DEVICES, Desk

from observatie.domain.acts import Lesson, LessonMark, Note, Sample, VisitSet
from observatie.domain.entries import Retract
from observatie.domain.resuming import is_of, last_ms, left_behind, resumed_clock

HERE, ELSEWHERE = DEVICES[0], DEVICES[1]


@pytest.fixture
def desk():
    return Desk(device=HERE)


def lesson(mark: str) -> Lesson:
    return Lesson(mark=LessonMark(mark))


def test_a_lesson_goes_on_from_its_start_its_restart_and_what_was_noted(desk):
    found = []
    for act, lesson_ms in [(lesson("started"), 0), (Note(text="stil"), 60_000), (lesson("resumed"), 600_000)]:
        desk.write(act, lesson_ms=lesson_ms)
        now = desk.clock.advance(5_000)
        found.append(resumed_clock(desk.visit, HERE, now).at(now))

    assert found == [5_000, 65_000, 605_000]


def test_a_lesson_that_was_started_anew_goes_on_from_its_new_start(desk):
    first = desk.write(lesson("started"), lesson_ms=0)
    desk.write(Note(text="stil"), lesson_ms=600_000)
    desk.write(Retract(original=first.id))
    desk.write(lesson("started"), lesson_ms=0)

    assert last_ms(desk.visit, HERE) == 0


def test_what_another_machine_wrote_moves_nothing(desk):
    elsewhere = Desk(device=ELSEWHERE)
    desk.write(lesson("started"), lesson_ms=0)
    desk.write(Note(text="stil"), lesson_ms=60_000)
    for _ in range(5):
        desk.visit.add(elsewhere.write(Note(text="druk"), lesson_ms=900_000))

    assert last_ms(desk.visit, HERE) == 60_000


def test_neither_a_question_nor_a_setting_is_the_last_thing(desk):
    desk.write(lesson("started"), lesson_ms=0)
    desk.write(Note(text="stil"), lesson_ms=60_000)
    desk.write(Sample(at_work=20), lesson_ms=120_000)
    desk.write(VisitSet(subject="taal"))

    assert last_ms(desk.visit, HERE) == 60_000


@pytest.mark.parametrize(("hours", "left"), [(3, False), (3.1, True), (-48, False)])
def test_a_lesson_is_left_behind_three_hours_after_the_last_act(desk, hours, left):
    desk.write(lesson("started"), lesson_ms=0)
    last = desk.write(Note(text="stil"), lesson_ms=60_000)

    assert left_behind(desk.visit, last.at + timedelta(hours=hours)) is left


@pytest.mark.parametrize("marks", [[], ["started", "stopped"]], ids=["not begun", "over"])
def test_a_lesson_that_does_not_go_on_is_not_left_behind_and_nobodys_to_take_up(desk, marks):
    desk.write(VisitSet(subject="taal"))
    for mark in marks:
        desk.write(lesson(mark), lesson_ms=0)

    assert not left_behind(desk.visit, desk.clock.now().wall + timedelta(days=1))
    assert not is_of(desk.visit, HERE)


def test_a_lesson_is_of_the_machine_of_its_last_mark(desk):
    elsewhere = Desk(device=ELSEWHERE)
    desk.write(lesson("started"), lesson_ms=0)
    assert (is_of(desk.visit, HERE), is_of(desk.visit, ELSEWHERE)) == (True, False)

    elsewhere.receive(desk.entries)
    desk.visit.add(elsewhere.write(lesson("resumed"), lesson_ms=60_000))
    assert (is_of(desk.visit, HERE), is_of(desk.visit, ELSEWHERE)) == (False, True)
