"""Two people at the keys of a laptop, what they write, and the post between two laptops."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from support.hands import CTRL, Hands
from support.samples import PASSPHRASE
from support.windows import fill

HER_WORD, HIS_WORD = "zonnebloem", "fietsenrek"
HERS, HIS = "Vrijdag samen taart eten", "Nooit meer nablijven"
HER_SECRET, HIS_SECRET = "taart", "nablijven"
_SLOW = 15_000


class Post:
    """Carries a file from one laptop to the other: what was saved last is what is read in next."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.sent: list[Path] = []

    @property
    def last(self) -> Path:
        """The file that was made last."""
        return self.sent[-1]

    def ask_path(self, _parent, name: str) -> str:
        """Say where a file is to be saved."""
        self.sent.append(self._folder / f"{len(self.sent) + 1}-{name}")
        return str(self.last)

    def ask_open(self, _parent) -> str:
        """Say which file is to be read in."""
        return str(self.last)


class PairHands(Hands):
    """Somebody who goes through the form with another, at one laptop."""

    @property
    def place(self):
        return self.window.shell.pairs

    @property
    def session(self):
        return self.place.pair.controller.session

    @property
    def library(self):
        return self.window.shell.context.library

    @property
    def page(self):
        """The name of the page of the procedure that is shown; "NoneType" where it is that of the pair."""
        return type(self.place.pair.page).__name__

    def on(self, page: str) -> None:
        self.qtbot.waitUntil(lambda: self.page == page, timeout=_SLOW)

    def take_up(self) -> None:
        """Sit down at this laptop."""
        with self.qtbot.waitActive(self.window):
            self.window.activateWindow()

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        """Open the library at a start."""
        QTest.keyClick(fill(self.window, "passphrase", passphrase), Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.window.shell is not None, timeout=_SLOW)

    # About the procedure

    def go_to(self, place: str) -> None:
        """Go to a place on the rail, to which Tab leads where one is, and the arrows from there."""
        rail = [f"place-{each}" for each in ("visits", "pairs", "instruments", "help", "settings", "lock")]
        self.walk_to(*rail)
        far = rail.index(f"place-{place}") - rail.index(QApplication.focusWidget().objectName())
        for _ in range(abs(far)):
            self.key(Qt.Key.Key_Down if far > 0 else Qt.Key.Key_Up)
        assert QApplication.focusWidget().objectName() == f"place-{place}"
        self.key(Qt.Key.Key_Space)

    def open_place(self) -> None:
        self.go_to("pairs")

    def open_pair(self) -> None:
        """Open the first pair of the list."""
        self.open_place()
        self.walk_to("pairs")
        self.key(Qt.Key.Key_Return)
        assert self.place.pair is not None

    def begin(self, *names: str, at_home: bool = False) -> None:
        self.press("pairs-new")
        for code, name in zip(("one", "two"), names, strict=True):
            self.walk_to(f"pair-{code}")
            self.key(Qt.Key.Key_A, CTRL)
            self.type(name)
        if at_home:
            self.walk_to("pair-one-laptop")
            self.key(Qt.Key.Key_Down)
        self.press("pair-begin")
        assert self.place.pair is not None

    def until_said(self, part: str) -> None:
        """Wait until the page of the pair says something."""

        def is_said() -> bool:
            return self.place.pair is not None and part in _said(self.place.pair.hub)

        self.qtbot.waitUntil(is_said, timeout=_SLOW)

    # The procedure

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

    def give_wrong_word(self, word: str) -> None:
        """Type a word that does not open the sheet, and hear that."""
        self.on("GiveWord")
        self.walk_to("sheet-word")
        self.key(Qt.Key.Key_A, CTRL)
        self.type(word)
        self.key(Qt.Key.Key_Return)
        self.until_refused()

    def until_refused(self) -> None:
        """Wait until it is said that what was typed is not the word, or not the passphrase."""

        def is_refused() -> bool:
            return "past niet" in QApplication.focusWidget().accessibleDescription()

        self.qtbot.waitUntil(is_refused, timeout=_SLOW)

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

    def finish_talk(self) -> None:
        """Go from the talk to the agreements."""
        self.on("PairTalk")
        self.press("talk-all")
        self.press("talk-list-finish")
        self.on("AfterPage")

    # The way out

    def give_passphrase(self, passphrase: str = PASSPHRASE) -> None:
        """Type the passphrase where the way out asks it."""
        self.walk_to("way-out-passphrase")
        self.key(Qt.Key.Key_A, CTRL)
        self.type(passphrase)
        self.key(Qt.Key.Key_Return)

    def out(self) -> None:
        """Leave a covered screen for the page of the pair, with the passphrase."""
        self.on("HandOver")
        self.press("hand-over-back")
        self.give_passphrase()
        self.on("NoneType")


class ScreenHands(PairHands):
    """Somebody at the screen of one pair, which is shown alone."""

    def __init__(self, screen, qtbot) -> None:
        super().__init__(screen, qtbot)
        self.screen = screen

    @property
    def place(self):
        return self

    @property
    def pair(self):
        return self.screen


def _said(page) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())
