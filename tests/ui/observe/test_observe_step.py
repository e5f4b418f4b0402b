"""Observeren, with keys; what counts is what the store holds."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from support.observing import said, type_line

from observatie.domain.acts.acts import ItemRef, LessonMark, Mark, Note, NoteType
from observatie.domain.acts.conversation import Consent, ConsentGiven
from observatie.store.visit_session import VisitSession
from observatie.ui.observe.observe_step import ObserveStep

CTRL = Qt.KeyboardModifier.ControlModifier


def kept(controller):
    """The unfinished line as it is on disk, once all that was asked before is written."""
    controller.context.library.append([]).result()
    return controller.context.library.drafts(controller.visit.id)[None]


def test_enter_records_the_line_at_the_time_of_its_first_key(step, stored, clock):
    clock.advance(130_000)
    QTest.keyClicks(step.line, "L")
    clock.advance(25_000)
    type_line(step, "ln pakken hun schrift")
    assert stored() == [(130_000, Note(text="Lln pakken hun schrift"))]
    assert step.line.text() == ""


def test_a_sign_makes_the_note_what_it_is(step, stored):
    type_line(step, "+ De zin van T staat op het bord")
    assert [note.mark for _, note in stored()] == [Mark.STRONG]


def test_the_sign_is_shown_as_a_word_while_one_types(step):
    QTest.keyClicks(step.line, "- C kijkt")
    assert step.box.sign.word == "kans"
    assert step.line.text() == "C kijkt"


def test_tab_takes_the_completion(step, stored):
    QTest.keyClicks(step.line, "C pakt de lijn #zelfi")
    QTest.keyClick(step.line, Qt.Key.Key_Tab)
    QTest.keyClick(step.line, Qt.Key.Key_Return)
    assert stored()[0][1] == Note(
        text="C pakt de lijn", items=(ItemRef(instrument="kijkwijzer", item="zelfinstructie"),)
    )


def test_down_and_tab_take_the_next_completion(step, stored):
    QTest.keyClicks(step.line, "C kiest #zelf")
    QTest.keyClick(step.line, Qt.Key.Key_Down)
    QTest.keyClick(step.line, Qt.Key.Key_Tab)
    QTest.keyClick(step.line, Qt.Key.Key_Return)
    assert stored()[0][1].items == (ItemRef(instrument="kijkwijzer", item="zelfinstructie"),)


def test_an_item_that_was_not_taken_stays_in_the_text(step, stored):
    type_line(step, "C begint #zelfi")
    assert stored()[0][1] == Note(text="C begint #zelfi")


def test_the_panel_counts_the_evidence(step, controller):
    type_line(step, "C begint #zelfinstructie")
    assert controller.visit.evidence(ItemRef(instrument="kijkwijzer", item="zelfinstructie")) == 1
    assert said(step, "total-kijkwijzer") == "1 van 18 met een spoor"


def test_an_empty_line_records_nothing(step, stored):
    type_line(step, "   ")
    assert stored() == []


def test_twenty_lines_at_speed_come_in_order(step, stored, clock):
    for number in range(20):
        clock.advance(3_000)
        type_line(step, f"regel {number}")
    assert [note.text for _, note in stored()] == [f"regel {number}" for number in range(20)]


def test_undo_in_an_empty_line_takes_back_the_last_note_and_redo_brings_it_again(step, stored):
    type_line(step, "eerst")
    type_line(step, "daarna")
    QTest.keyClick(step.line, Qt.Key.Key_Z, CTRL)
    assert [note.text for _, note in stored()] == ["eerst"]
    QTest.keyClick(step.line, Qt.Key.Key_Y, CTRL)
    assert [note.text for _, note in stored()] == ["eerst", "daarna"]


def test_undo_says_in_words_what_it_took_back(step, clock):
    clock.advance(1_095_000)
    type_line(step, "eerst")
    QTest.keyClick(step.line, Qt.Key.Key_Z, CTRL)
    assert said(step, "message") == "Ongedaan gemaakt: notitie 18′15″."


def test_undo_in_the_lesson_passes_over_what_was_done_in_another_step(step, stored, controller):
    type_line(step, "eerst")
    controller.record(ConsentGiven(consent=Consent.AGREED, by=controller.context.library.scribe.author))

    assert said(step, "undo-hint") == "Ctrl+Z  maak ongedaan: notitie 0′00″"
    QTest.keyClick(step.line, Qt.Key.Key_Z, CTRL)

    assert stored() == []
    assert controller.visit.journal.count("consent") == 1


def test_undo_reaches_across_a_restart(step, stored, controller, clock):
    type_line(step, "eerst")
    stored()
    again = VisitSession.open(controller.context.library, controller.visit.id, clock)
    recorded = again.undo()
    assert recorded is not None
    recorded.saved.result()
    assert stored() == []


def test_a_quotation_mark_makes_a_quotation(step, stored):
    type_line(step, '"Mag ik de blokjes?"')
    assert [(note.type, note.text) for _, note in stored()] == [(NoteType.QUOTE, "Mag ik de blokjes?")]


def test_leaving_keeps_the_line_that_was_not_entered(step, stored, controller):
    QTest.keyClicks(step.line, "+ nog niet klaar")
    step.leave()
    assert stored() == []
    assert kept(controller).text == "+ nog niet klaar"


def test_stopping_records_the_line_that_was_not_entered(step, stored):
    QTest.keyClicks(step.line, "nog niet klaar")
    QTest.mouseClick(step.findChild(QPushButton, "stop"), Qt.MouseButton.LeftButton)
    assert [note.text for _, note in stored()] == ["nog niet klaar"]


def test_stopping_ends_the_lesson(step, stored, controller, qtbot, clock):
    clock.advance(2_700_000)
    with qtbot.waitSignal(step.stopped):
        QTest.mouseClick(step.findChild(object, "stop"), Qt.MouseButton.LeftButton)
    stored()
    visit = controller.context.library.visit(controller.visit.id)
    assert visit.stopped is not None
    assert (visit.stopped.act.mark, visit.stopped.lesson_ms) == (LessonMark.STOPPED, 2_700_000)


def test_a_lesson_that_was_going_on_goes_on_from_the_wall_clock(step, stored, controller, clock):
    clock.advance(60_000)
    type_line(step, "voor")
    stored()
    again = VisitSession.open(controller.context.library, controller.visit.id, clock)
    clock.advance(30_000)
    again.resume_lesson()
    assert again.lesson_ms(clock.now()) == 90_000


def test_saved_is_said_only_when_it_is_true(step, controller, qtbot):
    type_line(step, "een regel")
    assert said(step, "saved") == "wordt opgeslagen" or controller.all_saved
    qtbot.waitUntil(lambda: said(step, "saved") == "opgeslagen")
    assert controller.all_saved


def test_nothing_can_be_typed_before_the_lesson_and_the_button_begins_it(qtbot, new_visit, clock):
    controller = new_visit("kijkwijzer")
    step = ObserveStep(controller)
    qtbot.addWidget(step)
    step.show()
    step.enter()
    assert not step.line.isVisible()
    clock.advance(5_000)
    QTest.mouseClick(step.findChild(QPushButton, "begin-lesson"), Qt.MouseButton.LeftButton)
    assert step.line.isVisible()
    assert controller.visit.started is not None
    assert controller.visit.started.entry.at == clock.now().wall


def test_after_the_lesson_one_goes_on_to_working_out(qtbot, demo_visit):
    step = ObserveStep(demo_visit("rekenen-bakker"))
    qtbot.addWidget(step)
    step.show()
    step.enter()
    assert step.findChild(QPushButton, "go-review").isVisible()


def test_a_lesson_goes_on_after_what_was_noted_when_the_wall_clock_was_set_back(step, stored, controller, clock):
    clock.advance(60_000)
    type_line(step, "voor")
    stored()
    clock.set_wall(clock.now().wall - timedelta(hours=1))
    again = VisitSession.open(controller.context.library, controller.visit.id, clock)
    again.resume_lesson()
    assert again.lesson_ms(clock.now()) == 60_000


def test_tab_in_an_empty_line_of_a_running_lesson_leads_nowhere(step, stored):
    for _ in range(3):
        QTest.keyClick(step.line, Qt.Key.Key_Tab)
    assert step.focusWidget() is step.line
    type_line(step, "leerkracht zegt niets")
    assert [note.text for _, note in stored()] == ["leerkracht zegt niets"]


# An end that was no end


@pytest.fixture
def ended(step, controller, clock):
    """The live screen after a lesson of ten minutes, as one comes back to it from the next step."""
    clock.advance(600_000)
    type_line(step, "/stop")
    clock.advance(30_000)
    step.leave()
    step.enter()
    return step


def test_a_lesson_that_was_stopped_by_accident_goes_on_by_the_wall_clock(ended, stored, controller, clock, qtbot):
    with qtbot.waitSignal(ended.begun):
        QTest.keyClick(tabbed_to(ended, "resume-lesson"), Qt.Key.Key_Space)
    clock.advance(5_000)
    type_line(ended, "Lkr gaat verder")
    assert stored() == [(635_000, Note(text="Lkr gaat verder"))]
    assert controller.context.library.visit(controller.visit.id).running


def test_who_goes_on_stands_on_the_line_and_the_clock_runs(ended):
    QTest.keyClick(tabbed_to(ended, "resume-lesson"), Qt.Key.Key_Space)
    assert ended.focusWidget() is ended.line
    assert said(ended, "lesson-time") == "10′30″"
    assert said(ended, "message").startswith("De les gaat verder.")


def test_what_the_laptop_slept_before_the_lesson_went_on_is_no_gap_in_it(ended, stored, clock):
    clock.sleep(600_000)
    clock.advance(60_000)
    QTest.keyClick(tabbed_to(ended, "resume-lesson"), Qt.Key.Key_Space)
    assert stored("gap") == []


def test_a_lesson_that_was_stopped_long_ago_does_not_go_on(ended, controller, clock):
    button = tabbed_to(ended, "resume-lesson")
    clock.advance(4 * 3_600_000)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert not controller.visit.running
    assert said(ended, "message").startswith("De les is te lang geleden gestopt")
    assert not button.isVisible()


def test_a_lesson_of_another_day_offers_no_going_on(qtbot, demo_visit):
    step = ObserveStep(demo_visit("rekenen-bakker"))
    qtbot.addWidget(step)
    step.show()
    step.enter()
    assert not step.findChild(QPushButton, "resume-lesson").isVisible()


def tabbed_to(step, name):
    """Go to a button with Tab and return it."""
    for _ in range(20):
        here = step.focusWidget()
        if here.objectName() == name:
            return here
        QTest.keyClick(here, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {name}")


def test_where_the_report_is_settled_there_is_no_line_to_write_on(show, demo_visit):
    step = show(demo_visit("tafels-bakker"))
    assert not step.line.isVisible()
    assert "vastgesteld" in said(step, "invitation")
