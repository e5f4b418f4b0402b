"""What the tests of backups in the window do with it, as somebody at the keys would."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton

from observatie.store.folder import unlock
from observatie.ui.backup.restore_screen import ClosingScreen
from support.samples import PASSPHRASE


def press(window, name):
    found = window.centralWidget().findChild(QPushButton, name)
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Return)


def type_passphrase(window, text=PASSPHRASE):
    field = window.centralWidget().findChild(QLineEdit, "passphrase")
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def said(window):
    return window.findChild(QLabel, "restore-said").text()


def listed(window):
    found = window.findChild(QListWidget, "backups")
    return [found.item(row).text() for row in range(found.count())]


def wait_for_contents(qtbot, window):
    qtbot.waitUntil(lambda: window.findChild(QPushButton, "restore-put").isVisible())


def look_into_the_newest(qtbot, window):
    """Go from the unlock screen to what is in the newest backup."""
    press(window, "unlock-restore")
    qtbot.waitUntil(lambda: len(listed(window)) == 2)
    type_passphrase(window)
    wait_for_contents(qtbot, window)


def close(qtbot, window):
    window.close()
    if isinstance(window.centralWidget(), ClosingScreen):
        qtbot.waitUntil(lambda: not window.isVisible())


def unlocked(folder):
    return unlock(folder, PASSPHRASE)
