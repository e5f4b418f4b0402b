"""Zelfbeeld, as observer and teacher do it with keys on one laptop; judged by what is on disk."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from support.hands import Hands, in_front

from observatie.demo.school import demo_id
from observatie.domain.acts.acts import ItemRef, VisitSet
from observatie.domain.acts.answers import Answer, LevelValue
from observatie.domain.acts.conversation import Finding, Stance
from observatie.domain.errors import KnownError
from observatie.domain.visit.steps import VisitStep
from observatie.report.visit.content import compose
from observatie.store.visit_session import VisitSession
from observatie.ui.form.level_grid import LevelCell
from observatie.ui.frame.shell import Shell
from observatie.ui.kit.machine_settings import MachineSettings
from observatie.ui.visit.visit_screen import VisitScreen

CTRL = Qt.KeyboardModifier.ControlModifier
ADAPT = "rekenen-jansen-ozdemir"
SECRET = "groene fiets"


class AssessmentHands(Hands):
    """Observer and teacher at one visit."""

    def __init__(self, screen: VisitScreen, qtbot) -> None:
        super().__init__(screen, qtbot)
        self.screen = screen
        self.presenting: list[bool] = []
        screen.presenting_changed.connect(self.presenting.append)

    @property
    def controller(self):
        return self.screen.controller

    @property
    def teacher(self):
        return self.controller.visit.settings.teacher

    def on_disk(self):
        self.controller.context.library.append([]).result()
        return self.controller.context.library.visit(self.controller.visit.id)

    def answers_of(self, author) -> dict[str, Answer]:
        return {key.target: answer for key, _, answer in self.on_disk().answers() if key.author == author}

    def topics(self) -> list[Finding]:
        acts = [standing.act for standing in self.on_disk().journal.standing("finding")]
        return [act for act in acts if isinstance(act, Finding) and act.stance is Stance.TOPIC]


@pytest.fixture
def open_visit(qtbot, context):
    def open_one(visit, on=context) -> AssessmentHands:
        screen = in_front(VisitScreen(on, visit, lambda _parent, _name: None), qtbot)
        screen.enter()
        return AssessmentHands(screen, qtbot)

    return open_one


@pytest.fixture
def hands(open_visit):
    return open_visit(demo_id("visit", ADAPT))


def scored(hands: AssessmentHands) -> tuple[str, int]:
    """Return the first item that the observer scored, and another level than she chose."""
    observer = hands.controller.session.scribe.author
    levels = {
        key.target: a.value.level
        for key, _, a in hands.controller.visit.answers()
        if isinstance(a.value, LevelValue)
    }
    target, level = next(iter(levels.items()))
    assert all(key.author == observer for key, _, _ in hands.controller.visit.answers())
    return target, 1 if level > 2 else 4


def hers(hands: AssessmentHands, target: str, level: int) -> None:
    """Let the teacher have filled in a level, on another day."""
    session = VisitSession.open(
        hands.controller.context.library, hands.controller.visit.id, hands.controller.context.clock, hands.teacher
    )
    act = Answer(instrument="adapt", target=target, value=LevelValue(level=level))
    session.record(act).saved.result()
    for entry in session.visit.journal.entries():
        hands.controller.visit.add(entry)


def test_it_is_a_key_away_from_working_out(hands):
    hands.screen.go(VisitStep.REVIEW)

    hands.key(Qt.Key.Key_J, CTRL)

    assert hands.screen.step is VisitStep.SELF_ASSESSMENT
    assert QApplication.focusWidget().objectName() == "self-give"


def test_what_the_teacher_chooses_is_hers_and_stands_beside_the_observers(hands):
    observer = hands.controller.session.scribe.author
    before = hands.answers_of(observer)
    hands.screen.go(VisitStep.SELF_ASSESSMENT)
    hands.push("self-give")

    assert isinstance(QApplication.focusWidget(), LevelCell)
    hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Space)

    (answer,) = hands.answers_of(hands.teacher).values()
    assert (answer.value.level, answer.source, answer.evidence) == (2, None, ())
    assert hands.answers_of(observer) == before


def test_nothing_of_the_observer_is_in_sight_of_the_teacher(hands):
    notes = [s.act.text for s in hands.controller.visit.shown("note")]
    hands.screen.go(VisitStep.SELF_ASSESSMENT)
    hands.push("self-give")

    shown = hands.labels()
    assert hands.presenting == [True]
    assert not any(note in shown for note in notes)
    assert not any(cell.isChecked() for cell in hands.screen.findChildren(LevelCell) if cell.isVisible())
    assert not hands.screen.findChild(QPushButton, "step-review").isVisible()


def test_her_letters_are_at_least_24_high(hands):
    hands.screen.go(VisitStep.SELF_ASSESSMENT)
    hands.push("self-give")

    words = [w for w in hands.screen.self_assessment.form.findChildren(QLabel) if w.isVisible() and w.text()]
    assert min(w.fontInfo().pixelSize() for w in words if w.property("role") in (None, "muted")) >= 24


def test_undo_takes_back_her_answer_and_never_the_observers(hands):
    observer = hands.controller.session.scribe.author
    before = hands.answers_of(observer)
    hands.screen.go(VisitStep.SELF_ASSESSMENT)
    hands.push("self-give")
    hands.key(Qt.Key.Key_Space)

    hands.key(Qt.Key.Key_Z, CTRL)
    hands.key(Qt.Key.Key_Z, CTRL)

    assert hands.answers_of(hands.teacher) == {}
    assert hands.answers_of(observer) == before


def guarded(context):
    class Guarded(type(context)):
        @property
        def passphrase_check(self):
            def check(typed: str) -> None:
                if typed != SECRET:
                    raise KnownError("B02", "deze wachtwoordzin past niet", "typ haar opnieuw")

            return check

    fields = {name: getattr(context, name) for name in context.__dataclass_fields__}
    return Guarded(**fields)


def test_only_the_passphrase_leads_back(open_visit, context, qtbot):
    hands = open_visit(demo_id("visit", ADAPT), guarded(context))
    hands.screen.go(VisitStep.SELF_ASSESSMENT)
    hands.push("self-give")
    hands.push("self-done")

    exit_guard = hands.screen.self_assessment.exit_guard
    field = hands.find(QWidget, "way-out-passphrase")
    qtbot.keyClicks(field, "geraden")
    hands.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "past niet" in hands.labels())
    assert hands.presenting == [True]

    qtbot.keyClicks(QApplication.focusWidget(), SECRET)
    hands.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not exit_guard.is_asking)
    assert hands.presenting == [True, False]
    assert QApplication.focusWidget().objectName() == "self-give"


def test_whoever_is_not_ready_goes_on_with_the_form(open_visit, context):
    hands = open_visit(demo_id("visit", ADAPT), guarded(context))
    hands.screen.go(VisitStep.SELF_ASSESSMENT)
    hands.push("self-give")
    hands.push("self-done")

    hands.key(Qt.Key.Key_Escape)

    assert isinstance(QApplication.focusWidget(), LevelCell)
    assert hands.presenting == [True]


def test_what_was_on_paper_is_typed_over_without_giving_the_screen_away(hands):
    hands.screen.go(VisitStep.SELF_ASSESSMENT)
    hands.push("self-type")
    hands.key(Qt.Key.Key_Space)
    hands.push("self-done")

    assert hands.presenting == []
    assert len(hands.answers_of(hands.teacher)) == 1
    assert "vulde 1 onderdeel in" in hands.labels()


def test_whoever_leaves_what_is_typed_over_from_paper_keeps_it(hands, qtbot):
    hands.screen.go(VisitStep.SELF_ASSESSMENT)
    hands.push("self-type")
    hands.key(Qt.Key.Key_Space)
    hands.screen.go(VisitStep.REVIEW)

    hands.screen.go(VisitStep.SELF_ASSESSMENT)

    assert len(hands.answers_of(hands.teacher)) == 1
    qtbot.waitUntil(lambda: "vulde 1 onderdeel in" in hands.labels())


@pytest.fixture
def shell(qtbot, context, tmp_path):
    machine = MachineSettings(QSettings(str(tmp_path / "venster.ini"), QSettings.Format.IniFormat))

    def make() -> Shell:
        made = Shell(context, machine, lambda _parent, _name: None, lambda _parent: None)
        qtbot.addWidget(made)
        made.resize(1366, 768)
        made.show()
        return made

    return make


def test_while_the_teacher_has_the_laptop_no_list_is_in_reach(shell):
    first = shell()
    visit = first.open_visit(demo_id("visit", ADAPT))

    visit.go(VisitStep.SELF_ASSESSMENT)
    assert first.rail.isVisible()
    visit.self_assessment.give()

    assert not first.rail.isVisible()
    first.open_help()
    assert first.visit is visit


def test_a_window_that_is_made_anew_shows_her_the_form_again(shell):
    first = shell()
    first.open_visit(demo_id("visit", ADAPT)).go(VisitStep.SELF_ASSESSMENT)
    first.visit.self_assessment.give()
    location = first.location
    first.retire()

    again = shell()
    again.go_back(location)

    assert again.visit.self_assessment.form.isVisible()
    assert not again.visit.self_assessment.page.isVisible()
    assert not again.rail.isVisible()


def test_a_difference_is_worded_so_that_nobody_loses(hands):
    target, other = scored(hands)
    hers(hands, target, other)

    hands.screen.go(VisitStep.SELF_ASSESSMENT)

    said = hands.find(QLabel, "difference-0").text()
    assert said.startswith("Jullie keken hier verschillend naar:")
    assert said.endswith("Wat zagen jullie allebei?")


def test_a_difference_becomes_a_topic_with_the_notes_of_its_item(hands):
    target, other = scored(hands)
    hers(hands, target, other)
    before = len(hands.topics())
    hands.screen.go(VisitStep.SELF_ASSESSMENT)

    hands.push("topic-0")

    made = hands.topics()[-1]
    assert len(hands.topics()) == before + 1
    assert made.items == (ItemRef(instrument="adapt", item=target),)
    notes = hands.controller.visit.shown("note")
    assert set(made.evidence) == {s.id for s in notes if made.items[0] in s.act.items}
    assert QApplication.focusWidget().objectName() == "topic-0"


def test_the_same_button_takes_the_topic_away_again(hands):
    target, other = scored(hands)
    hers(hands, target, other)
    before = len(hands.topics())
    hands.screen.go(VisitStep.SELF_ASSESSMENT)
    hands.push("topic-0")

    hands.push("topic-0")

    assert len(hands.topics()) == before


def test_her_answers_are_not_in_the_report(hands):
    target, other = scored(hands)
    register = hands.controller.context.library.register()
    before = compose(hands.controller.visit, register, hands.controller.instruments).instruments

    hers(hands, target, other)

    assert compose(hands.controller.visit, register, hands.controller.instruments).instruments == before


def test_without_a_teacher_it_says_what_to_do(open_visit, new_visit):
    visit = new_visit("kijkwijzer")
    hands = open_visit(visit.visit.id)
    visit.context.library.append([]).result()
    hands.screen.go(VisitStep.SELF_ASSESSMENT)

    assert "Er is nog geen leerkracht gekozen." in hands.labels()
    assert QApplication.focusWidget().objectName() == "self-prepare"


def test_after_settling_nothing_can_be_filled_in(hands):
    hands.controller.take(hands.controller.session.settle(b"%PDF"))

    hands.screen.go(VisitStep.SELF_ASSESSMENT)

    assert "Het verslag is vastgesteld." in hands.labels()
    assert not hands.screen.findChild(QPushButton, "self-give").isVisible()


def test_what_she_wrote_stands_there_and_is_not_compared(open_visit, qtbot):
    hands = open_visit(demo_id("visit", "rekenen-bakker"))
    hands.screen.go(VisitStep.SELF_ASSESSMENT)
    hands.push("self-give")
    qtbot.keyClicks(QApplication.focusWidget(), "Iedereen durft te vragen.")
    hands.push("self-done")

    qtbot.waitUntil(lambda: "Iedereen durft te vragen." in hands.labels())
    assert not hands.screen.self_assessment.findChildren(QLabel, "difference-0")


# Typing on a choice


def levels_of(hands) -> list[int]:
    return [a.value.level for a in hands.answers_of(hands.teacher).values() if isinstance(a.value, LevelValue)]


def test_the_number_of_a_level_chooses_it_and_a_second_time_takes_nothing_away(hands):
    hands.screen.go(VisitStep.SELF_ASSESSMENT)
    hands.push("self-give")
    hands.key(Qt.Key.Key_3)
    assert levels_of(hands) == [3]
    assert QApplication.focusWidget().isChecked()
    hands.key(Qt.Key.Key_3)
    assert levels_of(hands) == [3]
    hands.key(Qt.Key.Key_1)
    assert levels_of(hands) == [1]


@pytest.mark.parametrize("key", [Qt.Key.Key_D, Qt.Key.Key_9])
def test_a_letter_where_only_a_level_is_asked_chooses_nothing_and_says_what_does(hands, key):
    hands.screen.go(VisitStep.SELF_ASSESSMENT)
    hands.push("self-give")
    hands.key(key)
    assert levels_of(hands) == []
    assert (
        "Hier kies je met 1 tot en met 4; een veld om in te schrijven heeft dit onderdeel niet." in hands.labels()
    )


def test_it_says_where_words_can_be_written(open_visit, new_visit, context, demo_visit):
    visit = new_visit("adapt", "smeets")
    teacher = demo_visit(ADAPT).visit.settings.teacher
    visit.set_up(VisitSet(subject="rekenen", teacher=teacher), tuple(visit.instruments.values()))
    context.library.append(()).result()
    hands = open_visit(visit.visit.id)
    hands.screen.go(VisitStep.SELF_ASSESSMENT)
    hands.push("self-give")
    hands.key(Qt.Key.Key_D)
    assert "heeft dit onderdeel niet. Schrijven kan bij “" in hands.labels()
