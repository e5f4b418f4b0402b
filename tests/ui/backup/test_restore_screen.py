"""Putting a backup back from the window: from the unlock screen, at the first start, and from Instellingen."""

import shutil
from threading import Event

from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton
from support.restoring import (
    close,
    listed,
    look_into_the_newest,
    press,
    said,
    type_passphrase,
    unlocked,
    wait_for_contents,
)
from support.samples import PASSPHRASE
from support.store.pen import texts
from support.windows import start_window

from observatie.app import LibraryOpening
from observatie.backup.backup_folder import backup_folder_of, backups_in, make_backup
from observatie.domain.errors import KnownError
from observatie.store.folder import swap
from observatie.store.interruption import Interruption
from observatie.store.library import Library
from observatie.ui.backup.restore_screen import RestoreScreen
from observatie.ui.unlock.first_start import FirstStart
from observatie.ui.unlock.unlock_screen import UnlockScreen


def test_from_the_unlock_screen_by_keys_alone(qtbot, open_window, made, folder):
    window = open_window(folder)
    look_into_the_newest(qtbot, window)
    assert "In deze reservekopie: 1 lesbezoek met 1 regel." in said(window)
    assert "Nieuwer dan deze reservekopie, en er dus niet in: 1 lesbezoek met 1 regel." in said(window)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shell is not None)
    assert texts(window.shell.context.library.visit(made)) == ["De klas wordt stil."]
    assert "bewaard in de map opzij-" in window.findChild(QLabel, "notice").text()
    close(qtbot, window)


def test_on_a_new_laptop_a_file_and_the_passphrase_are_enough(qtbot, open_window, made, folder, tmp_path):
    backup = backups_in(backup_folder_of(folder))[0].path
    shutil.copy(backup, tmp_path / "van de stick.reservekopie")
    window = open_window(tmp_path / "nieuwe laptop", str(tmp_path / "van de stick.reservekopie"))
    assert isinstance(window.centralWidget(), FirstStart)
    press(window, "first-restore")
    press(window, "backup-file")
    QTest.keyClicks(window.focusWidget(), PASSPHRASE)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    wait_for_contents(qtbot, window)
    assert "opzij" not in said(window)
    press(window, "restore-put")
    qtbot.waitUntil(lambda: window.shell is not None)
    assert texts(window.shell.context.library.visit(made)) == ["De klas wordt stil."]
    close(qtbot, window)


def test_from_settings_the_library_is_closed_first(qtbot, open_window, made, folder):
    window = open_window(folder)
    type_passphrase(window)
    qtbot.waitUntil(lambda: window.shell is not None)
    window.shell.go("settings")
    press(window, "backup-restore")
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), RestoreScreen))
    press(window, "restore-back")
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), UnlockScreen))
    with Library.open_reading(folder, unlocked(folder)) as library:
        assert len(texts(library.visit(made))) == 2
    close(qtbot, window)


def test_one_that_is_dated_later_than_now_does_not_come_first(qtbot, open_window, made, folder, clock):
    now = clock.now().wall
    clock.set_wall(now.replace(year=2031))
    with Library.open(folder, unlocked(folder)) as library:
        make_backup(library, clock, Interruption())
    clock.set_wall(now)
    window = open_window(folder)
    press(window, "unlock-restore")
    qtbot.waitUntil(lambda: len(listed(window)) == 3)
    assert [line.split(" om")[0] for line in listed(window)[:2]] == ["10 maart 2026", "10 maart 2031"]
    close(qtbot, window)


def test_who_sees_what_would_be_lost_and_gives_up_has_lost_nothing(qtbot, open_window, made, folder):
    window = open_window(folder)
    look_into_the_newest(qtbot, window)
    press(window, "restore-back")
    press(window, "restore-back")
    assert isinstance(window.centralWidget(), UnlockScreen)
    type_passphrase(window)
    qtbot.waitUntil(lambda: window.shell is not None)
    assert len(texts(window.shell.context.library.visit(made))) == 2
    assert not list(folder.glob("~*"))
    close(qtbot, window)


def test_enter_in_the_list_goes_on_with_the_backup_that_stands_there(qtbot, open_window, made, folder):
    window = open_window(folder)
    press(window, "unlock-restore")
    qtbot.waitUntil(lambda: len(listed(window)) == 2)
    backups = window.findChild(QListWidget, "backups")
    # It is no higher than what stands in it, and shows all of that.
    qtbot.waitUntil(lambda: backups.height() < 90 and not backups.verticalScrollBar().isVisible())
    QTest.keyClick(backups, Qt.Key.Key_Return)
    assert window.focusWidget() is window.findChild(QLineEdit, "passphrase")
    QTest.keyClicks(window.focusWidget(), PASSPHRASE)
    backups.setFocus()
    QTest.keyClick(backups, Qt.Key.Key_Return)
    wait_for_contents(qtbot, window)
    close(qtbot, window)


