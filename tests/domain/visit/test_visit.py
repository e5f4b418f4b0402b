"""What a visit shows follows from its journal."""

from datetime import datetime, timedelta, timezone
from uuid import UUID

import pytest
from support.fake_clock import FakeClock
from support.strategies import ANNA, BO, DEVICES, MONDAY, REFS, Machine

from observatie.domain.acts.acts import Count, Lesson, LessonMark, Note, Phase, Purpose, Sample, VisitSet
from observatie.domain.acts.answers import Answer, Cleared, LevelValue, NotSeen, Stage
from observatie.domain.acts.conversation import ReportStatus, StatusSet
from observatie.domain.acts.entries import Amend, Retract
from observatie.domain.instrument.instrument import Source
from observatie.domain.journal.answered import answer_key
from observatie.domain.visit.visit import VisitState

MOOD, CLARITY = REFS


@pytest.fixture
def machine():
    return Machine()


@pytest.fixture
def visit(machine):
    return machine.visit


def lesson(mark: str) -> Lesson:
    return Lesson(mark=LessonMark(mark))


def answered(level: int, target: str = "sfeer", **more) -> Answer:
    return Answer(instrument="kijkwijzer", target=target, value=LevelValue(level=level), **more)


# How far it is


@pytest.mark.parametrize(
    ("done", "state"),
    [
        ([], VisitState.PLANNED),
        ([lesson("started")], VisitState.OBSERVING),
        ([lesson("started"), lesson("resumed")], VisitState.OBSERVING),
        ([lesson("started"), lesson("stopped")], VisitState.REVIEWING),
        ([StatusSet(status=ReportStatus.CONCEPT)], VisitState.CONCEPT),
        (
            [StatusSet(status=ReportStatus.CONCEPT), StatusSet(status=ReportStatus.HANDED_OVER)],
            VisitState.HANDED_OVER,
        ),
        ([StatusSet(status=ReportStatus.HANDED_OVER), StatusSet(status=ReportStatus.SETTLED)], VisitState.SETTLED),
    ],
    ids=["nothing", "started", "resumed", "stopped", "concept", "handed over", "settled"],
)
def test_how_far_a_visit_is_follows_from_what_was_done(machine, visit, done, state):
    for act in done:
        machine.write(act)

    assert visit.state is state


def test_a_retracted_end_lets_the_lesson_go_on(machine, visit):
    machine.write(lesson("started"))
    stopped = machine.write(lesson("stopped"))

    machine.write(Retract(original=stopped.id))

    assert visit.running


def test_a_retracted_start_leaves_a_visit_planned(machine, visit):
    started = machine.write(lesson("started"))

    machine.write(Retract(original=started.id))

    assert visit.state is VisitState.PLANNED


# What was set


def test_each_setting_has_its_own_last_word(machine, visit):
    machine.write(VisitSet(teacher=ANNA, subject="rekenen", purpose=Purpose.APPRAISAL))
    machine.write(VisitSet(subject="taal", walkthrough=False))

    assert visit.settings == VisitSet(teacher=ANNA, subject="taal", purpose=Purpose.APPRAISAL, walkthrough=False)


def test_a_setting_that_was_taken_back_gives_way_to_the_one_before(machine, visit):
    machine.write(VisitSet(subject="rekenen"))
    later = machine.write(VisitSet(subject="taal"))

    machine.write(Retract(original=later.id))

    assert visit.settings.subject == "rekenen"


def test_a_visit_is_for_development_where_nobody_chose(visit):
    assert visit.purpose is Purpose.DEVELOPMENT


# The lesson


def test_a_running_lesson_lasts_to_the_last_thing_noted(machine, visit):
    machine.write(lesson("started"), lesson_ms=0)
    machine.write(Note(text="stil"), lesson_ms=120_000)
    machine.write(Count(counter="vinger"), lesson_ms=60_000)

    assert visit.length_ms == 120_000
    assert visit.period == (MONDAY + timedelta(seconds=1), None)


