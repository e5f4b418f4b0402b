"""Who types on while the word of her sheet is tried, which takes a second or two."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from support.pairs.hands import HER_WORD

ENTER = Qt.Key.Key_Return


@pytest.fixture
def asked(laptop, worker):
    """Fatima's word is asked, to go on with a sheet on which nothing is written yet."""
    hands = laptop()
    hands.open_place()
    hands.begin("Fatima de Vries", "Joost Kramer")
    hands.press("pair-onward")
    hands.take_over()
    hands.choose_word(HER_WORD)
    hands.press("sheet-stop")
    hands.take_over()
    hands.take_over()
    hands.on("GiveWord")
    return hands


def give(hands, word: str) -> None:
    hands.walk_to("sheet-word")
    hands.type(word)
    hands.key(ENTER)


def test_her_first_words_stand_on_her_sheet_though_her_word_was_still_being_tried(asked, worker):
    worker.clear()
    give(asked, HER_WORD)
    asked.type("Dat we ")
    worker.set()
    asked.on("SheetForm")
    asked.type("vaker lachen")
    assert QApplication.focusWidget().toPlainText() == "Dat we vaker lachen"
    asked.press("sheet-stop")
    assert asked.session.sheets  # kept, and not only shown
    asked.take_over()
    asked.take_over()
    asked.give_word(HER_WORD)
    texts = [each.toPlainText() for each in asked.place.pair.page.findChildren(QPlainTextEdit)]
    assert "Dat we vaker lachen" in texts


def test_behind_a_wrong_word_she_types_the_right_one_and_hears_of_the_wrong_one(asked, worker):
    worker.clear()
    give(asked, "paardenbloem")
    asked.type(HER_WORD)
    worker.set()
    asked.until_refused()
    field = QApplication.focusWidget()
    assert (field.text(), field.selectedText()) == (HER_WORD, HER_WORD)
    asked.key(ENTER)
    asked.on("SheetForm")


def test_who_stops_while_her_word_is_tried_leaves_nothing(asked, worker):
    worker.clear()
    give(asked, HER_WORD)
    asked.type("Dat we")
    asked.press("sheet-stop")
    worker.set()
    asked.on("HandOver")
    asked.take_over()
    asked.take_over()
    asked.on("GiveWord")
    assert asked.window.findChild(QLineEdit, "sheet-word").text() == ""
    asked.give_word(HER_WORD)
    assert QApplication.focusWidget().toPlainText() == ""