def test_escape_goes_back_a_step_as_the_button_does(qtbot, open_window, made, folder):
    window = open_window(folder)
    look_into_the_newest(qtbot, window)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.findChild(QListWidget, "backups").hasFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert isinstance(window.centralWidget(), UnlockScreen)
    close(qtbot, window)


def test_while_it_is_looked_into_escape_stops_that(qtbot, open_window, made, folder, worker):
    window = open_window(folder)
    press(window, "unlock-restore")
    qtbot.waitUntil(lambda: len(listed(window)) == 2)
    worker.clear()
    type_passphrase(window)
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)
    assert isinstance(window.centralWidget(), UnlockScreen)
    worker.set()
    close(qtbot, window)


def test_what_is_being_put_back_cannot_be_given_up_any_more(qtbot, open_window, made, folder, worker):
    window = open_window(folder)
    look_into_the_newest(qtbot, window)
    worker.clear()
    press(window, "restore-put")
    assert not window.findChild(QPushButton, "restore-back").isEnabled()
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)
    assert "wordt teruggezet" in said(window)
    worker.set()
    qtbot.waitUntil(lambda: window.shell is not None)
    close(qtbot, window)


def test_who_closes_the_window_meanwhile_finds_it_put_back_and_well_closed(
    qtbot, open_window, made, folder, monkeypatch
):
    begun, may_go_on = Event(), Event()

    def slow_swap(*folders):
        begun.set()
        assert may_go_on.wait(20)
        swap(*folders)

    monkeypatch.setattr("observatie.backup.staging.swap", slow_swap)
    window = open_window(folder)
    look_into_the_newest(qtbot, window)
    press(window, "restore-put")
    assert begun.wait(20)
    close(qtbot, window)
    may_go_on.set()
    assert QThreadPool.globalInstance().waitForDone(20_000)
    with Library.open(folder, unlocked(folder)) as library:
        assert (len(texts(library.visit(made))), library.startup.unclean) == (1, False)


def test_a_damaged_backup_is_refused_with_the_focus_where_one_goes_on(qtbot, open_window, made, folder):
    backup = backups_in(backup_folder_of(folder))[0].path
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)
    window = open_window(folder)
    press(window, "unlock-restore")
    qtbot.waitUntil(lambda: len(listed(window)) == 2)
    type_passphrase(window)
    qtbot.waitUntil(lambda: "beschadigd" in said(window))
    assert window.findChild(QListWidget, "backups").hasFocus()
    close(qtbot, window)


def test_closing_the_window_in_the_middle_leaves_the_library(qtbot, open_window, made, folder):
    window = open_window(folder)
    look_into_the_newest(qtbot, window)
    close(qtbot, window)
    with Library.open(folder, unlocked(folder)) as library:
        assert len(texts(library.visit(made))) == 2
    assert not list(folder.glob("~*"))


def test_a_wrong_passphrase_is_said_at_its_field_and_can_be_typed_again(qtbot, open_window, made, folder):
    window = open_window(folder)
    press(window, "unlock-restore")
    qtbot.waitUntil(lambda: len(listed(window)) == 2)
    type_passphrase(window, "dit is hem niet")
    complaint = window.findChild(QLabel, "passphrase-complaint")
    qtbot.waitUntil(complaint.isVisible)
    assert "Typ de zin van toen" in complaint.text()
    window.findChild(QLineEdit, "passphrase").clear()
    type_passphrase(window)
    wait_for_contents(qtbot, window)
    close(qtbot, window)


def test_what_is_no_backup_is_said_with_the_way_to_its_help(qtbot, open_window, tmp_path):
    (tmp_path / "boodschappen.txt").write_text("melk")
    window = open_window(tmp_path / "nieuw", str(tmp_path / "boodschappen.txt"))
    press(window, "first-restore")
    press(window, "backup-file")
    assert "is geen reservekopie" in said(window)
    assert [link.text() for link in window.findChildren(QPushButton, "explain") if link.isVisible()] == [
        "Uitleg (K01)"
    ]
    close(qtbot, window)


