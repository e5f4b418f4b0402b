"""A visit in one line."""

from datetime import timedelta
from uuid import UUID

import pytest
from support.strategies import ANNA, BO, MONDAY, VISIT, Machine

from observatie.domain.acts.acts import InstrumentRef, ItemRef, Lesson, LessonMark, Note, Purpose, VisitSet
from observatie.domain.acts.answers import Answer, LevelValue, NotApplicable, NotSeen, Stage
from observatie.domain.acts.conversation import Agreement, Party
from observatie.domain.acts.entries import Amend, Retract
from observatie.domain.acts.records import SchoolRecord
from observatie.domain.instrument.instrument import Source
from observatie.domain.visit.summary import VisitSummary, summarise
from observatie.domain.visit.visit import Visit, VisitState

BAKKER, GROUP, SCHOOL = UUID(int=1), UUID(int=2), UUID(int=3)
MADE = MONDAY + timedelta(seconds=1)


@pytest.fixture
def machine():
    machine = Machine()
    machine.write(VisitSet(teacher=BAKKER))
    return machine


def answered(target: str = "sfeer", instrument: str = "kijkwijzer", value=None, **more) -> Answer:
    return Answer(instrument=instrument, target=target, value=value or LevelValue(level=2), **more)


def test_an_empty_stream_has_no_summary():
    assert summarise(Machine().visit) is None


def test_the_register_has_no_summary():
    machine = Machine()
    machine.write(SchoolRecord(id=SCHOOL, name="Basisschool De Wilg"))

    assert summarise(machine.visit) is None


def test_a_lesson_begun_before_anything_was_set_is_found_again():
    machine = Machine()
    machine.write(Note(text="stil"))

    summary = summarise(machine.visit)
    assert summary is not None
    assert summary.notes == 1


def test_a_new_visit_in_one_line(machine):
    assert summarise(machine.visit) == VisitSummary(
        id=VISIT,
        teacher=BAKKER,
        group=None,
        school=None,
        subject="",
        purpose=Purpose.DEVELOPMENT,
        walkthrough=False,
        instruments=(),
        state=VisitState.PLANNED,
        at=MADE,
        notes=0,
        answers=0,
        unfounded=0,
        agreements=0,
    )


def test_a_visit_that_was_held_in_one_line(machine):
    kijkwijzer = InstrumentRef(instrument="kijkwijzer", version="1", hash="0" * 64)
    machine.write(
        VisitSet(group=GROUP, school=SCHOOL, subject="taal", walkthrough=True, instruments=(kijkwijzer,))
    )
    machine.write(Lesson(mark=LessonMark.STARTED), lesson_ms=0)
    machine.write(Note(text="stil"))
    machine.write(Lesson(mark=LessonMark.STOPPED), lesson_ms=60_000)
    machine.write(answered())
    machine.write(Agreement(what="elke dag een vraag", who=Party.TEACHER))

    assert summarise(machine.visit) == VisitSummary(
        id=VISIT,
        teacher=BAKKER,
        group=GROUP,
        school=SCHOOL,
        subject="taal",
        purpose=Purpose.DEVELOPMENT,
        walkthrough=True,
        instruments=("kijkwijzer",),
        state=VisitState.REVIEWING,
        at=MONDAY + timedelta(seconds=3),
        notes=1,
        answers=1,
        unfounded=1,
        agreements=1,
    )


def test_a_visit_is_of_when_it_is_planned_until_the_lesson_begins(machine):
    planned = MONDAY + timedelta(days=7)
    machine.write(VisitSet(planned_at=planned))
    assert summarise(machine.visit).at == planned

    started = machine.write(Lesson(mark=LessonMark.STARTED), lesson_ms=0)
    assert summarise(machine.visit).at == started.at


def test_an_answer_with_a_note_is_founded_until_that_note_is_taken_away(machine):
    note = machine.write(Note(text="stil"))
    machine.write(answered(evidence=(note.id,)))
    assert summarise(machine.visit).unfounded == 0

    machine.write(Retract(original=note.id))
    assert summarise(machine.visit).unfounded == 1


@pytest.mark.parametrize("value", [NotSeen(), NotApplicable()], ids=lambda value: value.type)
def test_what_was_not_seen_needs_no_evidence(machine, value):
    machine.write(answered(value=value))

    assert (summarise(machine.visit).answers, summarise(machine.visit).unfounded) == (1, 0)


@pytest.mark.parametrize(
    ("source", "unfounded"), [(Source.OBSERVATION, 1), (Source.INTERVIEW, 0), (Source.DOCUMENTS, 0)]
)
def test_what_was_heard_or_read_needs_no_evidence(machine, source, unfounded):
    machine.write(answered(source=source))

    assert summarise(machine.visit).unfounded == unfounded


def test_an_item_counts_once_however_often_it_was_scored(machine):
    machine.write(answered(), ANNA)
    machine.write(answered(), BO)
    machine.write(answered(stage=Stage.FINAL), ANNA)

    assert (summarise(machine.visit).answers, summarise(machine.visit).unfounded) == (1, 1)


def test_items_of_two_instruments_with_one_id_are_two_items(machine):
    note = machine.write(Note(text="stil"))
    machine.write(answered("a1", "kijkwijzer", evidence=(note.id,)))
    machine.write(answered("a1", "share"))

    assert (summarise(machine.visit).answers, summarise(machine.visit).unfounded) == (2, 1)


def test_a_lesson_from_paper_is_of_the_day_on_which_it_was_held(machine):
    held_at = MONDAY - timedelta(days=5)
    machine.write(VisitSet(planned_at=MONDAY + timedelta(days=1)))
    machine.write(Lesson(mark=LessonMark.STARTED, held_at=held_at), lesson_ms=0)

    summary = summarise(machine.visit)
    assert summary is not None
    assert summary.at == held_at


def test_what_is_filled_in_follows_every_act_as_if_the_visit_were_read_anew(machine):
    rested_on = machine.write(Note(text="stil"))
    linked = machine.write(Note(text="rustig", items=(ItemRef(instrument="kijkwijzer", item="sfeer"),)))
    later = (
        answered("structuur", evidence=(rested_on.id,)),
        answered("sfeer"),
        Note(text="zonder onderdeel"),
        Retract(original=linked.id),
        Amend(original=rested_on.id, act=Note(text="stil", aside=True)),
        Retract(original=rested_on.id),
        VisitSet(teacher=BO),
    )
    for payload in later:
        machine.write(payload, author=BO if isinstance(payload, Answer) else ANNA)
        assert machine.visit.filled_in == Visit(VISIT, machine.visit.journal.entries()).filled_in
