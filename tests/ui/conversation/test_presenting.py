"""The talk before the eyes of others: nothing beside it is in reach, and the passphrase lets one out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from support.samples import PASSPHRASE
from support.windows import begin_lesson

from observatie.domain.errors import KnownError
from observatie.domain.visit.steps import VisitStep
from observatie.domain.visit.talk import TalkStep


@pytest.fixture
def visit(window):
    """A visit whose talk is going on in the window."""
    screen = begin_lesson(window)
    screen.controller.take(screen.controller.session.end_lesson())
    screen.go(VisitStep.CONVERSATION)
    press(screen, "talk-begin")
    return screen


def press(screen, name):
    button = next(each for each in screen.findChildren(QPushButton, name) if each.isVisible())
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def passphrase_field(visit):
    return next(each for each in visit.conversation.exit_guard.findChildren(QLineEdit) if each.isVisible())


def test_the_talk_has_the_window_to_itself(window, visit):
    assert not window.shell.rail.isVisible()
    assert not visit.findChild(QPushButton, "step-report").isVisible()
    assert not visit.findChild(QPushButton, "back").isVisible()


def test_help_does_not_open_before_the_eyes_of_others(window, visit):
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.shell.location.step is VisitStep.TALK


def test_closing_asks_the_passphrase_and_the_right_one_leads_back(qtbot, window, visit):
    press(visit, "talk-close")
    assert not visit.conversation.talk.isVisible()
    QTest.keyClicks(passphrase_field(visit), PASSPHRASE)
    QTest.keyClick(passphrase_field(visit), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shell.rail.isVisible())
    assert visit.step == VisitStep.CONVERSATION
    assert visit.findChild(QPushButton, "back").isVisible()


def test_a_wrong_passphrase_leads_nowhere(qtbot, window, visit):
    press(visit, "talk-close")
    QTest.keyClicks(passphrase_field(visit), "iets anders dan dat")
    QTest.keyClick(passphrase_field(visit), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not passphrase_field(visit).isReadOnly())
    assert not window.shell.rail.isVisible()
    assert visit.step is VisitStep.TALK


def test_behind_a_wrong_passphrase_the_right_one_may_be_typed_at_once(qtbot, window, visit, worker):
    press(visit, "talk-close")
    worker.clear()
    QTest.keyClicks(passphrase_field(visit), "iets anders dan dat")
    QTest.keyClick(passphrase_field(visit), Qt.Key.Key_Return)
    QTest.keyClicks(passphrase_field(visit), PASSPHRASE)
    worker.set()
    qtbot.waitUntil(lambda: not passphrase_field(visit).isReadOnly())
    assert "past niet" in passphrase_field(visit).accessibleDescription()
    QTest.keyClick(passphrase_field(visit), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shell.rail.isVisible())


def test_whoever_stays_is_back_in_the_talk(visit):
    press(visit, "talk-close")
    QTest.keyClick(passphrase_field(visit), Qt.Key.Key_Escape)
    assert visit.conversation.talk.isVisible()


def test_ctrl_p_closes_the_talk_and_leads_to_the_report(qtbot, visit):
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(passphrase_field(visit), PASSPHRASE)
    QTest.keyClick(passphrase_field(visit), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: visit.step == VisitStep.REPORT)


def test_a_window_that_is_made_anew_stays_before_the_eyes_of_others(window, visit):
    location = window.shell.location
    window.shell.go_back(location)
    assert window.shell.visit is not visit
    assert window.shell.visit.conversation.is_presenting
    assert not window.shell.rail.isVisible()


def test_a_window_that_is_made_anew_is_at_the_same_step_of_the_talk(window, visit):
    visit.conversation.talk.forth()
    assert visit.conversation.talk.step is TalkStep.STRENGTHS
    window.apply_look()
    talk = window.shell.visit.conversation.talk
    assert talk.step is TalkStep.STRENGTHS
    talk.forth()
    assert talk.step is TalkStep.TOPICS


def test_what_would_be_lost_on_closing_is_said_before_the_eyes_of_others_too(window, visit):
    window.shell.context.link.trouble_changed.emit(KnownError("B08", "de schijf is vol", "maak ruimte"))
    assert not window.close()
    notice = window.findChild(QLabel, "notice")
    assert notice.isVisible()
    assert "gaat verloren" in notice.text()


def test_what_is_for_the_observer_alone_waits_for_the_end_of_the_talk(window, visit):
    window.tell("Het bestand is nagekeken en in orde.")
    assert not window.findChild(QLabel, "notice").isVisible()
