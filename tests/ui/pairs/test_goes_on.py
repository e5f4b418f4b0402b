"""Closed, killed or made anew at any step, the program goes on where the two were, with what was there."""

import shutil
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit
from support.hands import ALT
from support.pairs.reach_on_screen import words_in_reach
from support.pairs.samples import HER_WORD, HERS, HIS_WORD, PLACES, begun, both_sealed, brought_to, fill_in
from support.samples import PASSPHRASE

from observatie.domain.acts.pair_acts import PairProgress, PairStep, Reached
from observatie.domain.pair.pair import PairStage
from observatie.domain.pair.sheet import SheetState

TEXT = "Elke dag vijf minuten"


class Step:
    """Where the two are when it stops: how they came there, what they do, and what is there afterwards."""

    def before(self, library, clock) -> None:
        """Bring the library so far."""

    def work(self, hands) -> None:
        """Do something at this step, by keys, from the button of the pair on."""

    def find(self, hands) -> None:
        """Go on from the button of the pair, and look whether it is all there."""


class Drafting(Step):
    """Fatima has begun her sheet."""

    def before(self, library, clock):
        begun(library, clock)

    def work(self, hands):
        hands.take_over()
        hands.choose_word(HER_WORD)
        hands.write(TEXT)
        hands.key(Qt.Key.Key_Tab)  # what was typed is kept where a field is left

    def find(self, hands):
        hands.take_over()
        hands.give_word(HER_WORD)
        hands.on("SheetForm")
        assert hands.window.findChild(QPlainTextEdit, "sheet-grootste-wens").toPlainText() == TEXT


class SealedByOne(Step):
    """Fatima sealed hers, and Joost has not chosen a word yet."""

    def before(self, library, clock):
        session = begun(library, clock)
        fill_in(session, session.pair.partners[0], HER_WORD, HERS)

    def work(self, hands):
        hands.take_over()
        hands.on("ChooseWord")
        hands.type(HIS_WORD)

    def find(self, hands):
        hands.take_over()
        hands.on("ChooseWord")
        assert not hands.window.findChild(QLineEdit, "sheet-word").text()
        fatima, joost = hands.session.pair.partners
        states = (hands.session.state_of(fatima), hands.session.state_of(joost))
        assert states == (SheetState.SEALED, SheetState.NONE)


class SealedByBoth(Step):
    """Both sealed, and one typed her word."""

    def before(self, library, clock):
        both_sealed(library, clock)

    def work(self, hands):
        hands.take_over()
        hands.give_word(HER_WORD)
        hands.on("GiveWord")

    def find(self, hands):
        self.work(hands)
        assert not hands.session.pair.is_open
        hands.give_word(HIS_WORD)
        assert hands.session.pair.stage is PairStage.READING


class Reading(Step):
    """Fatima reads and marked the first question."""

    def before(self, library, clock):
        brought_to(PairStage.READING, library, clock)

    def work(self, hands):
        hands.take_over()
        hands.on("ReadingPage")
        hands.key(Qt.Key.Key_Space)

    def find(self, hands):
        hands.take_over()
        hands.on("ReadingPage")
        assert QApplication.focusWidget().isChecked()
        fatima = hands.session.pair.partners[0]
        assert hands.session.pair.marked_by(PLACES[0]) == (fatima,)


class OneHasRead(Step):
    """Fatima has read, and Joost reads."""

    def before(self, library, clock):
        session = brought_to(PairStage.READING, library, clock)
        session.record(PairProgress(step=PairStep.READ), session.pair.partners[0])

    def work(self, hands):
        hands.on("HandOver")
        assert "Joost" in hands.place.pair.page.findChild(QLabel, "hand-over-title").text()
        hands.take_over()
        hands.on("ReadingPage")

    def find(self, hands):
        self.work(hands)
        assert HERS["grootste-wens"] in words_in_reach()


