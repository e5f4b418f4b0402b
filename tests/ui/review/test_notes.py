"""The notes in Uitwerken: narrowed, linked by name or by dragging, taken over into the text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from support.hands import CTRL
from support.review_hands import sit_down

from observatie.domain.acts.acts import ItemRef, Mark, Note, NoteType, Phase
from observatie.domain.acts.answers import TextValue
from observatie.ui.form.dot_field import Dot
from observatie.ui.form.note_drop import notes_in
from observatie.ui.kit.text_fields import TextArea
from observatie.ui.notes.note_view import NoteView

FIRST = ItemRef(instrument="kijkwijzer", item="positief-klasklimaat")
PEER = ItemRef(instrument="kijkwijzer", item="peer-support")


@pytest.fixture
def noted(new_visit):
    controller = new_visit("kijkwijzer")
    controller.record(Phase(name="Instructie"), lesson_ms=0)
    controller.record(Note(text="Lkr lacht", mark=Mark.STRONG, items=(FIRST,)), lesson_ms=65_000)
    controller.record(Phase(name="Verwerking"), lesson_ms=300_000)
    controller.record(Note(text="Hoe lang nog?", type=NoteType.QUOTE), lesson_ms=400_000)
    controller.record(Note(text="C wacht #rekenhoek", mark=Mark.CHANCE), lesson_ms=600_000)
    return controller


@pytest.fixture
def hands(noted, qtbot):
    return sit_down(noted, qtbot)


def choose(hands, name: str, word: str) -> None:
    """Choose from a list as keys do: typed in the list that has the focus."""
    listed = hands.find(QComboBox, name)
    listed.setFocus()
    hands.qtbot.keyClicks(listed, word)
    listed.activated.emit(listed.currentIndex())


@pytest.mark.parametrize(
    ("choice", "shown"),
    [
        ("filter-quote", ["Hoe lang nog?"]),
        ("filter-fact", ["Lkr lacht", "C wacht #rekenhoek"]),
        ("filter-chance", ["C wacht #rekenhoek"]),
        ("filter-loose", ["Hoe lang nog?", "C wacht #rekenhoek"]),
        ("filter-unresolved", ["C wacht #rekenhoek"]),
    ],
)
def test_a_choice_narrows_the_notes(hands, choice, shown):
    hands.click("filter")

    hands.click(choice)

    assert hands.notes() == shown


def test_the_notes_of_one_phase_are_shown(hands):
    hands.click("filter")

    choose(hands, "filter-phase", "Verw")

    assert hands.notes() == ["Hoe lang nog?", "C wacht #rekenhoek"]


def test_the_notes_of_one_item_are_shown(hands):
    hands.click("filter")

    choose(hands, "filter-item", "Positief")

    assert hands.notes() == ["Lkr lacht"]


def test_a_note_is_found_whatever_apostrophe_and_accents_it_was_written_with(hands, noted):
    noted.record(Note(text="A plakt foto’s van Yıldız"), lesson_ms=700_000)

    hands.write("foto's yildiz", "note-filter")

    assert hands.notes() == ["A plakt foto’s van Yıldız"]


def test_a_note_comes_in_behind_an_emoji(hands):
    area = hands.find(TextArea, "answer-text")
    area.setFocus()
    area.insertPlainText("Klas klapt 👍")
    hands.take("Lkr lacht")

    hands.key(Qt.Key.Key_T, CTRL)

    assert area.text().startswith("Klas klapt 👍 ")
    assert "Lkr lacht" in area.text()


def test_what_is_chosen_is_said_when_the_choices_are_folded(hands):
    hands.click("filter")
    hands.click("filter-quote")
    hands.click("filter")

    assert hands.notes() == ["Hoe lang nog?"]
    assert hands.find(type(hands.step.notes._unfold), "filter").accessibleName() == "Filter, 1 gekozen"


def test_a_note_is_linked_to_an_item_that_is_found_by_a_few_letters(hands):
    hands.take("C wacht #rekenhoek")

    hands.key(Qt.Key.Key_K, CTRL)
    hands.qtbot.keyClicks(QApplication.focusWidget(), "peer")
    hands.key(Qt.Key.Key_Return)

    assert [note.act.text for note in hands.stored.notes_of(PEER)] == ["C wacht rekenhoek"]
    assert "Gekoppeld aan" in hands.said()
    assert "“#rekenhoek” staat nu als gewoon woord in de notitie." in hands.said()


def test_a_word_that_waited_is_looked_for_at_once_and_goes_when_it_is_linked(hands, noted):
    noted.record(Note(text="C helpt A #peersupport"), lesson_ms=700_000)
    hands.take("C helpt A #peersupport")

    hands.key(Qt.Key.Key_K, CTRL)
    assert QApplication.focusWidget().text() == "peersupport"
    hands.key(Qt.Key.Key_Return)

    assert [note.act.text for note in hands.stored.notes_of(PEER)] == ["C helpt A"]


def test_ctrl_k_works_while_one_writes_an_answer(hands):
    hands.take("Hoe lang nog?")
    hands.find(TextArea, "answer-text").setFocus()
    hands.write("Er wordt gevraagd.")
    hands.key(Qt.Key.Key_Home)

    hands.key(Qt.Key.Key_K, CTRL)

    assert QApplication.focusWidget().objectName() == "link-find"
    assert hands.find(TextArea, "answer-text").text() == "Er wordt gevraagd."


def test_escape_closes_the_field_and_links_nothing(hands):
    hands.take("C wacht #rekenhoek")
    hands.key(Qt.Key.Key_K, CTRL)

    hands.key(Qt.Key.Key_Escape)

    assert hands.stored.notes_of(PEER) == []
    assert QApplication.focusWidget().objectName() == "notes"


def test_notes_that_are_dropped_on_a_dot_are_linked_to_its_item(hands):
    hands.drop(["Lkr lacht", "Hoe lang nog?"], hands.find(Dot, "dot-kijkwijzer-peer-support"))

    assert [note.act.text for note in hands.stored.notes_of(PEER)] == ["Lkr lacht", "Hoe lang nog?"]
    assert FIRST in hands.stored.notes_of(PEER)[0].act.items


def test_a_note_that_is_dropped_on_the_item_is_linked_to_it(hands):
    hands.go("peer-support")

    hands.drop(["Hoe lang nog?"], hands.step.item)

    assert [note.act.text for note in hands.stored.notes_of(PEER)] == ["Hoe lang nog?"]


def test_several_notes_are_linked_at_once(hands):
    hands.go("peer-support")
    hands.take("Hoe lang nog?")
    hands.click_note("C wacht #rekenhoek", Qt.KeyboardModifier.ShiftModifier)

    hands.key(Qt.Key.Key_L, CTRL)

    assert len(hands.stored.notes_of(PEER)) == 2
    assert hands.said().startswith("2 notities gekoppeld aan “Peer support")


def test_the_note_in_hand_is_taken_over_into_the_text_with_its_time(hands):
    hands.go("positief-klasklimaat")
    hands.write("Er wordt gelachen:")
    hands.take("Lkr lacht")

    hands.key(Qt.Key.Key_T, CTRL)
    hands.step.leave()

    assert hands.answer("positief-klasklimaat").value == TextValue(text="Er wordt gelachen: 1′05″ Lkr lacht")


def test_evidence_is_taken_over_with_enter(hands):
    hands.go("positief-klasklimaat")
    view = hands.step.item.evidence.view
    view.setCurrentIndex(view.model().index(0, 0))
    view.setFocus()

    hands.key(Qt.Key.Key_Return)
    hands.step.leave()

    assert hands.answer("positief-klasklimaat").value == TextValue(text="1′05″ Lkr lacht")


def test_several_notes_are_taken_over_below_each_other(hands):
    hands.go("positief-klasklimaat")
    hands.take("Lkr lacht")
    hands.click_note("Hoe lang nog?", CTRL)

    hands.key(Qt.Key.Key_T, CTRL)
    hands.step.leave()

    taken = TextValue(text="1′05″ Lkr lacht\n6′40″ “Hoe lang nog?”")
    assert hands.answer("positief-klasklimaat").value == taken


def test_a_note_to_oneself_is_not_taken_over_and_it_says_why(new_visit, qtbot):
    controller = new_visit("kijkwijzer")
    controller.record(Note(text="Koffie halen", aside=True), lesson_ms=0)
    hands = sit_down(controller, qtbot)
    hands.go("positief-klasklimaat")
    hands.write("Er wordt gelachen.")
    hands.take("Koffie halen")

    hands.key(Qt.Key.Key_T, CTRL)
    hands.step.leave()

    assert hands.answer("positief-klasklimaat").value == TextValue(text="Er wordt gelachen.")
    assert hands.said().startswith("Een notitie aan jezelf komt niet in het rapport")


def test_all_chosen_notes_are_dragged_along(hands):
    hands.take("Lkr lacht")
    hands.click_note("Hoe lang nog?", CTRL)

    view = hands.find(NoteView, "notes")
    chosen = view.selectionModel().selectedIndexes()

    assert all(view.model().flags(index) & Qt.ItemFlag.ItemIsDragEnabled for index in chosen)
    assert notes_in(view.model().mimeData(chosen)) == [hands.id_of("Lkr lacht"), hands.id_of("Hoe lang nog?")]
