"""Reading, being silent and talking at 200 % on the usual school laptop: nothing is wider than the screen."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from support.pairs.samples import brought_to

from observatie.domain.pair.pair import PairStage
from observatie.ui.pairs.after_page import AfterPage
from observatie.ui.pairs.reading_page import ReadingPage
from observatie.ui.pairs.sinking_page import SinkingPage
from observatie.ui.pairs.talk_page import PairTalk
from observatie.ui.session.pair_controller import PairController
from observatie.ui.theme.stylesheet import stylesheet

WIDTH, HEIGHT = 1366, 660
PAGES = {
    PairStage.READING: lambda theme, controller: ReadingPage(theme, controller, controller.pair.partners[0]),
    PairStage.SINKING: SinkingPage,
    PairStage.TALKING: PairTalk,
    PairStage.AFTER: AfterPage,
}


@pytest.fixture
def large(context, show):
    def shown(stage):
        theme = replace(context.theme, scale=2.0)
        page = PAGES[stage](theme, PairController(context, brought_to(stage, context.library, context.clock)))
        page.setStyleSheet(stylesheet(theme))
        show(page)
        page.resize(WIDTH, HEIGHT)
        QApplication.processEvents()
        return page

    return shown


@pytest.mark.parametrize("stage", PAGES)
def test_nothing_is_cut_at_the_side_and_all_ways_are_in_sight(large, stage):
    page = large(stage)

    assert page.width() == WIDTH
    for area in page.findChildren(QScrollArea):
        if area.isVisible():
            assert area.widget().width() <= area.viewport().width()
    for way in page.findChildren(QPushButton):
        if way.isVisible() and not _scrolls(way):
            assert page.rect().contains(QRect(way.mapTo(page, QPoint(0, 0)), way.size()))


def test_whoever_is_asked_whether_she_is_ready_sees_both_ways(large):
    page = large(PairStage.READING)
    page.findChild(QPushButton, "read-ready").click()
    QApplication.processEvents()

    assert page.width() == WIDTH
    assert page.findChild(QPushButton, "read-on").isVisible()
    assert page.findChild(QPushButton, "read-anyway").isVisible()


def test_the_last_field_of_the_talk_comes_in_sight_by_keys(large, qtbot):
    large(PairStage.TALKING)
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget().objectName() == "talk-words":
            break

    assert QApplication.focusWidget().objectName() == "talk-words"
    assert not QApplication.focusWidget().visibleRegion().isEmpty()


def _scrolls(widget):
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around is not None


def test_each_next_question_begins_with_the_question(large):
    page = large(PairStage.TALKING)
    onward = page.findChild(QPushButton, "talk-next")
    onward.setFocus()
    onward.click()
    QApplication.processEvents()

    asked = page.findChild(QLabel, "talk-question")
    assert asked.visibleRegion().boundingRect() == asked.rect()
    assert QApplication.focusWidget() is not None
