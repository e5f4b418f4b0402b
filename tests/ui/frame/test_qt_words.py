"""The dialogs of Qt speak Dutch: what they show is not what they show without a translation."""

import pytest
from PySide6.QtCore import QLocale, QObject, Qt, QTranslator
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtPrintSupport import QPageSetupDialog, QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from observatie.ui.frame.application import speak_dutch

BOTH = {"OK", "Help", "Type:", "Printer", "Kopie", "/ 0", "…", "...", "tot", "Computer"}
"""What is written in one way in both languages."""

SHOWN_BY = {
    QLabel: QLabel.text,
    QAbstractButton: QAbstractButton.text,
    QGroupBox: QGroupBox.title,
    QAction: QAction.text,
}


def file_dialog(mode: QFileDialog.AcceptMode, kind: QFileDialog.FileMode) -> QFileDialog:
    dialog = QFileDialog(options=QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    dialog.setFileMode(kind)
    return dialog


def every_button() -> QMessageBox:
    box = QMessageBox()
    box.setStandardButtons(QMessageBox.StandardButton(0x07FFFC00))
    box.setDetailedText("meer")
    return box


DIALOGS = {
    "save": lambda: file_dialog(QFileDialog.AcceptMode.AcceptSave, QFileDialog.FileMode.AnyFile),
    "open": lambda: file_dialog(QFileDialog.AcceptMode.AcceptOpen, QFileDialog.FileMode.ExistingFile),
    "folder": lambda: file_dialog(QFileDialog.AcceptMode.AcceptOpen, QFileDialog.FileMode.Directory),
    "message": every_button,
    "print": lambda: QPrintDialog(QPrinter()),
    "preview": lambda: QPrintPreviewDialog(),
    "page": lambda: QPageSetupDialog(QPrinter()),
    "line": lambda: with_menu(QLineEdit("x")),
    "text": lambda: with_menu(QTextEdit("x")),
    "plain": lambda: with_menu(QPlainTextEdit("x")),
}


def with_menu(field: QLineEdit | QTextEdit | QPlainTextEdit) -> QWidget:
    """Return a text field that has the menu of its right mouse button with it."""
    field.createStandardContextMenu().setParent(field)
    return field


@pytest.fixture
def dutch(qapp, monkeypatch):
    """Let Qt speak Dutch until the end of the test."""
    before, installed = QLocale(), list[QTranslator]()
    really = QApplication.installTranslator
    monkeypatch.setattr(QApplication, "installTranslator", lambda app, one: (installed.append(one), really(one)))
    speak_dutch(qapp)
    assert len(installed) == 2
    yield
    for each in installed:
        qapp.removeTranslator(each)
    QLocale.setDefault(before)


def words_of(dialog: QWidget) -> set[str]:
    """Return every text that a dialog shows, without the marks of its keys and the figures."""
    found: set[str] = set()
    for each in (dialog, *dialog.findChildren(QObject)):
        found |= {text(each) for kind, text in SHOWN_BY.items() if isinstance(each, kind)}
        if isinstance(each, QWidget):
            found |= {each.toolTip(), each.accessibleName()}
        if isinstance(each, QComboBox) and each.count() < 10:
            found |= {each.itemText(index) for index in range(each.count())}
        if isinstance(each, QTabWidget):
            found |= {each.tabText(index) for index in range(each.count())}
        if isinstance(each, QAbstractItemView) and each.model() is not None:
            across = Qt.Orientation.Horizontal
            found |= {str(each.model().headerData(at, across)) for at in range(each.model().columnCount())}
    plain = {text.replace("&", "").partition("\t")[0] for text in found}
    return {text for text in plain if any(letter.isalpha() for letter in text)}


@pytest.mark.parametrize("name", DIALOGS)
def test_nothing_in_a_dialog_of_qt_is_what_it_is_without_a_translation(qtbot, request, name):
    english = words_of(DIALOGS[name]())
    request.getfixturevalue("dutch")
    said = words_of(DIALOGS[name]())
    assert len(said) >= 5
    assert (
        sorted(text for text in said & english if text not in BOTH and "(" not in text and "/" not in text) == []
    )


def test_nobody_is_called_u(qapp, dutch):
    for context, source in (
        ("QFileDialog", "%1 already exists.\nDo you want to replace it?"),
        ("QFileDialog", "Are you sure you want to delete '%1'?"),
        ("QPrintDialog", "%1 already exists.\nDo you want to overwrite it?"),
    ):
        words = qapp.translate(context, source)
        assert "Wil je" in words
        assert " u " not in words


def test_the_enter_key_is_called_as_it_is_on_the_keyboard(dutch):
    assert QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText) == "Ctrl+Enter"


def test_what_is_not_in_our_table_comes_from_qt(qapp, dutch):
    assert qapp.translate("QPlatformTheme", "Cancel") == "Annuleren"
