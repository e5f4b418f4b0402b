"""Agreements stand open in the next visit to the same teacher, and are closed with what was seen."""

from datetime import timedelta
from uuid import UUID

import pytest
from support.strategies import DEVICES, MONDAY

from observatie.domain.acts.acts import Lesson, LessonMark, VisitSet
from observatie.domain.acts.conversation import Agreement, FollowUp, Outcome, Party
from observatie.domain.acts.entries import Entry, Retract
from observatie.domain.visit.agreements import agreements_before
from observatie.domain.visit.visit import Visit

BAKKER = UUID(int=0xE0)
PROMISE = Agreement(what="C start aan de instructietafel", who=Party.TEACHER)


class Held:
    """A visit to one teacher, so many weeks after the first."""

    def __init__(self, week):
        self.visit = Visit(UUID(int=0x100 + week))
        self._at = MONDAY + timedelta(weeks=week)
        self.write(VisitSet(teacher=BAKKER))
        self.write(Lesson(mark=LessonMark.STARTED))

    def write(self, payload):
        seq = self.visit.journal.highest_seq + 1
        entry = Entry(
            id=UUID(int=self.visit.id.int * 1000 + seq),
            stream=self.visit.id,
            author=UUID(int=0xB0),
            device=DEVICES[0],
            seq=seq,
            at=self._at,
            payload=payload,
        )
        self.visit.add(entry)
        return entry

    def follow(self, made, outcome, seen=""):
        return self.write(FollowUp(agreement=made.id, made_in=made.stream, outcome=outcome, seen=seen))


@pytest.fixture
def weeks():
    return [Held(0), Held(1), Held(2)]


def open_in(held, weeks):
    return [
        (each.agreement.what, each.outcome) for each in agreements_before(held.visit, [w.visit for w in weeks])
    ]


def test_an_agreement_stands_open_in_the_next_visit_and_not_in_its_own(weeks):
    weeks[0].write(PROMISE)

    assert open_in(weeks[0], weeks) == []
    assert open_in(weeks[1], weeks) == [(PROMISE.what, None)]
    assert open_in(weeks[2], weeks) == [(PROMISE.what, None)]


def test_one_that_was_kept_is_closed_for_the_visits_after_it(weeks):
    made = weeks[0].write(PROMISE)
    weeks[1].follow(made, Outcome.DONE, "C begon binnen drie minuten.")

    assert open_in(weeks[1], weeks) == [(PROMISE.what, Outcome.DONE)]
    assert open_in(weeks[2], weeks) == []


def test_one_that_goes_on_stands_open_with_what_was_seen(weeks):
    made = weeks[0].write(PROMISE)
    weeks[1].follow(made, Outcome.GOING_ON, "Nog niet elke les.")

    (running,) = agreements_before(weeks[2].visit, [week.visit for week in weeks])
    assert running.is_open
    assert [each.follow_up.seen for each in running.looked_at] == ["Nog niet elke les."]


def test_one_that_was_let_go_is_closed(weeks):
    made = weeks[0].write(PROMISE)
    weeks[1].follow(made, Outcome.LET_GO)

    assert open_in(weeks[2], weeks) == []


def test_what_was_said_of_it_by_mistake_can_be_taken_back(weeks):
    made = weeks[0].write(PROMISE)
    said = weeks[1].follow(made, Outcome.DONE)
    weeks[1].write(Retract(original=said.id))

    assert open_in(weeks[2], weeks) == [(PROMISE.what, None)]


def test_a_visit_that_is_only_planned_looks_back_from_the_day_it_is_planned(weeks):
    weeks[0].write(PROMISE)
    planned = Visit(UUID(int=0x999))
    assert agreements_before(planned, [week.visit for week in weeks]) != []
