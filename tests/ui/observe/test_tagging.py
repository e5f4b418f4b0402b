"""An item that is clicked in the panel."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from support.observing import said, type_line

from observatie.domain.acts.acts import ItemRef

FOCUSING = ItemRef(instrument="kijkwijzer", item="focusing")


@pytest.fixture
def click(step):
    """Click on Focusing in the panel."""

    def click():
        name = next(each for each in step.panel.findChildren(QLabel) if each.text() == "Focusing")
        QTest.mouseClick(name, Qt.MouseButton.LeftButton)

    return click


def choose(step, row):
    place = step.stream.visualRect(step.model.index(row, 0)).center()
    QTest.mouseClick(step.stream.viewport(), Qt.MouseButton.LeftButton, pos=place)


def notes(stored):
    return [(note.text, note.items) for _, note in stored()]


@pytest.mark.parametrize("typed", ["C kijkt naar het bord", "C kijkt naar het bord #foc"])
def test_it_belongs_to_the_line_that_is_typed(step, stored, click, typed):
    QTest.keyClicks(step.line, typed)
    click()
    QTest.keyClick(step.line, Qt.Key.Key_Return)
    assert notes(stored) == [("C kijkt naar het bord", (FOCUSING,))]


def test_it_belongs_to_the_note_that_was_chosen(step, stored, click):
    type_line(step, "eerst")
    type_line(step, "daarna")
    choose(step, 0)
    click()
    assert notes(stored) == [("eerst", (FOCUSING,)), ("daarna", ())]
    assert said(step) == "De notitie van 0′00″ hoort nu bij “Focusing”."


def test_where_nobody_chose_a_note_it_begins_the_line_with_the_time_of_the_click(step, stored, click, clock):
    type_line(step, "C kijkt")
    clock.advance(7000)
    click()
    clock.advance(5000)
    type_line(step, "A ook")
    assert [(at, note.text, note.items) for at, note in stored()] == [
        (0, "C kijkt", ()),
        (7000, "A ook", (FOCUSING,)),
    ]


def test_who_chose_a_note_and_then_wrote_on_is_no_longer_at_it(step, stored, click):
    type_line(step, "eerst")
    choose(step, 0)
    step.line.setFocus()
    type_line(step, "daarna")
    click()
    assert notes(stored) == [("eerst", ()), ("daarna", ())]
    assert step.line.text() == "#focusing "


def test_it_belongs_to_the_note_that_is_open(step, stored, click):
    type_line(step, "C kijkt")
    QTest.keyClick(step.line, Qt.Key.Key_F2)
    click()
    QTest.keyClick(step.stream.findChild(type(step.line), "note-words"), Qt.Key.Key_Return)
    assert notes(stored) == [("C kijkt", (FOCUSING,))]


def test_a_note_that_is_open_out_of_sight_comes_into_sight_with_the_item(step, click):
    for number in range(40):
        type_line(step, f"regel {number}")
    QTest.keyClick(step.line, Qt.Key.Key_F2)
    step.line.setFocus()
    step.stream.verticalScrollBar().setValue(0)
    words = step.stream.findChild(type(step.line), "note-words")
    assert words.visibleRegion().isEmpty()
    click()
    assert not words.visibleRegion().isEmpty()


def test_undo_chooses_no_note_beside_one_on_which_a_click_once_was(step, stored, click):
    type_line(step, "eerst")
    type_line(step, "daarna")
    choose(step, 1)
    step.line.setFocus()
    type_line(step, "en toen")
    for _ in range(2):
        QTest.keyClick(step.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not step.stream.chosen_index.isValid()
    click()
    assert notes(stored) == [("eerst", ())]