def test_a_lesson_that_is_over_lasts_to_its_end(machine, visit):
    machine.write(lesson("started"), lesson_ms=0)
    machine.write(lesson("stopped"), lesson_ms=90_000)
    machine.write(Note(text="achteraf"), lesson_ms=120_000)

    assert visit.length_ms == 90_000
    assert visit.period == (MONDAY + timedelta(seconds=1), MONDAY + timedelta(seconds=91))


# Winter and summer: the clock at the end of a lesson may have another offset than at its begin.
WINTER, SUMMER = timezone(timedelta(hours=1)), timezone(timedelta(hours=2))


def at(machine, wall: datetime, act, lesson_ms: int | None = None) -> None:
    """Write an act at a time on the wall; the machine lets a second pass with each."""
    machine.clock = FakeClock(wall - timedelta(seconds=1))
    machine.write(act, lesson_ms=lesson_ms)


def on_the_wall(moment: datetime | None) -> str:
    return f"{moment:%H.%M %z}" if moment else ""


def test_a_lesson_ends_by_the_clock_that_went_forward_during_it(machine, visit):
    at(machine, datetime(2026, 3, 29, 1, 40, tzinfo=WINTER), lesson("started"), 0)
    at(machine, datetime(2026, 3, 29, 3, 30, tzinfo=SUMMER), lesson("stopped"), 50 * 60_000)

    assert [on_the_wall(moment) for moment in visit.period] == ["01.40 +0100", "03.30 +0200"]


def test_a_lesson_ends_by_the_clock_that_went_back_during_it(machine, visit):
    at(machine, datetime(2026, 10, 25, 2, 40, tzinfo=SUMMER), lesson("started"), 0)
    at(machine, datetime(2026, 10, 25, 2, 30, tzinfo=WINTER), lesson("stopped"), 50 * 60_000)

    assert on_the_wall(visit.period[1]) == "02.30 +0100"


def test_a_lesson_that_was_closed_days_later_keeps_the_clock_of_its_own_day(machine, visit):
    at(machine, datetime(2026, 3, 27, 9, 0, tzinfo=WINTER), lesson("started"), 0)
    at(machine, datetime(2026, 3, 27, 9, 20, tzinfo=WINTER), Note(text="stil"), 20 * 60_000)
    at(machine, datetime(2026, 3, 30, 8, 0, tzinfo=SUMMER), lesson("stopped"), 50 * 60_000)

    assert on_the_wall(visit.period[1]) == "09.50 +0100"


def test_a_lesson_on_paper_keeps_the_clock_of_its_own_day(machine, visit):
    held_at = datetime(2026, 10, 23, 9, 0, tzinfo=SUMMER)
    at(machine, datetime(2026, 10, 26, 12, 0, tzinfo=WINTER), Lesson(mark=LessonMark.STARTED, held_at=held_at), 0)
    at(machine, datetime(2026, 10, 26, 12, 9, tzinfo=WINTER), Note(text="stil"), 40 * 60_000)
    at(machine, datetime(2026, 10, 26, 12, 10, tzinfo=WINTER), lesson("stopped"), 50 * 60_000)

    assert on_the_wall(visit.period[1]) == "09.50 +0200"


def test_a_lesson_that_has_not_begun_has_no_period(visit):
    assert visit.period is None


def test_what_is_written_after_the_end_on_the_same_machine_was_added_later(machine, visit):
    machine.write(lesson("started"), lesson_ms=0)
    machine.write(Note(text="erin"), lesson_ms=1)
    assert not visit.added_later(visit.shown("note")[0])
    machine.write(lesson("stopped"), lesson_ms=90_000)
    machine.write(Note(text="erna"), lesson_ms=2)

    assert [visit.added_later(note) for note in visit.shown("note")] == [False, True]


