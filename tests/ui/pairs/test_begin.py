"""Co-teaching, the list and the beginning of a pair, by keys; judged by what is on disk."""

from datetime import date
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QListView, QRadioButton
from support.hands import CTRL, Hands, key, press, walk_to
from support.pairs.samples import HER_WORD, HERS, HIS, HIS_WORD, SHARE, begun, brought_to, fill_in
from support.samples import OWNER

from observatie.domain.acts.pair_acts import PairOutcome, PairSet, Reached, Seating
from observatie.domain.pair.pair import PairStage
from observatie.store.pair_session import PairSession
from observatie.store.register_session import RegisterSession
from observatie.ui.pairs.begin_screen import BeginScreen
from observatie.ui.pairs.pairs_screen import PairsScreen
from observatie.ui.session.app_context import AppContext, StoreLink


@pytest.fixture
def quiet_context(library, catalogue, clock, theme):
    """A context with a library in which nothing was done yet."""
    return AppContext(library, catalogue, clock, theme, StoreLink(library))


class BeginHands(Hands):
    """Somebody who begins a pair."""

    def write(self, name, text):
        self.walk_to(name)
        self.key(Qt.Key.Key_A, CTRL)
        self.type(text)
        self.close_popup()


@pytest.fixture
def at(show, qtbot):
    """Show a screen and put hands at it."""
    return lambda screen: BeginHands(show(screen), qtbot)


def listed(context):
    context.library.append([]).result()
    return context.library.pairs()


def settings_on_disk(context):
    (only,) = listed(context)
    return context.library.pair(only.id).settings


def person(context, name, school=None):
    people = RegisterSession(context.library, context.clock)
    made = people.add_person(name, people.add_school(school).id if school else None)
    made.saved.result()
    return made.id


# The list


def spoken(hands):
    model = hands.window.findChild(QListView, "pairs").model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def test_an_empty_list_teaches_and_has_one_button_to_begin_with(quiet_context, at, qtbot):
    hands = at(PairsScreen(quiet_context))
    assert "in stilte" in hands.labels()
    assert QApplication.focusWidget().objectName() == "pairs-new"
    with qtbot.waitSignal(hands.window.begin_asked):
        key(Qt.Key.Key_Space)


def test_a_file_can_be_taken_in_also_where_there_is_no_pair_yet(quiet_context, at, qtbot):
    hands = at(PairsScreen(quiet_context))
    with qtbot.waitSignal(hands.window.receive_asked):
        press("pairs-receive")


def test_while_each_is_alone_the_list_says_what_each_did(quiet_context, at):
    session = begun(quiet_context.library, quiet_context.clock, begins=date(2026, 4, 7))
    fatima, joost = session.pair.partners
    fill_in(session, fatima, HER_WORD, HERS)
    fill_in(session, joost, HIS_WORD, HIS, seal=False)
    quiet_context.library.append([]).result()
    (line,) = spoken(at(PairsScreen(quiet_context)))
    assert "Fatima de Vries en Joost Kramer" in line
    assert "groep 4 · vanaf 7 april 2026" in line
    assert "Fatima is klaar · Joost vult in" in line


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        (PairStage.READING, "Lezen elkaars blad"),
        (PairStage.SINKING, "Laten bezinken"),
        (PairStage.TALKING, "In gesprek"),
        (PairStage.AFTER, "Het gesprek is gevoerd"),
    ],
)
def test_later_the_list_says_where_they_are_and_nothing_of_a_sheet(quiet_context, at, stage, words):
    brought_to(stage, quiet_context.library, quiet_context.clock)
    quiet_context.library.append([]).result()
    (line,) = spoken(at(PairsScreen(quiet_context)))
    assert words in line
    assert not any(said in line for said in (*HERS.values(), *HIS.values()))


def test_the_day_to_look_back_is_in_the_list_and_told_when_it_has_come(quiet_context, at, clock):
    session = brought_to(PairStage.AFTER, quiet_context.library, clock)
    session.set_up(PairSet(look_back=date(2026, 6, 3))).saved.result()
    assert "Kijken terug op 3 juni 2026" in spoken(at(PairsScreen(quiet_context)))[0]
    session.set_up(PairSet(look_back=date(2026, 3, 10))).saved.result()
    assert "Tijd om terug te kijken" in spoken(at(PairsScreen(quiet_context)))[0]


