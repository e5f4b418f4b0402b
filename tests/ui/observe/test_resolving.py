"""A word behind a `#` that is no item: it is said at once, and Tab makes it one."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from support.observing import said, type_line

from observatie.domain.acts.acts import ItemRef

SELF, DETERMINED = (ItemRef(instrument="kijkwijzer", item=item) for item in ("zelfinstructie", "zelfbepaling"))


def notes(stored):
    return [(note.text, note.items) for _, note in stored()]


def key(step, *keys):
    for each in keys:
        QTest.keyClick(step.line, each)


def test_what_is_no_item_is_recorded_and_said_and_tab_links_it_in_that_note(step, stored):
    type_line(step, "C telt #zelfinstuctie hardop")
    assert notes(stored) == [("C telt #zelfinstuctie hardop", ())]
    assert said(step) == (
        "“#zelfinstuctie” is geen onderdeel en staat nu als woord in de notitie. Tab koppelt “Zelfinstructie”."
    )

    key(step, Qt.Key.Key_Tab)
    assert notes(stored) == [("C telt hardop", (SELF,))]
    assert said(step) == "“#zelfinstuctie” is nu gekoppeld aan “Zelfinstructie”."
    assert step.line.is_empty


def test_an_arrow_chooses_another_item_for_it(step, stored):
    type_line(step, "C kiest #zelf")
    key(step, Qt.Key.Key_Down, Qt.Key.Key_Tab)
    assert notes(stored) == [("C kiest", (SELF,))]


def test_of_two_words_the_second_is_offered_after_the_first(step, stored):
    type_line(step, "C kiest #zelfb en telt #zelfin")
    key(step, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert notes(stored) == [("C kiest en telt", (DETERMINED, SELF))]


def test_the_next_letter_goes_to_the_line_and_tab_is_of_that_line_again(step, stored):
    type_line(step, "C telt #zelfinstuctie")
    QTest.keyClicks(step.line, "A kijkt")
    assert said(step) == ""
    key(step, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    assert notes(stored) == [("C telt #zelfinstuctie", ()), ("A kijkt", ())]


def test_what_is_like_no_item_is_said_to_wait(step, stored):
    type_line(step, "C zit in #xylofoon")
    assert said(step) == (
        "“#xylofoon” is geen onderdeel en staat nu als woord in de notitie. Koppelen kan ook later, bij Uitwerken."
    )
    key(step, Qt.Key.Key_Tab)
    assert notes(stored) == [("C zit in #xylofoon", ())]


def test_a_number_behind_a_sign_is_nothing_to_say_anything_of(step, stored):
    type_line(step, "C maakt som #3 van groep#1")
    assert said(step) == ""


def test_a_note_that_was_corrected_is_looked_at_as_well(step, stored):
    type_line(step, "C telt")
    QTest.keyClick(step.line, Qt.Key.Key_F2)
    opened = step.stream.findChild(type(step.line), "note-words")
    QTest.keyClicks(opened, " #zelfinstuctie")
    QTest.keyClick(opened, Qt.Key.Key_Return)
    assert said(step).startswith("“#zelfinstuctie” is geen onderdeel")
    key(step, Qt.Key.Key_Tab)
    assert notes(stored) == [("C telt", (SELF,))]


def test_the_arrows_choose_among_what_is_offered_while_a_note_is_corrected(step, stored):
    type_line(step, "C kiest")
    QTest.keyClick(step.line, Qt.Key.Key_F2)
    opened = step.stream.findChild(type(step.line), "note-words")
    QTest.keyClicks(opened, " #zelf")
    for each in (Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Return):
        QTest.keyClick(opened, each)
    assert notes(stored) == [("C kiest", (SELF,))]


def test_after_the_lesson_tab_takes_it_as_well(step, stored, controller):
    controller.take(controller.session.end_lesson())
    step.enter()
    type_line(step, "C telt #zelfinstuctie")
    key(step, Qt.Key.Key_Tab)
    assert notes(stored) == [("C telt", (SELF,))]
    assert not step.line.keeps_tab


def test_the_notes_stay_where_they_are_while_a_sentence_is_said(step):
    QApplication.processEvents()
    before = step.stream.geometry()
    type_line(step, "C zit in #xylofoon")
    QApplication.processEvents()
    assert (said(step) != "", step.stream.geometry()) == (True, before)
