"""The screen of one pair: from each page to the one that comes next, and once before the eyes of the two."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from support.hands import ALT
from support.pairs.hands import ScreenHands
from support.pairs.samples import HER_WORD, HERS, HIS_WORD, begun, both_sealed, brought_to, fill_in
from support.windows import no_path

from observatie.domain.acts.pair_acts import PairProgress, PairStep
from observatie.domain.pair.pair import PairStage
from observatie.domain.pair.sheet import SheetState
from observatie.ui.kit.file_dialogs import FileAccess
from observatie.ui.pairs.pair_screen import PairScreen
from observatie.ui.session.pair_controller import PairController


class PresentedHands(ScreenHands):
    """Somebody who looks when the screen of a pair is before the eyes of the two."""

    def __init__(self, screen, qtbot) -> None:
        super().__init__(screen, qtbot)
        self.presented: list[bool] = []
        screen.presenting_changed.connect(self.presented.append)

    @property
    def who_takes_over(self) -> str:
        return self.screen.page.findChild(QLabel, "hand-over-title").text()


@pytest.fixture
def hands(context, qtbot, show, cheap_words, tmp_path):
    """Take a session in hand, on a laptop that the two share and that asks no passphrase."""

    def take(session) -> PresentedHands:
        context.library.append(()).result()
        files = FileAccess(no_path, no_path, no_path, no_path, tmp_path)
        return PresentedHands(show(PairScreen(PairController(context, session), files)), qtbot)

    return take


def sealed_by_one(library, clock):
    session = begun(library, clock)
    fill_in(session, session.pair.partners[0], HER_WORD, HERS)
    return session


def read_by_one(library, clock):
    session = brought_to(PairStage.READING, library, clock)
    session.record(PairProgress(step=PairStep.READ), session.pair.partners[0])
    return session


def at(stage):
    return lambda library, clock: brought_to(stage, library, clock)


@pytest.mark.parametrize(
    ("begin", "page", "said"),
    [
        (begun, "HandOver", "Geef de laptop aan Fatima"),
        (sealed_by_one, "HandOver", "Geef de laptop aan Joost"),
        (both_sealed, "HandOver", "Jullie bladen zijn allebei klaar"),
        (at(PairStage.READING), "HandOver", "Geef de laptop aan Fatima"),
        (read_by_one, "HandOver", "Geef de laptop aan Joost"),
        (at(PairStage.SINKING), "SinkingPage", None),
        (at(PairStage.TALKING), "PairTalk", None),
        (at(PairStage.AFTER), "AfterPage", None),
    ],
    ids=["begun", "sealed by one", "sealed by both", "reading", "read by one", "sinking", "talking", "after"],
)
def test_the_button_of_the_pair_leads_to_what_comes_next(hands, context, clock, begin, page, said):
    at_work = hands(begin(context.library, clock))
    assert not at_work.screen.is_presenting
    at_work.press("pair-onward")
    at_work.on(page)
    if said is not None:
        assert at_work.who_takes_over == said


def test_a_sheet_that_was_sealed_leads_to_the_other_who_fills_in(hands, context, clock):
    at_work = hands(begun(context.library, clock))
    at_work.press("pair-onward")
    at_work.take_over()
    at_work.choose_word(HER_WORD)
    at_work.seal()
    assert at_work.who_takes_over == "Geef de laptop aan Joost"
    at_work.take_over()
    at_work.on("ChooseWord")


def test_the_last_sheet_that_was_sealed_leads_to_opening_both(hands, context, clock):
    at_work = hands(sealed_by_one(context.library, clock))
    at_work.press("pair-onward")
    at_work.take_over()
    at_work.choose_word(HIS_WORD)
    at_work.seal()
    assert at_work.who_takes_over == "Jullie bladen zijn allebei klaar"


def test_both_words_lead_to_reading(hands, context, clock):
    at_work = hands(both_sealed(context.library, clock))
    at_work.press("pair-onward")
    at_work.take_over()
    at_work.give_word(HER_WORD)
    at_work.give_word(HIS_WORD)
    assert at_work.who_takes_over == "Geef de laptop aan Fatima"
    at_work.take_over()
    at_work.on("ReadingPage")


def test_who_has_read_leads_to_the_other_and_then_to_the_silence(hands, context, clock):
    at_work = hands(at(PairStage.READING)(context.library, clock))
    at_work.press("pair-onward")
    at_work.take_over()
    at_work.read()
    assert at_work.who_takes_over == "Geef de laptop aan Joost"
    at_work.take_over()
    at_work.read()
    at_work.on("SinkingPage")


def test_the_silence_leads_to_the_talk_and_the_talk_to_the_agreements(hands, context, clock):
    at_work = hands(at(PairStage.SINKING)(context.library, clock))
    at_work.press("pair-onward")
    at_work.be_silent(clock)
    at_work.finish_talk()
    assert at_work.session.pair.stage is PairStage.AFTER


@pytest.mark.parametrize(("way", "page"), [("pair-questions", "QuestionsPage"), ("pair-talk", "PairTalk")])
def test_what_is_opened_from_the_agreements_leads_back_to_them(hands, context, clock, way, page):
    at_work = hands(at(PairStage.AFTER)(context.library, clock))
    at_work.press("pair-onward")
    at_work.on("AfterPage")
    at_work.press(way)
    at_work.on(page)
    if page == "PairTalk":
        at_work.finish_talk()
    else:
        at_work.key(Qt.Key.Key_Left, ALT)
    at_work.on("AfterPage")


def test_it_is_once_before_the_eyes_of_the_two_however_many_pages_there_are(hands, context, clock):
    at_work = hands(at(PairStage.READING)(context.library, clock))
    assert at_work.presented == []
    at_work.press("pair-onward")
    at_work.take_over()
    at_work.read()
    at_work.take_over()
    at_work.read()
    at_work.on("SinkingPage")
    assert at_work.presented == [True]
    at_work.press("sink-stop")
    assert at_work.presented == [True, False]
    assert at_work.screen.hub.isVisible()


def test_who_forgot_her_word_begins_a_new_sheet_and_only_then_loses_the_old_one(hands, context, clock):
    session = sealed_by_one(context.library, clock)
    fatima = session.pair.partners[0]
    at_work = hands(session)
    old = session.sheets[fatima]
    at_work.press(f"sheet-of-{fatima}")
    at_work.take_over()
    at_work.on("GiveWord")
    at_work.press("sheet-forgotten")
    at_work.press("sheet-anew")
    at_work.on("ChooseWord")
    assert session.sheets[fatima] == old
    at_work.choose_word("korenbloem")
    assert session.state_of(fatima) is SheetState.DRAFT