def test_once_a_next_round_was_begun_nobody_is_told_to_look_back(quiet_context, at, clock):
    session = brought_to(PairStage.AFTER, quiet_context.library, clock)
    session.set_up(PairSet(look_back=date(2026, 3, 10))).saved.result()
    following = PairSession.open(quiet_context.library, uuid4(), clock)
    following.set_up(PairSet(partners=session.pair.partners, previous=session.pair.id), SHARE).saved.result()
    lines = "\n".join(spoken(at(PairsScreen(quiet_context))))
    assert "Tijd om terug te kijken" not in lines
    assert "volgende ronde" in lines


def test_tab_goes_from_the_list_around_to_the_buttons_as_they_stand(quiet_context, at):
    begun(quiet_context.library, quiet_context.clock)
    quiet_context.library.append([]).result()
    hands = at(PairsScreen(quiet_context))
    gone_to = []
    for _ in range(4):
        key(Qt.Key.Key_Tab)
        gone_to.append(QApplication.focusWidget().objectName())
    assert gone_to == ["pairs-join", "pairs-receive", "pairs-new", "pairs"]
    assert hands.find(QListView, "pairs").hasFocus()


def test_enter_opens_the_pair_in_hand(quiet_context, at, qtbot):
    session = begun(quiet_context.library, quiet_context.clock)
    quiet_context.library.append([]).result()
    hands = at(PairsScreen(quiet_context))
    with qtbot.waitSignal(hands.window.opened) as opened:
        key(Qt.Key.Key_Return)
    assert opened.args == [session.pair.id]


# Beginning


def test_two_names_are_enough_to_begin(quiet_context, at, qtbot):
    hands = at(BeginScreen(quiet_context))
    hands.write("pair-two", "Joost Kramer")
    with qtbot.waitSignal(hands.window.begun) as begun_with:
        press("pair-begin")
    settings = settings_on_disk(quiet_context)
    register = quiet_context.library.register()
    assert settings.partners[0] == quiet_context.library.scribe.author
    assert register.name(settings.partners[1]) == "Joost Kramer"
    assert (settings.seating, settings.sink_minutes, settings.begins) == (Seating.TOGETHER, None, None)
    assert settings.instrument.instrument == "share"
    assert begun_with.args[0].pair.id == listed(quiet_context)[0].id


def test_all_that_can_be_said_is_kept(quiet_context, at):
    hands = at(BeginScreen(quiet_context))
    hands.write("pair-one", "Fatima de Vries")
    hands.write("pair-one-school", "De Regenboog")
    hands.write("pair-two", "Joost Kramer")
    hands.write("pair-two-school", "Samenwerkingsverband")
    walk_to("pair-one-laptop")
    key(Qt.Key.Key_Down)
    press("pair-begin")
    settings, register = settings_on_disk(quiet_context), quiet_context.library.register()
    schools = [register.name(register.people[partner].school) for partner in settings.partners]
    assert [register.name(partner) for partner in settings.partners] == ["Fatima de Vries", "Joost Kramer"]
    assert schools == ["De Regenboog", "Samenwerkingsverband"]
    assert settings.seating is Seating.AT_HOME


def test_two_at_the_same_new_school_put_it_in_the_register_once(quiet_context, at):
    hands = at(BeginScreen(quiet_context))
    for name, school in (("pair-one", "Fatima"), ("pair-two", "Joost")):
        hands.write(name, school)
        hands.write(f"{name}-school", "De Regenboog")
    press("pair-begin")
    listed(quiet_context)
    assert [school.name for school in quiet_context.library.register().schools.values()] == ["De Regenboog"]


def test_who_is_in_the_register_keeps_her_school(quiet_context, at):
    fatima = person(quiet_context, "Fatima de Vries", "De Regenboog")
    hands = at(BeginScreen(quiet_context))
    hands.write("pair-two", "fatima de vries")
    walk_to("pair-one-laptop")
    assert hands.find(QComboBox, "pair-two-school").currentText() == "De Regenboog"
    assert not hands.find(QComboBox, "pair-two-school").isEnabled()
    press("pair-begin")
    assert settings_on_disk(quiet_context).partners[1] == fatima
    assert len(quiet_context.library.register().people) == 2


