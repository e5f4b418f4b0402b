"""Observeren: earlier notes are moved, edited, taken away and put back, with keys; judged by the store."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from support.observing import said, type_line

from observatie.domain.acts.acts import ItemRef, Mark, Note, NoteType
from observatie.store.visit_session import VisitSession
from observatie.ui.session.visit_controller import VisitController

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def edit_last(step):
    """Open the last note with keys and return the fields for its words and its time."""
    QTest.keyClick(step.line, Qt.Key.Key_Up)
    QTest.keyClick(step.stream, Qt.Key.Key_Return)
    return step.findChild(QLineEdit, "note-words"), step.findChild(QLineEdit, "note-time")


def again(controller, clock):
    """The same visit, opened anew as after a restart."""
    session = VisitSession.open(controller.context.library, controller.visit.id, clock)
    session.resume_lesson()
    return VisitController(controller.context, session)


# Moved in time


@pytest.mark.parametrize(("key", "at"), [(Qt.Key.Key_Up, 70_000), (Qt.Key.Key_Down, 50_000)])
def test_alt_and_an_arrow_move_a_line_before_it_is_recorded(step, stored, clock, key, at):
    clock.advance(60_000)
    QTest.keyClicks(step.line, "C staat op")
    clock.advance(30_000)
    QTest.keyClick(step.line, key, ALT)
    QTest.keyClick(step.line, Qt.Key.Key_Return)
    assert stored() == [(at, Note(text="C staat op"))]


@pytest.mark.parametrize(("key", "at"), [(Qt.Key.Key_Up, 70_000), (Qt.Key.Key_Down, 50_000)])
def test_alt_and_an_arrow_move_the_last_note_and_what_it_was_is_kept(step, stored, controller, clock, key, at):
    clock.advance(60_000)
    type_line(step, "C staat op")
    clock.advance(30_000)
    QTest.keyClick(step.line, key, ALT)
    assert stored() == [(at, Note(text="C staat op"))]
    assert [e.lesson_ms for e in controller.visit.journal.entries() if e.payload.kind == "note"] == [60_000]


def test_a_line_is_moved_no_further_than_the_lesson_is(step, stored, clock):
    clock.advance(5_000)
    QTest.keyClicks(step.line, "nu")
    QTest.keyClick(step.line, Qt.Key.Key_Up, ALT)
    QTest.keyClick(step.line, Qt.Key.Key_Return)
    clock.advance(1_000)
    type_line(step, "toen")
    QTest.keyClick(step.line, Qt.Key.Key_Down, ALT)
    assert stored() == [(0, Note(text="toen")), (5_000, Note(text="nu"))]


# Edited in place


def test_a_note_is_edited_in_its_place(step, stored):
    type_line(step, "+ C pakt de lijn #zelfinstructie")
    line, _ = edit_last(step)
    assert (line.sign, line.text()) == ("+ ", "C pakt de lijn #zelfinstructie")
    QTest.keyClick(line, Qt.Key.Key_Home)
    QTest.keyClicks(line, "Leerling ")
    QTest.keyClick(line, Qt.Key.Key_Return)
    zelfinstructie = ItemRef(instrument="kijkwijzer", item="zelfinstructie")
    assert stored() == [(0, Note(text="Leerling C pakt de lijn", mark=Mark.STRONG, items=(zelfinstructie,)))]
    assert step.line.hasFocus()


def test_a_click_unfolds_what_a_note_said_before_and_one_goes_on_in_its_words(step, stored):
    type_line(step, "C pakt de lijn")
    line, _ = edit_last(step)
    QTest.keyClicks(line, " zelf")
    QTest.keyClick(line, Qt.Key.Key_Return)
    edit_last(step)
    (line,) = (each for each in step.findChildren(QLineEdit, "note-words") if each.isVisible())
    (fold,) = (each for each in step.findChildren(QPushButton, "note-history") if each.isVisible())
    QTest.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert said(step, "note-earlier") == "Eerst: 0′00″ · C pakt de lijn"
    assert line.hasFocus()
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert fold.hasFocus()
    QTest.keyClick(fold, Qt.Key.Key_Escape)
    QTest.keyClicks(line, "f")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert stored() == [(0, Note(text="C pakt de lijn zelff"))]


def test_the_longest_note_with_items_is_opened_whole_and_shortened_where_it_became_too_long(
    step, stored, controller
):
    item = ItemRef(instrument="kijkwijzer", item="zelfinstructie")
    note = Note(text="🙂" * 20_000, mark=Mark.STRONG, items=(item,))
    controller.record(note, lesson_ms=0)
    QTest.keyClick(step.line, Qt.Key.Key_F2)
    (line,) = step.findChildren(QLineEdit, "note-words")
    assert line.text() == "🙂" * 20_000 + " #zelfinstructie"
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert said(step).startswith("Een notitie heeft hooguit 20.000 tekens. Kort haar in")
    assert stored() == [(0, note)]
    line.setText("🙂" * 20_000)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert stored() == [(0, note.model_copy(update={"items": ()}))]


def test_the_sign_of_a_note_can_be_changed(step, stored):
    type_line(step, "+ C pakt de lijn")
    line, _ = edit_last(step)
    QTest.keyClick(line, Qt.Key.Key_Home)
    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_Home, Qt.Key.Key_Delete, Qt.Key.Key_Delete):
        QTest.keyClick(line, key)
    QTest.keyClicks(line, "? ")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert stored()[0][1] == Note(text="C pakt de lijn", type=NoteType.QUESTION)


def test_the_time_of_a_note_is_typed_over_and_the_first_one_is_kept(step, stored, controller, clock):
    clock.advance(600_000)
    type_line(step, "C pakt de lijn")
    line, time = edit_last(step)
    QTest.keyClick(line, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert time.hasFocus()
    time.selectAll()
    QTest.keyClicks(time, "8.15")
    QTest.keyClick(time, Qt.Key.Key_Return)
    assert [at for at, _ in stored()] == [495_000]
    assert controller.visit.journal.last("note").entry.lesson_ms == 600_000


def test_a_time_that_is_none_is_said_and_the_note_stays_open(step, stored):
    type_line(step, "C pakt de lijn")
    _, time = edit_last(step)
    time.selectAll()
    QTest.keyClicks(time, "straks")
    QTest.keyClick(time, Qt.Key.Key_Return)
    assert said(step).startswith("“straks” is geen tijd in de les.")
    assert step.findChild(QLineEdit, "note-words") is not None
    assert [at for at, _ in stored()] == [0]


def test_escape_closes_the_note_and_keeps_what_was_typed(step, stored):
    type_line(step, "C pakt")
    line, _ = edit_last(step)
    QTest.keyClicks(line, " de lijn")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert stored()[0][1].text == "C pakt de lijn"


def test_a_note_that_was_not_changed_gets_no_correction(step, stored, controller):
    type_line(step, "@C pakt de lijn #zelfinstructie")
    line, _ = edit_last(step)
    QTest.keyClick(line, Qt.Key.Key_Return)
    stored()
    assert [e.payload.kind for e in controller.visit.journal.entries()] == ["visit_set", "lesson", "note"]


def test_a_note_without_words_stays_as_it_was(step, stored):
    type_line(step, "C pakt")
    line, _ = edit_last(step)
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert stored()[0][1].text == "C pakt"
    assert said(step) == "Een notitie zonder woorden blijft zoals die was. Met Delete haal je de notitie weg."


def test_a_correction_is_undone_in_words(step, stored):
    type_line(step, "C pakt")
    line, _ = edit_last(step)
    QTest.keyClicks(line, " de lijn")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(step.line, Qt.Key.Key_Z, CTRL)
    assert stored()[0][1].text == "C pakt"
    assert said(step) == "Ongedaan gemaakt: verbeteren van notitie 0′00″."


def test_f2_mends_the_last_note_from_the_line(step, stored):
    type_line(step, "C pakt")
    QTest.keyClick(step.line, Qt.Key.Key_F2)
    QTest.keyClicks(step.findChild(QLineEdit, "note-words"), " de lijn")
    QTest.keyClick(step.findChild(QLineEdit, "note-words"), Qt.Key.Key_Return)
    assert stored()[0][1].text == "C pakt de lijn"


def test_a_completion_is_taken_while_editing(step, stored):
    type_line(step, "C pakt")
    line, _ = edit_last(step)
    QTest.keyClicks(line, " #focu")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert stored()[0][1].items == (ItemRef(instrument="kijkwijzer", item="focusing"),)
    assert step.line.text() == ""


# Taken away and put back


def test_delete_takes_a_note_away_and_undo_puts_it_back(step, stored):
    type_line(step, "weg ermee")
    QTest.keyClick(step.line, Qt.Key.Key_Up)
    QTest.keyClick(step.stream, Qt.Key.Key_Delete)
    assert stored() == []
    assert said(step) == "Weggehaald: notitie 0′00″. Met Ctrl+Z komt zij terug."
    QTest.keyClick(step.stream, Qt.Key.Key_Escape)
    QTest.keyClick(step.line, Qt.Key.Key_Z, CTRL)
    assert [note.text for _, note in stored()] == ["weg ermee"]


def test_what_was_taken_away_is_shown_when_asked_and_put_back(step, stored):
    type_line(step, "eerst")
    type_line(step, "weg ermee")
    QTest.keyClick(step.line, Qt.Key.Key_Up)
    QTest.keyClick(step.stream, Qt.Key.Key_Delete)
    QTest.keyClick(step.stream, Qt.Key.Key_Escape)
    type_line(step, "/weggehaald")
    assert step.model.rowCount() == 2
    QTest.keyClick(step.line, Qt.Key.Key_Up)
    QTest.keyClick(step.stream, Qt.Key.Key_Delete)
    assert [note.text for _, note in stored()] == ["eerst", "weg ermee"]


def test_typing_in_the_stream_goes_to_the_line(step, stored):
    type_line(step, "eerst")
    QTest.keyClick(step.line, Qt.Key.Key_Up)
    QTest.keyClicks(step.stream, "d")
    type_line(step, "an dit")
    assert [note.text for _, note in stored()] == ["eerst", "dan dit"]


# Half a line


def test_half_a_line_is_back_after_a_restart_in_its_place_with_its_time(
    step, show, stored, controller, clock, qtbot
):
    clock.advance(60_000)
    QTest.keyClicks(step.line, "- half een re")
    clock.advance(2_000)
    qtbot.waitUntil(lambda: kept(controller) is not None)
    clock.advance(30_000)
    later = show(again(controller, clock))
    assert (later.line.sign, later.line.text()) == ("- ", "half een re")
    type_line(later, "gel")
    qtbot.waitUntil(lambda: len(stored()) == 1)
    assert stored() == [(60_000, Note(text="half een regel", mark=Mark.CHANCE))]
    assert kept(controller) is None


def test_half_a_correction_is_back_after_a_restart(step, show, controller, clock, qtbot):
    type_line(step, "C pakt")
    line, _ = edit_last(step)
    QTest.keyClicks(line, " de li")
    qtbot.waitUntil(lambda: kept(controller) is not None and kept(controller).text == "C pakt de li")
    later_controller = again(controller, clock)
    later = show(later_controller)
    line = later.findChild(QLineEdit, "note-words")
    assert line.text() == "C pakt de li"
    QTest.keyClicks(line, "jn")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: later_controller.all_saved)
    assert kept(controller) is None
    assert [s.act.text for s in controller.context.library.visit(controller.visit.id).shown("note")] == [
        "C pakt de lijn"
    ]


@pytest.mark.parametrize("written", ["straks", "8."])
def test_a_time_that_is_half_typed_is_back_where_one_goes_on(step, show, controller, clock, written):
    type_line(step, "C pakt")
    _, time = edit_last(step)
    time.selectAll()
    QTest.keyClicks(time, written)
    step.leave()
    later = show(again(controller, clock))
    assert later.findChild(QLineEdit, "note-words").text() == "C pakt"
    time = later.findChild(QLineEdit, "note-time")
    assert time.text() == written
    assert time.hasFocus()


def test_undo_that_takes_the_open_note_away_says_which_time_went_along(step, controller):
    type_line(step, "C pakt")
    _, time = edit_last(step)
    time.selectAll()
    QTest.keyClicks(time, "straks")
    controller.take(controller.session.undo())
    assert said(step) == "De notitie is weggehaald, en met haar de tijd “straks” die je aan het typen was."


def test_a_line_that_was_emptied_is_not_kept(step, controller, qtbot):
    QTest.keyClicks(step.line, "x")
    qtbot.waitUntil(lambda: kept(controller) is not None)
    QTest.keyClick(step.line, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: kept(controller) is None)


def kept(controller):
    """The unfinished line as it is on disk."""
    return next(iter(controller.context.library.drafts(controller.visit.id).values()), None)
