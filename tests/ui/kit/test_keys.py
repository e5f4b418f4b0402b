"""The keys of the whole window: none that typing would meet, and none that needs a function key."""

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget
from support.windows import begin_lesson

from observatie.domain.visit.steps import VisitStep
from observatie.ui.kit.keys import TWINS, shortcut
from observatie.ui.kit.screen import Screen

FUNCTION_KEYS = {getattr(Qt.Key, f"Key_F{number}") for number in range(1, 13)}
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def keys_of(thing: QShortcut | QAction | QAbstractButton) -> list[QKeySequence]:
    match thing:
        case QShortcut():
            return thing.keys()
        case QAction():
            return thing.shortcuts()
        case _:
            return [thing.shortcut()]


def all_keys(window) -> dict[tuple[int, str], set[QKeyCombination]]:
    """All keys of a window, by the screen they belong to."""
    found: dict[tuple[int, str], set[QKeyCombination]] = {}
    for kind in (QShortcut, QAction, QAbstractButton):
        for thing in window.findChildren(kind):
            for sequence in keys_of(thing):
                belongs = screen_of(thing)
                combinations = (sequence[each] for each in range(sequence.count()))
                found.setdefault((id(belongs), type(belongs).__name__), set()).update(combinations)
    return found


def screen_of(thing) -> object:
    parent = thing if isinstance(thing, QWidget) else thing.parent()
    while parent is not None and not isinstance(parent, Screen):
        parent = parent.parent()
    return parent


@pytest.fixture
def everything(window):
    """The keys of every place and every step, of a lesson that runs too."""
    for place in ("visits", "instruments", "help", "settings"):
        window.shell.go(place)
    visit = begin_lesson(window)
    for step in (VisitStep.PREPARE, VisitStep.OBSERVE, VisitStep.REVIEW, VisitStep.CONVERSATION, VisitStep.REPORT):
        visit.go(step)
    visit.go(VisitStep.TALK)
    return all_keys(window)


def test_no_key_is_one_that_writes_or_opens_a_menu(everything):
    for where, keys in everything.items():
        for key in keys:
            modifiers, writes = key.keyboardModifiers(), key.key().value < Qt.Key.Key_Escape.value
            assert not writes or modifiers & CTRL, (where, key)
            assert not modifiers & ALT or not writes, (where, key)


def test_every_function_key_has_its_twin_on_the_same_screen(everything):
    for where, keys in everything.items():
        functions = [key for key in keys if key.key() in FUNCTION_KEYS]
        for key in functions:
            twin = QKeySequence(TWINS[QKeySequence(key).toString()])[0]
            assert twin in keys, (where, key)


def test_the_walk_finds_the_keys_there_are(everything):
    found = {QKeySequence(key).toString() for keys in everything.values() for key in keys}
    assert found >= {"F1", "Ctrl+G", "F5", "Ctrl+L", "F9", "Ctrl+H", "Ctrl+N", "Ctrl+P", "Ctrl+S", "Alt+Right"}


@pytest.mark.parametrize(("key", "twin"), TWINS.items())
def test_a_twin_is_control_and_a_letter_of_its_own(key, twin):
    combination = QKeySequence(twin)[0]
    assert combination.keyboardModifiers() == CTRL
    assert Qt.Key.Key_A <= combination.key() <= Qt.Key.Key_Z
    assert list(TWINS.values()).count(twin) == 1
    assert QKeySequence(key)[0].key() in FUNCTION_KEYS


@pytest.mark.parametrize("field", [QLineEdit, QPlainTextEdit])
@pytest.mark.parametrize("key", [key for pair in TWINS.items() for key in pair])
def test_no_text_field_keeps_such_a_key_to_itself(qtbot, field, key):
    host, acted = QWidget(), []
    qtbot.addWidget(host)
    writing = field(host)
    function = next(f for f, twin in TWINS.items() if key in (f, twin))
    shortcut(host, function, lambda: acted.append(key))
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    writing.setFocus()
    combination = QKeySequence(key)[0]
    qtbot.keyClick(writing, combination.key(), combination.keyboardModifiers())
    assert acted == [key]