def test_of_what_another_machine_wrote_nobody_knows_whether_it_was_added_later(machine, visit):
    elsewhere = Machine(device=DEVICES[1])
    for number in range(5):
        elsewhere.write(Note(text=f"{number}"), lesson_ms=number)
    machine.write(lesson("started"), lesson_ms=0)
    machine.write(lesson("stopped"), lesson_ms=90_000)

    for entry in elsewhere.entries:
        visit.add(entry)

    assert not any(visit.added_later(note) for note in visit.shown("note"))


# What was counted


def test_a_moment_at_which_was_asked_counts_once_with_its_last_answer(machine, visit):
    for at_work, lesson_ms in [(20, 120_000), (None, 120_000), (None, 240_000), (21, 240_000), (22, 240_000)]:
        machine.write(Sample(at_work=at_work), lesson_ms=lesson_ms)
    machine.write(Sample(), lesson_ms=360_000)

    assert visit.samples() == [(120_000, Sample(at_work=20)), (240_000, Sample(at_work=22)), (360_000, Sample())]


def test_two_observers_each_have_their_own_count_of_a_moment(machine, visit):
    machine.write(Sample(at_work=20), ANNA, lesson_ms=120_000)
    machine.write(Sample(at_work=18), BO, lesson_ms=120_000)

    assert [sample.at_work for _, sample in visit.samples()] == [20, 18]


# Forgotten


def test_what_is_forgotten_was_never_there_and_its_corrections_neither(machine, visit):
    kept = machine.write(Note(text="stil", items=(MOOD,)), lesson_ms=60_000)
    gone = machine.write(Note(text="druk", items=(MOOD,)), lesson_ms=120_000)
    machine.write(Amend(original=gone.id, act=Note(text="drukker", items=(MOOD,)), lesson_ms=180_000))
    mended = machine.write(Amend(original=kept.id, act=Note(text="stiller", items=(CLARITY,)), lesson_ms=90_000))
    machine.write(VisitSet(subject="taal"))
    answer = machine.write(answered(1))
    assert (visit.evidence(MOOD), visit.length_ms) == (1, 180_000)

    visit.forget({gone.id, mended.id, answer.id})

    assert [(note.act.text, note.lesson_ms) for note in visit.shown("note")] == [("stil", 60_000)]
    assert (visit.evidence(MOOD), visit.evidence(CLARITY), visit.length_ms) == (1, 0, 60_000)
    assert list(visit.answers()) == []
    assert [entry.payload.kind for entry in visit.journal.entries()] == ["note", "visit_set"]
    visit.add(gone)
    assert [note.act.text for note in visit.shown("note")] == ["stil", "druk"]


# What was noted


def test_notes_are_shown_in_the_order_of_the_lesson_then_as_written(machine, visit):
    for text, lesson_ms in [("c", 120_000), ("a", 60_000), ("b", 60_000), ("vooraf", None)]:
        machine.write(Note(text=text), lesson_ms=lesson_ms)

    assert [note.act.text for note in visit.shown("note")] == ["vooraf", "a", "b", "c"]


def test_kinds_are_shown_together(machine, visit):
    machine.write(Note(text="stil"), lesson_ms=60_000)
    machine.write(Phase(name="instructie"), lesson_ms=60_000)
    machine.write(Phase(name="begin"), lesson_ms=0)

    assert [standing.act.kind for standing in visit.shown("phase", "note")] == ["phase", "note", "phase"]


def test_notes_count_as_evidence_of_the_items_they_point_at(machine, visit):
    both = machine.write(Note(text="stil", items=(MOOD, CLARITY)), lesson_ms=60_000)
    machine.write(Note(text="druk", items=(MOOD, MOOD)), lesson_ms=0)
    assert (visit.evidence(MOOD), visit.evidence(CLARITY)) == (2, 1)

    machine.write(Amend(original=both.id, act=Note(text="stil", items=(CLARITY,)), lesson_ms=60_000))
    assert (visit.evidence(MOOD), visit.evidence(CLARITY)) == (1, 1)

    machine.write(Retract(original=both.id))
    assert (visit.evidence(MOOD), visit.evidence(CLARITY)) == (1, 0)
    assert [note.act.text for note in visit.notes_of(MOOD)] == ["druk"]


