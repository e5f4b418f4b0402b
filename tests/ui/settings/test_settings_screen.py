"""Settings: what is set holds at once, the name goes to the store, the passphrase to the key file."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QByteArray, QSettings, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from support.samples import CHEAP, OWNER, PASSPHRASE
from support.windows import no_path

from observatie.domain.errors import BugError, KnownError
from observatie.domain.journal.register import Register
from observatie.store.folder import change_passphrase, unlock
from observatie.ui.kit.machine_settings import MachineSettings, ThemeMode
from observatie.ui.session.app_context import AppContext, StoreLink
from observatie.ui.settings import settings_screen
from observatie.ui.settings.settings_screen import SettingsScreen

NEW = "soep drinkt groene fiets"


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "venster.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def machine(settings):
    return MachineSettings(settings)


@pytest.fixture
def own_context(library, catalogue, clock, theme):
    """A context with a library of one's own, which has a passphrase."""
    return AppContext(library, catalogue, clock, theme, StoreLink(library))


@pytest.fixture
def open_screen(qtbot, machine):
    def make(context) -> SettingsScreen:
        screen = SettingsScreen(context, machine, no_path)
        qtbot.addWidget(screen)
        screen.resize(1274, 768)
        screen.show()
        screen.enter()
        return screen

    return make


@pytest.fixture
def screen(open_screen, own_context, monkeypatch):
    def change(folder, old, new):
        change_passphrase(folder, old, new, CHEAP)

    monkeypatch.setattr(settings_screen, "change_passphrase", change)
    return open_screen(own_context)


def field(screen, name: str) -> QLineEdit:
    return screen.findChild(QLineEdit, name)


def said(screen, name: str) -> str:
    return screen.findChild(QLabel, name).text()


def click(screen, name: str) -> None:
    QTest.mouseClick(screen.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def type_over(screen, name: str, text: str) -> None:
    field(screen, name).selectAll()
    QTest.keyClicks(field(screen, name), text)


# The machine


def test_nothing_set_is_as_the_system_and_as_drawn(machine):
    assert (machine.mode, machine.scale, machine.geometry) == (ThemeMode.SYSTEM, 1.0, None)
    assert machine.is_dark(system_is_dark=True)


@pytest.mark.parametrize("written", ["", "nan", "inf", "0.5", "9", "groot", "1,5"])
def test_a_size_that_makes_no_sense_counts_as_not_set(machine, settings, written):
    settings.setValue("look/scale", written)
    assert machine.scale == 1.0


def test_a_mode_that_does_not_exist_counts_as_not_set(machine, settings):
    settings.setValue("look/mode", "paars")
    assert machine.mode is ThemeMode.SYSTEM


def test_what_is_set_is_there_at_the_next_start(machine, settings):
    machine.mode, machine.scale, machine.geometry = ThemeMode.DARK, 1.75, QByteArray(b"\x01\x00\xff")
    settings.sync()
    again = MachineSettings(QSettings(settings.fileName(), QSettings.Format.IniFormat))
    assert (again.mode, again.scale, again.geometry) == (ThemeMode.DARK, 1.75, QByteArray(b"\x01\x00\xff"))
    assert again.is_dark(system_is_dark=False)


# The cover


def test_the_cover_comes_off_without_the_passphrase_for_five_minutes_until_it_is_set(machine):
    assert machine.cover_minutes == 5


@pytest.mark.parametrize("minutes", [0, 1, 5, 15, None])
def test_how_long_the_cover_comes_off_is_chosen_and_there_at_the_next_start(screen, machine, settings, minutes):
    machine.cover_minutes = 1 if minutes == 5 else 5
    click(screen, f"cover-{minutes}")
    settings.sync()
    assert MachineSettings(QSettings(settings.fileName(), QSettings.Format.IniFormat)).cover_minutes == minutes


@pytest.mark.parametrize("written", ["", "-1", "7", "nooit", "1.5"])
def test_a_time_that_makes_no_sense_counts_as_not_set(machine, settings, written):
    settings.setValue("cover/minutes", written)
    assert machine.cover_minutes == 5


def test_the_demo_has_no_cover_to_set(open_screen, own_context):
    assert open_screen(replace(own_context, throw_away=True)).findChild(QPushButton, "cover-5") is None


# The look


def test_a_mode_that_is_chosen_holds_at_once(qtbot, screen, machine):
    with qtbot.waitSignal(screen.look_changed):
        click(screen, "mode-dark")
    assert machine.mode is ThemeMode.DARK


def test_a_size_that_is_chosen_holds_at_once(qtbot, screen, machine):
    with qtbot.waitSignal(screen.look_changed):
        click(screen, "scale-175%")
    assert machine.scale == 1.75


def test_what_was_chosen_already_changes_nothing(qtbot, screen):
    with qtbot.assertNotEmitted(screen.look_changed):
        click(screen, "mode-system")


def test_the_look_can_be_chosen_with_the_keyboard(qtbot, screen, machine):
    assert screen.findChild(QPushButton, "mode-system").hasFocus()
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Left)
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Space)
    assert machine.mode is ThemeMode.DARK


# The owner


