"""A running lesson and the other places: who looks something up comes back to it as it was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from support.windows import begin_lesson, first_start

from observatie.domain.acts.acts import Note, VisitSet
from observatie.domain.visit.steps import VisitStep

CTRL = Qt.KeyboardModifier.ControlModifier


def kinds(visit):
    return [entry.payload.kind for entry in visit.controller.visit.journal.entries()]


def test_a_lesson_that_is_begun_from_its_preparation_has_the_screen_and_the_keys(qtbot, window):
    window.shell.visits.new_asked.emit()
    visit = window.shell.visit
    visit.findChild(QPushButton, "next-step").setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert not visit.findChild(QPushButton, "step-review").isVisible()
    QTest.keyClicks(QApplication.focusWidget(), "eerste regel")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: visit.controller.all_saved)
    stored = window.shell.context.library.visit(visit.controller.visit.id)
    assert [s.act.kind for s in stored.shown("lesson", "note")] == ["lesson", "note"]


def test_f1_shows_the_help_and_f1_again_the_lesson_with_its_half_line(qtbot, make_window):
    window = make_window()
    first_start(qtbot, window)
    visit = begin_lesson(window)
    QTest.keyClicks(visit.observe.line, "+ half een re")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F1)
    assert window.shell.help.isVisible()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F1)
    assert window.shell.visit is visit
    assert visit.observe.line.hasFocus()
    QTest.keyClicks(visit.observe.line, "gel")
    QTest.keyClick(visit.observe.line, Qt.Key.Key_Return)
    assert [s.act.text for s in visit.controller.visit.shown("note")] == ["half een regel"]
    assert kinds(visit) == ["lesson", "note"]


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Escape])
def test_from_the_help_one_comes_back_to_the_step_it_was_asked_for_from(qtbot, make_window, key):
    window = make_window()
    first_start(qtbot, window)
    window.shell.visits.new_asked.emit()
    window.shell.visit.controller.set_up(VisitSet(subject="rekenen"))
    window.shell.visit.go(VisitStep.REVIEW)
    visit = window.shell.visit.controller.visit.id
    window.activateWindow()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F1)
    assert window.shell.help.isVisible()
    QTest.keyClick(QApplication.focusWidget(), key)
    assert (window.shell.visit.controller.visit.id, window.shell.visit.step) == (visit, "review")


def test_help_can_be_typed(qtbot, make_window):
    window = make_window()
    first_start(qtbot, window)
    visit = begin_lesson(window)
    QTest.keyClicks(visit.observe.line, "/help")
    QTest.keyClick(visit.observe.line, Qt.Key.Key_Return)
    assert window.shell.help.isVisible()


def test_the_place_of_the_list_is_that_of_the_lesson_while_it_goes_on(qtbot, make_window):
    window = make_window()
    first_start(qtbot, window)
    visit = begin_lesson(window)
    window.shell.go("instruments")
    window.shell.go("visits")
    assert visit.isVisible()
    QTest.keyClicks(visit.observe.line, "/stop")
    QTest.keyClick(visit.observe.line, Qt.Key.Key_Return)
    window.shell.go("visits")
    assert window.shell.visits.isVisible()


def test_a_lesson_of_which_the_window_is_locked_goes_on_at_the_same_place(qtbot, make_window, clock):
    window = make_window()
    first_start(qtbot, window)
    visit = begin_lesson(window)
    clock.advance(60_000)
    QTest.keyClicks(visit.observe.line, "eerst")
    QTest.keyClick(visit.observe.line, Qt.Key.Key_Return)
    window.shell.go("help")
    window.close()
    assert [s.act for s in visit.controller.visit.shown("note")] == [Note(text="eerst")]