# What was filled in


def test_a_new_answer_takes_the_place_of_the_old_one(machine, visit):
    machine.write(answered(1))
    machine.write(answered(2))

    assert visit.answer(answer_key(ANNA, answered(1))).act == answered(2)
    assert [answer for _, _, answer in visit.answers()] == [answered(2)]


def test_when_the_new_answer_is_undone_the_old_one_is_back(machine, visit):
    machine.write(answered(1))
    machine.write(answered(2))

    machine.undo()

    assert visit.answer(answer_key(ANNA, answered(1))).act == answered(1)


@pytest.mark.parametrize(
    "other",
    [
        answered(2, target="uitleg"),
        answered(2, stage=Stage.FINAL),
        answered(2, source=Source.INTERVIEW),
    ],
    ids=["item", "stage", "source"],
)
def test_an_answer_to_something_else_leaves_the_first_as_it_is(machine, visit, other):
    machine.write(answered(1))
    machine.write(other)

    assert visit.answer(answer_key(ANNA, answered(1))).act == answered(1)
    assert len(list(visit.answers())) == 2


def test_two_observers_each_have_their_own_answer(machine, visit):
    machine.write(answered(1), ANNA)
    machine.write(answered(2), BO)

    assert [key.author for key, _, _ in visit.answers()] == [ANNA, BO]


def test_an_answer_that_somebody_else_amended_stays_of_who_gave_it(machine, visit):
    given = machine.write(answered(1), ANNA)

    machine.write(Amend(original=given.id, act=answered(2)), BO)

    assert visit.answer(answer_key(ANNA, answered(2))).act == answered(2)
    assert visit.answer(answer_key(BO, answered(2))) is None


def test_a_cleared_answer_is_not_there(machine, visit):
    machine.write(answered(1))
    machine.write(Answer(instrument="kijkwijzer", target="sfeer", value=Cleared()))

    assert visit.answer(answer_key(ANNA, answered(1))) is None
    assert list(visit.answers()) == []


def test_not_seen_is_an_answer(machine, visit):
    machine.write(Answer(instrument="kijkwijzer", target="sfeer", value=NotSeen()))

    assert len(list(visit.answers())) == 1


def test_an_answer_from_another_machine_with_a_lower_number_does_not_win(machine, visit):
    elsewhere = Machine(device=DEVICES[1])
    early = elsewhere.write(answered(1))
    machine.write(Note(text="stil"))
    machine.write(answered(2))

    visit.add(early)

    assert visit.answer(answer_key(ANNA, answered(2))).act == answered(2)


def test_a_lesson_that_goes_on_is_found_whatever_was_said_of_its_report(machine, visit):
    machine.write(StatusSet(status=ReportStatus.HANDED_OVER))
    machine.write(lesson("started"), lesson_ms=0)

    assert visit.state is VisitState.OBSERVING


def test_the_view_of_a_teacher_on_her_own_lesson_is_no_work_of_the_observer(machine, visit):
    machine.write(VisitSet(teacher=BO))
    machine.write(lesson("started"), lesson_ms=0)
    hers = machine.write(answered(2), author=BO)
    machine.write(VisitSet(teacher=UUID(int=0xB7)))  # another was meant

    assert hers.author in visit.self_assessors
    assert visit.filled_in.items == 0


def test_who_runs_a_visit_to_herself_is_its_observer(machine, visit):
    machine.write(VisitSet(teacher=ANNA))
    machine.write(answered(2))

    assert visit.self_assessors == frozenset()
    assert visit.filled_in.items == 1
