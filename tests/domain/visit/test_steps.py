"""The steps of a visit: where it is opened, and what each becomes while it is shown to others."""

from uuid import UUID

from support.fake_clock import FakeClock

from observatie.domain.acts.acts import Lesson, LessonMark
from observatie.domain.acts.entries import Payload
from observatie.domain.journal.scribe import Scribe
from observatie.domain.visit.steps import PRESENTED, STEP_WORDS, VisitStep, step_at_entering
from observatie.domain.visit.visit import Visit

BEGUN = Lesson(mark=LessonMark.STARTED)
OVER = Lesson(mark=LessonMark.STOPPED)


def visit(clock: FakeClock, *acts: Payload) -> Visit:
    """Return a visit in which this was done."""
    made, scribe = Visit(UUID(int=1)), Scribe(UUID(int=2), UUID(int=3))
    for act in acts:
        made.add(scribe.entry(made.journal, act, clock.now(), 0))
    return made


def test_a_visit_is_prepared_before_its_lesson_and_worked_out_after_it(clock):
    assert step_at_entering(visit(clock), is_live=False) is VisitStep.PREPARE
    assert step_at_entering(visit(clock, BEGUN, OVER), is_live=False) is VisitStep.REVIEW


def test_a_lesson_that_goes_on_here_is_observed_and_that_of_another_laptop_is_not(clock):
    running = visit(clock, BEGUN)
    assert step_at_entering(running, is_live=True) is VisitStep.OBSERVE
    assert step_at_entering(running, is_live=False) is VisitStep.REVIEW


def test_what_is_shown_to_others_cannot_be_chosen_by_itself():
    assert set(PRESENTED.values()) == {VisitStep.TALK, VisitStep.FILLING_IN}
    assert not set(PRESENTED.values()) & set(STEP_WORDS)
