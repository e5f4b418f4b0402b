"""Keys as the system tells them, before Qt composes them."""

from ctypes import addressof, c_uint8, c_uint32
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from support.fake_clock import FakeClock

from observatie.ui.notes import note_line
from observatie.ui.notes.line_keys import RawKeys


@pytest.fixture
def clock():
    return FakeClock(datetime(2026, 3, 10, 8, 30, tzinfo=UTC))


def tell(keys: RawKeys, kind: int) -> None:
    told = c_uint8(kind)
    keys.nativeEventFilter(b"xcb_generic_event_t", addressof(told))


def test_the_first_key_since_it_was_asked_is_told(qapp, clock):
    keys = RawKeys(clock)
    first = clock.now()
    tell(keys, 2)
    clock.advance(700)
    tell(keys, 2)
    assert (keys.take(), keys.take()) == (first, None)


def test_a_key_that_another_program_sent_counts_as_well(qapp, clock):
    keys = RawKeys(clock)
    tell(keys, 2 | 0x80)
    assert keys.take() == clock.now()


@pytest.mark.parametrize("kind", [3, 4, 6])
def test_a_release_or_the_mouse_is_no_key(qapp, clock, kind):
    keys = RawKeys(clock)
    tell(keys, kind)
    assert keys.take() is None


@pytest.mark.parametrize(("message", "heard"), [(0x100, True), (0x104, True), (0x101, False)])
def test_a_key_of_windows_stands_behind_the_handle_of_the_window(qapp, clock, message, heard):
    keys = RawKeys(clock)
    told = (c_uint32 * 4)(0, 0, message, 0)
    keys.nativeEventFilter(b"windows_generic_MSG", addressof(told))
    assert (keys.take() is not None) == heard


def test_a_line_that_begins_with_a_composed_letter_is_of_the_dead_key(qtbot, clock, monkeypatch):
    keys = RawKeys(clock)
    monkeypatch.setattr(note_line, "RawKeys", lambda _: keys)
    line = note_line.NoteLine(clock)
    qtbot.addWidget(line)
    first = clock.now()
    tell(keys, 2)
    clock.advance(700)
    composed = QInputMethodEvent("", [])
    composed.setCommitString("é")
    QApplication.sendEvent(line, composed)
    assert (line.text(), line.stamp) == ("é", first)


def test_the_key_of_a_shortcut_is_not_that_of_the_next_line(qtbot, clock, monkeypatch):
    keys = RawKeys(clock)
    monkeypatch.setattr(note_line, "RawKeys", lambda _: keys)
    line = note_line.NoteLine(clock)
    qtbot.addWidget(line)
    tell(keys, 2)
    counting = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(line, counting)
    clock.advance(60_000)
    QTest.keyClicks(line, "x")
    assert line.stamp == clock.now()


def test_a_dead_key_that_comes_with_its_shift_is_not_lost(qtbot, clock, monkeypatch):
    keys = RawKeys(clock)
    monkeypatch.setattr(note_line, "RawKeys", lambda _: keys)
    line = note_line.NoteLine(clock)
    qtbot.addWidget(line)
    first = clock.now()
    tell(keys, 2)
    tell(keys, 2)
    QTest.keyPress(line, Qt.Key.Key_Shift)
    clock.advance(700)
    composed = QInputMethodEvent("", [])
    composed.setCommitString('"')
    QApplication.sendEvent(line, composed)
    assert line.stamp == first
