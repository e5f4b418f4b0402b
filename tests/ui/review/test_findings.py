"""Findings in Uitwerken, made and changed with keys and mouse; judged by what is on disk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QWidget
from support.hands import CTRL
from support.review_hands import ReviewHands, sit_down

from observatie.domain.acts.acts import ItemRef, Mark, Note, NoteType
from observatie.domain.acts.conversation import Finding, Stance
from observatie.ui.kit import text_fields
from observatie.ui.kit.text_fields import TextArea
from observatie.ui.review.finding_card import FindingCard
from observatie.ui.session.app_context import AppContext
from observatie.ui.session.visit_controller import VisitController
from observatie.ui.theme.theme import Theme

MOOD = ItemRef(instrument="kijkwijzer", item="positief-klasklimaat")


@pytest.fixture
def noted(new_visit):
    """Three notes: one strong and linked, a quotation, and a chance."""
    controller = new_visit("kijkwijzer")
    controller.record(Note(text="Lkr lacht", mark=Mark.STRONG, items=(MOOD,)), lesson_ms=60_000)
    controller.record(Note(text="Ja, pak maar", type=NoteType.QUOTE), lesson_ms=300_000)
    controller.record(Note(text="C wacht", mark=Mark.CHANCE), lesson_ms=600_000)
    return controller


@pytest.fixture
def hands(noted, qtbot):
    return sit_down(noted, qtbot)


def only(findings: list[Finding]) -> Finding:
    (finding,) = findings
    return finding


def cards(hands: ReviewHands) -> list[FindingCard]:
    return [card for card in hands.step.findings.findChildren(FindingCard) if not card.isHidden()]


def test_a_finding_is_made_from_the_note_in_hand_with_a_key(hands):
    hands.take("Lkr lacht")

    hands.key(Qt.Key.Key_B, CTRL)

    made = only(hands.findings())
    assert (made.stance, made.text, made.items) == (Stance.STRENGTH, "Lkr lacht", (MOOD,))
    assert made.evidence == (hands.id_of("Lkr lacht"),)


def test_its_words_are_replaced_by_what_one_types(hands):
    hands.take("C wacht")
    hands.key(Qt.Key.Key_B, CTRL)

    hands.qtbot.keyClicks(QApplication.focusWidget(), "Wie klaar is, wacht.")
    hands.step.leave()

    assert only(hands.findings()).text == "Wie klaar is, wacht."


def test_several_notes_are_chosen_with_shift_and_arrows(hands):
    hands.take("Lkr lacht")
    hands.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    hands.key(Qt.Key.Key_B, CTRL)

    assert only(hands.findings()).evidence == (hands.id_of("Lkr lacht"), hands.id_of("Ja, pak maar"))
    assert only(hands.findings()).text == "Lkr lacht “Ja, pak maar”"


def test_several_notes_are_chosen_with_ctrl_and_the_mouse(hands):
    hands.take("Lkr lacht")
    hands.click_note("C wacht", CTRL)

    hands.click("make-finding")

    assert only(hands.findings()).evidence == (hands.id_of("Lkr lacht"), hands.id_of("C wacht"))


def test_a_note_dropped_on_the_empty_place_makes_a_finding(hands):
    hands.key(Qt.Key.Key_I, CTRL)

    hands.drop(["C wacht"], hands.step.findings.new.parentWidget())

    assert only(hands.findings()).evidence == (hands.id_of("C wacht"),)


def test_it_is_said_of_how_many_notes_the_words_did_not_fit(hands, noted):
    note = next(each for each in noted.visit.shown("note") if each.act.text == "C wacht")
    noted.amend(note.id, Note(text="w" * 19_998), 600_000)
    hands.take("Ja, pak maar")
    hands.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    hands.key(Qt.Key.Key_B, CTRL)

    made = only(hands.findings())
    assert (made.text, len(made.evidence)) == ("“Ja, pak maar”", 2)
    assert hands.said() == (
        "Bevinding gemaakt. Zeg het nu in je eigen woorden. De woorden van 1 notitie pasten er niet meer bij; "
        "als bewijs horen ze er wel bij."
    )


def test_a_note_dropped_on_a_finding_is_added_with_its_items(hands):
    hands.take("C wacht")
    hands.key(Qt.Key.Key_B, CTRL)

    hands.drop(["Lkr lacht"], cards(hands)[0])

    made = only(hands.findings())
    assert made.evidence == (hands.id_of("C wacht"), hands.id_of("Lkr lacht"))
    assert made.items == (MOOD,)


def test_a_note_is_linked_to_the_finding_in_hand_and_unlinked_with_a_key(hands):
    hands.take("Lkr lacht")
    hands.key(Qt.Key.Key_B, CTRL)
    hands.take("C wacht")

    hands.key(Qt.Key.Key_L, CTRL)
    assert hands.id_of("C wacht") in only(hands.findings()).evidence

    hands.key(Qt.Key.Key_L, CTRL)
    assert only(hands.findings()).evidence == (hands.id_of("Lkr lacht"),)


def test_a_note_is_let_go_of_on_the_card_and_the_finding_is_marked(hands):
    hands.take("Lkr lacht")
    hands.key(Qt.Key.Key_B, CTRL)

    hands.click("unlink-line")

    assert only(hands.findings()).evidence == ()
    assert "Nog zonder notitie" in hands.said("finding-no-note")


def test_a_finding_is_written_without_a_note(hands):
    hands.key(Qt.Key.Key_B, CTRL)

    hands.write("De les begint op tijd.", "finding-text")
    hands.key(Qt.Key.Key_Tab)

    made = only(hands.findings())
    assert (made.text, made.evidence, made.raised) == ("De les begint op tijd.", (), True)
    assert "Nog zonder notitie" in hands.said("finding-no-note")


def test_a_finding_that_was_begun_without_a_word_is_let_go_of(hands):
    hands.key(Qt.Key.Key_B, CTRL)
    assert len(cards(hands)) == 1

    hands.key(Qt.Key.Key_I, CTRL)

    assert hands.findings() == []
    assert cards(hands) == []


def test_words_that_rest_are_recorded_while_the_cursor_stays(hands, noted, monkeypatch):
    monkeypatch.setattr(text_fields, "REST_MS", 20)
    hands = sit_down(noted, hands.qtbot)
    hands.key(Qt.Key.Key_B, CTRL)

    hands.write("Rust", "finding-text")

    hands.qtbot.waitUntil(lambda: [f.text for f in hands.findings()] == ["Rust"])
    assert QApplication.focusWidget().objectName() == "finding-text"


def test_a_finding_that_is_wiped_out_stays_as_it_was(hands):
    hands.take("C wacht")
    hands.key(Qt.Key.Key_B, CTRL)

    hands.key(Qt.Key.Key_Delete)
    assert "blijft" in hands.said("finding-empty")
    hands.key(Qt.Key.Key_Tab)

    assert only(hands.findings()).text == "C wacht"
    assert hands.find(TextArea, "finding-text").text() == "C wacht"


def test_all_that_was_typed_is_recorded_when_a_finding_is_gone_meanwhile(noted, qtbot):
    for text in ("Eerste", "Tweede", "Derde"):
        noted.record(Finding(stance=Stance.TOPIC, text=text))
    hands = sit_down(noted, qtbot)
    hands.step.show_findings()
    first, second, third = cards(hands)
    third.words.setFocus()
    second.words.insertPlainText("De ")
    third.words.insertPlainText("De ")
    noted.session.retract(first.finding)  # not told to the screen

    hands.step.findings.keep()  # as when it rests

    assert [each.text for each in hands.findings()] == ["De Tweede", "De Derde"]


def test_a_finding_becomes_a_topic_and_is_left_out_of_the_talk(hands):
    hands.take("Lkr lacht")
    hands.key(Qt.Key.Key_B, CTRL)

    hands.click("choice-stance-topic")
    hands.click("finding-raised", QCheckBox)

    made = only(hands.findings())
    assert (made.stance, made.raised) == (Stance.TOPIC, False)


def test_choosing_the_same_stance_again_takes_nothing_away(hands):
    hands.take("Lkr lacht")
    hands.key(Qt.Key.Key_B, CTRL)

    hands.click("choice-stance-strength")
    hands.click("choice-stance-topic")
    hands.click("choice-stance-topic")

    assert only(hands.findings()).stance is Stance.TOPIC


@pytest.mark.parametrize(("topics", "said"), [(3, False), (4, True)])
def test_it_is_said_when_there_are_more_topics_than_a_talk_can_bear(noted, qtbot, topics, said):
    for number in range(topics):
        noted.record(Finding(stance=Stance.TOPIC, text=f"Punt {number}"))

    hands = sit_down(noted, qtbot)
    hands.key(Qt.Key.Key_I, CTRL)

    assert hands.step.findChild(QLabel, "too-many-topics").isVisible() == said


def test_a_finding_is_removed_and_undo_brings_it_back(hands):
    hands.take("Lkr lacht")
    hands.key(Qt.Key.Key_B, CTRL)

    hands.click("finding-remove")
    assert hands.findings() == []

    hands.key(Qt.Key.Key_Z, CTRL)
    assert only(hands.findings()).text == "Lkr lacht"
    assert [card.text() for card in cards(hands)] == ["Lkr lacht"]
    assert "bevinding" in hands.said("finding-message")


def test_undo_leads_to_the_finding_where_it_shows(hands):
    hands.take("Lkr lacht")
    hands.key(Qt.Key.Key_B, CTRL)
    hands.click("choice-stance-topic")
    hands.key(Qt.Key.Key_I, CTRL)
    assert not hands.step.findings.isVisible()
    hands.step.item.next.setFocus()

    hands.key(Qt.Key.Key_Z, CTRL)

    assert only(hands.findings()).stance is Stance.STRENGTH
    assert hands.step.findings.isVisible()
    assert QApplication.focusWidget().toPlainText() == "Lkr lacht"


def test_undo_right_after_making_a_finding_takes_it_away(hands):
    hands.take("Lkr lacht")
    hands.key(Qt.Key.Key_B, CTRL)

    hands.key(Qt.Key.Key_Z, CTRL)

    assert hands.findings() == []


def test_strengths_stand_before_topics(noted, qtbot):
    noted.record(Finding(stance=Stance.TOPIC, text="Punt"))
    noted.record(Finding(stance=Stance.STRENGTH, text="Sterk"))
    hands = sit_down(noted, qtbot)
    hands.key(Qt.Key.Key_I, CTRL)
    hands.key(Qt.Key.Key_PageDown, CTRL)

    assert QApplication.focusWidget().toPlainText() == "Punt"
    hands.key(Qt.Key.Key_PageUp, CTRL)
    assert QApplication.focusWidget().toPlainText() == "Sterk"


def test_tab_passes_through_the_findings_from_top_to_bottom(noted, qtbot):
    noted.record(Finding(stance=Stance.TOPIC, text="Punt"))
    noted.record(Finding(stance=Stance.STRENGTH, text="Sterk", evidence=(noted.visit.shown("note")[0].id,)))
    hands = sit_down(noted, qtbot)
    hands.key(Qt.Key.Key_I, CTRL)

    passed = []
    while "new-finding" not in passed and len(passed) < 20:
        hands.key(Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget().objectName())

    card = ["choice-stance-topic", "finding-raised", "finding-remove", "finding-text"]
    assert passed == ["unlink-line", *card, "new-finding"]


def test_a_visit_without_an_instrument_has_findings_and_says_what_it_undid(new_visit, qtbot):
    controller = new_visit()
    controller.record(Note(text="C wacht"), lesson_ms=0)
    hands = sit_down(controller, qtbot)
    hands.take("C wacht")

    hands.key(Qt.Key.Key_B, CTRL)
    assert only(hands.findings()).text == "C wacht"

    hands.key(Qt.Key.Key_I, CTRL)
    hands.key(Qt.Key.Key_Z, CTRL)
    assert hands.findings() == []
    assert hands.said("finding-message").startswith("Ongedaan gemaakt: bevinding")


def test_a_note_to_oneself_is_no_evidence_and_it_says_so(new_visit, qtbot):
    controller = new_visit()
    controller.record(Note(text="Koffie halen", aside=True), lesson_ms=0)
    hands = sit_down(controller, qtbot)
    hands.take("Koffie halen")

    hands.key(Qt.Key.Key_B, CTRL)

    assert hands.findings() == []
    assert "aan jezelf" in hands.said("finding-message")


def test_a_settled_report_is_only_shown(noted, qtbot):
    noted.record(Finding(stance=Stance.TOPIC, text="Punt"))
    noted.take(noted.session.settle(b"%PDF-1.7"))
    hands = sit_down(noted, qtbot)
    assert "vastgesteld" in hands.said("frozen")

    hands.key(Qt.Key.Key_I, CTRL)
    hands.write(" erbij", "finding-text")
    hands.key(Qt.Key.Key_B, CTRL)
    hands.step.leave()

    assert [f.text for f in hands.findings()] == ["Punt"]
    assert hands.find(TextArea, "finding-text").text() == "Punt"
    assert not hands.step.notes.foot.isVisible()


def test_twice_as_large_the_findings_are_one_of_the_panes(noted, qtbot):
    context = noted.context
    twice = AppContext(
        context.library, context.catalogue, context.clock, Theme.load(dark=False, scale=2.0), context.link
    )
    hands = sit_down(VisitController(twice, noted.session), qtbot, width=1278)
    hands.click("pane-notes")
    hands.take("C wacht")

    hands.key(Qt.Key.Key_B, CTRL)

    assert hands.step.findings.isVisible()
    assert hands.find(QPushButton, "pane-findings").isChecked()
    assert not hands.step.notes.isVisible()
    assert hands.step.width() == 1278


def test_every_control_of_a_finding_has_a_name(hands):
    hands.take("C wacht")
    hands.key(Qt.Key.Key_B, CTRL)

    parts = hands.step.findings.findChildren(QWidget)
    nameless = [w for w in parts if w.focusPolicy() & Qt.FocusPolicy.TabFocus and not w.accessibleName()]
    assert [w for w in nameless if not w.isHidden()] == []
