"""The whole window: first start, unlock, a lesson that was going on, locking."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from shiboken6 import isValid
from support.layouts import layout_faults
from support.samples import OWNER, PASSPHRASE
from support.windows import Opening, begin_lesson, fill, first_start, start_window

from observatie.demo.school import demo_id, make_demo
from observatie.domain.acts.acts import Note
from observatie.domain.errors import KnownError
from observatie.domain.visit.steps import VisitStep
from observatie.store.folder import unlock
from observatie.store.library import Library
from observatie.ui.frame.shell import Shell
from observatie.ui.kit.machine_settings import MachineSettings
from observatie.ui.notes.time_choice import TimeReader
from observatie.ui.theme.stylesheet import stylesheet
from observatie.ui.theme.theme import Theme
from observatie.ui.unlock.unlock_screen import UnlockScreen


def test_the_first_start_makes_a_library_with_its_owner(qtbot, make_window):
    window = make_window()
    first_start(qtbot, window)
    library = window.shell.context.library
    assert library.register().name(library.scribe.author) == "Ineke Smit"
    window.close()


@pytest.mark.parametrize(
    ("name", "first", "again", "said"),
    [
        ("", PASSPHRASE, PASSPHRASE, "Vul je naam in"),
        ("Ineke", "te kort", "te kort", "te kort"),
        ("Ineke", PASSPHRASE, PASSPHRASE + "!", "verschillen"),
    ],
)
def test_the_first_start_says_what_is_missing_and_makes_nothing(make_window, folder, name, first, again, said):
    window = make_window()
    fill(window, "name", name)
    fill(window, "passphrase", first)
    QTest.keyClick(fill(window, "passphrase-again", again), Qt.Key.Key_Return)
    assert said in window.findChild(QLabel, "first-message").text()
    assert not folder.exists()


def test_what_was_wrong_is_not_said_of_what_is_typed_after_it(make_window):
    window = make_window()
    fill(window, "name", "Ineke")
    QTest.keyClick(fill(window, "passphrase", "te kort"), Qt.Key.Key_Return)
    assert "te kort" in window.findChild(QLabel, "first-message").text()
    fill(window, "passphrase", "fiets regen lamp soep")
    assert window.findChild(QLabel, "strength").text() == "sterk"
    assert window.findChild(QLabel, "first-message").text() == ""


def test_a_wrong_passphrase_is_a_sentence_and_the_right_one_opens(qtbot, make_window, library):
    library.close()
    window = make_window()
    QTest.keyClick(fill(window, "passphrase", "een heel andere zin"), Qt.Key.Key_Return)
    message = window.findChild(QLabel, "unlock-message")
    qtbot.waitUntil(lambda: "past niet" in message.text())
    QTest.keyClick(fill(window, "passphrase", PASSPHRASE), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shell is not None)
    assert window.shell.context.library.register().name(window.shell.context.library.scribe.author) == OWNER
    window.close()


def test_locking_closes_the_library_and_asks_the_passphrase_again(qtbot, make_window, folder):
    window = make_window()
    first_start(qtbot, window)
    window.shell.lock_asked.emit()
    assert isinstance(window.centralWidget(), UnlockScreen)
    with Library.open(folder, unlock(folder, PASSPHRASE)) as library:
        assert not library.startup.unclean


def test_a_lesson_that_was_going_on_is_opened_again_at_the_same_place(qtbot, make_window):
    window = make_window()
    first_start(qtbot, window)
    visit = begin_lesson(window)
    QTest.keyClicks(visit.observe.line, "eerste regel")
    QTest.keyClick(visit.observe.line, Qt.Key.Key_Return)
    window.close()
    again = make_window()
    QTest.keyClick(fill(again, "passphrase", PASSPHRASE), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: again.shell is not None and again.shell.visit is not None)
    assert again.shell.visit.controller.visit.id == visit.controller.visit.id
    notes = [s.act for s in again.shell.visit.controller.visit.shown("note")]
    assert notes == [Note(text="eerste regel")]
    again.close()


def test_closing_in_the_middle_of_a_line_keeps_the_line(qtbot, make_window, folder):
    window = make_window()
    first_start(qtbot, window)
    visit = begin_lesson(window)
    QTest.keyClicks(visit.observe.line, "nog niet klaar")
    window.close()
    with Library.open(folder, unlock(folder, PASSPHRASE)) as library:
        draft = library.drafts(visit.controller.visit.id).get(None)
    assert draft is not None
    assert draft.text == "nog niet klaar"


def test_a_new_size_is_taken_over_at_once(qtbot, make_window):
    window = make_window()
    first_start(qtbot, window)
    window.shell.go("settings")
    QTest.mouseClick(window.findChild(QPushButton, "scale-200%"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.theme.scale == 2.0)
    assert window.shell.context.theme.scale == 2.0
    window.close()


def test_a_key_without_its_library_is_told_about_before_another_begins(make_window, folder, key):
    assert (
        "sleutel van een bibliotheek die er niet (meer) is" in make_window().findChild(QLabel, "first-key").text()
    )


def test_where_there_is_nothing_yet_no_key_is_told_about(make_window):
    assert make_window().findChild(QLabel, "first-key") is None


def test_help_opens_on_what_is_on_the_screen(qtbot, make_window):
    window = make_window()
    first_start(qtbot, window)
    begin_lesson(window)
    window.shell.open_help()
    assert window.shell.help.topic == "observeren"
    window.close()


@pytest.mark.parametrize("scale", [1.25, 1.5, 2.0])
def test_a_school_laptop_has_room_for_everything_at_every_size(qtbot, context, tmp_path, scale):
    large = Theme.load(dark=False, scale=scale)
    machine = MachineSettings(QSettings(str(tmp_path / "v.ini"), QSettings.Format.IniFormat))
    shell = Shell(replace(context, theme=large), machine, lambda _parent, _name: None, lambda _parent: None)
    shell.setStyleSheet(stylesheet(large))
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    shell.show()

    def fits():
        assert (shell.width(), shell.height(), layout_faults(shell)) == (1366, 768, [])

    qtbot.waitUntil(fits)
    shell.open_visit(demo_id("visit", "rekenen-jansen-ozdemir"))
    for step in (
        VisitStep.PREPARE,
        VisitStep.OBSERVE,
        VisitStep.REVIEW,
        VisitStep.CONVERSATION,
        VisitStep.TALK,
        VisitStep.REPORT,
        VisitStep.OBSERVE,
    ):
        shell.visit.go(step)
        qtbot.waitUntil(fits)
    times = TimeReader(shell.visit.controller)
    shell.visit.observe.times.ask(times.read("9.18"), shell.visit.observe.line, lambda _reading: None)
    qtbot.waitUntil(fits)
    shell.retire()


def test_the_report_is_one_key_away_from_a_step(qtbot, make_window):
    window = make_window()
    first_start(qtbot, window)
    window.shell.visits.new_asked.emit()
    visit = window.shell.visit
    with qtbot.waitExposed(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(visit.report.isVisible)
    window.close()


def test_closing_while_the_store_refuses_first_says_what_would_be_lost(qtbot, make_window):
    window = make_window()
    first_start(qtbot, window)
    window.shell.context.link.trouble_changed.emit(KnownError("B08", "de schijf is vol", "maak ruimte"))
    assert not window.close()
    assert "gaat verloren" in window.findChild(QLabel, "notice").text()
    assert window.close()


# The screen stays on


def test_the_screen_stays_on_from_the_beginning_of_a_lesson_to_its_end(window, awake):
    assert not awake.held
    visit = begin_lesson(window)
    assert awake.held
    window.shell.go("help")
    assert awake.held
    window.shell.open_visit(visit.controller.visit.id)
    window.shell.visit.observe.header.stop_asked.emit()
    assert not awake.held


def test_a_lesson_that_was_going_on_keeps_the_screen_on_again(qtbot, window, make_window, awake):
    begin_lesson(window)
    window.close()
    assert not awake.held
    again = make_window()
    QTest.keyClick(fill(again, "passphrase", PASSPHRASE), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: again.shell is not None)
    assert awake.held
    again.lock()
    assert not awake.held


def test_the_list_of_the_demo_keeps_no_screen_on(qtbot, theme, tmp_path, clock, catalogue, awake):
    opening = Opening(tmp_path / "demo", clock, catalogue, throw_away=True)
    library = make_demo(tmp_path / "demo", dict(catalogue.instruments), clock, lesson_going_on=True)
    window = start_window(qtbot, opening, tmp_path / "venster.ini", library=library, awake=awake)
    assert window.shell.visits.isVisibleTo(window)
    assert not awake.held
    window.close()


# Another look


def test_the_look_of_the_system_changes_nothing_of_where_one_is(window):
    begin_lesson(window).observe.header.stop_asked.emit()
    here, step = window.shell.visit.controller.visit.id, window.shell.visit.step
    window.apply_look()
    assert (window.shell.visit.controller.visit.id, window.shell.visit.step) == (here, step)
    window.shell.go("help")
    window.apply_look()
    assert window.shell.help.isVisible()


def test_a_library_in_a_synchronised_folder_is_told_about_once(qtbot, tmp_path, make_window, folder):
    (tmp_path / ".dropbox.cache").mkdir()
    window = make_window()
    assert "wordt door Dropbox gesynchroniseerd" in window.findChild(QLabel, "first-synced").text()
    first_start(qtbot, window)
    assert "die Dropbox synchroniseert" in window.shell.findChild(QLabel, "notice").text()
    window.lock()
    window.open_library(Library.open(folder, unlock(folder, PASSPHRASE)))
    assert window.shell.findChild(QLabel, "notice").text() == ""
    window.close()


def test_nothing_is_said_of_a_folder_that_is_not_synchronised(make_window):
    assert make_window().findChild(QLabel, "first-synced") is None


def test_the_screens_of_before_are_gone_before_another_look_is_given_to_all(window, monkeypatch):
    before, there = window.shell, []
    load = Theme.load
    monkeypatch.setattr(Theme, "load", lambda **asked: (there.append(isValid(before)), load(**asked))[1])
    window.shell.go("settings")
    window.apply_look()
    assert there == [False]
    assert window.shell.location.place == "settings"
