"""Observeren beside the notes, with keys: phases, counts, samples, the legend, sleep; judged by the store."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from support.observing import said, type_line

from observatie.domain.acts.acts import Count, Gap, Legend, Note, Phase, Sample

CTRL = Qt.KeyboardModifier.ControlModifier
MINUTE = 60_000


# Phases


def test_ctrl_0_begins_the_next_phase(step, stored, clock):
    QTest.keyClick(step.line, Qt.Key.Key_0, CTRL)
    clock.advance(5 * MINUTE)
    QTest.keyClick(step.line, Qt.Key.Key_0, CTRL)
    assert stored("phase") == [(0, Phase(name="Start")), (5 * MINUTE, Phase(name="Instructie"))]


def test_a_phase_can_be_begun_in_the_middle_of_a_line_which_stays(step, stored):
    QTest.keyClicks(step.line, "Lkr pakt het bo")
    QTest.keyClick(step.line, Qt.Key.Key_0, CTRL)
    type_line(step, "rd")
    assert stored("phase") == [(0, Phase(name="Start"))]
    assert [note.text for _, note in stored("note")] == ["Lkr pakt het bord"]


def test_after_the_last_phase_it_says_so_and_records_nothing(step, stored):
    for _ in range(6):
        QTest.keyClick(step.line, Qt.Key.Key_0, CTRL)
    assert len(stored("phase")) == 5
    assert said(step).startswith("Na “Afsluiting” komt geen lesfase meer.")


@pytest.mark.parametrize("asked", ["Ctrl+0", "/fase"])
def test_after_a_phase_of_ones_own_the_list_goes_on_where_it_was(step, stored, clock, asked):
    for line in ("/fase Start", "/fase Kringgesprek"):
        type_line(step, line)
        clock.advance(MINUTE)
    if asked == "Ctrl+0":
        QTest.keyClick(step.line, Qt.Key.Key_0, CTRL)
    else:
        type_line(step, asked)
    assert stored("phase")[-1] == (2 * MINUTE, Phase(name="Instructie"))


@pytest.mark.parametrize(
    ("typed", "name"),
    [("/fase", "Start"), ("/fase inst", "Instructie"), ("/fase oefen", "oefen"), ("/fase Kring", "Kring")],
)
def test_a_phase_can_be_typed(step, stored, typed, name):
    type_line(step, typed)
    assert stored("phase", "note") == [(0, Phase(name=name))]


# Counts


def test_ctrl_and_a_digit_counts_under_the_name_of_the_key(step, stored, clock):
    clock.advance(MINUTE)
    for _ in range(2):
        QTest.keyClick(step.line, Qt.Key.Key_1, CTRL)
    QTest.keyClick(step.line, Qt.Key.Key_2, CTRL)
    assert [act for _, act in stored("count")] == [
        Count(counter="vingers"),
        Count(counter="vingers"),
        Count(counter="beurten"),
    ]
    assert step.findChild(QLabel, "tallies").text() == "vingers 2 (Ctrl+1)   beurten 1 (Ctrl+2)"


def test_a_key_gets_a_name_of_ones_own(step, stored):
    type_line(step, "/turf 4 complimenten")
    QTest.keyClick(step.line, Qt.Key.Key_4, CTRL)
    assert stored("count") == [(0, Count(counter="complimenten"))]


def test_what_was_counted_without_a_name_goes_by_the_name_that_comes_later(step, controller, stored):
    QTest.keyClick(step.line, Qt.Key.Key_7, CTRL)
    assert said(step) == "Ctrl+7 telt nu zonder naam. Typ /turf 7 en een naam om hem te noemen."
    type_line(step, "/turf 7 zuchten")
    QTest.keyClick(step.line, Qt.Key.Key_7, CTRL)
    assert len(stored("count")) == 2
    assert controller.visit.counted() == {"zuchten": 2}


def test_a_count_is_undone_in_words(step, stored, clock):
    clock.advance(MINUTE)
    QTest.keyClick(step.line, Qt.Key.Key_1, CTRL)
    QTest.keyClick(step.line, Qt.Key.Key_Z, CTRL)
    assert stored("count") == []
    assert said(step) == "Ongedaan gemaakt: telling 1′00″."


# Samples


def let_time_pass(step, clock, milliseconds):
    clock.advance(milliseconds)
    step.watch.look()


def test_a_number_answers_the_question_that_is_open_at_its_moment(step, stored, clock):
    type_line(step, "/interval 2 27")
    let_time_pass(step, clock, 2 * MINUTE + 12_000)
    type_line(step, "24")
    assert stored("sample", "note") == [(2 * MINUTE, Sample(at_work=24, present=27))]


def test_a_number_that_was_begun_in_time_counts_also_when_it_is_entered_late(step, stored, clock):
    type_line(step, "/interval")
    let_time_pass(step, clock, 2 * MINUTE + 50_000)
    QTest.keyClicks(step.line, "2")
    let_time_pass(step, clock, 15_000)
    type_line(step, "4")
    assert [act.at_work for _, act in stored("sample")] == [24]


def test_a_number_is_a_note_while_no_question_is_open(step, stored, clock):
    type_line(step, "/interval")
    let_time_pass(step, clock, 90_000)
    type_line(step, "24")
    assert stored("sample", "note") == [(90_000, Note(text="24"))]


def test_words_are_a_note_while_a_question_is_open(step, stored, clock):
    type_line(step, "/interval")
    let_time_pass(step, clock, 2 * MINUTE)
    type_line(step, "24 vingers")
    assert stored("note") == [(2 * MINUTE, Note(text="24 vingers"))]


def test_a_question_that_nobody_answered_is_written_down_as_such_and_not_undone(step, stored, clock):
    type_line(step, "/interval")
    type_line(step, "eerst")
    let_time_pass(step, clock, 2 * MINUTE)
    let_time_pass(step, clock, MINUTE)
    assert stored("sample") == [(2 * MINUTE, Sample())]
    QTest.keyClick(step.line, Qt.Key.Key_Z, CTRL)
    assert stored("note") == []
    assert stored("sample") == [(2 * MINUTE, Sample())]


def test_nothing_is_asked_until_it_is_asked_for(step, stored, clock):
    for _ in range(5):
        let_time_pass(step, clock, MINUTE)
    assert stored("sample") == []


def test_the_interval_can_be_set_off(step, stored, clock):
    type_line(step, "/interval")
    type_line(step, "/interval uit")
    let_time_pass(step, clock, 2 * MINUTE)
    type_line(step, "24")
    assert stored("sample", "note") == [(2 * MINUTE, Note(text="24"))]


# The legend, and what is not a command


def test_the_legend_says_who_is_where(step, controller, stored):
    type_line(step, "/legenda C raam, derde rij")
    type_line(step, "/legenda A bij de deur")
    type_line(step, "/legenda C achterin")
    assert controller.visit.legend == {"A": "bij de deur", "C": "achterin"}
    assert stored("legend")[0] == (0, Legend(label="C", text="raam, derde rij"))
    type_line(step, "/legenda")
    assert said(step) == "A: bij de deur · C: achterin"


def test_what_is_no_command_is_kept_as_a_note_and_said(step, stored):
    type_line(step, "/grijns van C")
    assert [note.text for _, note in stored("note")] == ["/grijns van C"]
    assert said(step).startswith("“/grijns” is geen opdracht en staat nu als notitie.")


def test_a_note_to_self_is_labelled(step, stored):
    type_line(step, "/zelf doorvragen op de groepjes")
    assert stored("note") == [(0, Note(text="doorvragen op de groepjes", aside=True))]


def test_stop_can_be_typed(step, stored, controller):
    type_line(step, "/stop")
    stored("lesson")
    assert controller.visit.stopped is not None


def test_a_slash_alone_shows_all_signs_and_escape_keeps_what_was_typed(step, qtbot):
    QTest.keyClicks(step.line, "/")
    sheet = step.findChild(object, "sign-sheet")
    qtbot.waitUntil(sheet.isVisible)
    QTest.keyClick(step.line, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert step.line.text() == "/"


# Sleep


def test_a_laptop_that_slept_leaves_a_gap_and_the_lesson_goes_on(step, stored, clock):
    let_time_pass(step, clock, 10 * MINUTE)
    clock.sleep(4 * MINUTE)
    let_time_pass(step, clock, 2_000)
    assert said(step) == "De laptop sliep van 10′02″ tot 14′02″. De klok van de les liep door."
    type_line(step, "C is terug")
    assert stored("gap") == [(10 * MINUTE + 2_000, Gap(until_ms=14 * MINUTE + 2_000))]
    assert [at for at, _ in stored("note")] == [14 * MINUTE + 2_000]


def test_a_clock_that_is_set_right_is_no_sleep(step, stored, clock):
    let_time_pass(step, clock, 10 * MINUTE)
    clock.set_wall(clock.now().wall + timedelta(hours=1))
    let_time_pass(step, clock, 1_000)
    assert stored("gap") == []


def rows(step):
    return [step.model.index(row).data() for row in range(step.model.rowCount())]


def test_a_phase_is_a_line_among_the_notes_and_stands_beside_the_clock(step):
    type_line(step, "C komt binnen")
    assert said(step, "lesson-phase") == ""
    type_line(step, "/fase Instructie")
    assert rows(step) == ["C komt binnen", "Lesfase: Instructie"]
    assert said(step, "lesson-phase") == "Instructie"
    QTest.keyClick(step.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert rows(step) == ["C komt binnen"]
    assert said(step, "lesson-phase") == ""


def test_from_the_line_one_goes_to_the_last_note_and_past_a_phase(step, stored):
    type_line(step, "C komt binnen")
    type_line(step, "/fase Instructie")
    QTest.keyClick(step.line, Qt.Key.Key_Up)
    assert step.stream.currentIndex().data() == "C komt binnen"


def test_a_phase_that_was_begun_by_accident_is_taken_away_where_it_stands(step, stored):
    type_line(step, "C komt binnen")
    type_line(step, "/fase Instructie")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Delete):
        QTest.keyClick(step.line if key == Qt.Key.Key_Up else step.stream, key)
    assert rows(step) == ["C komt binnen"]
    assert stored("phase") == []
