"""A lesson that was stopped by accident goes on, in the window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from support.observing import type_line
from support.windows import begin_lesson


def test_the_lesson_has_the_screen_to_itself_again_and_is_kept_on(window, awake, clock):
    visit = begin_lesson(window)
    clock.advance(600_000)
    type_line(visit.observe, "/stop")
    held = [awake.held]
    QTest.mouseClick(visit.findChild(QPushButton, "step-observe"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(visit.findChild(QPushButton, "resume-lesson"), Qt.MouseButton.LeftButton)
    held.append(awake.held)
    assert held == [False, True]
    assert visit.is_running
    assert not visit.findChild(QPushButton, "step-observe").isVisible()
