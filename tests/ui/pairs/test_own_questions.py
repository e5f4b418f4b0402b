"""Welke vragen zou je aanpassen, by keys; judged by the form that a next round gets from what is on disk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QScrollArea
from support.hands import CTRL, SHIFT, key, seen, walk_to, write
from support.pairs.samples import PLACES, SESSION, SHARE, brought_to, leave_everything_out

from observatie.domain.acts.acts import ItemRef
from observatie.domain.acts.pair_acts import PairOutcome, PairQuestion, Reached
from observatie.domain.pair.pair import PairStage, asked
from observatie.domain.pair.rounds import next_form
from observatie.domain.pair.words import question
from observatie.ui.pairs.questions_page import QuestionsPage
from observatie.ui.session.pair_controller import PairController


@pytest.fixture
def session(context):
    return brought_to(PairStage.AFTER, context.library, context.clock)


@pytest.fixture
def page(theme, context, session, show):
    return show(QuestionsPage(theme, PairController(context, session)))


def choose(number, *arrows):
    """Go to the choices of a question, counted from 0, and walk along them."""
    page = QApplication.activeWindow()
    holding = [each for each in page.findChildren(QPushButton, "pair-goes-as-is") if each.isVisible()]
    row = holding[number].parentWidget()
    next(each for each in row.findChildren(QPushButton) if each.isChecked()).setFocus()
    for arrow in arrows:
        key(arrow)
        key(Qt.Key.Key_Space)


def coming(context):
    """Return the form of the next round as it follows from the disk."""
    context.library.append([]).result()
    return next_form(SHARE, context.library.pair(SESSION).questions())


def targets(form):
    return [place.target for place in asked(form)]


def put_otherwise(number, text):
    choose(number, Qt.Key.Key_Right)
    write(text)
    key(Qt.Key.Key_Tab)


def leave_out(number):
    page = QApplication.activeWindow()
    made = [each for each in page.findChildren(QPushButton, "pair-goes-left-out") if each.isVisible()]
    made[number].setFocus()
    key(Qt.Key.Key_Space)


def test_it_asks_what_the_form_asks_word_for_word(page):
    assert seen(page, "pair-asked") == [f"“{SHARE.instructions[-1]}”"]


def test_as_long_as_nothing_changes_the_form_stays_the_same(page, context):
    assert coming(context) is SHARE
    assert seen(page, "pair-next-said") == ["Hetzelfde als nu."]


def test_a_question_is_put_otherwise(page, context):
    put_otherwise(0, "Waar ik op hoop, is:")
    form = coming(context)
    assert question(asked(form)[0]) == "Waar ik op hoop, is:"
    assert "1  Waar ik op hoop, is: (anders gezet)" in seen(page, "pair-next-question")


def test_choosing_to_put_it_otherwise_is_no_change_before_there_are_other_words(page, context):
    choose(0, Qt.Key.Key_Right)
    key(Qt.Key.Key_Tab)
    assert coming(context) is SHARE


def test_of_a_sub_question_its_own_words_are_put_otherwise(page, context):
    put_otherwise(7, "t.a.v. de weekplanning")
    place = next(each for each in asked(coming(context)) if each.target == "verwachting-d")
    assert question(place) == "Ik heb de volgende verwachtingen in het klaslokaal t.a.v. de weekplanning"


@pytest.mark.usefixtures("short_rest")
def test_what_is_typed_is_kept_at_rest(page, context, qtbot):
    choose(0, Qt.Key.Key_Right)
    write("Waar ik op hoop, is:")
    qtbot.waitUntil(lambda: coming(context) is not SHARE, timeout=6_000)


def test_what_is_typed_is_kept_when_the_page_is_left(page, context):
    choose(0, Qt.Key.Key_Right)
    write("Waar ik op hoop, is:")
    page.leave()
    assert question(asked(coming(context))[0]) == "Waar ik op hoop, is:"


def test_a_question_is_left_out_and_comes_back(page, context):
    leave_out(8)
    assert "verwachting-e" not in targets(coming(context))
    choose(8)
    key(Qt.Key.Key_Left)
    key(Qt.Key.Key_Left)
    key(Qt.Key.Key_Space)
    assert coming(context) is SHARE


def test_a_question_of_their_own_is_added_with_an_id_of_its_own(page, context):
    walk_to("pair-own-more")
    key(Qt.Key.Key_Space)
    write("Wat ik van jou wil leren:")
    key(Qt.Key.Key_Tab)
    last = asked(coming(context))[-1]
    assert question(last) == "Wat ik van jou wil leren:"
    assert last.target.startswith("eigen-")
    assert len(last.target) == len("eigen-") + 8
    assert "6  Wat ik van jou wil leren: (nieuw)" in seen(page, "pair-next-question")


def test_tab_goes_along_questions_of_their_own_before_the_button_below_them(page):
    for words in ("Eerste:", "Tweede:"):
        walk_to("pair-own-more")
        key(Qt.Key.Key_Space)
        write(words)
    walk_to("pair-own-remove")
    key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "pair-own-more"
    key(Qt.Key.Key_Tab, SHIFT)
    key(Qt.Key.Key_Tab, SHIFT)
    assert QApplication.focusWidget().toPlainText() == "Tweede:"
    key(Qt.Key.Key_Tab, SHIFT)
    key(Qt.Key.Key_Tab, SHIFT)
    assert QApplication.focusWidget().toPlainText() == "Eerste:"


def test_a_question_of_their_own_that_says_nothing_is_none(page, context):
    walk_to("pair-own-more")
    key(Qt.Key.Key_Space)
    key(Qt.Key.Key_Tab)
    assert coming(context) is SHARE


def test_a_question_of_their_own_is_taken_away(page, context):
    walk_to("pair-own-more")
    key(Qt.Key.Key_Space)
    write("Wat ik van jou wil leren:")
    walk_to("pair-own-remove")
    key(Qt.Key.Key_Space)
    assert coming(context) is SHARE
    assert not page.findChildren(QPlainTextEdit, "pair-own-question") or not any(
        each.isVisible() for each in page.findChildren(QPlainTextEdit, "pair-own-question")
    )


def test_questions_of_their_own_are_there_when_they_come_back(session, theme, context, show):
    session.record(PairQuestion(target="eigen-1a2b3c4d", text="Wat ik van jou wil leren:"))
    page = show(QuestionsPage(theme, PairController(context, session)))
    (field,) = page.findChildren(QPlainTextEdit, "pair-own-question")
    assert field.toPlainText() == "Wat ik van jou wil leren:"


def test_undo_and_redo_go_by_keys(page, context):
    leave_out(8)
    key(Qt.Key.Key_Z, CTRL)
    assert coming(context) is SHARE
    key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert "verwachting-e" not in targets(coming(context))
    key(Qt.Key.Key_Z, CTRL)
    key(Qt.Key.Key_Y, CTRL)
    assert "verwachting-e" not in targets(coming(context))


def test_undoing_an_own_question_takes_it_away_and_redo_brings_it_back(page, context):
    walk_to("pair-own-more")
    key(Qt.Key.Key_Space)
    write("Wat ik van jou wil leren:")
    key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Z, CTRL)
    assert coming(context) is SHARE
    key(Qt.Key.Key_Y, CTRL)
    assert len(targets(coming(context))) == len(PLACES) + 1


def test_undo_does_not_reach_what_was_agreed_in_the_talk(context, session, theme, show):
    item = ItemRef(instrument="share", item="grootste-wens")
    session.record(PairOutcome(item=item, reached=Reached.AGREED))
    page = show(QuestionsPage(theme, PairController(context, session)))
    key(Qt.Key.Key_Z, CTRL)
    context.library.append([]).result()
    assert context.library.pair(SESSION).reached(PLACES[0]) is Reached.AGREED
    assert seen(page, "pair-questions-said") == ["Hier is niets meer ongedaan te maken."]


def test_the_last_question_stays(session, theme, context, show):
    for place in PLACES[1:]:
        session.record(PairQuestion(target=place.target, left_out=True))
    page = show(QuestionsPage(theme, PairController(context, session)))
    leave_out(0)
    assert targets(coming(context)) == ["grootste-wens"]
    assert "Eén vraag blijft staan" in seen(page, "pair-questions-said")[0]
    first = page.findChildren(QPushButton, "pair-goes-as-is")[0]
    assert first.isChecked()


def test_where_every_question_went_on_two_laptops_the_page_says_so(session, theme, context, show):
    leave_everything_out(session)
    page = show(QuestionsPage(theme, PairController(context, session)))
    assert "Er blijft geen vraag over" in seen(page, "pair-next-said")[0]


@pytest.mark.parametrize("way", ["button", "alt-left"])
def test_the_page_is_done_by_keys(page, qtbot, way):
    with qtbot.waitSignal(page.done):
        if way == "button":
            walk_to("pair-questions-done")
            key(Qt.Key.Key_Space)
        else:
            key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)


def test_in_a_small_window_nothing_is_wider_than_it(theme, context, session, show):
    page = show(QuestionsPage(theme, PairController(context, session)))
    page.resize(683, 384)
    QApplication.processEvents()
    assert page.width() == 683
    area = page.findChild(QScrollArea)
    assert area.widget().width() <= area.viewport().width()
