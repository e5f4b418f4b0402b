"""The talk of a pair as they do it with keys; judged by what is on disk."""

from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QScrollArea
from support.pairs.samples import (
    HER_WORD,
    HERS,
    HIS,
    HIS_WORD,
    SESSION,
    SHARE,
    both_sealed,
    brought_to,
    fill_in,
    open_both,
    place,
)

from observatie.domain.acts.pair_acts import (
    PairMark,
    PairOutcome,
    PairProgress,
    PairQuestion,
    PairSet,
    PairStep,
    Reached,
)
from observatie.domain.pair.pair import PairStage
from observatie.store.pair_session import PairSession
from observatie.ui.kit.scroll_into_view import is_unseen
from observatie.ui.pairs.talk_page import PairTalk
from observatie.ui.session.pair_controller import PairController

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SECOND = UUID("5a9e0000-0000-4000-8000-00000000000e")


class Two:
    """The two, who talk with the page between them."""

    def __init__(self, page, context, session, qtbot) -> None:
        self.page, self.context, self.session, self.qtbot = page, context, session, qtbot
        self.done: list[bool] = []
        page.done.connect(lambda: self.done.append(True))

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    def find(self, kind, name):
        return next(w for w in self.page.findChildren(kind, name) if w.isVisible())

    def press(self, name) -> None:
        self.find(QPushButton, name).setFocus()
        self.key(Qt.Key.Key_Space)

    def write(self, text) -> None:
        field = self.find(QPlainTextEdit, "talk-words")
        field.setFocus()
        self.qtbot.keyClicks(field, text)

    def labels(self, name) -> list[str]:
        QApplication.processEvents()
        return [w.text() for w in self.page.findChildren(QLabel, name) if w.isVisible()]

    @property
    def on_disk(self):
        self.context.library.append([]).result()
        return self.context.library.pair(self.session.pair.id)

    def outcomes(self) -> list[tuple[str, Reached | None, str | None]]:
        acts = [standing.act for standing in self.on_disk.journal.standing("pair_outcome")]
        return [(act.item.item, act.reached, act.text) for act in acts if isinstance(act, PairOutcome)]


@pytest.fixture
def talk_of(qtbot, context, show):
    def talking(session) -> Two:
        page = PairTalk(context.theme, PairController(context, session))
        show(page)
        return Two(page, context, session, qtbot)

    return talking


@pytest.fixture
def two(context, talk_of):
    return talk_of(brought_to(PairStage.TALKING, context.library, context.clock))


def marked_session(context):
    session = both_sealed(context.library, context.clock)
    open_both(session)
    fatima, joost = session.pair.partners
    for partner in (fatima, joost):
        session.record(PairMark(item=place("verwachting-d").ref), partner)
        session.record(PairProgress(step=PairStep.READ), partner)
    session.record(PairProgress(step=PairStep.SUNK))
    return session


def test_what_both_marked_comes_first_with_both_answers(context, talk_of):
    two = talk_of(marked_session(context))

    assert two.labels("talk-above") == ["Vraag 5d, 1 van 15 · door allebei aangestreept"]
    assert two.labels("talk-question") == ["Ik heb de volgende verwachtingen in het klaslokaal t.a.v. planning"]
    assert two.labels("talk-answer") == [
        "Elke donderdag samen de week voorbereiden.",
        "Liefst dagelijks vijf minuten voor de les.",
    ]


def test_a_question_that_nobody_answered_says_so(two):
    two.key(Qt.Key.Key_Right, ALT)

    assert two.labels("talk-answer") == ["niet ingevuld", "niet ingevuld"]


def test_where_they_come_out_and_their_words_are_kept(two):
    two.press("talk-compromise")
    two.write("Om de week.")
    two.key(Qt.Key.Key_PageDown, CTRL)

    assert two.on_disk.outcome(place("grootste-wens")) == (Reached.COMPROMISE, "Om de week.")
    assert two.labels("talk-said") == ["1 afgestemd · 14 te gaan"]


def test_nothing_is_written_where_nothing_changed(two):
    two.press("talk-agreed")
    two.press("talk-agreed")
    two.write("Ja. ")
    two.press("talk-next")
    two.press("talk-back")
    two.write(" ")
    two.press("talk-next")

    assert two.outcomes() == [
        ("grootste-wens", Reached.AGREED, None),
        ("grootste-wens", None, "Ja."),
    ]


def test_words_of_one_question_do_not_come_back_at_the_next(two):
    two.write("Ja")
    two.key(Qt.Key.Key_Backspace)
    two.key(Qt.Key.Key_Backspace)
    two.key(Qt.Key.Key_Right, ALT)
    two.find(QPlainTextEdit, "talk-words").setFocus()
    two.key(Qt.Key.Key_Z, CTRL)
    two.key(Qt.Key.Key_Right, ALT)

    assert two.outcomes() == []