class Silent(Step):
    """The silence goes on since a minute; it goes on while the program does not run."""

    def before(self, library, clock):
        session = brought_to(PairStage.SINKING, library, clock)
        session.record(PairProgress(step=PairStep.SINKING))
        clock.advance(60_000)

    def work(self, hands):
        hands.on("SinkingPage")

    def find(self, hands):
        hands.on("SinkingPage")
        assert hands.window.findChild(QLabel, "sink-time").text() == "nog 2′00″"


class Talking(Step):
    """They came out at the first question, and are at the second."""

    def before(self, library, clock):
        brought_to(PairStage.TALKING, library, clock)

    def work(self, hands):
        hands.on("PairTalk")
        hands.press("talk-agreed")
        hands.walk_to("talk-words")
        hands.type(TEXT)
        hands.key(Qt.Key.Key_Right, ALT)

    def find(self, hands):
        hands.on("PairTalk")
        outcome = hands.session.pair.outcome(PLACES[0])
        assert (outcome.reached, outcome.text) == (Reached.AGREED, TEXT)
        assert "2 van" in hands.window.findChild(QLabel, "talk-above").text()


class After(Step):
    """The agreements."""

    def before(self, library, clock):
        brought_to(PairStage.AFTER, library, clock)

    def work(self, hands):
        hands.on("AfterPage")

    def find(self, hands):
        hands.on("AfterPage")
        assert hands.session.pair.stage is PairStage.AFTER


STEPS = (Drafting, SealedByOne, SealedByBoth, Reading, OneHasRead, Silent, Talking, After)


@dataclass
class Table:
    """A laptop at a step, and how it stops there."""

    laptop: object
    clock: object
    folder: object

    def sit_down(self, step: Step):
        hands = self.laptop()
        step.before(hands.library, self.clock)
        hands.library.append(()).result()
        hands.open_pair()
        hands.press("pair-onward")
        step.work(hands)
        return hands

    def close(self, hands):
        """Close the program, and start it."""
        hands.window.close()
        return self.laptop()

    def kill(self, hands):
        """Start on what a program leaves that is killed at this moment."""
        hands.library.append(()).result()
        shutil.copytree(self.folder / "een", self.folder / "twee")
        return self.laptop("twee")


@pytest.fixture
def table(laptop, clock, tmp_path):
    return Table(laptop, clock, tmp_path)


@pytest.mark.parametrize("stop", [Table.close, Table.kill])
@pytest.mark.parametrize("step", [made() for made in STEPS], ids=[made.__name__ for made in STEPS])
def test_the_one_button_of_the_pair_leads_on_after(table, step, stop):
    again = stop(table, table.sit_down(step))
    assert again.library.startup.unclean is (stop is Table.kill)
    again.open_pair()
    assert QApplication.focusWidget().objectName() == "pair-onward"
    again.key(Qt.Key.Key_Space)
    step.find(again)


@pytest.mark.parametrize("step", [made() for made in STEPS], ids=[made.__name__ for made in STEPS])
def test_a_window_that_is_made_anew_covers_what_they_were_at(table, step):
    hands = table.sit_down(step)
    hands.window.apply_look()
    hands.on("HandOver")
    words = words_in_reach()
    assert not [each for each in (TEXT, *HERS.values(), HER_WORD, HIS_WORD) if each in words]
    assert not hands.window.shell.rail.isVisible()

    hands.press("hand-over-back")
    hands.give_passphrase("niet deze zin")
    hands.until_refused()
    assert hands.page == "HandOver"

    hands.key(Qt.Key.Key_Escape)
    hands.press("hand-over-onward")
    step.find(hands)


def test_a_window_that_is_made_anew_leads_to_the_pair_with_the_passphrase(table):
    hands = table.sit_down(Reading())
    hands.window.apply_look()
    hands.on("HandOver")
    hands.press("hand-over-back")
    hands.give_passphrase(PASSPHRASE)
    hands.on("NoneType")
    assert QApplication.focusWidget().objectName() == "pair-onward"
