"""The line one writes on: when its first key came."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from support.fake_clock import FakeClock

from observatie.ui.notes.note_line import NoteLine
from observatie.ui.notes.typed_line import TypedLine


@pytest.fixture
def clock():
    return FakeClock(datetime(2026, 3, 10, 8, 30, tzinfo=UTC))


@pytest.fixture
def line(qtbot, clock):
    line = NoteLine(clock)
    qtbot.addWidget(line)
    line.show()
    return line


def press(line, key, text=""):
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(line, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def test_the_stamp_is_that_of_the_first_key(line, clock):
    first = clock.now()
    QTest.keyClicks(line, "L")
    clock.advance(4_000)
    QTest.keyClicks(line, "kr loopt rond")
    assert line.stamp == first


def test_a_dead_key_is_a_first_key(line, clock):
    first = clock.now()
    press(line, Qt.Key.Key_Dead_Diaeresis)
    clock.advance(900)
    press(line, Qt.Key.Key_E, "ë")
    assert (line.stamp, line.text()) == (first, "ë")


def test_an_input_method_that_composes_is_a_first_key(line, clock):
    first = clock.now()
    QApplication.sendEvent(line, QInputMethodEvent("´", []))
    clock.advance(900)
    composed = QInputMethodEvent("", [])
    composed.setCommitString("é")
    QApplication.sendEvent(line, composed)
    assert (line.stamp, line.text()) == (first, "é")


def test_a_dead_key_that_came_to_nothing_leaves_no_stamp(line, clock):
    press(line, Qt.Key.Key_Dead_Acute)
    press(line, Qt.Key.Key_Escape, "\x1b")
    clock.advance(60_000)
    QTest.keyClicks(line, "x")
    assert line.stamp == clock.now()


@pytest.mark.parametrize("key", [Qt.Key.Key_Shift, Qt.Key.Key_Left, Qt.Key.Key_Escape, Qt.Key.Key_F5])
def test_a_key_that_writes_nothing_begins_no_line(line, key):
    QTest.keyClick(line, key)
    assert line.stamp is None


def test_a_line_that_is_emptied_begins_anew(line, clock):
    QTest.keyClicks(line, "ab")
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    clock.advance(60_000)
    QTest.keyClicks(line, "c")
    assert line.stamp == clock.now()


def test_taking_the_line_gives_text_and_stamp_and_leaves_nothing_to_undo(line, clock):
    first = clock.now()
    QTest.keyClicks(line, "genoteerd")
    assert line.take() == TypedLine("genoteerd", first)
    assert (line.text(), line.stamp, line.isUndoAvailable()) == ("", None, False)


def test_undo_edits_a_line_that_has_text(line, qtbot):
    QTest.keyClicks(line, "abc")
    with qtbot.assertNotEmitted(line.undo_asked):
        QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() != "abc"


def test_undo_in_an_empty_line_is_asked_of_the_visit(line, qtbot):
    with qtbot.waitSignal(line.undo_asked):
        QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_redo_in_an_empty_line_is_asked_of_the_visit(line, qtbot, key, modifier):
    with qtbot.waitSignal(line.redo_asked):
        QTest.keyClick(line, key, modifier)


def test_a_letter_with_an_accent_can_be_typed(line):
    for letter in "ëéï€":
        press(line, Qt.Key.Key_unknown, letter)
    assert line.text() == "ëéï€"


def test_tab_in_a_line_with_text_asks_for_a_completion_and_keeps_the_focus(line, qtbot):
    QTest.keyClicks(line, "C begint #zelf")
    with qtbot.waitSignal(line.completion_asked):
        QTest.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "C begint #zelf"


# Its sign


@pytest.mark.parametrize(
    ("typed", "sign", "text"),
    [
        ("+ goed", "+ ", "goed"),
        ("- C kijkt", "- ", "C kijkt"),
        ('"Mag ik?', '"', "Mag ik?"),
        ("/zelf doorvragen", "/zelf ", "doorvragen"),
        ("24 + 13 = 37", "", "24 + 13 = 37"),
        ("++ dubbel", "", "++ dubbel"),
        ('""leeg"', "", '""leeg"'),
    ],
)
def test_a_sign_at_the_start_stands_apart_from_the_text(line, typed, sign, text):
    QTest.keyClicks(line, typed)
    assert (line.sign, line.text(), line.typed.text) == (sign, text, typed)


def test_backspace_at_the_start_turns_the_sign_back_into_text(line):
    QTest.keyClicks(line, "- leerling A")
    QTest.keyClick(line, Qt.Key.Key_Home)
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert (line.sign, line.text()) == ("", "- leerling A")
    # As text it is written with a space in front.
    assert line.typed.text == " - leerling A"


def test_backspace_right_after_a_quotation_mark_keeps_it_as_text(line):
    QTest.keyClicks(line, '"')
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    QTest.keyClicks(line, "x")
    assert (line.sign, line.text(), line.typed.text) == ("", '"x', ' "x')


def test_a_sign_that_was_turned_into_text_can_be_typed_again(line):
    QTest.keyClicks(line, "+ x")
    for _ in range(2):
        QTest.keyClick(line, Qt.Key.Key_Home)
        QTest.keyClick(line, Qt.Key.Key_Backspace)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Delete):
        QTest.keyClick(line, key)
    assert (line.sign, line.text()) == ("", "x")
    QTest.keyClicks(line, "- ")
    assert (line.sign, line.text()) == ("- ", "x")


def test_undo_in_the_line_takes_the_sign_back_as_text(line):
    QTest.keyClicks(line, "+ ")
    assert line.sign == "+ "
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (line.sign, line.text()) == ("", "+ ")


def test_a_sign_alone_keeps_the_moment_of_its_key(line, clock):
    first = clock.now()
    QTest.keyClicks(line, "+ ")
    clock.advance(5_000)
    QTest.keyClicks(line, "goed")
    assert line.typed == TypedLine("+ goed", first)


@pytest.mark.parametrize("text", ["+ goed", " - leerling A", '"Mag ik?', "/zelf x", "24 + 13", "++ x", " "])
def test_what_was_taken_can_be_put_back(line, clock, text):
    typed = TypedLine(text, clock.now(), 65_000, -10_000)
    line.put(typed)
    assert line.take() == typed


def test_a_line_that_is_moved_in_time_says_so(line, qtbot):
    QTest.keyClicks(line, "x")
    with qtbot.waitSignal(line.stamp_changed):
        line.shift(-10_000)
    assert line.typed.shift_ms == -10_000


def test_escape_takes_no_character_away(line):
    QTest.keyClicks(line, "- half")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.typed.text == "- half"


@pytest.mark.parametrize("key", [Qt.Key.Key_H, Qt.Key.Key_K, Qt.Key.Key_E, Qt.Key.Key_I, Qt.Key.Key_G])
def test_a_key_of_the_screen_is_left_to_the_screen(line, key):
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(line, event)
    assert not event.isAccepted()


CTRL = Qt.KeyboardModifier.ControlModifier


def test_undo_of_words_behind_a_sign_leaves_the_sign_and_chooses_nothing(line):
    QTest.keyClicks(line, "+ goed")
    QTest.keyClick(line, Qt.Key.Key_Z, CTRL)
    QTest.keyClicks(line, "prima")
    assert line.typed.text == "+ prima"


def test_ctrl_y_does_again_in_a_line_that_has_text(line):
    QTest.keyClicks(line, "goed")
    QTest.keyClick(line, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(line, "x")
    QTest.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert line.text() == "goed"
    QTest.keyClick(line, Qt.Key.Key_Y, CTRL)
    assert line.text() != "goed"


# A line that was emptied


def empty(line):
    QTest.keyClick(line, Qt.Key.Key_A, CTRL)
    QTest.keyClick(line, Qt.Key.Key_Backspace)


def test_undo_brings_an_emptied_line_back_with_its_first_key_and_only_then_reaches_the_visit(line, clock, qtbot):
    first = clock.now()
    QTest.keyClicks(line, "Lkr wacht")
    clock.advance(30_000)
    empty(line)
    with qtbot.assertNotEmitted(line.undo_asked):
        QTest.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert line.typed == TypedLine("Lkr wacht", first)


def test_a_line_that_was_emptied_letter_by_letter_comes_back_at_once(line):
    QTest.keyClicks(line, "nee")
    for _ in range(3):
        QTest.keyClick(line, Qt.Key.Key_Backspace)
    QTest.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert line.text() == "nee"


def test_what_was_typed_over_does_not_come_back_with_the_line(line):
    QTest.keyClicks(line, "nee")
    QTest.keyClick(line, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(line, "ja")
    empty(line)
    QTest.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert line.text() == "ja"


def test_undo_brings_a_moved_line_back_to_where_it_was_moved(line, clock):
    QTest.keyClicks(line, "Lkr wacht")
    line.shift(-10_000)
    empty(line)
    QTest.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert line.typed == TypedLine("Lkr wacht", clock.now(), shift_ms=-10_000)


def test_undo_goes_on_to_the_line_before_with_the_time_of_that_one(line, clock):
    first = clock.now()
    QTest.keyClicks(line, "een")
    empty(line)
    second = clock.advance(30_000)
    QTest.keyClicks(line, "twee")
    empty(line)
    found = []
    for _ in range(3):
        QTest.keyClick(line, Qt.Key.Key_Z, CTRL)
        found.append(line.typed)
    assert found == [TypedLine("twee", second), TypedLine("", None), TypedLine("een", first)]


def test_undo_reaches_the_visit_once_the_line_has_nothing_left_to_bring_back(line, qtbot):
    QTest.keyClicks(line, "een")
    empty(line)
    for _ in range(2):
        QTest.keyClick(line, Qt.Key.Key_Z, CTRL)
    with qtbot.waitSignal(line.undo_asked):
        QTest.keyClick(line, Qt.Key.Key_Z, CTRL)


def test_an_emptied_line_that_had_a_sign_comes_back_with_it(line, clock):
    first = clock.now()
    QTest.keyClicks(line, "+ goed")
    clock.advance(30_000)
    empty(line)
    while not line.is_empty:
        QTest.keyClick(line, Qt.Key.Key_Backspace)
    QTest.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert line.typed == TypedLine("+ goed", first)


def test_undo_leads_past_a_line_with_a_sign_to_the_visit(line, qtbot):
    QTest.keyClicks(line, "+ goed")
    while not line.is_empty:
        QTest.keyClick(line, Qt.Key.Key_Backspace)
    with qtbot.waitSignal(line.undo_asked):
        for _ in range(6):
            QTest.keyClick(line, Qt.Key.Key_Z, CTRL)
