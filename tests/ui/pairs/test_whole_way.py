"""Two people's whole way by keys alone: on one laptop, and on two with files between them."""

import pytest
from hands import ALT, CTRL, Hands
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from ui.pairs.reach import words_in_reach
from windows import FakeAwake, Opening, first_start

from observatie.domain.pair import PairStage
from observatie.domain.pair_acts import Reached
from observatie.ui.window import MainWindow

HER_WORD, HIS_WORD = "zonnebloem", "fietsenrek"
HERS = "Vrijdag samen taart eten"
HIS = "Nooit meer nablijven"
HER_SECRET, HIS_SECRET = "taart", "nablijven"
_SLOW = 30_000


class PairHands(Hands):
    """Somebody who goes through the form with another, at one laptop."""

    @property
    def place(self):
        return self.window.shell.pairs

    @property
    def session(self):
        return self.place.pair.pair_desk.session

    @property
    def library(self):
        return self.window.shell.desk.library

    @property
    def page(self):
        return type(self.place.pair.page).__name__

    def on(self, page: str) -> None:
        self.qtbot.waitUntil(lambda: self.page == page, timeout=_SLOW)

    def open_place(self) -> None:
        # Tab leads to the place where one is, the arrows to the others.
        self.walk_to("place-visits")
        self.key(Qt.Key.Key_Down)
        assert QApplication.focusWidget().objectName() == "place-pairs"
        self.key(Qt.Key.Key_Space)

    def begin(self, *names: str, two_laptops: bool = False) -> None:
        self.press("pairs-new")
        for code, name in zip(("one", "two"), names, strict=True):
            self.walk_to(f"pair-{code}")
            self.key(Qt.Key.Key_A, CTRL)
            self.type(name)
        self.walk_to("pair-group")
        self.type("groep 4")
        if two_laptops:
            self.walk_to("pair-one_laptop", "pair-two_laptops")
            self.key(Qt.Key.Key_Right)
            self.key(Qt.Key.Key_Space)
        self.press("pair-begin")
        assert self.place.pair is not None

    def take_over(self) -> None:
        self.on("HandOver")
        self.press("hand-over-onward")

    def choose_word(self, word: str) -> None:
        self.on("ChooseWord")
        self.walk_to("sheet-word")
        self.type(word)
        self.walk_to("sheet-word-again")
        self.type(word)
        self.key(Qt.Key.Key_Return)
        self.on("SheetForm")

    def give_word(self, word: str) -> None:
        self.on("GiveWord")
        page = self.place.pair.page
        self.walk_to("sheet-word")
        self.type(word)
        self.key(Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.place.pair.page is not page, timeout=_SLOW)

    def write(self, text: str) -> None:
        self.on("SheetForm")
        self.walk_to("sheet-grootste-wens")
        self.type(text)

    def seal(self) -> None:
        self.press("sheet-ready")
        self.press("sheet-seal")

    def read(self) -> None:
        self.on("ReadingPage")
        page = self.place.pair.page
        self.key(Qt.Key.Key_Space)
        self.press("read-ready")
        if self.place.pair is not None and self.place.pair.page is page:
            self.press("read-anyway")

    def be_silent(self, clock) -> None:
        self.on("SinkingPage")
        self.press("sink-begin")
        clock.advance(3 * 60_000)
        over = self.window.findChild(QPushButton, "sink-talk")
        self.qtbot.waitUntil(over.isVisible, timeout=_SLOW)
        self.press("sink-talk")


@pytest.fixture
def laptop(qtbot, theme, tmp_path, clock, catalogue):
    made = []

    def make(name, owner="Ineke Smit", scale=None):
        settings = QSettings(str(tmp_path / f"{name}.ini"), QSettings.Format.IniFormat)
        window = MainWindow(Opening(tmp_path / name, clock, catalogue), settings, FakeAwake())
        qtbot.addWidget(window)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(1366, 768)
        window.show_locked()
        window.show()
        with qtbot.waitActive(window):
            window.activateWindow()
        first_start(qtbot, window)
        made.append(window)
        return PairHands(window, qtbot)

    yield make
    for window in made:
        window.close()


def test_two_people_go_the_whole_way_on_one_laptop(laptop, clock):
    hands = laptop("een")
    hands.open_place()
    hands.begin("Fatima de Vries", "Joost Kramer")
    hands.press("pair-onward")
    hands.take_over()
    hands.choose_word(HER_WORD)
    hands.write(HERS)
    assert HER_SECRET in words_in_reach()
    hands.seal()
    hands.on("HandOver")
    assert HER_SECRET not in words_in_reach()

    hands.take_over()
    assert HER_SECRET not in words_in_reach()
    hands.choose_word(HIS_WORD)
    hands.write(HIS)
    assert HER_SECRET not in words_in_reach()
    hands.seal()
    hands.take_over()
    hands.give_word(HER_WORD)
    assert HER_SECRET not in words_in_reach()
    assert not hands.session.pair.is_open
    hands.give_word(HIS_WORD)
    assert hands.session.pair.stage is PairStage.READING

    hands.take_over()
    assert HIS_SECRET in words_in_reach()
    hands.read()
    hands.take_over()
    assert HER_SECRET in words_in_reach()
    hands.read()
    hands.be_silent(clock)
    hands.on("PairTalk")
    assert hands.session.pair.stage is PairStage.TALKING

    hands.press("talk-agreed")
    hands.walk_to("talk-words")
    hands.type("Elke dag vijf minuten")
    hands.key(Qt.Key.Key_Right, ALT)
    first = hands.session.pair.journal.last("pair_outcome")
    assert (first.act.reached, first.act.text) == (Reached.AGREED, "Elke dag vijf minuten")
    hands.press("talk-all")
    hands.press("talk-list-finish")
    hands.on("AfterPage")
    hands.library.append(()).result()
    assert hands.library.pair(hands.session.pair.id).stage is PairStage.AFTER