def test_a_name_much_like_a_known_one_is_asked_about_before_they_begin(quiet_context, at):
    fatima = person(quiet_context, "Fatima de Vries", "De Regenboog")
    hands = at(BeginScreen(quiet_context))
    hands.write("pair-two", "mevrouw fatima vries")
    press("pair-begin")
    assert listed(quiet_context) == []
    assert QApplication.focusWidget().objectName() == "pair-two-is-0"

    key(Qt.Key.Key_Space)
    press("pair-begin")

    assert settings_on_disk(quiet_context).partners[1] == fatima


def test_a_namesake_can_be_the_other_one(quiet_context, at):
    fatima = person(quiet_context, "Fatima de Vries", "De Regenboog")
    hands = at(BeginScreen(quiet_context))
    hands.write("pair-two", "Fatima de Vries")
    press("pair-two-another")
    press("pair-begin")
    other = settings_on_disk(quiet_context).partners[1]
    assert other != fatima
    assert quiet_context.library.register().name(other) == "Fatima de Vries"


def test_who_had_no_school_gets_the_one_that_is_typed(quiet_context, at):
    joost = person(quiet_context, "Joost Kramer")
    hands = at(BeginScreen(quiet_context))
    hands.write("pair-two", "Joost Kramer")
    hands.write("pair-two-school", "De Regenboog")
    press("pair-begin")
    listed(quiet_context)
    register = quiet_context.library.register()
    assert register.name(register.people[joost].school) == "De Regenboog"


def test_the_word_that_is_not_to_be_forgotten_is_told_beforehand(quiet_context, at):
    assert "wie het vergeet, is dat blad kwijt" in at(BeginScreen(quiet_context)).labels()


def test_without_a_second_name_nothing_is_begun_and_the_field_says_what_it_wants(quiet_context, at):
    hands = at(BeginScreen(quiet_context))
    press("pair-begin")
    assert listed(quiet_context) == []
    assert "Kies of typ een naam." in hands.labels()
    assert QApplication.focusWidget().objectName() in ("pair-two", "pair-two-line")


@pytest.mark.parametrize(("one", "two"), [("Ik", "ik"), ("Ik", OWNER), ("Joost Kramer", "joost  kramer")])
def test_nobody_is_a_pair_with_herself(quiet_context, at, one, two):
    hands = at(BeginScreen(quiet_context))
    hands.write("pair-one", one)
    walk_to("pair-two")
    QApplication.focusWidget().setEditText(two)  # as key events have no letters with signs on them
    press("pair-begin")
    assert listed(quiet_context) == []
    assert "twee verschillende mensen" in hands.labels()
    assert len(quiet_context.library.register().people) == 1


def test_there_is_no_choice_of_a_form_where_there_is_one(quiet_context, at):
    hands = at(BeginScreen(quiet_context))
    assert not hands.window.findChild(QComboBox, "pair-form").isVisible()


def test_it_is_said_once_that_what_they_write_down_has_a_form_of_our_own(quiet_context, at):
    assert at(BeginScreen(quiet_context)).labels().count("SHARE-reflectie-instrument") == 1


def test_who_begins_again_with_others_finds_empty_fields(quiet_context, at):
    screen = BeginScreen(quiet_context)
    hands = at(screen)
    hands.write("pair-two", "Joost Kramer")
    screen.start_over()
    assert hands.find(QComboBox, "pair-one").currentText() == "Ik"
    assert hands.find(QComboBox, "pair-two").currentText() == ""
    assert hands.find(QRadioButton, "pair-one-laptop").isChecked()


def test_outcomes_are_counted_in_the_list(quiet_context, at, clock):
    first_round = brought_to(PairStage.AFTER, quiet_context.library, clock)
    item = first_round.instrument.items["grootste-wens"].id
    first_round.record(
        PairOutcome(item={"instrument": "share", "item": item}, reached=Reached.AGREED)
    ).saved.result()
    assert "1 uitkomst" in spoken(at(PairsScreen(quiet_context)))[0]
