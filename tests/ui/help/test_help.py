"""The help: a page for every screen that asks for one, and every link leads somewhere."""

import importlib
import pkgutil
import re

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView

import observatie.ui
from observatie.data import resource
from observatie.help_pages import ORDER, explanations, read_topics
from observatie.ui.help.help_screen import HelpScreen
from observatie.ui.kit.reading_page import Page
from observatie.ui.kit.screen import Screen


def every_screen() -> list[type[Screen]]:
    for module in pkgutil.walk_packages(observatie.ui.__path__, "observatie.ui."):
        importlib.import_module(module.name)
    found, unseen = [], [Screen]
    while unseen:
        screen = unseen.pop()
        found.append(screen)
        unseen += screen.__subclasses__()
    return found


@pytest.fixture
def screen(qtbot, theme):
    screen = HelpScreen(theme)
    qtbot.addWidget(screen)
    screen.resize(1274, 768)
    screen.show()
    screen.enter()
    return screen


def page(screen) -> str:
    return screen.findChild(Page, "page").toPlainText()


def first_line_in_sight(screen) -> str:
    shown = screen.findChild(Page, "page")
    return shown.cursorForPosition(QPoint(shown.width() // 2, 20)).block().text()


def look_for(screen, query) -> list[str]:
    """Type in the search line, and return what is listed then."""
    line = screen.findChild(QLineEdit, "help-search")
    line.clear()
    QTest.keyClicks(line, query)
    listed = screen.findChild(QListView, "entries").model()
    return [listed.index(at, 0).data() for at in range(listed.rowCount())]


def test_the_pages_are_the_files():
    assert {file.stem for file in resource("help").iterdir()} == set(ORDER)


def test_every_screen_has_its_page():
    assert {screen.help_topic for screen in every_screen()} <= set(ORDER)


@pytest.mark.parametrize("topic", read_topics(), ids=lambda topic: topic.name)
def test_a_page_has_a_title_and_words_and_its_links_lead_to_pages(topic):
    assert topic.text.startswith(f"# {topic.title}\n")
    assert len(topic.text.split()) > 60
    assert set(re.findall(r"\]\(([^)]+)\)", topic.text)) <= {*ORDER, *explanations()}
    assert "!" not in topic.text


def test_it_begins_with_the_first_page(screen):
    assert page(screen).startswith("Beginnen\n")


def test_open_topic_shows_that_page(screen):
    screen.open_topic("observeren")
    assert page(screen).startswith("Observeren\n")


def test_down_turns_to_the_next_page(screen):
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Down)
    assert page(screen).startswith("Lesbezoeken\n")


def test_a_link_leads_to_its_page(screen):
    screen.findChild(Page, "page").anchorClicked.emit(QUrl("veiligheid"))
    assert page(screen).startswith("Veiligheid\n")


def test_a_key_has_room_around_it_and_a_command_can_be_copied(screen):
    screen.open_topic("observeren")
    assert "\u202fCtrl+Z\u202f" in page(screen)
    screen.open_topic("opdrachtregel")
    assert "observatie lesbezoeken noemt" in page(screen)


def test_in_a_small_window_the_list_is_one_line(screen, theme):
    line = screen.findChild(QComboBox, "entries-line")
    assert not line.isVisible()
    screen.resize(theme.px(640), 500)
    assert line.isVisible()
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert line.currentText() == "Lesbezoeken"
    assert page(screen).startswith("Lesbezoeken\n")


# The help on an error


@pytest.mark.parametrize("code", ["B01", "B09", "B17", "P14", "I32", "C14"])
def test_a_code_is_shown_at_the_top_of_the_page(screen, code):
    screen.open_code(code)
    shown = screen.findChild(Page, "page")
    assert page(screen).count(f"\n{code} ") == 1
    assert first_line_in_sight(screen).startswith(code)
    assert shown.textCursor().block().text().startswith(code)


def test_a_section_stays_at_the_top_while_the_window_gets_another_width(screen):
    screen.open_code("B09")
    screen.resize(900, 500)
    assert first_line_in_sight(screen).startswith("B09")


def test_a_page_that_gets_another_width_has_nothing_to_undo(screen):
    screen.open_code("B09")
    screen.resize(900, 600)
    assert not screen.findChild(Page).document().isUndoAvailable()


def test_whoever_scrolls_is_not_taken_back_to_the_section(screen):
    screen.open_code("B09")
    shown = screen.findChild(Page, "page")
    for _ in range(20):
        QTest.keyClick(shown, Qt.Key.Key_PageUp)
    screen.resize(900, 500)
    assert first_line_in_sight(screen).startswith("Meldingen")


def test_a_link_to_a_code_leads_to_its_section(screen):
    screen.findChild(Page, "page").anchorClicked.emit(QUrl("B12"))
    assert first_line_in_sight(screen).startswith("B12")


# Searching


@pytest.mark.parametrize("query", ["B09", "b09", " B09 "])
def test_a_code_that_is_typed_finds_its_section_first(screen, query):
    assert look_for(screen, query)[0] == "B09 De bibliotheek is niet bereikbaar"
    assert first_line_in_sight(screen).startswith("B09")


def test_words_find_the_parts_that_hold_all_of_them_and_those_in_a_heading_first(screen):
    found = look_for(screen, "schijf vol")
    assert found[0] == "B08 De schijf is vol"
    assert len(found) > 1
    assert look_for(screen, "schijf vol kijkvraag") == []


def test_what_is_not_found_is_said_and_the_page_stays(screen):
    nothing = screen.findChild(QLabel, "help-nothing")
    assert not nothing.isVisible()
    before = page(screen)
    look_for(screen, "qqq")
    assert nothing.isVisible()
    assert page(screen) == before


def test_an_empty_line_lists_the_pages_again(screen):
    look_for(screen, "schijf")
    assert look_for(screen, "") == [topic.title for topic in read_topics()]
    assert not screen.findChild(QLabel, "help-nothing").isVisible()


def test_from_the_search_line_a_key_leads_to_what_was_found(qtbot, screen):
    with qtbot.waitActive(screen):
        screen.activateWindow()
    QTest.keyClick(screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    line = screen.findChild(QLineEdit, "help-search")
    assert line.hasFocus()
    QTest.keyClicks(line, "schijf")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert screen.findChild(QListView, "entries").hasFocus()
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Down)
    assert screen.findChild(QListView, "entries").currentIndex().row() == 1


def test_what_asks_for_a_page_gets_it_whatever_was_looked_for(screen):
    look_for(screen, "schijf")
    screen.open_topic("rapport")
    assert page(screen).startswith("Rapport\n")
    assert screen.topic == "rapport"
