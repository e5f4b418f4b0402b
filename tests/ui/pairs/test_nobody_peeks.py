"""Before both are open nothing of her sheet is in reach, and only the passphrase leads out of the procedure."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from support.hands import CTRL
from support.pairs.hands import HER_SECRET, HERS
from support.pairs.reach_on_screen import words_in_reach
from support.pairs.samples import HER_WORD, HIS_WORD, begun, both_sealed, brought_to, fill_in

from observatie.domain.pair.pair import PairStage
from observatie.domain.pair.sheet import SheetState

HER_SHEET = {"grootste-wens": HERS}
WRONG = "paardenbloem"


def nothing_of_hers() -> bool:
    words = words_in_reach()
    return not [each for each in (HER_SECRET, HER_WORD) if each in words]


@pytest.fixture(autouse=True)
def ours(monkeypatch):
    # Without a screen Qt says of no clipboard that it is its own.
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: True)


@pytest.fixture
def hands(laptop, clock):
    """A laptop on which Fatima began with Joost."""
    made = laptop()
    begun(made.library, clock)
    made.library.append(()).result()
    return made


@pytest.fixture
def writing(hands):
    """Fatima is writing on her sheet."""
    hands.open_pair()
    hands.press("pair-onward")
    hands.take_over()
    hands.choose_word(HER_WORD)
    hands.write(HERS)
    assert HER_SECRET in words_in_reach()
    return hands


@pytest.fixture
def sealed(hands):
    """Fatima sealed her sheet, and Ineke, whose laptop it is, is at the page of the pair."""
    hands.open_pair()
    fatima = hands.session.pair.partners[0]
    fill_in(hands.session, fatima, HER_WORD, HER_SHEET)
    hands.press("pair-back")
    hands.open_pair()
    assert hands.session.state_of(fatima) is SheetState.SEALED
    return hands


# While she fills it in


def test_once_she_sealed_it_nothing_is_left_for_whoever_takes_over(writing):
    writing.seal()
    writing.on("HandOver")
    assert nothing_of_hers()
    writing.take_over()
    writing.choose_word(HIS_WORD)
    assert nothing_of_hers()


def test_stopping_half_way_leaves_nothing_and_asks_her_word_again(writing):
    writing.press("sheet-stop")
    writing.on("HandOver")
    assert nothing_of_hers()
    writing.take_over()
    writing.take_over()
    writing.on("GiveWord")
    assert nothing_of_hers()
    writing.give_word(HER_WORD)
    writing.on("SheetForm")
    assert HER_SECRET in words_in_reach()


def test_locking_and_unlocking_shows_nothing_of_a_draft(writing):
    writing.press("sheet-stop")
    writing.out()
    assert nothing_of_hers()
    writing.go_to("lock")
    assert writing.window.shell is None
    assert nothing_of_hers()
    writing.unlock()
    writing.open_pair()
    assert nothing_of_hers()
    writing.press("pair-onward")
    writing.take_over()
    writing.on("GiveWord")
    assert nothing_of_hers()


def test_under_the_cover_nothing_of_her_sheet_is_shown(writing):
    page = writing.place.pair.page
    writing.key(Qt.Key.Key_F9)
    assert not [each for each in (page, *page.findChildren(QWidget)) if each.isVisible()]
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_F1, Qt.Key.Key_Space, Qt.Key.Key_Return):
        writing.key(key)
        assert not page.isVisible()
    writing.key(Qt.Key.Key_F9)
    assert page.isVisible()
    assert writing.page == "SheetForm"


@pytest.mark.parametrize("stop", ["sheet-stop", "sheet-ready"])
def test_what_she_copied_cannot_be_pasted_by_whoever_sits_down_next(writing, stop):
    writing.walk_to("sheet-grootste-wens")
    writing.key(Qt.Key.Key_A, CTRL)
    writing.key(Qt.Key.Key_C, CTRL)
    assert HER_SECRET in QGuiApplication.clipboard().text()
    writing.press(stop)
    if stop == "sheet-ready":
        writing.press("sheet-seal")
    writing.on("HandOver")
    assert not QGuiApplication.clipboard().text()


# While it is sealed


def test_no_place_of_the_program_has_a_word_of_it(sealed):
    assert nothing_of_hers()
    sealed.press("pair-back")
    assert nothing_of_hers()
    for place in ("visits", "instruments", "settings", "help", "pairs"):
        sealed.go_to(place)
        assert nothing_of_hers(), place


def test_taking_the_seal_off_and_sealing_again_leaves_nothing(sealed):
    fatima = sealed.session.pair.partners[0]
    sealed.press(f"sheet-of-{fatima}")
    sealed.take_over()
    sealed.give_word(HER_WORD)
    sealed.on("SheetForm")
    assert sealed.window.findChild(QPlainTextEdit, "sheet-grootste-wens").toPlainText() == HERS
    assert sealed.session.state_of(fatima) is SheetState.DRAFT
    sealed.seal()
    sealed.on("HandOver")
    assert nothing_of_hers()
    sealed.out()
    assert nothing_of_hers()
    assert sealed.session.edition_of(fatima) == 2


def test_a_wrong_word_opens_nothing_and_does_not_stay(sealed):
    sealed.press(f"sheet-of-{sealed.session.pair.partners[0]}")
    sealed.take_over()
    sealed.give_wrong_word(WRONG)
    assert nothing_of_hers()
    sealed.press("sheet-stop")
    sealed.on("HandOver")
    assert WRONG not in words_in_reach()


# While they open both


def test_one_right_word_and_one_wrong_one_open_neither(laptop, clock):
    hands = laptop()
    both_sealed(hands.library, clock, words=(HER_SHEET, {}))
    hands.library.append(()).result()
    hands.open_pair()
    hands.press("pair-onward")
    hands.take_over()
    hands.give_word(HER_WORD)
    assert nothing_of_hers()
    hands.give_wrong_word(WRONG)
    assert nothing_of_hers()
    assert not hands.session.pair.is_open
    hands.press("sheet-stop")
    hands.out()
    assert nothing_of_hers()
    assert [hands.session.state_of(each) for each in hands.session.pair.partners] == [SheetState.SEALED] * 2


# The way out

KEYS = [
    (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_G, CTRL),
    (Qt.Key.Key_N, CTRL),
    (Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_L, CTRL),
    (Qt.Key.Key_F, CTRL),
    (Qt.Key.Key_P, CTRL),
    (Qt.Key.Key_J, CTRL),
    (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
]


def no_key_leads_out(hands) -> bool:
    page = hands.place.pair.page
    for key, modifier in KEYS:
        hands.key(key, modifier)
    shell = hands.window.shell
    return hands.place.pair.page is page and page.isVisible() and not shell.rail.isVisible()


def presented(laptop, clock, stage):
    """Bring two people to a stage, before whom the screen is."""
    hands = laptop()
    brought_to(stage, hands.library, clock)
    hands.library.append(()).result()
    hands.open_pair()
    hands.press("pair-onward")
    return hands


def test_no_key_leads_out_of_what_one_of_the_two_fills_in(hands):
    hands.open_pair()
    hands.press("pair-onward")
    hands.on("HandOver")
    assert no_key_leads_out(hands)
    hands.take_over()
    hands.on("ChooseWord")
    assert no_key_leads_out(hands)
    hands.choose_word(HER_WORD)
    assert no_key_leads_out(hands)
    hands.press("sheet-stop")
    hands.take_over()
    hands.take_over()
    hands.on("GiveWord")
    assert no_key_leads_out(hands)


@pytest.mark.parametrize(
    ("stage", "page"),
    [
        (PairStage.READING, "ReadingPage"),
        (PairStage.SINKING, "SinkingPage"),
        (PairStage.TALKING, "PairTalk"),
        (PairStage.AFTER, "AfterPage"),
    ],
)
def test_no_key_leads_out_of_what_they_read_and_talk_about(laptop, clock, stage, page):
    hands = presented(laptop, clock, stage)
    if stage is PairStage.READING:
        hands.take_over()
    hands.on(page)
    assert no_key_leads_out(hands)


def test_whoever_stops_needs_the_passphrase_to_come_to_the_pair(laptop, clock):
    hands = presented(laptop, clock, PairStage.SINKING)
    hands.press("sink-stop")
    hands.on("HandOver")
    hands.press("hand-over-back")
    hands.give_passphrase("niet deze zin")
    hands.until_refused()
    assert hands.page == "HandOver"
    assert not hands.window.shell.rail.isVisible()
    hands.give_passphrase()
    hands.on("NoneType")
    assert hands.place.pair.hub.isVisible()
    assert hands.window.shell.rail.isVisible()


def test_a_next_round_begins_without_the_passphrase_and_the_library_stays_shut(laptop, clock):
    hands = presented(laptop, clock, PairStage.AFTER)
    before = hands.session.pair.id
    hands.press("pair-next-round")
    hands.on("HandOver")
    assert hands.session.pair.settings.previous == before
    assert not hands.window.shell.rail.isVisible()
    hands.press("hand-over-onward")
    hands.on("HandOver")
    hands.press("hand-over-back")
    hands.give_passphrase("niet deze zin")
    hands.until_refused()
    assert not hands.window.shell.rail.isVisible()