def test_undo_says_what_it_undid_and_shows_it(two):
    two.press("talk-agreed")
    two.press("talk-next")
    two.key(Qt.Key.Key_Z, CTRL)

    assert two.outcomes() == []
    assert two.labels("talk-said") == ["Ongedaan gemaakt: uitkomst bij vraag 1."]
    assert two.labels("talk-above") == ["Vraag 1, 1 van 15"]
    assert not two.find(QPushButton, "talk-agreed").isChecked()


@pytest.mark.parametrize(("key", "modifier"), [(Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL | SHIFT)])
def test_redo_does_it_again(two, key, modifier):
    two.press("talk-agreed")
    two.key(Qt.Key.Key_Z, CTRL)
    two.key(key, modifier)

    assert two.outcomes() == [("grootste-wens", Reached.AGREED, None)]
    assert two.labels("talk-said") == ["Opnieuw gedaan: uitkomst bij vraag 1."]


def test_undo_does_not_reach_what_they_change_for_a_next_round(two):
    two.session.record(PairQuestion(target="verwachting-e", left_out=True))
    two.key(Qt.Key.Key_Z, CTRL)

    assert "verwachting-e" in two.on_disk.questions()
    assert two.labels("talk-said") == ["Er is hier niets meer dat ongedaan gemaakt kan worden."]


def test_from_the_list_they_jump_to_a_question(two):
    two.press("talk-all")
    two.press("talk-jump-8")

    assert two.labels("talk-above") == ["Vraag 5d, 8 van 15"]
    two.press("talk-differ")
    assert two.outcomes() == [("verwachting-d", Reached.DIFFER, None)]


def test_arrows_walk_and_space_chooses_in_the_list_and_escape_leaves_it(two):
    two.press("talk-all")
    two.key(Qt.Key.Key_Escape)
    assert two.labels("talk-above") == ["Vraag 1, 1 van 15"]

    two.press("talk-all")
    two.key(Qt.Key.Key_Down)
    two.key(Qt.Key.Key_Space)
    assert two.labels("talk-above") == ["Vraag 2, 2 van 15"]


def test_from_the_list_they_finish_earlier(two):
    two.press("talk-all")
    two.press("talk-list-finish")

    assert two.on_disk.stage is PairStage.AFTER
    assert two.done == [True]


def test_stopping_keeps_what_was_typed_and_the_talk_is_not_over(two, qtbot):
    two.write("Ja.")
    two.press("talk-all")
    with qtbot.waitSignal(two.page.stop_asked):
        two.press("talk-stop")

    assert two.outcomes() == [("grootste-wens", None, "Ja.")]
    assert two.on_disk.stage is PairStage.TALKING


def test_past_the_last_question_the_talk_is_over_and_what_was_typed_is_kept(two):
    for _ in range(14):
        two.key(Qt.Key.Key_Right, ALT)
    assert two.find(QPushButton, "talk-next").text() == "Naar de afspraken"
    two.write("Meer niet.")
    two.key(Qt.Key.Key_Right, ALT)

    assert two.outcomes() == [("verwachting-k", None, "Meer niet.")]
    assert two.on_disk.stage is PairStage.AFTER
    assert two.done == [True]


def test_after_the_talk_an_outcome_is_mended_and_the_talk_is_not_over_twice(context, talk_of):
    two = talk_of(brought_to(PairStage.AFTER, context.library, context.clock))
    two.press("talk-agreed")
    two.press("talk-all")
    two.press("talk-list-finish")

    steps = [standing.act.step for standing in two.on_disk.journal.standing("pair_progress")]
    assert two.outcomes() == [("grootste-wens", Reached.AGREED, None)]
    assert steps.count(PairStep.TALKED) == 1
    assert two.done == [True]


def test_half_typed_words_are_kept_when_the_page_is_left_and_they_go_on_there(two, talk_of):
    two.key(Qt.Key.Key_Right, ALT)
    two.write("Nog niet")
    two.page.leave()

    assert two.outcomes() == [("houding-en-ideeen", None, "Nog niet")]
    again = talk_of(PairSession.open(two.context.library, SESSION, two.context.clock))
    assert again.labels("talk-above") == ["Vraag 2, 2 van 15"]
    assert again.find(QPlainTextEdit, "talk-words").toPlainText() == "Nog niet"


def test_a_page_that_is_left_holds_no_answer(two):
    two.page.leave()

    assert HERS["grootste-wens"] not in [w.text() for w in two.page.findChildren(QLabel)]


def next_round(context):
    """Return a second round of the same two, brought to the talk, after one in which they agreed."""
    first = brought_to(PairStage.TALKING, context.library, context.clock)
    first.record(PairOutcome(item=place("grootste-wens").ref, reached=Reached.AGREED, text="Elke maandag."))
    partners = first.pair.partners
    second = PairSession.open(context.library, SECOND, context.clock)
    second.set_up(PairSet(partners=partners, previous=first.pair.id), SHARE)
    for partner, word in zip(partners, (HER_WORD, HIS_WORD), strict=True):
        fill_in(second, partner, word, {"grootste-wens": "Nu anders."})
    open_both(second)
    for partner in partners:
        second.record(PairProgress(step=PairStep.READ), partner)
    second.record(PairProgress(step=PairStep.SUNK))
    return second


