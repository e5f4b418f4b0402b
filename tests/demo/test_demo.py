"""The sample school: complete enough to try everything, sound, and the same each time."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from support.fake_clock import FakeClock

from observatie.demo.school import demo_id, make_demo
from observatie.domain.acts.acts import NoteType, Purpose
from observatie.domain.pair.pair import PairStage
from observatie.domain.pair.sheet import SheetState
from observatie.domain.visit.rules import judge_content
from observatie.domain.visit.visit import VisitState
from observatie.store.check import check

FRIDAY = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def demo(tmp_path_factory, shelf):
    with make_demo(tmp_path_factory.mktemp("demo") / "demo", shelf, FakeClock(FRIDAY)) as library:
        yield library


@pytest.fixture(scope="module")
def visits(demo):
    return [demo.visit(summary.id) for summary in demo.visits()]


def test_there_are_visits_in_every_state_but_a_running_lesson(demo):
    assert {summary.state for summary in demo.visits()} == set(VisitState) - {VisitState.OBSERVING}


def test_there_are_more_teachers_groups_and_schools(demo):
    summaries = demo.visits()
    assert len({summary.teacher for summary in summaries}) >= 4
    assert len({summary.group for summary in summaries}) >= 4
    assert len({summary.school for summary in summaries}) == 2


def test_one_teacher_was_visited_more_than_once(demo):
    assert max(Counter(summary.teacher for summary in demo.visits()).values()) > 1


def test_there_is_a_flitsbezoek_and_every_purpose_is_development(demo):
    assert any(summary.walkthrough for summary in demo.visits())
    assert {summary.purpose for summary in demo.visits()} <= set(Purpose)


def test_one_arithmetic_lesson_of_forty_five_minutes_has_at_least_sixty_notes(demo):
    visit = demo.visit(demo_id("visit", "rekenen-bakker"))
    notes = [standing.act for standing in visit.shown("note")]
    assert visit.settings.subject == "rekenen"
    assert timedelta(minutes=44) < timedelta(milliseconds=visit.length_ms) < timedelta(minutes=47)
    assert len(notes) >= 60
    assert {note.type for note in notes} == set(NoteType)
    assert visit.journal.count("count") > 3
    assert visit.journal.count("sample") > 3
    assert len({phase.act.name for phase in visit.shown("phase")}) >= 4


def test_the_demo_lesson_is_sampled_every_two_minutes_and_not_always_answered(demo):
    visit = demo.visit(demo_id("visit", "rekenen-bakker"))
    assert [at for at, _ in visit.samples()] == [minute * 60_000 for minute in range(2, 46, 2)]
    assert 1 < sum(sample.at_work is None for _, sample in visit.samples()) < 6
    assert all(sample.present == 27 for _, sample in visit.samples() if sample.at_work is not None)


def test_the_demo_lesson_counts_what_its_counters_are_called(demo):
    visit = demo.visit(demo_id("visit", "rekenen-bakker"))
    assert set(visit.counted()) == set(visit.settings.counters)
    assert {phase.act.name for phase in visit.shown("phase")} == set(visit.settings.phases)


def test_the_demo_lesson_says_where_six_pupils_sit_a_note_to_self_and_one_that_came_later(demo):
    visit = demo.visit(demo_id("visit", "rekenen-bakker"))
    notes = visit.shown("note")
    assert list(visit.legend) == ["A", "B", "C", "D", "E", "F"]
    assert sum(note.act.aside for note in notes) == 1
    assert sum(visit.added_later(note) for note in notes) == 1
    assert any("C" in note.act.pupils for note in notes)


def test_one_lesson_was_on_paper_and_in_another_the_laptop_slept(visits):
    on_paper = [visit for visit in visits if visit.on_paper]
    slept = [visit for visit in visits if visit.journal.count("gap")]
    assert (len(on_paper), len(slept)) == (1, 1)
    assert on_paper[0] is not slept[0]


def test_everything_fits_the_instruments_it_is_about(demo, visits):
    for visit in visits:
        instruments = demo.instruments_of(visit)
        rejections = {judge_content(entry.payload, instruments) for entry in visit.journal.entries()}
        assert rejections == {None}


def test_all_evidence_is_a_note_of_the_visit(visits):
    for visit in visits:
        for standing in visit.journal.standing("answer", "finding"):
            for note in standing.act.evidence:
                assert visit.journal.find(note).act.kind == "note"


def test_the_library_is_sound(demo):
    assert check(demo.connect_reading) == []


def test_everybody_has_a_name(demo, visits):
    register = demo.register()
    for visit in visits:
        settings = visit.settings
        for record in (settings.teacher, settings.group, settings.school):
            assert register.name(record) not in ("", "onbekend")
        for entry in visit.journal.entries():
            assert register.name(entry.author) != "onbekend"


@pytest.mark.parametrize("day", range(7))
def test_times_go_forward_and_no_lesson_is_in_a_weekend(tmp_path, shelf, day):
    now = FRIDAY + timedelta(days=day)
    with make_demo(tmp_path / "demo", shelf, FakeClock(now)) as library:
        for summary in library.visits():
            visit = library.visit(summary.id)
            entries = visit.journal.entries()
            assert all(before.at <= after.at for before, after in pairwise(entries))
            timed = [visit.journal.find(entry.id) for entry in entries if entry.lesson_ms is not None]
            lesson = [standing.lesson_ms for standing in timed if not visit.added_later(standing)]
            assert lesson == sorted(lesson) or visit.on_paper
            assert summary.at.weekday() < 5
            assert all(entry.at <= now for entry in entries)
            if visit.started:
                assert summary.at < now


def test_two_of_them_have_the_same_ids(demo, tmp_path, shelf):
    with make_demo(tmp_path / "demo", shelf, FakeClock(FRIDAY + timedelta(days=100))) as other:
        assert {summary.id for summary in other.visits()} == {summary.id for summary in demo.visits()}
        for summary in other.visits():
            ids = [entry.id for entry in other.visit(summary.id).journal.entries()]
            assert ids == [entry.id for entry in demo.visit(summary.id).journal.entries()]
        people = set(demo.register().people) - {demo.scribe.author}
        assert set(other.register().people) - {other.scribe.author} == people


def test_ids_come_from_the_keys_of_the_file():
    assert str(demo_id("visit", "rekenen-bakker")).startswith("880ff7f9")


def test_in_a_window_a_lesson_is_going_on_as_well(tmp_path, shelf):
    with make_demo(tmp_path / "window", shelf, FakeClock(FRIDAY), lesson_going_on=True) as library:
        assert {summary.state for summary in library.visits()} == set(VisitState)
        assert library.running_visit() == demo_id("visit", "lezen-nguyen")
        going_on = library.visit(library.running_visit())
        assert [at // 60_000 for at, _ in going_on.samples()] == [2, 4, 6, 8]
        assert going_on.phase in going_on.settings.phases
        assert check(library.connect_reading) == []


def test_one_pair_is_in_its_talk_and_of_the_other_one_is_done(demo):
    listed = {each.group: each for each in demo.pairs()}
    assert {group: each.stage for group, each in listed.items()} == {
        "groep 4": PairStage.TALKING,
        "groep 7": PairStage.ALONE,
    }
    assert listed["groep 4"].outcomes == 10
    states = [sheet.state for sheet in demo.sheets(listed["groep 7"].id).values()]
    assert states == [SheetState.SEALED]
