"""A visit in one line."""

from datetime import timedelta
from uuid import UUID

import pytest
from support.strategies import ANNA, BO, MONDAY, VISIT, Desk

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
def desk():
    desk = Desk()
    desk.write(VisitSet(teacher=BAKKER))
    return desk


def answered(target: str = "sfeer", instrument: str = "kijkwijzer", value=None, **more) -> Answer:
    return Answer(instrument=instrument, target=target, value=value or LevelValue(level=2), **more)


def test_an_empty_stream_has_no_summary():
    assert summarise(Desk().visit) is None


def test_the_register_has_no_summary():
    desk = Desk()
    desk.write(SchoolRecord(id=SCHOOL, name="Basisschool De Wilg"))

    assert summarise(desk.visit) is None


def test_a_lesson_begun_before_anything_was_set_is_found_again():
    desk = Desk()
    desk.write(Note(text="stil"))

    summary = summarise(desk.visit)
    assert summary is not None
    assert summary.notes == 1


def test_a_new_visit_in_one_line(desk):
    assert summarise(desk.visit) == VisitSummary(
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


def test_a_visit_that_was_held_in_one_line(desk):
    kijkwijzer = InstrumentRef(instrument="kijkwijzer", version="1", hash="0" * 64)
    desk.write(VisitSet(group=GROUP, school=SCHOOL, subject="taal", walkthrough=True, instruments=(kijkwijzer,)))
    desk.write(Lesson(mark=LessonMark.STARTED), lesson_ms=0)
    desk.write(Note(text="stil"))
    desk.write(Lesson(mark=LessonMark.STOPPED), lesson_ms=60_000)
    desk.write(answered())
    desk.write(Agreement(what="elke dag een vraag", who=Party.TEACHER))

    assert summarise(desk.visit) == VisitSummary(
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


def test_a_visit_is_of_when_it_is_planned_until_the_lesson_begins(desk):
    planned = MONDAY + timedelta(days=7)
    desk.write(VisitSet(planned_at=planned))
    assert summarise(desk.visit).at == planned

    started = desk.write(Lesson(mark=LessonMark.STARTED), lesson_ms=0)
    assert summarise(desk.visit).at == started.at


def test_an_answer_with_a_note_is_founded_until_that_note_is_taken_away(desk):
    note = desk.write(Note(text="stil"))
    desk.write(answered(evidence=(note.id,)))
    assert summarise(desk.visit).unfounded == 0

    desk.write(Retract(original=note.id))
    assert summarise(desk.visit).unfounded == 1


@pytest.mark.parametrize("value", [NotSeen(), NotApplicable()], ids=lambda value: value.type)
def test_what_was_not_seen_needs_no_evidence(desk, value):
    desk.write(answered(value=value))

    assert (summarise(desk.visit).answers, summarise(desk.visit).unfounded) == (1, 0)


@pytest.mark.parametrize(
    ("source", "unfounded"), [(Source.OBSERVATION, 1), (Source.INTERVIEW, 0), (Source.DOCUMENTS, 0)]
)
def test_what_was_heard_or_read_needs_no_evidence(desk, source, unfounded):
    desk.write(answered(source=source))

    assert summarise(desk.visit).unfounded == unfounded


def test_an_item_counts_once_however_often_it_was_scored(desk):
    desk.write(answered(), ANNA)
    desk.write(answered(), BO)
    desk.write(answered(stage=Stage.FINAL), ANNA)

    assert (summarise(desk.visit).answers, summarise(desk.visit).unfounded) == (1, 1)


def test_items_of_two_instruments_with_one_id_are_two_items(desk):
    note = desk.write(Note(text="stil"))
    desk.write(answered("a1", "kijkwijzer", evidence=(note.id,)))
    desk.write(answered("a1", "share"))

    assert (summarise(desk.visit).answers, summarise(desk.visit).unfounded) == (2, 1)


def test_a_lesson_from_paper_is_of_the_day_on_which_it_was_held(desk):
    held_at = MONDAY - timedelta(days=5)
    desk.write(VisitSet(planned_at=MONDAY + timedelta(days=1)))
    desk.write(Lesson(mark=LessonMark.STARTED, held_at=held_at), lesson_ms=0)

    summary = summarise(desk.visit)
    assert summary is not None
    assert summary.at == held_at


def test_what_is_filled_in_follows_every_act_as_if_the_visit_were_read_anew(desk):
    rested_on = desk.write(Note(text="stil"))
    linked = desk.write(Note(text="rustig", items=(ItemRef(instrument="kijkwijzer", item="sfeer"),)))
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
        desk.write(payload, author=BO if isinstance(payload, Answer) else ANNA)
        assert desk.visit.filled_in == Visit(VISIT, desk.visit.journal.entries()).filled_in