@pytest.fixture
def stored(qtbot, screen, library):
    """The owner's name and role on disk, once the screen says that they are."""

    def read() -> tuple[str, str]:
        qtbot.waitUntil(lambda: said(screen, "owner-said").endswith("Opgeslagen."))
        return owner_of(library.register(), library)

    return read


def owner_of(register: Register, library) -> tuple[str, str]:
    owner = register.people[library.scribe.author]
    return owner.name, owner.role


def test_the_owner_is_shown(screen):
    assert (field(screen, "owner-name").text(), field(screen, "owner-role").text()) == (OWNER, "intern begeleider")


def test_enter_records_another_name(screen, stored):
    type_over(screen, "owner-name", "Ineke  Smit ")
    QTest.keyClick(field(screen, "owner-name"), Qt.Key.Key_Return)
    assert stored() == ("Ineke Smit", "intern begeleider")


def test_leaving_the_screen_records_what_was_typed(screen, stored):
    type_over(screen, "owner-role", "ambulant begeleider")
    screen.leave()
    assert stored() == (OWNER, "ambulant begeleider")


def test_a_name_can_be_changed_twice(screen, stored, qtbot):
    for name in ("Ineke Smit", "Ineke de Vries"):
        type_over(screen, "owner-name", name)
        QTest.keyClick(field(screen, "owner-name"), Qt.Key.Key_Return)
        assert stored()[0] == name
        screen.enter()


def test_an_empty_name_is_not_taken_over(screen, library):
    type_over(screen, "owner-name", " ")
    screen.leave()
    assert said(screen, "owner-said").startswith("Zonder naam")
    assert owner_of(library.register(), library) == (OWNER, "intern begeleider")


def test_nothing_changed_writes_nothing(screen, library):
    before = len(library.register().journal.entries())
    screen.leave()
    assert len(library.register().journal.entries()) == before


# The passphrase


def type_passphrases(screen, old: str, new: str, again: str) -> None:
    QTest.keyClicks(field(screen, "passphrase-old"), old)
    QTest.keyClicks(field(screen, "passphrase-new"), new)
    QTest.keyClicks(field(screen, "passphrase-again"), again)
    click(screen, "passphrase-change")


def test_a_new_passphrase_opens_the_library_and_the_old_one_no_longer(qtbot, screen, folder, key):
    type_passphrases(screen, PASSPHRASE, NEW, NEW)
    qtbot.waitUntil(lambda: said(screen, "passphrase-said").startswith("De wachtwoordzin is gewijzigd."))
    assert unlock(folder, NEW) == key
    with pytest.raises(KnownError, match="B02"):
        unlock(folder, PASSPHRASE)
    assert field(screen, "passphrase-new").text() == ""


def test_a_wrong_old_one_is_told_at_its_field(qtbot, screen, folder, key):
    type_passphrases(screen, "een heel andere zin", NEW, NEW)
    qtbot.waitUntil(lambda: said(screen, "passphrase-old-complaint") != "")
    assert said(screen, "passphrase-old-complaint").startswith("Deze wachtwoordzin past niet.")
    assert field(screen, "passphrase-old").hasFocus()
    assert unlock(folder, PASSPHRASE) == key


def test_a_fault_of_the_program_is_told_and_one_can_try_again(qtbot, open_screen, own_context, monkeypatch):
    def break_down(*_: object) -> None:
        raise BugError("one of ours")

    monkeypatch.setattr(settings_screen, "change_passphrase", break_down)
    screen = open_screen(own_context)
    with qtbot.captureExceptions() as raised:
        type_passphrases(screen, PASSPHRASE, NEW, NEW)
        qtbot.waitUntil(lambda: said(screen, "passphrase-said").startswith("Dat lukte niet, en dat ligt"))
    assert [kind for kind, *_ in raised] == [BugError]
    assert screen.findChild(QLabel, "passphrase-said").property("role") == "error"
    assert screen.findChild(QPushButton, "passphrase-change").isEnabled()


def test_a_short_one_is_told_before_anything_is_done(screen):
    type_passphrases(screen, PASSPHRASE, "te kort", "te kort")
    assert said(screen, "passphrase-new-complaint").startswith("Deze zin is te kort.")
    assert said(screen, "passphrase-said") == ""


def test_two_that_differ_are_told_at_the_second(screen):
    type_passphrases(screen, PASSPHRASE, NEW, f"{NEW}!")
    assert said(screen, "passphrase-again-complaint").startswith("Deze is anders")


def test_leaving_forgets_what_was_typed(screen):
    QTest.keyClicks(field(screen, "passphrase-old"), PASSPHRASE)
    screen.leave()
    assert field(screen, "passphrase-old").text() == ""


def test_the_demo_has_no_passphrase_to_change(open_screen, own_context):
    screen = open_screen(replace(own_context, throw_away=True))
    assert field(screen, "passphrase-old") is None


# The folder


def test_the_folder_is_shown_and_opened(screen, folder, monkeypatch):
    opened: list[QUrl] = []
    monkeypatch.setattr(settings_screen.QDesktopServices, "openUrl", opened.append)
    assert said(screen, "folder").replace("\u200b", "") == str(folder)
    click(screen, "open-folder")
    assert opened == [QUrl.fromLocalFile(str(folder))]
