"""Ctrl with a digit key, on keyboards where that key writes another sign."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication
from support.windows import begin_lesson

from observatie.ui.kit.keys import digit_key
from observatie.ui.observe.observe_step import ObserveStep

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
BELGIAN, FRENCH = "&é\"'(§è!çà", "&é\"'(-è_çà"
DIGITS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)
SCAN_CODES = {"xcb": range(10, 20), "wayland": range(10, 20), "windows": range(2, 12)}
MAC_KEYS = (18, 19, 20, 21, 23, 22, 26, 28, 25, 29)
MAPS = pytest.mark.parametrize("keys", [BELGIAN, FRENCH], ids=["be", "fr"])


def pressed(sign: str, held=CTRL, scan: int = 0, virtual: int = 0) -> QKeyEvent:
    """Return the event of a key that writes a sign."""
    return QKeyEvent(QEvent.Type.KeyPress, ord(sign.upper()), held, scan, virtual, 0, sign)


@MAPS
@pytest.mark.parametrize("system", list(SCAN_CODES))
def test_a_digit_key_is_known_by_its_place(keys, system):
    events = [pressed(sign, scan=scan) for sign, scan in zip(keys, SCAN_CODES[system], strict=True)]

    assert tuple(digit_key(event, system) for event in events) == DIGITS


@MAPS
def test_on_a_mac_a_digit_key_is_known_by_its_virtual_key(keys):
    events = [pressed(sign, scan=1, virtual=virtual) for sign, virtual in zip(keys, MAC_KEYS, strict=True)]

    assert tuple(digit_key(event, "cocoa") for event in events) == DIGITS


@MAPS
def test_where_nothing_is_told_of_the_place_the_sign_tells(keys):
    assert tuple(digit_key(pressed(sign), "offscreen") for sign in keys) == DIGITS


@pytest.mark.parametrize("held", [CTRL | SHIFT, CTRL | ALT, SHIFT, Qt.KeyboardModifier.NoModifier])
def test_only_ctrl_alone_makes_it_a_digit(held):
    assert digit_key(pressed("&", held, scan=10), "xcb") is None


@pytest.mark.parametrize(
    ("sign", "scan"), [("1", 10), ("-", 20), ("'", 48), ("!", 61)], ids=["digit", "minus", "apostrophe", "other"]
)
def test_a_keyboard_with_digits_is_left_alone(sign, scan):
    assert digit_key(pressed(sign, scan=scan), "xcb") is None


@pytest.fixture
def lesson(window, qtbot):
    return begin_lesson(window).findChild(ObserveStep)


@MAPS
def test_a_digit_key_counts_in_a_lesson_while_one_writes(window, lesson, keys):
    lesson.line.setFocus()

    for sign in keys[:3]:
        QApplication.sendEvent(QApplication.focusWidget(), pressed(sign))

    visit = window.shell.visit.controller.visit
    assert visit.counted() == {"vingers": 1, "beurten": 1, "onderbrekingen": 1}
    assert lesson.line.text() == ""


def test_a_digit_key_that_is_held_counts_once(window, lesson):
    lesson.line.setFocus()
    again = QKeyEvent(QEvent.Type.KeyPress, ord("&"), CTRL, "&", autorep=True)

    for event in (pressed("&"), again, again):
        QApplication.sendEvent(QApplication.focusWidget(), event)

    assert window.shell.visit.controller.visit.counted() == {"vingers": 1}


def test_a_key_that_is_switched_off_does_nothing(window, lesson):
    for each in lesson.findChildren(QShortcut):
        if each.key() == QKeySequence("Ctrl+1"):
            each.setEnabled(False)
    lesson.line.setFocus()

    QApplication.sendEvent(QApplication.focusWidget(), pressed("&"))

    assert window.shell.visit.controller.visit.counted() == {}