def test_what_was_broken_off_amid_putting_back_is_told_where_it_is_finished(
    qtbot, open_window, made, folder, monkeypatch
):
    def break_off(_folder):
        raise KnownError("B07", "de stick is weg", "sluit hem aan")

    window = open_window(folder)
    look_into_the_newest(qtbot, window)
    with monkeypatch.context() as patched:
        patched.setattr("observatie.store.folder.finish_swap", break_off)
        press(window, "restore-put")
        qtbot.waitUntil(lambda: "stick is weg" in said(window))
        close(qtbot, window)
    again = open_window(folder)
    type_passphrase(again)
    qtbot.waitUntil(lambda: again.shell is not None)
    assert "afgebroken, en is nu afgemaakt" in again.findChild(QLabel, "notice").text()
    close(qtbot, again)


# Rescue


def test_who_puts_a_backup_in_the_place_of_what_is_damaged_is_told_of_the_rescue(qtbot, open_window, made, folder):
    database = folder / "observatie.db"
    database.write_bytes(bytes(4096) + database.read_bytes()[4096:])
    window = open_window(folder)
    look_into_the_newest(qtbot, window)
    assert f"‘{listed(window)[1]}’" in said(window)
    close(qtbot, window)


def test_a_passphrase_that_is_wrong_for_a_rescue_is_not_told_as_of_a_backup(qtbot, open_window, made, folder):
    window = open_window(folder)
    press(window, "unlock-restore")
    qtbot.waitUntil(lambda: len(listed(window)) == 2)
    QTest.keyClick(window.findChild(QListWidget, "backups"), Qt.Key.Key_End)
    type_passphrase(window, "dit is hem niet")
    complaint = window.findChild(QLabel, "passphrase-complaint")
    qtbot.waitUntil(complaint.isVisible)
    assert complaint.text() == "Deze zin past niet op de bibliotheek die er staat. Typ de zin van het laatst."
    close(qtbot, window)


def test_what_is_waited_for_in_a_rescue_is_not_told_as_a_backup(qtbot, open_window, made, folder, worker):
    window = open_window(folder)
    press(window, "unlock-restore")
    qtbot.waitUntil(lambda: len(listed(window)) == 2)
    QTest.keyClick(window.findChild(QListWidget, "backups"), Qt.Key.Key_End)
    worker.clear()
    type_passphrase(window)
    assert said(window) == "De bibliotheek wordt bladzijde voor bladzijde gelezen …"
    worker.set()
    wait_for_contents(qtbot, window)
    worker.clear()
    press(window, "restore-put")
    assert said(window) == "Wat te lezen was wordt overgenomen …"
    worker.set()
    qtbot.waitUntil(lambda: window.shell is not None)
    close(qtbot, window)


def test_a_library_that_does_not_open_is_rescued_together_with_its_backup(qtbot, open_window, made, folder):
    database = folder / "observatie.db"
    content = bytearray(database.read_bytes())
    content[4096 + 500] ^= 1
    content[500] ^= 1
    database.write_bytes(content)
    window = open_window(folder)
    type_passphrase(window)
    refusal = window.findChild(QLabel, "unlock-message")
    qtbot.waitUntil(lambda: "beschadigd" in refusal.text())
    press(window, "unlock-restore")
    qtbot.waitUntil(lambda: len(listed(window)) == 2)
    QTest.keyClick(window.findChild(QListWidget, "backups"), Qt.Key.Key_End)
    type_passphrase(window)
    wait_for_contents(qtbot, window)
    assert "zijn er 2 niet te lezen" in said(window)
    assert "Uit de reservekopie van 10 maart 2026 om 8.30" in said(window)
    press(window, "restore-put")
    qtbot.waitUntil(lambda: window.shell is not None)
    assert texts(window.shell.context.library.visit(made))[0] == "De klas wordt stil."
    assert "Wat te lezen was is overgenomen." in window.findChild(QLabel, "notice").text()
    close(qtbot, window)


# As the program itself wires it


def test_the_opening_of_the_program_puts_a_backup_back_and_makes_the_next_one(
    qtbot, theme, tmp_path, made, folder, monkeypatch
):
    backup = backups_in(backup_folder_of(folder))[0].path
    monkeypatch.setattr("observatie.ui.kit.file_dialogs.FileDialogs.ask_backup", lambda *_asked: str(backup))
    window = start_window(
        qtbot, LibraryOpening(tmp_path / "nieuwe laptop", throw_away=False), tmp_path / "venster.ini"
    )
    press(window, "first-restore")
    press(window, "backup-file")
    type_passphrase(window)
    wait_for_contents(qtbot, window)
    press(window, "restore-put")
    qtbot.waitUntil(lambda: window.shell is not None)
    assert texts(window.shell.context.library.visit(made)) == ["De klas wordt stil."]
    close(qtbot, window)
    assert len(backups_in(backup_folder_of(tmp_path / "nieuwe laptop"))) == 1
