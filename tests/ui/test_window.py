"""The whole window: first start, unlock, a lesson that was going on, locking."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from samples import CHEAP, OWNER, PASSPHRASE

from observatie.demo import demo_id
from observatie.domain.entries import Note
from observatie.errors import KnownError
from observatie.store.library import Library, create_key, unlock
from observatie.ui.desk import Desk, StoreLink
from observatie.ui.settings.machine_settings import MachineSettings
from observatie.ui.shell import Shell
from observatie.ui.theme.stylesheet import stylesheet
from observatie.ui.theme.theme import Theme
from observatie.ui.unlock.unlock_screen import UnlockScreen
from observatie.ui.window import MainWindow


class Opening:
    """Opens a library in a folder of the test, with a key file that costs nothing to open."""

    throw_away = False

    def __init__(self, folder, clock, catalogue):
        self.folder = folder
        self._clock = clock
        self._catalogue = catalogue

    @property
    def exists(self):
        return (self.folder / "observatie.db").exists()

    def open(self, passphrase):
        return Library.open(self.folder, unlock(self.folder, passphrase))

    def create(self, name, role, passphrase):
        return Library.create(self.folder, create_key(self.folder, passphrase, CHEAP), name, role, self._clock)

    def desk(self, library, theme):
        return Desk(library, self._catalogue, self._clock, theme, StoreLink(library))

    def shell(self, desk, machine: MachineSettings):
        return Shell(desk, machine, lambda _parent, _name: None)


@pytest.fixture
def make_window(qtbot, theme, tmp_path, folder, clock, catalogue):
    def make() -> MainWindow:
        settings = QSettings(str(tmp_path / "venster.ini"), QSettings.Format.IniFormat)
        window = MainWindow(Opening(folder, clock, catalogue), settings)
        qtbot.addWidget(window)
        window.show_locked()
        window.show()
        return window

    return make


def fill(window, name, text):
    field = window.findChild(QLineEdit, name)
    field.clear()
    QTest.keyClicks(field, text)
    return field


def first_start(qtbot, window):
    fill(window, "name", "Ineke Smit")
    fill(window, "passphrase", PASSPHRASE)
    QTest.keyClick(fill(window, "passphrase-again", PASSPHRASE), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shell is not None)


def test_the_first_start_makes_a_library_with_its_owner(qtbot, make_window):
    window = make_window()
    first_start(qtbot, window)
    library = window.shell.desk.library
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


def test_a_wrong_passphrase_is_a_sentence_and_the_right_one_opens(qtbot, make_window, library):
    library.close()
    window = make_window()
    QTest.keyClick(fill(window, "passphrase", "een heel andere zin"), Qt.Key.Key_Return)
    message = window.findChild(QLabel, "unlock-message")
    qtbot.waitUntil(lambda: "past niet" in message.text())
    QTest.keyClick(fill(window, "passphrase", PASSPHRASE), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shell is not None)
    assert window.shell.desk.library.register().name(window.shell.desk.library.scribe.author) == OWNER
    window.close()


def test_locking_closes_the_library_and_asks_the_passphrase_again(qtbot, make_window, folder):
    window = make_window()
    first_start(qtbot, window)
    window.shell.lock_asked.emit()
    assert isinstance(window.centralWidget(), UnlockScreen)
    with Library.open(folder, unlock(folder, PASSPHRASE)) as library:
        assert not library.unclean


def begin_lesson(window):
    window.shell.visits.new_asked.emit()
    visit = window.shell.visit
    visit.prepare.begin_asked.emit()
    return visit


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
    assert again.shell.visit.visit_desk.visit.id == visit.visit_desk.visit.id
    notes = [s.act for s in again.shell.visit.visit_desk.visit.shown("note")]
    assert notes == [Note(text="eerste regel")]
    again.close()


def test_closing_in_the_middle_of_a_line_keeps_the_line(qtbot, make_window, folder):
    window = make_window()
    first_start(qtbot, window)
    visit = begin_lesson(window)
    QTest.keyClicks(visit.observe.line, "nog niet klaar")
    window.close()
    with Library.open(folder, unlock(folder, PASSPHRASE)) as library:
        notes = [s.act for s in library.visit(visit.visit_desk.visit.id).shown("note")]
    assert notes == [Note(text="nog niet klaar")]


def test_a_new_size_is_taken_over_at_once(qtbot, make_window):
    window = make_window()
    first_start(qtbot, window)
    window.shell.go("settings")
    QTest.mouseClick(window.findChild(QPushButton, "scale-200%"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.theme.scale == 2.0)
    assert window.shell.desk.theme.scale == 2.0
    window.close()


def test_help_opens_on_what_is_on_the_screen(qtbot, make_window):
    window = make_window()
    first_start(qtbot, window)
    begin_lesson(window)
    window.shell.open_help()
    assert window.shell.help.topic == "observeren"
    window.close()


@pytest.mark.parametrize("step", ["prepare", "observe", "review", "report"])
def test_at_200_percent_a_school_laptop_has_room_for_everything(qtbot, qapp, desk, tmp_path, step):
    large = Theme.load(dark=False, scale=2.0)
    qapp.setStyleSheet(stylesheet(large))
    machine = MachineSettings(QSettings(str(tmp_path / "v.ini"), QSettings.Format.IniFormat))
    shell = Shell(replace(desk, theme=large), machine, lambda _parent, _name: None)
    qtbot.addWidget(shell)
    shell.open_visit(demo_id("visit", "rekenen-jansen-ozdemir"))
    shell.visit.go(step)
    shell.resize(1366, 768)
    shell.show()
    assert (shell.width(), shell.height()) == (1366, 768)
    shell.retire()
    qapp.setStyleSheet(stylesheet(desk.theme))


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
    window.shell.desk.link.trouble_changed.emit(KnownError("B08", "de schijf is vol", "maak ruimte"))
    assert not window.close()
    assert "gaat verloren" in window.findChild(QLabel, "notice").text()
    assert window.close()
