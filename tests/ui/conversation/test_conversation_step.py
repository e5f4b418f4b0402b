"""Nagesprek, as two people hold it with the keys of one laptop; judged by what is on disk."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QPushButton, QWidget
from support.hands import ALT, CTRL, Hands, in_front

from observatie.catalogue.catalogue import load_conversations
from observatie.domain.acts.acts import Mark, Note, VisitSet
from observatie.domain.acts.conversation import (
    Agreement,
    Consent,
    ConsentGiven,
    Finding,
    FollowUp,
    Outcome,
    Party,
    Reaction,
    ReportStatus,
    Stance,
)
from observatie.domain.visit.talk import TalkStep
from observatie.ui.conversation.conversation_step import ConversationStep
from observatie.ui.kit import text_fields
from observatie.ui.session.visit_controller import VisitController

TEACHER = "meneer Nguyễn Văn Đức"


class TalkHands(Hands):
    """Two people at the screen: what they press, and what the disk holds of it."""

    def __init__(self, step: ConversationStep, controller: VisitController, qtbot) -> None:
        super().__init__(step, qtbot)
        self.step, self.controller = step, controller

    def begin(self, step: TalkStep | None = None) -> None:
        self.step.enter()
        self.key(Qt.Key.Key_Space)  # the focus is on the one filled button
        while step is not None and self.step.talk.step is not step:
            self.forth()

    def forth(self) -> None:
        self.key(Qt.Key.Key_Right, ALT)

    def write(self, name: str, text: str) -> None:
        self.find(QPlainTextEdit, name).setFocus()
        self.type(text)

    def empty(self, name: str) -> None:
        self.find(QPlainTextEdit, name).setFocus()
        self.key(Qt.Key.Key_A, CTRL)
        self.key(Qt.Key.Key_Delete)

    def stored(self, kind: str) -> list:
        library = self.controller.context.library
        library.append([]).result()
        return [standing.act for standing in library.visit(self.controller.visit.id).journal.standing(kind)]

    @property
    def said(self) -> str:
        return self.find(QLabel, "talk-said").text()


@pytest.fixture
def talk_about(qtbot, context):
    """Open Nagesprek of a visit."""
    opened: list[ConversationStep] = []

    def open_(controller: VisitController) -> TalkHands:
        step = ConversationStep(controller)
        in_front(step, qtbot)
        opened.append(step)
        return TalkHands(step, controller, qtbot)

    yield open_
    for step in opened:
        step.leave()


@pytest.fixture
def teacher(context):
    people = context.library.register().people
    return next(key for key, person in people.items() if person.name == TEACHER)


@pytest.fixture
def lesson(new_visit, teacher):
    """A visit with a note, a strength and two topics, of which one is not raised."""
    visit = new_visit()
    visit.set_up(VisitSet(teacher=teacher, focus_question="Wie krijgt een beurt?"))
    visit.record(Note(text="drie vingers, een beurt"), lesson_ms=125_000)
    (note,) = visit.visit.shown("note")
    visit.record(Finding(stance=Stance.STRENGTH, text="De klas luistert.", evidence=(note.id,)))
    visit.record(Finding(stance=Stance.TOPIC, text="De beurten gaan naar voren.", evidence=(note.id,)))
    visit.record(Finding(stance=Stance.TOPIC, text="Het bord is klein.", raised=False))
    return visit


@pytest.fixture
def hands(talk_about, lesson):
    return talk_about(lesson)


def topic_of(hands):
    return next(
        s.id for s in hands.controller.visit.journal.standing("finding") if s.act.text.startswith("De beurten")
    )


# Before it begins


def test_beforehand_it_says_what_will_come_up(hands):
    hands.step.enter()
    coming = [label.text() for label in hands.step.findChildren(QLabel, "talk-coming")]
    assert "De klas luistert. (1 notitie)" in coming
    assert "De beurten gaan naar voren. (1 notitie)" in coming
    assert not any("bord" in line for line in coming)


def test_without_findings_the_marked_notes_come_up_and_it_says_so(talk_about, new_visit):
    visit = new_visit()
    visit.record(Note(text="wacht drie tellen", mark=Mark.STRONG), lesson_ms=1_000)
    hands = talk_about(visit)
    hands.step.enter()
    assert any("▲" in label for label in hands.seen())
    assert "wacht drie tellen" in hands.seen()
    hands.begin(TalkStep.STRENGTHS)
    assert "wacht drie tellen" in hands.seen()


def test_the_model_that_is_chosen_gives_the_questions(hands):
    hands.step.enter()
    models = hands.find(QComboBox, "talk-model")
    models.setFocus()
    while models.currentText() != "Oplossingsgericht":
        hands.key(Qt.Key.Key_Down)
    hands.push("talk-begin")
    assert hands.step.before.model.asked_at(TalkStep.FOCUS_QUESTION)[0] in hands.seen()


def test_what_is_wrong_with_a_model_of_ones_own_is_told(context, lesson, talk_about, tmp_path):
    (tmp_path / "eigen.yaml").write_text("id: eigen", encoding="utf-8")
    lesson.context = replace(context, conversations=load_conversations(tmp_path))
    hands = talk_about(lesson)
    assert any("eigen.yaml:1: I21" in line for line in hands.seen())


# The order


def test_nothing_of_the_observer_is_seen_before_she_has_spoken(hands):
    hands.begin()
    told = []
    while hands.step.talk.step is not TalkStep.STRENGTHS:
        told += hands.seen()
        assert not hands.find(QWidget, "talk-step-strengths").isEnabled()
        hands.forth()
    assert not any("luistert" in words or "drie vingers" in words for words in told)
    assert "De klas luistert." in hands.seen()
    assert "drie vingers, een beurt" in hands.seen()
    assert "2′05″" in hands.seen()


def test_both_pairs_of_keys_go_forth_and_back(hands):
    hands.begin()
    hands.key(Qt.Key.Key_PageDown, CTRL)
    assert hands.step.talk.step is TalkStep.OPENING
    hands.key(Qt.Key.Key_Right, ALT)
    assert hands.step.talk.step is TalkStep.STRENGTHS
    hands.key(Qt.Key.Key_PageUp, CTRL)
    hands.key(Qt.Key.Key_Left, ALT)
    assert hands.step.talk.step is TalkStep.FOCUS_QUESTION


# Her words


def test_her_own_words_first_are_kept_when_the_step_is_left(hands):
    hands.begin(TalkStep.OPENING)
    hands.write("talk-opening", "Ik was tevreden")
    hands.forth()
    assert hands.stored("reaction") == [Reaction(text="Ik was tevreden", opening=True)]


def test_what_is_typed_at_the_focus_question_begins_her_own_words(hands):
    hands.begin(TalkStep.FOCUS_QUESTION)
    for letter in "Ik zag":
        hands.qtbot.keyClick(QApplication.focusWidget(), letter)
    hands.forth()
    assert hands.stored("reaction") == [Reaction(text="Ik zag", opening=True)]


def test_words_are_kept_when_they_rest(hands, monkeypatch, qtbot):
    monkeypatch.setattr(text_fields, "REST_MS", 1)
    hands.begin(TalkStep.OPENING)
    hands.write("talk-opening", "Druk")
    qtbot.waitUntil(lambda: hands.stored("reaction") == [Reaction(text="Druk", opening=True)])
    hands.write("talk-opening", " maar goed")
    qtbot.waitUntil(lambda: hands.stored("reaction") == [Reaction(text="Druk maar goed", opening=True)])


def test_words_that_are_emptied_are_taken_back(hands):
    hands.begin(TalkStep.OPENING)
    hands.write("talk-opening", "Toch niet")
    hands.step.leave()
    hands.empty("talk-opening")
    hands.forth()
    assert hands.stored("reaction") == []


def test_her_answer_goes_with_its_topic(hands):
    hands.begin(TalkStep.TOPICS)
    hands.write("talk-answer-1", "Ik zie achteraan weinig")
    hands.forth()
    assert hands.stored("reaction") == [Reaction(text="Ik zie achteraan weinig", about=topic_of(hands))]


def test_her_reaction_to_the_whole_is_another_than_her_first_words(hands):
    hands.begin(TalkStep.OPENING)
    hands.write("talk-opening", "eerst")
    hands.begin(TalkStep.REACTION)
    hands.write("talk-reaction", "daarna")
    hands.forth()
    assert hands.stored("reaction") == [Reaction(text="eerst", opening=True), Reaction(text="daarna")]


def test_ctrl_z_takes_the_last_words_back_and_says_so(hands):
    hands.begin(TalkStep.OPENING)
    hands.write("talk-opening", "per ongeluk")
    hands.forth()
    hands.key(Qt.Key.Key_Z, CTRL)
    assert hands.said == "Ongedaan gemaakt: reactie."
    assert hands.stored("reaction") == []
    hands.key(Qt.Key.Key_Y, CTRL)
    assert [act.text for act in hands.stored("reaction")] == ["per ongeluk"]


def test_undo_reaches_nothing_that_was_done_outside_the_talk(hands):
    hands.begin(TalkStep.STRENGTHS)
    hands.key(Qt.Key.Key_Z, CTRL)
    assert hands.said == "Er is in dit gesprek niets meer dat ongedaan gemaakt kan worden."
    assert len(hands.stored("finding")) == 3


def test_ctrl_z_in_a_field_undoes_typing_first(hands):
    hands.begin(TalkStep.OPENING)
    hands.write("talk-opening", "ja")
    hands.step.leave()
    hands.key(Qt.Key.Key_Z, CTRL)
    assert hands.find(QPlainTextEdit, "talk-opening").toPlainText() == ""
    hands.forth()
    assert hands.stored("reaction") == []


def test_ctrl_z_in_a_field_without_typing_undoes_the_act(hands):
    hands.begin(TalkStep.OPENING)
    hands.write("talk-opening", "ja")
    hands.push("talk-close")
    hands.begin(TalkStep.OPENING)
    assert hands.find(QPlainTextEdit, "talk-opening").toPlainText() == "ja"
    hands.find(QWidget, "talk-opening").setFocus()
    hands.key(Qt.Key.Key_Z, CTRL)
    assert hands.said == "Ongedaan gemaakt: reactie."
    assert hands.stored("reaction") == []


# Agreements


def test_an_agreement_is_what_who_when_and_how_it_is_seen(hands):
    hands.begin(TalkStep.AGREEMENTS)
    hands.write("talk-what", "Beurtstokjes")
    hands.push("talk-who-both")
    hands.write("talk-when", "vanaf maandag")
    hands.write("talk-how-seen", "iedereen komt aan bod")
    hands.forth()
    made = Agreement(what="Beurtstokjes", who=Party.BOTH, when="vanaf maandag", how_seen="iedereen komt aan bod")
    assert hands.stored("agreement") == [made]


def test_what_is_filled_in_before_the_agreement_itself_waits_for_it(hands):
    hands.begin(TalkStep.AGREEMENTS)
    hands.write("talk-when", "morgen")
    hands.write("talk-what", "Timer")
    assert "Schrijf eerst wat jullie afspreken; dan wordt het bewaard." in hands.seen()
    hands.forth()
    assert hands.stored("agreement") == [Agreement(what="Timer", who=Party.TEACHER, when="morgen")]


def test_an_agreement_is_changed_and_taken_away(hands):
    hands.begin(TalkStep.AGREEMENTS)
    hands.write("talk-what", "Timer")
    hands.push("talk-who-observer")
    hands.write("talk-what", " op het bord")
    hands.forth()
    assert hands.stored("agreement") == [Agreement(what="Timer op het bord", who=Party.OBSERVER)]
    hands.key(Qt.Key.Key_Left, ALT)
    hands.push("talk-remove")
    assert hands.stored("agreement") == []


def test_an_agreement_whose_what_is_emptied_stays_as_it_was(hands):
    hands.begin(TalkStep.AGREEMENTS)
    hands.write("talk-what", "Timer")
    hands.write("talk-when", "morgen")
    hands.empty("talk-what")
    hands.find(QPlainTextEdit, "talk-when").setFocus()
    assert "Zonder wat blijft de afspraak zoals zij was." in hands.seen()
    assert hands.find(QPlainTextEdit, "talk-what").toPlainText() == "Timer"
    assert hands.stored("agreement") == [Agreement(what="Timer", who=Party.TEACHER, when="morgen")]


def test_an_agreement_is_retyped_at_leisure(hands):
    hands.begin(TalkStep.AGREEMENTS)
    hands.write("talk-what", "Timer")
    hands.step.leave()
    (kept,) = hands.controller.visit.journal.standing("agreement")
    hands.empty("talk-what")
    hands.find(QPlainTextEdit, "talk-what").finish()  # as when it rests
    assert hands.find(QPlainTextEdit, "talk-what").toPlainText() == ""
    hands.write("talk-what", "Beurtstokjes")
    hands.forth()
    assert hands.stored("agreement") == [Agreement(what="Beurtstokjes", who=Party.TEACHER)]
    assert [each.id for each in hands.controller.visit.journal.standing("agreement")] == [kept.id]


def test_half_an_agreement_holds_one_once_on_the_way_on(hands):
    hands.begin(TalkStep.AGREEMENTS)
    hands.write("talk-when", "morgen")
    hands.forth()
    assert hands.step.talk.step is TalkStep.AGREEMENTS
    assert hands.said.startswith("De eerste afspraak zegt nog niet wat, en wordt zo niet bewaard.")
    assert QApplication.focusWidget().objectName() == "talk-what"
    hands.forth()
    assert hands.step.talk.step is TalkStep.REACTION


def test_half_an_agreement_holds_the_talk_open_once(hands):
    hands.begin(TalkStep.AGREEMENTS)
    hands.write("talk-how-seen", "iedereen aan bod")
    hands.push("talk-close")
    assert "wordt zo niet bewaard" in hands.said
    hands.push("talk-close")
    assert hands.step.talk is None


def test_half_an_agreement_that_was_completed_holds_nothing(hands):
    hands.begin(TalkStep.AGREEMENTS)
    hands.write("talk-when", "morgen")
    hands.forth()
    hands.qtbot.keyClicks(QApplication.focusWidget(), "Timer")
    hands.forth()
    assert hands.step.talk.step is TalkStep.REACTION
    assert hands.stored("agreement") == [Agreement(what="Timer", who=Party.TEACHER, when="morgen")]


def test_an_agreement_that_is_undone_leaves_the_page(hands):
    hands.begin(TalkStep.AGREEMENTS)
    hands.write("talk-what", "Timer")
    hands.forth()
    hands.key(Qt.Key.Key_Z, CTRL)
    assert hands.said == "Ongedaan gemaakt: afspraak."
    hands.key(Qt.Key.Key_Left, ALT)
    assert hands.find(QPlainTextEdit, "talk-what").toPlainText() == ""


def test_a_fourth_agreement_is_advised_against_and_not_stopped(hands):
    hands.begin(TalkStep.AGREEMENTS)
    for number in range(4):
        assert not any("Meer dan drie" in words for words in hands.seen())
        if number:
            hands.push("talk-more")
        field = QApplication.focusWidget()
        hands.qtbot.keyClicks(field, f"afspraak {number}")
    assert any("Meer dan drie" in words for words in hands.seen())
    hands.forth()
    assert [act.what for act in hands.stored("agreement")] == [f"afspraak {number}" for number in range(4)]


def test_tab_goes_through_the_agreements_in_their_order(hands):
    hands.begin(TalkStep.AGREEMENTS)
    hands.write("talk-what", "Timer")
    hands.push("talk-more")
    hands.find(QWidget, "talk-what").setFocus()
    stops = []
    while not stops or stops[-1] != "talk-back":
        stops.append(QApplication.focusWidget().objectName())
        hands.key(Qt.Key.Key_Tab)
    form = ["talk-what", "talk-who-teacher", "talk-when", "talk-how-seen", "talk-remove"]
    assert stops == [*form, *form, "talk-more", "talk-back"]


# What was agreed before


def test_what_was_agreed_before_is_looked_at_first(talk_about, demo_visit):
    hands = talk_about(demo_visit("rekenen-bakker"))
    hands.begin()
    assert hands.step.talk.step is TalkStep.LOOKING_BACK
    hands.push("talk-done-1")
    hands.write("talk-seen-1", "C begon meteen")
    hands.push("talk-going_on-2")
    hands.forth()
    told = hands.stored("follow_up")
    assert [(act.outcome, act.seen) for act in told] == [
        (Outcome.DONE, "C begon meteen"),
        (Outcome.GOING_ON, ""),
    ]


def test_what_became_of_it_can_be_said_otherwise(talk_about, demo_visit):
    hands = talk_about(demo_visit("rekenen-bakker"))
    hands.begin()
    hands.push("talk-done-1")
    hands.push("talk-let_go-1")
    (told,) = hands.stored("follow_up")
    assert isinstance(told, FollowUp)
    assert told.outcome is Outcome.LET_GO


def test_what_was_seen_waits_for_the_outcome(talk_about, demo_visit):
    hands = talk_about(demo_visit("rekenen-bakker"))
    hands.begin()
    hands.write("talk-seen-1", "het bord hangt er")
    hands.find(QWidget, "talk-back").setFocus()
    hands.push("talk-going_on-2")
    assert "Kies ook wat ervan kwam; dan wordt het bewaard." in hands.seen()
    hands.push("talk-done-1")
    assert ("het bord hangt er", Outcome.DONE) in [(act.seen, act.outcome) for act in hands.stored("follow_up")]


def test_what_was_seen_without_an_outcome_is_kept_as_going_on_when_the_talk_closes(talk_about, demo_visit):
    hands = talk_about(demo_visit("rekenen-bakker"))
    hands.begin()
    hands.write("talk-seen-1", "het bord hangt er")
    hands.push("talk-close")
    assert [(act.seen, act.outcome) for act in hands.stored("follow_up")] == [
        ("het bord hangt er", Outcome.GOING_ON)
    ]


def test_what_was_kept_as_going_on_is_shown_so(talk_about, demo_visit):
    hands = talk_about(demo_visit("rekenen-bakker"))
    hands.begin()
    hands.write("talk-seen-1", "het bord hangt er")
    hands.step.leave()
    assert hands.find(QPushButton, "talk-going_on-1").isChecked()
    assert "Bewaard als “loopt nog”. Kies iets anders als dat niet klopt." in hands.seen()


def test_what_this_visit_says_is_not_told_as_of_an_earlier_one(talk_about, demo_visit):
    hands = talk_about(demo_visit("rekenen-bakker"))
    hands.begin()
    hands.push("talk-going_on-1")
    hands.write("talk-seen-1", "het bord hangt er")
    hands.push("talk-close")
    assert hands.stored("follow_up")
    hands.begin()
    assert not [words for words in hands.seen() if "het bord hangt er" in words]


def test_the_earlier_visits_are_not_read_at_each_change(talk_about, demo_visit, monkeypatch):
    controller = demo_visit("rekenen-bakker")
    hands = talk_about(controller)
    hands.step.enter()
    read = []
    monkeypatch.setattr(controller.context.library, "agreements_before", lambda visit: read.append(visit) or [])
    controller.record(Note(text="later toegevoegd"))
    assert read == []
    assert "Eerst: wat jullie vorige keer afspraken" in hands.seen()


# Seen, agreed, handed over


def test_seen_is_not_agreed(hands, teacher):
    hands.begin(TalkStep.REACTION)
    hands.push("talk-seen")
    assert hands.stored("consent") == [ConsentGiven(consent=Consent.SEEN, by=teacher)]
    assert any(words.startswith("Meneer Nguyễn Văn Đức, ") for words in hands.seen())
    hands.push("talk-agreed")
    hands.push("talk-seen")
    assert hands.stored("consent") == [ConsentGiven(consent=Consent.AGREED, by=teacher)]


def test_without_a_teacher_nobody_can_give_it(talk_about, new_visit):
    hands = talk_about(new_visit())
    hands.begin(TalkStep.REACTION)
    assert any("eerst wie de leerkracht is" in words for words in hands.seen())


def test_at_the_end_the_report_is_handed_over_as_a_concept(hands):
    hands.begin(TalkStep.CLOSING)
    hands.push("talk-hand-over")
    assert [act.status for act in hands.stored("status")] == [ReportStatus.HANDED_OVER]
    assert any("als concept overhandigd" in words for words in hands.seen())


def test_a_settled_talk_is_read_and_not_changed(talk_about, demo_visit):
    visit = demo_visit("tafels-bakker")
    before = len(visit.visit.journal)
    hands = talk_about(visit)
    hands.begin(TalkStep.REACTION)
    assert any(words.startswith("Vastgesteld") for words in hands.seen())
    field = hands.find(QPlainTextEdit, "talk-reaction")
    assert field.isReadOnly()
    assert "rij bij mijn tafel" in field.toPlainText()
    for step in (TalkStep.AGREEMENTS, TalkStep.TOPICS, TalkStep.OPENING):
        while hands.step.talk.step is not step:
            hands.key(Qt.Key.Key_Left, ALT)
        fields = hands.step.talk.page.fields()
        assert fields
        assert all(field.isReadOnly() for field in fields)
    hands.step.leave()
    assert len(visit.visit.journal) == before


# Room


def test_in_a_small_window_the_steps_fold_and_can_be_unfolded(hands):
    hands.begin()
    hands.step.resize(683, 384)
    assert not any(w.isVisible() for w in hands.step.findChildren(QPushButton, "talk-step-opening"))
    hands.push("talk-unfold")
    hands.push("talk-step-opening")
    assert hands.step.talk.step is TalkStep.OPENING
    assert hands.find(QWidget, "talk-opening").isVisible()
