"""The last backup, as the window closes, and what is said of backups as it opens."""

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from support.restoring import close, press, type_passphrase, unlocked, wait_for_contents

from observatie.backup.backup_folder import backup_folder_of, backups_in
from observatie.store.library import Library
from observatie.ui.backup.restore_screen import ClosingScreen
from observatie.ui.kit.machine_settings import MachineSettings


def test_closing_makes_the_last_backup_and_then_closes(qtbot, open_window, made, folder):
    window = open_window(folder)
    type_passphrase(window)
    qtbot.waitUntil(lambda: window.shell is not None)
    window.close()
    assert isinstance(window.centralWidget(), ClosingScreen)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert len(backups_in(backup_folder_of(folder))) == 2
    with Library.open(folder, unlocked(folder)) as library:
        assert (library.is_backed_up, library.startup.unclean) == (True, False)


def open_and_close(qtbot, window):
    type_passphrase(window)
    qtbot.waitUntil(lambda: window.shell is not None)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_where_nothing_changed_it_closes_at_once(qtbot, open_window, made, folder):
    open_and_close(qtbot, open_window(folder))
    open_and_close(qtbot, open_window(folder))
    assert len(backups_in(backup_folder_of(folder))) == 2


def test_nobody_waits_for_it_who_closes_again(qtbot, open_window, made, folder, worker):
    window = open_window(folder)
    type_passphrase(window)
    qtbot.waitUntil(lambda: window.shell is not None and not window._backups.is_busy)
    worker.clear()
    window.close()
    press(window, "close-now")
    assert not window.isVisible()
    with Library.open(folder, unlocked(folder)) as library:
        assert not library.is_backed_up
    worker.set()


def test_what_stands_half_typed_is_in_the_last_backup(qtbot, open_window, made, folder, tmp_path):
    window = open_window(folder)
    type_passphrase(window)
    qtbot.waitUntil(lambda: window.shell is not None)
    window.shell.go("settings")
    name = window.findChild(QLineEdit, "owner-name")
    name.selectAll()
    QTest.keyClicks(name, "Nieuwe Naam")
    close(qtbot, window)
    restored = open_window(tmp_path / "nieuw", str(backups_in(backup_folder_of(folder))[0].path))
    press(restored, "first-restore")
    press(restored, "backup-file")
    type_passphrase(restored)
    wait_for_contents(qtbot, restored)
    press(restored, "restore-put")
    qtbot.waitUntil(lambda: restored.shell is not None)
    library = restored.shell.context.library
    assert library.register().people[library.scribe.author].name == "Nieuwe Naam"
    close(qtbot, restored)


def test_a_second_place_that_is_too_old_is_said_at_the_start(qtbot, open_window, made, folder, tmp_path, clock):
    machine = MachineSettings(QSettings(str(tmp_path / "venster.ini"), QSettings.Format.IniFormat))
    machine.second_place = str(tmp_path / "stick")
    clock.advance(8 * 24 * 3_600_000)
    window = open_window(folder)
    type_passphrase(window)
    qtbot.waitUntil(lambda: window.shell is not None and not window._backups.is_busy)
    assert "is te oud. Sluit de stick of schijf aan." in window.findChild(QLabel, "notice").text()
    close(qtbot, window)
