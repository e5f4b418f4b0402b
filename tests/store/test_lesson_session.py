"""A lesson in hand: begun, taken up again after a restart, ended where it was left behind, or held on paper."""

from datetime import timedelta
from uuid import uuid4

import pytest
from support.store.pen import SOON, Pen

from observatie.domain.acts.acts import Lesson, LessonMark, Note, Sample
from observatie.domain.journal.scribe import Scribe
from observatie.domain.visit.rules import Rejection
from observatie.store.visit_session import VisitSession

MINUTE = 60_000


@pytest.fixture
def noted(session, clock):
    """Return a function that notes something so many minutes after the last thing, by the lesson's clock."""

    def note(minutes, text="stil"):
        moment = clock.advance(minutes * MINUTE)
        return session.record(Note(text=text), moment, session.lesson_ms(moment)).entry

    return note


@pytest.fixture
def again(library, session, clock):
    """Return a function that ends the program, lets minutes pass and takes the lesson up again."""

    def start(minutes):
        session.record(Note(text="/ aan jezelf", aside=True)).saved.result(SOON)
        clock.advance(minutes * MINUTE)
        found = VisitSession.open(library, session.visit.id, clock)
        found.resume_lesson().saved.result(SOON)
        return found

    return start


def marks(library, visit):
    shown = library.visit(visit).journal.standing("lesson")
    return [(standing.act.mark, standing.lesson_ms) for standing in shown]


# Taken up again


def test_the_pause_counts(noted, again, clock):
    noted(10)
    assert again(3).lesson_ms(clock.now()) == 13 * MINUTE


@pytest.mark.parametrize("set_by", [timedelta(hours=1), timedelta(hours=-1), timedelta(minutes=-2)])
def test_a_wall_clock_that_was_set_in_mid_lesson_moves_no_time(set_by, noted, again, clock):
    noted(10)
    clock.set_wall(clock.now().wall + set_by)
    noted(5)
    assert again(3).lesson_ms(clock.now()) == 18 * MINUTE


def test_a_time_that_was_mended_moves_nothing_else(session, noted, again, clock):
    noted(18)
    typo = noted(2)
    session.amend(typo.id, lambda note: note, lesson_ms=81 * MINUTE)
    back = noted(2)
    session.amend(back.id, lambda note: note, lesson_ms=3 * MINUTE)
    assert again(3).lesson_ms(clock.now()) == 25 * MINUTE


def test_an_answer_that_stands_at_its_question_ties_nothing(session, noted, again, clock):
    noted(9)
    session.record(Sample(at_work=20), clock.advance(MINUTE + 40_000), 10 * MINUTE)
    assert again(1).lesson_ms(clock.now()) == 11 * MINUTE + 40_000


def test_a_lesson_never_goes_on_before_what_was_noted(noted, again, clock):
    noted(10)
    clock.set_wall(clock.now().wall - timedelta(hours=1))
    assert again(3).lesson_ms(clock.now()) == 10 * MINUTE


def test_it_is_tied_to_the_restart_before(noted, again, clock, library):
    noted(10)
    first = again(3)
    clock.set_wall(clock.now().wall + timedelta(days=2))
    moment = clock.advance(MINUTE)
    first.record(Note(text="stil"), moment, first.lesson_ms(moment)).saved.result(SOON)
    clock.advance(MINUTE)
    second = VisitSession.open(library, first.visit.id, clock)
    second.resume_lesson()
    assert second.lesson_ms(clock.now()) == 15 * MINUTE


def test_without_a_lesson_there_is_nothing_to_go_on_with(library, clock):
    pen = Pen(library, clock)
    pen.begin().result(SOON)
    assert isinstance(VisitSession.open(library, pen.id, clock).resume_lesson(), Rejection)


# Left behind


def test_a_lesson_that_nobody_stopped_ends_at_the_last_thing_recorded(session, noted, again, clock, library):
    noted(43)
    found = again(181)
    assert found.ended_left_behind
    assert not found.visit.running
    assert found.lesson_clock is None
    assert marks(library, found.visit.id) == [(LessonMark.STARTED, 0), (LessonMark.STOPPED, 43 * MINUTE)]
    assert library.running_visit() is None


def test_a_lesson_is_left_behind_after_three_hours_and_not_before(noted, again, library):
    noted(43)
    found = again(180)
    assert not found.ended_left_behind
    assert found.visit.running
    assert library.running_visit() == found.visit.id


def test_a_lesson_in_which_nothing_was_noted_ends_where_it_began(again, library):
    found = again(24 * 60)
    assert marks(library, found.visit.id) == [(LessonMark.STARTED, 0), (LessonMark.STOPPED, 0)]


# Of another observer


@pytest.fixture
def elsewhere(library, clock):
    """A visit whose lesson another observer began, on her machine."""
    pen = Pen(library, clock)
    pen.begin().result(SOON)
    pen._scribe = Scribe(author=uuid4(), device=uuid4())
    library.append([pen.entry(Lesson(mark=LessonMark.STARTED))]).result(SOON)
    return pen


def test_a_lesson_that_goes_on_elsewhere_is_not_ours_to_take_up(elsewhere, session, library, clock):
    assert session.is_mine_to_resume
    other = VisitSession.open(library, elsewhere.id, clock)
    assert other.visit.running
    assert not other.is_mine_to_resume
    assert library.running_visit() == session.visit.id


def test_a_lesson_that_was_taken_over_here_is_ours(elsewhere, library, clock):
    assert library.running_visit() is None
    other = VisitSession.open(library, elsewhere.id, clock)
    other.resume_lesson().saved.result(SOON)
    assert other.is_mine_to_resume
    assert library.running_visit() == elsewhere.id


# On paper


def test_a_lesson_on_paper_begins_and_ends_in_one_transaction(library, clock, monkeypatch):
    pen = Pen(library, clock)
    pen.begin().result(SOON)
    session, batches = VisitSession.open(library, pen.id, clock), []
    append = library.append
    monkeypatch.setattr(
        library, "append", lambda entries, *a, **k: (batches.append(entries), append(entries, *a, **k))[1]
    )
    held_at = clock.now().wall - timedelta(days=1)
    outcome = session.hold_on_paper(held_at, 45 * MINUTE)
    outcome.saved.result(SOON)
    assert len(batches) == 1
    assert outcome.entry.payload == Lesson(mark=LessonMark.STOPPED)
    for visit in (session.visit, library.visit(pen.id)):
        assert visit.on_paper
        assert visit.period == (held_at, held_at + timedelta(minutes=45))
        assert visit.stopped.entry == outcome.entry
    assert isinstance(session.hold_on_paper(held_at, MINUTE), Rejection)
