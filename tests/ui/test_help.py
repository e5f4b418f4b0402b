"""The help: a page for every screen that asks for one, and every link leads somewhere."""

import importlib
import pkgutil
import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

import observatie.ui
from observatie.data import resource
from observatie.ui.help.help_screen import HelpScreen
from observatie.ui.help.topics import ORDER, read_topics
from observatie.ui.reading.page import Page
from observatie.ui.screen import Screen


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


def test_the_pages_are_the_files():
    assert {file.stem for file in resource("help").iterdir()} == set(ORDER)


def test_every_screen_has_its_page():
    assert {screen.help_topic for screen in every_screen()} <= set(ORDER)


@pytest.mark.parametrize("topic", read_topics(), ids=lambda topic: topic.name)
def test_a_page_has_a_title_and_words_and_its_links_lead_to_pages(topic):
    assert topic.text.startswith(f"# {topic.title}\n")
    assert len(topic.text.split()) > 60
    assert set(re.findall(r"\]\(([^)]+)\)", topic.text)) <= set(ORDER)
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