def test_what_was_said_and_agreed_the_time_before_unfolds(context, talk_of):
    two = talk_of(next_round(context))
    assert two.labels("last-answer") == []

    two.press("talk-last-time")

    assert two.labels("talk-answer") == ["Nu anders.", "Nu anders."]
    assert two.labels("last-answer") == [HERS["grootste-wens"], HIS["grootste-wens"]]
    assert two.labels("last-agreed") == ["A   We zijn het eens\nElke maandag."]


def test_a_first_round_has_no_time_before(two):
    assert not [w for w in two.page.findChildren(QPushButton, "talk-last-time") if w.isVisible()]


# The keys of A, B and C


def test_a_letter_says_where_they_come_out(two):
    two.key(Qt.Key.Key_B)
    assert two.outcomes() == [("grootste-wens", Reached.COMPROMISE, None)]
    assert two.find(QPushButton, "talk-compromise").isChecked()

    two.find(QPushButton, "talk-next").setFocus()
    two.key(Qt.Key.Key_C)
    assert two.outcomes()[1:] == [("grootste-wens", Reached.DIFFER, None)]


def test_the_letter_of_what_stands_already_changes_nothing(two):
    two.key(Qt.Key.Key_A)
    two.find(QPushButton, "talk-agreed").setFocus()
    two.key(Qt.Key.Key_A)
    assert two.outcomes() == [("grootste-wens", Reached.AGREED, None)]
    assert two.find(QPushButton, "talk-agreed").isChecked()


def test_what_is_typed_after_a_letter_is_their_words_and_chooses_nothing(two):
    two.key(Qt.Key.Key_B)
    two.qtbot.keyClicks(QApplication.focusWidget(), "afspraak bakken")
    two.page.leave()
    assert two.outcomes() == [
        ("grootste-wens", Reached.COMPROMISE, None),
        ("grootste-wens", None, "afspraak bakken"),
    ]


def test_a_letter_does_not_choose_what_is_below_the_edge(two):
    two.page.resize(700, 384)
    two.page.findChild(QPushButton, "talk-agreed").setFocus()
    bar = next(each for each in two.page.findChildren(QScrollArea) if each.isVisible()).verticalScrollBar()
    two.qtbot.waitUntil(lambda: bar.maximum() > 0)
    last = two.find(QPushButton, "talk-differ")
    bar.setValue(0)
    assert is_unseen(last)

    two.key(Qt.Key.Key_C)
    assert two.outcomes() == []
    two.key(Qt.Key.Key_C)
    assert two.outcomes() == [("grootste-wens", Reached.DIFFER, None)]


def test_in_the_field_a_letter_is_a_letter(two):
    two.write("abc")
    two.page.leave()
    assert two.outcomes() == [("grootste-wens", None, "abc")]


def test_a_capital_begins_a_sentence(two):
    pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, SHIFT, "A")
    QApplication.sendEvent(QApplication.focusWidget(), pressed)
    two.qtbot.keyClicks(QApplication.focusWidget(), "fspraak")
    two.page.leave()
    assert two.outcomes() == [("grootste-wens", None, "Afspraak")]


def test_in_the_list_of_all_questions_a_letter_chooses_nothing(two):
    two.press("talk-all")
    two.key(Qt.Key.Key_A)
    assert two.outcomes() == []


@pytest.mark.parametrize("pressed", [Qt.Key.Key_A, Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_choice_that_is_out_of_sight_is_brought_in_sight_first(context, talk_of, pressed):
    words = {"grootste-wens": "Elkaar aanvullen, elke dag weer. " * 120}
    session = both_sealed(context.library, context.clock, words=(words, words))
    open_both(session)
    for partner in session.pair.partners:
        session.record(PairProgress(step=PairStep.READ), partner)
    for step in (PairStep.SINKING, PairStep.SUNK):
        session.record(PairProgress(step=step))
    two = talk_of(session)
    made = two.find(QPushButton, "talk-agreed")
    bar = next(each for each in two.page.findChildren(QScrollArea) if each.isVisible()).verticalScrollBar()
    two.qtbot.waitUntil(lambda: bar.maximum() > two.page.height())
    made.setFocus()
    bar.setValue(0)
    assert made.visibleRegion().isEmpty()

    two.key(pressed)
    assert two.outcomes() == []
    assert not made.visibleRegion().isEmpty()
    two.key(Qt.Key.Key_Space if pressed == Qt.Key.Key_Return else pressed)
    assert two.outcomes() == [("grootste-wens", Reached.AGREED, None)]


def test_that_the_letters_are_keys_is_said(two):
    assert two.labels("talk-asked") == ["Waar komen jullie uit? Kies met A, B of C."]
