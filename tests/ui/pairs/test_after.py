"""After the talk, and the old answers beside the new, by keys; judged by what is on disk."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea
from support.hands import key, press, seen, walk_to
from support.pairs.samples import HER_WORD, HERS, HIS, HIS_WORD, SESSION, brought_to, fill_in, open_both

from observatie.domain.acts.acts import ItemRef
from observatie.domain.acts.pair_acts import PairOutcome, PairQuestion, PairSet, Reached
from observatie.domain.pair.pair import PairStage
from observatie.domain.pair.rounds import next_form
from observatie.store.pair_session import PairSession
from observatie.ui.kit.when_field import DayField
from observatie.ui.pairs.after_page import AfterPage
from observatie.ui.pairs.then_and_now import ThenAndNowPage
from observatie.ui.session.pair_controller import PairController

NEXT = UUID("5a9e0000-0000-4000-8000-000000000002")


def came_to(session, target, reached, text=""):
    session.record(PairOutcome(item=ItemRef(instrument="share", item=target), reached=reached, text=text))


@pytest.fixture
def session(context):
    """A session whose talk is over, with three outcomes of which one is not decided."""
    made = brought_to(PairStage.AFTER, context.library, context.clock)
    came_to(made, "grootste-wens", Reached.AGREED, "We vullen elkaar aan.")
    came_to(made, "verwachting-d", Reached.COMPROMISE, "Dinsdag na school.")
    came_to(made, "verwachting-e", None, "Daar komen we op terug.")
    context.library.append([]).result()
    return made


@pytest.fixture
def controller(context, session):
    return PairController(context, session)


@pytest.fixture
def page(theme, controller, show):
    return show(AfterPage(theme, controller))


def look_back_on_disk(context):
    context.library.append([]).result()
    return context.library.pair(SESSION).settings.look_back


# The agreements


def test_the_agreements_stand_by_where_they_came_out_with_their_words(page):
    assert seen(page, "pair-group") == ["A. We zijn het eens (1)", "B. We stemmen af (1)", "Nog open (13)"]
    assert seen(page, "pair-agreed") == [
        "We vullen elkaar aan.",
        "Dinsdag na school.",
        "Daar komen we op terug.",
    ]


def test_where_nothing_was_agreed_it_says_so(theme, context, show):
    made = PairController(context, brought_to(PairStage.AFTER, context.library, context.clock))
    page = show(AfterPage(theme, made))
    assert seen(page, "pair-nothing-agreed")
    assert seen(page, "pair-group") == ["Nog open (15)"]


def test_in_a_narrow_window_one_press_leads_past_all_questions_to_what_they_do_with_them(page):
    page.resize(700, 384)
    QApplication.processEvents()
    press("pair-further-down")
    QApplication.processEvents()
    day = QApplication.focusWidget()
    (area,) = (each for each in page.findChildren(QScrollArea) if each.isAncestorOf(day))
    top = day.mapTo(area.viewport(), QPoint(0, 0)).y()
    assert day.objectName() == "pair-look-back"
    assert 0 <= top < area.viewport().height() - day.height()


def test_where_there_is_room_beside_the_agreements_nothing_leads_there(page):
    assert not page.findChild(QPushButton, "pair-further-down").isVisible()


# The day


def test_the_proposed_day_is_no_appointment_before_they_say_so(page, context):
    assert look_back_on_disk(context) is None
    press("pair-set-day")
    assert look_back_on_disk(context) == date(2026, 4, 21)


def test_a_day_is_chosen_with_the_keys(page, context):
    walk_to("pair-look-back")
    key(Qt.Key.Key_Right)  # from the weekday to the day
    key(Qt.Key.Key_Up)
    key(Qt.Key.Key_Tab)
    assert look_back_on_disk(context) == date(2026, 4, 22)
    assert "Jullie kijken terug op 22 april 2026." in seen(page)


def test_a_day_half_chosen_is_kept_when_the_page_is_left(page, context):
    walk_to("pair-look-back")
    key(Qt.Key.Key_Right)
    key(Qt.Key.Key_Up)
    page.leave()
    assert look_back_on_disk(context) == date(2026, 4, 22)


def test_a_day_that_is_set_leaves_the_focus_on_the_agreement_that_was_read(page, context):
    held = QApplication.focusWidget()
    assert held.objectName() == "pair-item"
    page.findChild(QPushButton, "pair-set-day").click()  # as Enter does from the agreement
    QApplication.processEvents()
    assert look_back_on_disk(context) == date(2026, 4, 21)
    assert QApplication.focusWidget() is held


def test_the_same_day_twice_is_one_act(page, context):
    press("pair-set-day")
    key(Qt.Key.Key_Space)
    look_back_on_disk(context)
    settings = context.library.pair(SESSION).journal.standing("pair_set")
    assert sum(standing.act.look_back is not None for standing in settings) == 1


def test_a_day_is_changed(page, context):
    press("pair-set-day")
    walk_to("pair-look-back")
    key(Qt.Key.Key_Right)
    key(Qt.Key.Key_Up)
    key(Qt.Key.Key_Tab)
    assert look_back_on_disk(context) == date(2026, 4, 22)


def test_a_day_is_emptied(page, context):
    assert not page.findChild(QPushButton, "pair-empty-day").isVisible()
    press("pair-set-day")
    press("pair-empty-day")
    assert look_back_on_disk(context) is None
    assert QApplication.focusWidget().objectName() == "pair-set-day"
    page.leave()
    assert look_back_on_disk(context) is None
    assert any("Nog geen dag afgesproken." in words for words in seen(page))


def test_no_day_that_is_over_can_be_chosen(page, context):
    day = page.findChild(DayField, "pair-look-back")
    day.setDate(QDate(2026, 2, 3))  # as the calendar would
    day.finish()
    assert look_back_on_disk(context) == date(2026, 3, 10)


def test_a_day_that_has_come_and_gone_is_shown_as_it_was_set(session, context, theme, controller, show, clock):
    session.set_up(PairSet(look_back=date(2026, 3, 12))).saved.result()
    clock.advance(7 * 24 * 3_600_000)
    page = show(AfterPage(theme, controller))
    assert page.findChild(DayField, "pair-look-back").day == date(2026, 3, 12)
    assert look_back_on_disk(context) == date(2026, 3, 12)


def looks_back(page):
    return page.findChild(QPushButton, "pair-look-back-now").isVisible()


def test_the_next_round_is_offered_always(page, qtbot):
    assert not looks_back(page)
    with qtbot.waitSignal(page.next_round_asked):
        press("pair-next-round")


def test_on_the_day_they_look_back_together_which_is_a_next_round_after_the_first(
    session, theme, controller, show, qtbot
):
    session.set_up(PairSet(look_back=date(2026, 3, 10)))
    page = show(AfterPage(theme, controller))
    assert looks_back(page)
    assert QApplication.focusWidget().objectName() == "pair-look-back-now"
    assert any("Jullie vullen het formulier opnieuw in" in words for words in seen(page, "pair-day-said"))
    with qtbot.waitSignal(page.next_round_asked):
        key(Qt.Key.Key_Space)


def test_on_the_day_a_later_round_is_laid_beside_the_one_before(following, context, theme, show, qtbot):
    following.set_up(PairSet(look_back=date(2026, 3, 10)))
    page = show(AfterPage(theme, PairController(context, following)))
    with qtbot.waitSignal(page.then_asked):
        key(Qt.Key.Key_Space)


def test_they_look_back_no_more_once_the_next_round_was_begun(session, context, theme, controller, show):
    session.set_up(PairSet(look_back=date(2026, 3, 10)))
    following = PairSession.open(context.library, NEXT, context.clock)
    partners = session.pair.partners
    following.set_up(PairSet(partners=partners, previous=SESSION), session.instrument).saved.result()
    page = show(AfterPage(theme, controller))
    assert not looks_back(page)
    assert any("Jullie volgende ronde is begonnen." in words for words in seen(page))


# The ways on


@pytest.mark.parametrize(("name", "signal"), [("pair-talk", "talk_asked"), ("pair-questions", "questions_asked")])
def test_each_way_on_is_reached_with_the_keys(page, qtbot, name, signal):
    with qtbot.waitSignal(getattr(page, signal)):
        press(name)


def test_alt_left_goes_back_to_the_talk(page, qtbot):
    with qtbot.waitSignal(page.talk_asked):
        key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)


def test_without_a_round_before_there_is_nothing_to_lay_beside(page):
    assert not page.findChild(QPushButton, "pair-then").isVisible()


def test_how_many_questions_go_otherwise_is_told(session, theme, controller, show):
    session.record(PairQuestion(target="verwachting-e", left_out=True))
    session.record(PairQuestion(target="grootste-wens"))
    page = show(AfterPage(theme, controller))
    assert seen(page, "pair-changed") == ["Jullie pasten 1 vraag aan voor een volgende ronde."]


def test_page_down_turns_a_long_page(page, qtbot):
    page.resize(683, 384)
    bar = page.findChild(QScrollArea).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    key(Qt.Key.Key_PageDown)
    assert bar.value() > 0
    key(Qt.Key.Key_PageUp)
    assert bar.value() == 0


# Then and now


@pytest.fixture
def following(session, context):
    """The next round, in which one question is put otherwise and one was left out."""
    session.record(PairQuestion(target="grootste-wens", text="Waar ik op hoop, is:"))
    session.record(PairQuestion(target="verwachting-e", left_out=True))
    made = PairSession.open(context.library, NEXT, context.clock)
    form = next_form(session.instrument, session.pair.questions())
    made.set_up(PairSet(partners=session.pair.partners, previous=SESSION), form)
    fill_in(made, made.pair.partners[0], HER_WORD, {"grootste-wens": "Dat we het volhouden."})
    fill_in(made, made.pair.partners[1], HIS_WORD, {"grootste-wens": "Dat het rustig blijft."})
    open_both(made)
    return made


@pytest.fixture
def beside(following, context, theme, show):
    return show(ThenAndNowPage(theme, PairController(context, following)))


def test_the_old_answers_stand_beside_the_new_for_each_partner(beside):
    said = seen(beside, "pair-said")
    assert said[:4] == [
        HERS["grootste-wens"],
        HIS["grootste-wens"],
        "Dat we het volhouden.",
        "Dat het rustig blijft.",
    ]


def test_a_question_put_otherwise_shows_both_wordings(beside):
    assert seen(beside, "pair-put")[0] == "1  Waar ik op hoop, is:"
    assert "Toen stond er: “Mijn grootste wens/hoop in deze co-teaching situatie is:”" in seen(beside)


def test_the_old_agreement_stands_with_the_old_answers(beside):
    assert "A. We zijn het eens" in seen(beside, "pair-came-to")
    assert "We vullen elkaar aan." in seen(beside, "pair-agreed")


def test_a_question_they_left_out_is_still_there_to_look_back_on(beside):
    assert seen(beside, "pair-put")[-1].endswith("t.a.v. huiswerk")
    assert "Daar komen we op terug." in seen(beside, "pair-agreed")


def test_nothing_is_added_up(beside):
    assert not any("van 15" in words or "%" in words for words in seen(beside))


def test_the_way_back_is_there_by_keys(beside, qtbot):
    with qtbot.waitSignal(beside.done):
        press("pair-then-back")
    with qtbot.waitSignal(beside.done):
        key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)


def test_a_round_before_that_is_on_another_laptop_is_told(context, session, theme, show):
    made = PairSession.open(context.library, NEXT, context.clock)
    elsewhere = UUID("5a9e0000-0000-4000-8000-000000000009")
    made.set_up(PairSet(partners=session.pair.partners, previous=elsewhere), session.instrument)
    page = show(ThenAndNowPage(theme, PairController(context, made)))
    assert "staat niet op deze laptop" in seen(page, "pair-no-then")[0]


def test_with_a_round_before_the_page_after_the_talk_leads_there(following, context, theme, show, qtbot):
    page = show(AfterPage(theme, PairController(context, following)))
    with qtbot.waitSignal(page.then_asked):
        press("pair-then")
