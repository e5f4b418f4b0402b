"""The card of the backups in Instellingen, by keys: the focus stays with what was pressed."""

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QPushButton
from support.restoring import close, press, type_passphrase

from observatie.backup.backup_folder import backup_folder_of, backups_in
from observatie.ui.kit.machine_settings import MachineSettings


@pytest.fixture
def settings_open(qtbot, open_window, made, folder, tmp_path):
    machine = MachineSettings(QSettings(str(tmp_path / "venster.ini"), QSettings.Format.IniFormat))
    machine.second_place = str(tmp_path / "stick")
    window = open_window(folder)
    type_passphrase(window)
    qtbot.waitUntil(lambda: window.shell is not None and not window._backups.is_busy)
    window.shell.go("settings")
    yield window
    close(qtbot, window)


def test_who_makes_a_backup_by_enter_does_not_come_upon_the_button_that_puts_one_back(
    qtbot, settings_open, folder, worker
):
    worker.clear()
    press(settings_open, "backup-make")
    assert settings_open.findChild(QPushButton, "backup-make").hasFocus()
    press(settings_open, "backup-make")
    worker.set()
    qtbot.waitUntil(lambda: len(backups_in(backup_folder_of(folder))) == 2 and not settings_open._backups.is_busy)
    assert settings_open.findChild(QPushButton, "backup-make").hasFocus()


def test_who_wants_no_second_place_any_more_stands_where_one_is_chosen(settings_open):
    press(settings_open, "backup-drop")
    assert settings_open.findChild(QPushButton, "backup-choose").hasFocus()
