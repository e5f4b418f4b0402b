"""A text that does not fit a field is refused whole and that is said; it is never cut in silence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolTip
from support.fake_clock import FakeClock
from support.samples import MORNING

from observatie.ui.kit.text_fields import DecidedText, TextArea
from observatie.ui.kit.widgets import LineField, say_too_long
from observatie.ui.notes.note_line import NoteLine
from observatie.ui.visits.visits_screen import FilterField


def line(theme):
    field = LineField(200)
    return field, 200, field.text


def search(theme):
    field = FilterField(theme)
    return field, 100, field.text


def note(theme):
    field = NoteLine(FakeClock(MORNING))
    field.rejected.connect(lambda: say_too_long(field, 20_000))
    return field, 20_000, field.text


def focus_question(theme):
    field = DecidedText(theme, "question", "Kijkvraag", lines=3)
    return field, 2_000, field.toPlainText


def answer(theme):
    field = TextArea(theme, "Antwoord")
    return field, 20_000, field.toPlainText


@pytest.fixture(params=[line, search, note, focus_question, answer])
def made(request, theme, qtbot):
    """A field in front, how many characters it takes, and what is in it."""
    field, most, text = request.param(theme)
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    return field, most, text


def paste(field, text):
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_what_fits_is_taken(made):
    field, most, text = made
    paste(field, "a" * most)
    assert text() == "a" * most


def test_what_does_not_fit_is_refused_whole_and_said(made):
    field, most, text = made
    QTest.keyClicks(field, "stil ")
    paste(field, "a" * most)
    assert text() == "stil "
    assert QToolTip.text().startswith(f"Hier passen niet meer dan {most:,}".replace(",", "."))
    assert QGuiApplication.clipboard().text() == "a" * most
    QTest.keyClicks(field, "hier")
    assert text() == "stil hier"


def test_an_emoji_counts_as_one_character_and_is_never_cut_in_half(made):
    field, most, text = made
    paste(field, "🙂" * (most - 1))
    paste(field, "🙂🙂")
    assert text() == "🙂" * (most - 1)
    paste(field, "🙂")
    assert text() == "🙂" * most


def test_the_letter_that_does_not_fit_takes_nothing_along_that_was_typed_before(made):
    field, most, text = made
    paste(field, "a" * (most - 4))
    is_line = isinstance(field, QLineEdit)
    to_begin = Qt.KeyboardModifier.NoModifier if is_line else Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(field, Qt.Key.Key_Home, to_begin)
    QTest.keyClicks(field, "stiller")
    assert text() == "stil" + "a" * (most - 4)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert text() == "sti" + "a" * (most - 4)
