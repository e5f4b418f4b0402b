"""Interview questions and documents in Uitwerken: what was heard and read, as entries with a time of their own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from support.hands import CTRL
from support.review_hands import sit_down

from observatie.domain.acts.acts import ItemRef
from observatie.domain.instrument.instrument import Source
from observatie.domain.visit.completeness import evidence_at, places_of
from observatie.ui.kit import text_fields
from observatie.ui.review.heard_box import HeardField


@pytest.fixture
def adapt(new_visit):
    return new_visit("adapt")


@pytest.fixture
def asked(adapt):
    """The first item of ADAPT with questions and documents."""
    return next(
        p for p in places_of(adapt.instruments["adapt"]) if p.item and p.item.questions and p.item.documents
    )


@pytest.fixture
def hands(adapt, asked, qtbot):
    made = sit_down(adapt, qtbot)
    made.go(asked.target)
    return made


def field(hands, question: str) -> HeardField:
    QApplication.processEvents()  # what was asked for is shown now
    fields = hands.step.item.heard.findChildren(HeardField)
    return next(each for each in fields if each.question == question and not each.isHidden())


def answer(hands, question: str, text: str) -> None:
    area = field(hands, question).area
    area.setFocus()
    hands.qtbot.keyClicks(area, text)


def test_an_answer_in_the_interview_is_an_entry_of_the_item(hands, asked):
    answer(hands, asked.item.questions[0], "Na de toets.")
    hands.key(Qt.Key.Key_Tab)

    (heard,) = hands.heard()
    assert (heard.source, heard.question, heard.text) == (
        Source.INTERVIEW,
        asked.item.questions[0],
        "Na de toets.",
    )
    assert heard.items == (ItemRef(instrument="adapt", item=asked.target),)


def test_what_was_read_in_a_document_is_evidence_beside_the_notes(hands, asked):
    answer(hands, asked.item.documents[0], "Vier groepen.")
    hands.step.leave()

    assert [s.act.source for s in evidence_at(hands.stored, asked)] == [Source.DOCUMENTS]
    said = " ".join(each.text() for each in hands.step.item.evidence.findChildren(QLabel))
    assert "Vier groepen." in said


def test_its_own_time_is_shown(hands, asked):
    question = asked.item.questions[0]
    answer(hands, question, "Na de toets.")
    hands.step.leave()

    at = hands.controller.session.now().wall
    shown = field(hands, question).findChild(QLabel, "heard-when").text()
    assert shown.endswith(f"{at.hour}.{at.minute:02d} uur")


def test_other_words_mend_the_same_entry(hands, asked):
    answer(hands, asked.item.questions[0], "Na de toets")
    hands.step.leave()
    answer(hands, asked.item.questions[0], " van vrijdag")
    hands.step.leave()

    assert [heard.text for heard in hands.heard()] == ["Na de toets van vrijdag"]


def test_words_that_rest_are_recorded(adapt, asked, qtbot, monkeypatch):
    monkeypatch.setattr(text_fields, "REST_MS", 20)
    hands = sit_down(adapt, qtbot)
    hands.go(asked.target)

    answer(hands, asked.item.questions[0], "Rust")

    qtbot.waitUntil(lambda: [heard.text for heard in hands.heard()] == ["Rust"])


def test_an_answer_is_removed_and_undo_brings_it_back(hands, asked):
    question = asked.item.questions[0]
    answer(hands, question, "Na de toets.")
    hands.step.leave()

    hands.qtbot.mouseClick(field(hands, question).remove, Qt.MouseButton.LeftButton)
    assert hands.heard() == []
    hands.step.item.next.setFocus()
    hands.key(Qt.Key.Key_Z, CTRL)

    assert [heard.text for heard in hands.heard()] == ["Na de toets."]
    assert field(hands, question).area.text() == "Na de toets."


def test_wiping_an_answer_out_removes_it(hands, asked):
    question = asked.item.questions[0]
    answer(hands, question, "x")
    hands.step.leave()

    hands.key(Qt.Key.Key_Backspace)
    hands.step.leave()

    assert hands.heard() == []
    assert field(hands, question).findChild(QLabel, "heard-when").text() == ""


def test_what_was_typed_is_kept_on_the_way_to_the_next_item(hands, asked):
    answer(hands, asked.item.questions[0], "Na de toets.")

    hands.next()

    assert [heard.text for heard in hands.heard()] == ["Na de toets."]
    assert hands.step.item.place != asked
