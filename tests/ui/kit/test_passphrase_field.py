"""A passphrase that is typed: hidden until asked, and its strength in words."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from observatie.ui.kit.passphrase_field import PassphraseField
from observatie.ui.kit.strength_line import StrengthLine
from observatie.ui.unlock.first_start import FirstStart

HIDDEN, SHOWN = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal


@pytest.fixture
def field(qtbot, theme):
    field = PassphraseField(theme)
    qtbot.addWidget(field)
    field.show()
    return field


def test_it_is_hidden_until_it_is_asked_for(field):
    QTest.keyClicks(field.edit, "fiets regen")
    assert field.edit.echoMode() == HIDDEN
    QTest.mouseClick(field.findChild(QPushButton, "passphrase-show"), Qt.MouseButton.LeftButton)
    assert (field.edit.echoMode(), field.edit.displayText()) == (SHOWN, "fiets regen")


def test_forgetting_hides_it_again(field):
    QTest.keyClicks(field.edit, "fiets")
    QTest.mouseClick(field.findChild(QPushButton, "passphrase-show"), Qt.MouseButton.LeftButton)
    field.clear()
    assert (field.edit.echoMode(), field.text()) == (HIDDEN, "")


def test_a_complaint_goes_with_the_next_key(field):
    complaint = field.findChild(QLabel, "passphrase-complaint")
    field.complain("Deze wachtwoordzin past niet.")
    assert complaint.isVisible()
    assert field.edit.accessibleDescription() == complaint.text()
    QTest.keyClicks(field.edit, "f")
    assert not complaint.isVisible()


def test_enter_submits(qtbot, field):
    with qtbot.waitSignal(field.submitted):
        QTest.keyClick(field.edit, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Ten minste 12 tekens"),
        ("fiets regen", "nog te kort"),
        ("wachtwoord12345", "zwak"),
        ("fiets regen lamp", "redelijk"),
        ("fiets regen lamp soep", "sterk"),
    ],
)
def test_strength_is_said_in_words(qtbot, theme, typed, words):
    line = StrengthLine(theme)
    qtbot.addWidget(line)
    line.show_strength(typed)
    assert line.findChild(QLabel, "strength").text().startswith(words)
    assert line.accessibleDescription() == line.findChild(QLabel, "strength").text()


def test_it_brings_nothing_heavy_to_the_unlock_screen():
    heavy = "{'pydantic', 'sqlite_utils', 'reportlab', 'yaml', 'cryptography', 'pypdfium2'}"
    code = f"import sys, observatie.ui.kit.passphrase_field; print(sorted({heavy} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_tab_leads_from_the_one_passphrase_to_the_next_and_only_then_to_showing_them(qtbot, theme, tmp_path):
    screen = FirstStart(theme, tmp_path)
    qtbot.addWidget(screen)
    screen.show()
    screen.first.edit.setFocus()
    found = []
    for _ in range(5):
        found.append(screen.focusWidget().objectName())
        QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)
    assert found == ["passphrase", "passphrase-again", "passphrase-show", "passphrase-again-show", "begin"]
