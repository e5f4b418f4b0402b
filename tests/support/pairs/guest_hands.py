"""Somebody at the keys who fills in at home, with the code of a pair; and what the files she leaves hold."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from observatie.domain.pair.code import code_of, shown
from observatie.exchange import share_file
from observatie.exchange.share_guest import AT_HOME, Guest, guest_in
from observatie.store.sheets import unlock
from support.hands import CTRL, Hands

SESSION = UUID("5a9e0000-0000-4000-8000-000000000002")
CODE = code_of(SESSION)
SPOKEN = shown(CODE)
HER_WORD, NEW_WORD = "zonnebloem", "paardenbloem"
HERS, MORE = "Vrijdag samen taart eten", "Elke dag even overleggen"
SECRETS = ("taart", "overleggen", HER_WORD, NEW_WORD)
FIRST = "sheet-grootste-wens"
_SLOW = 15_000


def kept(folder: Path) -> Guest:
    """Return the sheet as it would be found if the program started now."""
    return guest_in(share_file.load(folder / AT_HOME / f"{CODE}{share_file.SUFFIX}"))


def words(guest: Guest, word: str = HER_WORD) -> dict[str, str]:
    """Return what is on a sheet, by question."""
    return dict(unlock(guest.sheet, word).text.words)


class GuestHands(Hands):
    """She sits at the screen before any library is open."""

    @property
    def screen(self):
        return self.window.centralWidget()

    @property
    def page(self) -> str:
        """The name of the page that is shown, or of the screen where it is not hers."""
        return type(getattr(self.screen, "page", self.screen)).__name__

    @property
    def focus(self) -> str:
        return QApplication.focusWidget().objectName()

    def on(self, page: str) -> None:
        self.qtbot.waitUntil(lambda: self.page == page, timeout=_SLOW)
        QApplication.processEvents()

    def said(self) -> str:
        """Everything that can be read on the screen."""
        return "\n".join(each.text() for each in self.screen.findChildren(QLabel) if each.isVisible())

    def until_said(self, part: str) -> None:
        self.qtbot.waitUntil(lambda: part in self.said(), timeout=_SLOW)

    def enter(self) -> None:
        self.key(Qt.Key.Key_Return)

    def escape(self) -> None:
        self.key(Qt.Key.Key_Escape)

    # The way

    def join(self) -> None:
        """Go from the locked screen to the page of the code."""
        self.walk_to("unlock-join", "first-join")
        self.key(Qt.Key.Key_Space)
        self.on("EntryPage")

    def fill(self, name: str, text: str) -> None:
        self.walk_to(name)
        self.key(Qt.Key.Key_A, CTRL)
        self.type(text)

    def name(self, name: str = "Fatima de Vries", partner: str = "Joost Kramer", code: str = SPOKEN) -> None:
        """Fill in the three, from where the focus is put, and go on with Enter alone."""
        self.walk_to("guest-name")
        for text in (name, partner, code):
            self.key(Qt.Key.Key_A, CTRL)
            self.type(text)
            self.enter()

    def begin_empty(self) -> None:
        """Begin with nothing of what she wrote for the same one under another code."""
        self.on("GiveWord")
        self.press("sheet-otherwise")

    def choose_word(self, word: str = HER_WORD) -> None:
        self.on("ChooseWord")
        for _ in range(2):
            self.type(word)
            self.enter()
        self.on("SheetForm")

    def give_word(self, word: str = HER_WORD) -> None:
        self.on("GiveWord")
        self.type(word)
        self.enter()
        self.on("SheetForm")

    def write(self, text: str, field: str = FIRST) -> None:
        self.on("SheetForm")
        self.walk_to(field)
        self.type(text)

    def stop(self) -> None:
        self.press("sheet-stop")
        self.on("EntryPage")

    def seal(self) -> None:
        self.on("SheetForm")
        self.press("sheet-ready")
        self.press("sheet-seal")
        self.on("SealedPage")

    def save(self) -> None:
        self.walk_to("guest-save")
        self.key(Qt.Key.Key_Space)
        self.until_said("Bewaard als")

    def go_on(self) -> None:
        """Go on with the sheet that was begun here."""
        self.on("EntryPage")
        self.walk_to(f"guest-{CODE}")
        self.enter()

    @property
    def written(self) -> str:
        """What stands in the first question."""
        # Of this page: the one before it may still be on its way out.
        return self.screen.page.findChild(QPlainTextEdit, FIRST).toPlainText()
