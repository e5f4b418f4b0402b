"""A pair in progress is in sight on the list of visits, and is gone on with from there by a key or a click."""

from uuid import UUID

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from support.hands import Hands, in_front, press
from support.pairs.samples import SESSION, begun, brought_to

from observatie.domain.acts.pair_acts import PairProgress, PairSet, PairStep, Seating
from observatie.domain.pair.pair import PairStage
from observatie.store.library import Library
from observatie.store.register_session import RegisterSession
from observatie.ui.frame.shell import Shell
from observatie.ui.kit.machine_settings import MachineSettings
from observatie.ui.session.app_context import AppContext, StoreLink
from observatie.ui.visits.visits_screen import VisitsScreen

OTHER, THIRD = UUID(int=0xA1), UUID(int=0xA2)


@pytest.fixture
def plain(library, catalogue, clock, theme):
    """A context with a library without visits and pairs."""
    return AppContext(library, catalogue, clock, theme, StoreLink(library))


@pytest.fixture
def show(qtbot, plain):
    def shown(made=None):
        screen = in_front(made or VisitsScreen(plain), qtbot, (1274, 768))
        screen.enter()
        return screen

    return shown


def line(screen):
    QApplication.processEvents()
    return [each.text() for each in screen.findChildren(QLabel, "pair-line") if each.isVisible()]


def on_disk(plain):
    plain.library.append([]).result()


def test_without_a_pair_there_is_no_line(show):
    assert line(show()) == []


def test_a_pair_in_progress_is_told_and_opened_with_a_key(show, plain, qtbot):
    brought_to(PairStage.READING, plain.library, plain.clock)
    on_disk(plain)
    screen = show()
    assert line(screen) == ["SHARE van Fatima en Joost: lezen elkaars blad."]
    assert screen.findChild(QPushButton, "pair-line-more").isHidden()
    with qtbot.waitSignal(screen.pair_opened) as opened:
        press("pair-line-go")
    assert opened.args == [SESSION]


def test_of_one_who_fills_in_at_home_it_says_no_more_than_that(show, plain):
    joost = RegisterSession(plain.library, plain.clock).add_person("Joost Kramer").id
    partners = (plain.library.scribe.author, joost)
    begun(plain.library, plain.clock, partners=partners, seating=Seating.AT_HOME)
    on_disk(plain)
    (words,) = line(show())
    assert words.endswith("is nog niet begonnen, Joost vult thuis in.")


def test_a_click_on_the_line_opens_it_too(show, plain, qtbot):
    brought_to(PairStage.READING, plain.library, plain.clock)
    on_disk(plain)
    screen = show()
    with qtbot.waitSignal(screen.pair_opened) as opened:
        qtbot.mouseClick(screen.findChild(QLabel, "pair-line"), Qt.MouseButton.LeftButton)
    assert opened.args == [SESSION]


def test_a_day_to_look_back_that_has_come_is_told(show, plain):
    session = brought_to(PairStage.AFTER, plain.library, plain.clock)
    screen = show()
    assert line(screen) == []
    session.set_up(PairSet(look_back=plain.clock.now().wall.date()))
    on_disk(plain)
    screen.enter()
    assert line(screen) == ["Fatima en Joost wilden vandaag terugkijken."]
    assert screen.findChild(QPushButton, "pair-line-go").text() == "Kijk terug"


def test_of_more_the_latest_is_told_and_the_others_are_counted(show, plain, qtbot):
    partners = begun(plain.library, plain.clock).pair.partners
    for session in (OTHER, THIRD):
        plain.clock.advance(60_000)
        begun(plain.library, plain.clock, session=session, partners=partners)
    on_disk(plain)
    screen = show()
    assert screen.findChild(QPushButton, "pair-line-more").text() == "en nog 2"
    with qtbot.waitSignal(screen.pair_opened) as opened:
        press("pair-line-go")
    assert opened.args == [THIRD]
    with qtbot.waitSignal(screen.pairs_asked):
        press("pair-line-more")


def test_one_that_was_dropped_or_is_through_is_not_told(show, plain):
    session = begun(plain.library, plain.clock)
    screen = show()
    session.drop()
    on_disk(plain)
    screen.enter()
    assert line(screen) == []


def test_it_follows_what_is_saved_while_the_list_is_shown(show, plain, qtbot):
    session = brought_to(PairStage.SINKING, plain.library, plain.clock)
    on_disk(plain)
    screen = show()
    session.record(PairProgress(step=PairStep.SINKING))
    session.record(PairProgress(step=PairStep.SUNK))
    on_disk(plain)
    screen.enter()
    assert line(screen) == ["SHARE van Fatima en Joost: in gesprek."]


def test_a_library_is_asked_for_pairs_once_and_for_sheets_once(show, plain, monkeypatch):
    begun(plain.library, plain.clock)
    on_disk(plain)
    asked = []
    for name in ("pairs", "sheet_states"):
        real = getattr(Library, name)
        monkeypatch.setattr(Library, name, lambda self, n=name, r=real: (asked.append(n), r(self))[1])
    show()
    assert sorted(asked) == ["pairs", "sheet_states"]


def test_after_a_restart_one_goes_on_from_the_list(qtbot, plain, tmp_path):
    brought_to(PairStage.READING, plain.library, plain.clock)
    on_disk(plain)
    settings = QSettings(str(tmp_path / "machine.ini"), QSettings.Format.IniFormat)
    shell = in_front(Shell(plain, MachineSettings(settings), lambda *_: None, lambda *_: None), qtbot)
    shell.go("visits")
    Hands(shell, qtbot).press("pair-line-go")
    assert shell.pairs.pair.controller.pair.id == SESSION
