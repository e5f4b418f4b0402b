"""Who types on while her word is tried loses no letter of it: it stands where the focus is once that is done."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from support.hands import in_front
from support.samples import PASSPHRASE
from support.windows import begin_lesson, fill

from observatie.ui.kit.writing_keys import TypeAhead, type_in_focus

ENTER, NONE = Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Page(QWidget):
    """A field that is held, and where the focus may be after it."""

    def __init__(self) -> None:
        super().__init__()
        self.word, self.line, self.text = QLineEdit("woord"), QLineEdit(), QPlainTextEdit()
        self.clicked = []
        self.button = QPushButton("verder")
        self.button.clicked.connect(lambda: self.clicked.append("verder"))
        self.line.returnPressed.connect(lambda: self.clicked.append("line"))
        body = QVBoxLayout(self)
        for each in (self.word, self.line, self.text, self.button):
            body.addWidget(each)
        self.ahead = TypeAhead(self)


@pytest.fixture
def page(qtbot):
    made = in_front(Page(), qtbot)
    made.word.setFocus()
    return made


def type_ahead(page, *keys: str | Qt.Key) -> None:
    """Type in the field while it is held."""
    page.ahead.hold(page.word)
    for each in keys:
        if isinstance(each, str):
            QTest.keyClicks(QApplication.focusWidget(), each)
        else:
            QTest.keyClick(QApplication.focusWidget(), each)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("Dat we",), "Dat we"),
        (("Dat we", Qt.Key.Key_Backspace, Qt.Key.Key_Backspace, "ik "), "Dat ik "),
        (("Een", ENTER, "twee"), "Een\ntwee"),
        ((ENTER, ENTER, "Dat"), "Dat"),
    ],
    ids=["words", "taken back", "a new line", "an Enter too many"],
)
def test_what_is_typed_while_a_field_is_held_stands_in_the_text_that_comes_next(page, keys, words):
    type_ahead(page, *keys)
    assert (page.word.text(), page.text.toPlainText()) == ("woord", "")
    page.text.setFocus()
    type_in_focus(page.ahead.release())
    assert page.text.toPlainText() == words


def test_a_letter_that_an_input_method_makes_is_kept_too(page):
    type_ahead(page)
    assert page.word.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    made = QInputMethodEvent()
    made.setCommitString("é")
    QApplication.sendEvent(page.word, made)
    assert page.ahead.release() == "é"


def test_in_a_line_it_stands_on_one_line_and_sends_nothing(page):
    type_ahead(page, "een", ENTER, "twee", ENTER)
    page.line.setFocus()
    type_in_focus(page.ahead.release())
    assert page.line.text() == "een twee"
    assert page.clicked == []


def test_on_a_button_it_presses_nothing(page):
    type_ahead(page, " een", ENTER, " ")
    page.button.setFocus()
    type_in_focus(page.ahead.release())
    assert page.clicked == []


def test_a_field_that_is_released_is_as_it_was(page):
    type_ahead(page, "x")
    page.ahead.release()
    QTest.keyClicks(page.word, "en")
    assert page.word.text() == "woorden"
    assert page.ahead.release() == ""


def test_what_a_click_began_takes_the_keys_to_the_field(page):
    page.button.setFocus()
    type_ahead(page, "Dat")
    assert page.ahead.release() == "Dat"


def test_other_keys_do_what_they_always_do(page):
    type_ahead(page)
    QTest.keyClick(page.word, Qt.Key.Key_A, CTRL)
    assert page.word.selectedText() == "woord"
    QTest.keyClick(page.word, Qt.Key.Key_Tab)
    assert page.line.hasFocus()
    assert page.ahead.release() == ""


# Where a worker tries a word


def test_what_is_typed_behind_the_passphrase_is_the_first_note_of_the_lesson_that_goes_on(
    qtbot, make_window, window, worker
):
    begin_lesson(window).controller.session.begin_lesson()
    window.close()
    again = make_window()
    with qtbot.waitActive(again):
        again.activateWindow()
    worker.clear()
    QTest.keyClick(fill(again, "passphrase", PASSPHRASE), ENTER)
    QTest.keyClicks(QApplication.focusWidget(), "Juf wacht")
    worker.set()
    qtbot.waitUntil(lambda: again.shell is not None)
    assert again.shell.visit.observe.line.text() == "Juf wacht"
    again.close()


def test_what_is_typed_behind_the_passphrase_of_the_cover_stands_in_the_line_under_it(qtbot, window, worker):
    line = begin_lesson(window).observe.line
    QTest.keyClicks(line, "Juf ")
    QTest.keyClick(line, Qt.Key.Key_F9)
    window._cover_controller._cover.ask()
    worker.clear()
    QTest.keyClick(fill(window, "cover-passphrase", PASSPHRASE), ENTER)
    QTest.keyClicks(QApplication.focusWidget(), "wacht")
    worker.set()
    qtbot.waitUntil(line.isVisible)
    assert line.text() == "Juf wacht"
