"""Observeren with two lines in hand at once: half a line at the bottom, and a note that is open in its place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from support.observing import said, type_line

from observatie.domain.acts.acts import Note

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def stored(stored):
    """The texts of the notes as they are on disk, once everything is acknowledged."""
    return lambda: [note.text for _, note in stored()]


@pytest.fixture
def kept(controller):
    """The texts of the unfinished lines as they are on disk, that of the new line under None."""

    def read():
        drafts = controller.context.library.drafts(controller.visit.id)
        return {note: draft.text for note, draft in drafts.items()}

    return read


def editing(step):
    return step.findChild(QLineEdit, "note-words")


def test_both_are_kept_and_closing_the_one_leaves_the_other(step, stored, kept, controller, qtbot):
    type_line(step, "een")
    note = controller.visit.journal.last("note").id
    QTest.keyClicks(step.line, "halve regel")
    QTest.keyClick(step.line, Qt.Key.Key_F2)
    QTest.keyClicks(editing(step), " twee")
    qtbot.waitUntil(lambda: kept() == {None: "halve regel", note: "een twee"})
    QTest.keyClick(editing(step), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept() == {None: "halve regel"})
    assert stored() == ["een twee"]


def test_recording_the_line_leaves_the_note_that_is_open(step, stored, kept, controller, qtbot):
    type_line(step, "een")
    note = controller.visit.journal.last("note").id
    QTest.keyClick(step.line, Qt.Key.Key_F2)
    QTest.keyClicks(editing(step), " twee")
    type_line(step, "drie")
    qtbot.waitUntil(lambda: kept() == {note: "een twee"})
    assert stored() == ["een", "drie"]


def test_asking_twice_for_the_same_note_goes_on_in_it(step, stored):
    type_line(step, "een")
    QTest.keyClick(step.line, Qt.Key.Key_F2)
    QTest.keyClicks(editing(step), " twee")
    QTest.keyClick(editing(step), Qt.Key.Key_F2)
    QTest.keyClick(editing(step), Qt.Key.Key_Return)
    assert stored() == ["een twee"]


def test_a_note_whose_time_cannot_be_read_stays_open_when_another_is_asked_for(step, stored):
    type_line(step, "een")
    type_line(step, "twee")
    QTest.keyClick(step.line, Qt.Key.Key_F2)
    QTest.keyClicks(editing(step), " drie")
    time = step.findChild(QLineEdit, "note-time")
    time.setText("straks")
    step.stream.doubleClicked.emit(step.model.index(0))
    assert editing(step).text() == "twee drie"
    assert said(step).startswith("“straks” is geen tijd in de les.")
    assert stored() == ["een", "twee"]


def test_what_was_offered_to_the_one_is_not_taken_in_the_other(step, stored):
    type_line(step, "eerst")
    QTest.keyClick(step.line, Qt.Key.Key_F2)
    QTest.keyClicks(editing(step), " #diff")
    QTest.keyClick(editing(step), Qt.Key.Key_Return)
    QTest.keyClicks(step.line, "hallo daar")
    QTest.keyClick(step.line, Qt.Key.Key_Tab)
    QTest.keyClick(step.line, Qt.Key.Key_Return)
    assert stored() == ["eerst #diff", "hallo daar"]


def test_undo_of_the_note_that_is_open_puts_its_words_on_the_line(step, stored):
    type_line(step, "een")
    QTest.keyClick(step.line, Qt.Key.Key_F2)
    QTest.keyClicks(editing(step), " twee")
    step.line.setFocus()
    QTest.keyClick(step.line, Qt.Key.Key_Z, CTRL)
    assert editing(step) is None or not editing(step).isVisible()
    QTest.keyClick(step.line, Qt.Key.Key_Return)
    assert stored() == ["een twee"]


def test_the_arrows_move_the_one_that_has_the_cursor(step, controller, clock):
    clock.advance(60_000)
    type_line(step, "een")
    QTest.keyClick(step.line, Qt.Key.Key_F2)
    step.line.setFocus()
    QTest.keyClicks(step.line, "twee")
    QTest.keyClick(step.line, Qt.Key.Key_Down, ALT)
    QTest.keyClick(step.line, Qt.Key.Key_Return)
    notes = [(s.lesson_ms, s.act.text) for s in controller.visit.shown("note")]
    assert notes == [(50_000, "twee"), (60_000, "een")]


# One line


def test_a_line_is_moved_no_further_than_the_beginning_and_comes_back_at_once(step, controller, clock):
    clock.advance(25_000)
    QTest.keyClicks(step.line, "x")
    for _ in range(10):
        QTest.keyClick(step.line, Qt.Key.Key_Down, ALT)
    QTest.keyClick(step.line, Qt.Key.Key_Up, ALT)
    QTest.keyClick(step.line, Qt.Key.Key_Return)
    assert [s.lesson_ms for s in controller.visit.shown("note")] == [10_000]


def test_text_that_came_without_a_key_is_recorded_like_any_other(step, stored, clock):
    clock.advance(5_000)
    step.line.insert("gesleept")
    QTest.keyClick(step.line, Qt.Key.Key_Return)
    assert stored() == ["gesleept"]


def test_a_note_cannot_be_moved_to_what_has_not_been(step, controller, clock):
    clock.advance(60_000)
    type_line(step, "x")
    QTest.keyClick(step.line, Qt.Key.Key_F2)
    time = step.findChild(QLineEdit, "note-time")
    time.setText("81.15")
    QTest.keyClick(time, Qt.Key.Key_Return)
    assert said(step) == "Zover is de les nog niet. Schrijf een tijd die al geweest is."
    assert [s.lesson_ms for s in controller.visit.shown("note")] == [60_000]


def test_two_spaces_are_no_correction(step, controller):
    controller.record(Note(text="twee  spaties"), lesson_ms=0)
    QTest.keyClick(step.line, Qt.Key.Key_F2)
    QTest.keyClick(editing(step), Qt.Key.Key_Escape)
    assert [e.payload.kind for e in controller.visit.journal.entries()] == ["visit_set", "lesson", "note"]


def test_a_setting_of_the_lesson_is_its_last_act_too(step, controller, stored):
    type_line(step, "een")
    type_line(step, "/interval 3")
    QTest.keyClick(step.line, Qt.Key.Key_Z, CTRL)
    assert said(step) == "Ongedaan gemaakt: instelling 0′00″."
    assert controller.visit.settings.sample_minutes is None
    assert stored() == ["een"]


def test_a_slash_alone_is_no_note(step, stored):
    type_line(step, "/")
    assert stored() == []
    assert step.sheet.isVisible()


def test_back_from_the_time_the_words_are_not_replaced_by_the_next_letter(step, stored, qtbot):
    type_line(step, "herhaal tijd")
    QTest.keyClick(step.line, Qt.Key.Key_F2)
    QTest.keyClick(editing(step), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(step.findChild(QLineEdit, "note-time"), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not editing(step).hasSelectedText())
    QTest.keyClicks(editing(step), " erbij")
    QTest.keyClick(editing(step), Qt.Key.Key_Return)
    assert stored() == ["herhaal tijd erbij"]


# Undo, of the line and of the visit


def test_an_emptied_line_comes_back_before_undo_reaches_the_notes(step, stored):
    type_line(step, "een")
    QTest.keyClicks(step.line, "twee")
    QTest.keyClick(step.line, Qt.Key.Key_A, CTRL)
    QTest.keyClick(step.line, Qt.Key.Key_Backspace)
    QTest.keyClick(step.line, Qt.Key.Key_Z, CTRL)
    assert (step.line.text(), stored()) == ("twee", ["een"])


def test_what_was_done_after_the_line_was_emptied_is_undone_first(step, controller):
    QTest.keyClicks(step.line, "twee")
    QTest.keyClick(step.line, Qt.Key.Key_A, CTRL)
    QTest.keyClick(step.line, Qt.Key.Key_Backspace)
    QTest.keyClick(step.line, Qt.Key.Key_1, CTRL)
    QTest.keyClick(step.line, Qt.Key.Key_Z, CTRL)
    assert (step.line.text(), controller.visit.counted()) == ("", {})


def test_undo_and_redo_work_in_the_stream_and_stay_there(step, stored):
    type_line(step, "een")
    QTest.keyClick(step.line, Qt.Key.Key_Up)
    QTest.keyClick(step.stream, Qt.Key.Key_Delete)
    found = [stored()]
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Y):
        QTest.keyClick(step.stream, key, CTRL)
        found.append(stored())
    assert found == [[], ["een"], []]
    assert step.focusWidget() is step.stream


# A note that cannot be closed


def unreadable(step):
    """Open a note, type on in it, let its time be none, and return the field for that."""
    type_line(step, "een")
    QTest.keyClick(step.line, Qt.Key.Key_F2)
    QTest.keyClicks(editing(step), " twee")
    time = step.findChild(QLineEdit, "note-time")
    time.setText("straks")
    return time


@pytest.mark.parametrize("field", ["note-words", "note-time"])
def test_escape_leaves_a_note_whose_time_cannot_be_read_and_keeps_what_was_typed(
    step, field, stored, kept, controller
):
    unreadable(step)
    QTest.keyClick(step.findChild(QLineEdit, field), Qt.Key.Key_Escape)
    assert step.focusWidget() is step.line
    assert said(step).startswith("De notitie blijft open")
    type_line(step, "drie")
    assert stored() == ["een", "drie"]
    assert kept() == {controller.visit.journal.entries()[-2].id: "een twee"}


def test_who_left_such_a_note_goes_on_in_it_with_f2_and_mends_its_time(step, stored):
    time = unreadable(step)
    QTest.keyClick(time, Qt.Key.Key_Escape)
    type_line(step, "drie")
    QTest.keyClick(step.line, Qt.Key.Key_F2)
    assert step.focusWidget() is time
    time.setText("0.00")
    QTest.keyClick(time, Qt.Key.Key_Return)
    assert stored() == ["een twee", "drie"]
