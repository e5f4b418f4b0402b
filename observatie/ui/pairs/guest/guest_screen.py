"""Filling in at home: from the code of the pair to a sealed sheet in a file, without a library."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from observatie.catalogue.catalogue import Catalogue
from observatie.domain.clock import Clock
from observatie.domain.errors import KnownError
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.pair.sheet import SheetState
from observatie.exchange.share_guest import Guest
from observatie.store.sheets import OpenSheet
from observatie.ui.kit.exit_guard import presentation_theme
from observatie.ui.kit.file_dialogs import AskOpen, AskPath
from observatie.ui.kit.problem_label import ProblemLabel
from observatie.ui.kit.screen import Screen
from observatie.ui.kit.widgets import column, panel
from observatie.ui.pairs.guest.begun_sheet import alike
from observatie.ui.pairs.guest.entry_page import CarriedSheet, EntryPage, OwnLibrary
from observatie.ui.pairs.guest.guest_controller import GuestController, GuestStore
from observatie.ui.pairs.guest.sealed_page import SealedPage
from observatie.ui.pairs.pair_page import PageStack, PairPage
from observatie.ui.pairs.sheet_form import SheetForm
from observatie.ui.pairs.word_page import ChooseWord, GiveWord
from observatie.ui.theme.stylesheet import stylesheet
from observatie.ui.theme.theme import Theme

_SHIPPED = "share"
_STILL_THERE = "Wat je typte staat er nog"
_LOST_IF_LEFT = (
    "Wat nog niet is opgeslagen gaat verloren als je nu weggaat; doe het nog een keer om dat toch te doen"
)
_GO_ON = "Typ je woord; dan ga je verder met je blad."
_OTHER_FORM = (
    "Typ je woord; dan schrijf je verder met de vragen van “{}”. Wat je al schreef blijft staan waar de vraag "
    "dezelfde is."
)
_EARLIER = "Je begon hier al aan een blad voor {}. Typ het woord daarvan; dan gaat wat je schreef mee."
_UNSEAL = "Typ je woord; dan gaat het zegel eraf en schrijf je verder."


class GuestScreen(Screen):
    """Leads somebody through her sheet; one page of it at a time, and what was on the one before is let go.

    Signals:
        closed: back to the screen she came from.
        carried_over: what she took along is on her sheet here, on disk.
    """

    help_topic = "co-teaching"
    closed = Signal()
    carried_over = Signal()

    def __init__(
        self,
        theme: Theme,
        folder: Path,
        catalogue: Callable[[], Catalogue],
        clock: Clock,
        ask_path: AskPath,
        ask_form: AskOpen,
        carried: CarriedSheet | None = None,
        own: OwnLibrary | None = None,
    ) -> None:
        """Keep in the `folder` of the library, or where it would be.

        `carried` is what she takes along from it, `own` what it says of her, where it is open.
        """
        super().__init__()
        self._theme = presentation_theme(theme)
        if self._theme is not theme:
            # The style sheet of the window is made for the letters of every day.
            self.setStyleSheet(stylesheet(self._theme))
        self._catalogue, self._clock = catalogue, clock
        self._ask_path, self._ask_form = ask_path, ask_form
        self._carried, self._own = carried, own
        # The code under which what she took along is on its way to the disk.
        self._carrying: str | None = None
        self._was_told = False
        # What she took along was let go before it was on a sheet: she is to bring it again.
        self._is_over = False
        self.store = GuestStore(folder)
        self.store.changed.connect(self._on_shelf)
        side = self._theme.px(28)
        self._trouble = ProblemLabel(self._theme, "error", name="guest-trouble")
        self._trouble_panel = panel(column(self._theme, self._trouble), margins=(side, self._theme.px(8), side, 0))
        self._trouble_panel.hide()
        self._stack = PageStack()
        whole = column(self._theme, self._trouble_panel, self._stack, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    @property
    def page(self) -> PairPage | None:
        """The page that is shown, or None."""
        return self._stack.page

    def enter(self) -> None:
        """Show where she begins, or where she was."""
        if self._is_over:
            self.closed.emit()
        elif self.page is None:
            self._show_entry()
        else:
            self.page.enter()

    def leave(self) -> None:
        """Keep what was typed, on disk where that works; what was taken along is let go."""
        if self._carried is not None:
            self._carried, self._is_over = None, True
            self._stack.drop()
        if self.page is not None:
            self.page.leave()
        self.store.settle()

    def holds_back(self) -> bool:
        """Return whether something would be lost if she left now, and say so; the second time she may."""
        if self.store.settle() or self._was_told:
            return False
        self._was_told = True
        self._show_entry()
        self._show_trouble()
        return True

    # The way

    def _shipped(self) -> Instrument:
        return self._catalogue().instruments[_SHIPPED]

    def _show_entry(self) -> None:
        page = EntryPage(self._theme, self.store.guests(), self._shipped, self._ask_form, self._carried, self._own)
        page.chosen.connect(self._go_on)
        page.remove_asked.connect(partial(self._remove, page))
        page.named.connect(self._begin)
        page.stop_asked.connect(self._close)
        self._present(page)

    def _remove(self, page: EntryPage, guest: Guest) -> None:
        try:
            self.store.remove(guest.code)
        except KnownError as error:
            page.refuse_removal(guest, error)
        else:
            self._show_entry()

    def _begin(self, guest: Guest) -> None:
        earlier = [each for each in self.store.guests() if alike(each) == alike(guest)]
        if self._carried is not None:
            self._choose_word(GuestController(self.store, guest, self._carried.text))
        elif earlier:
            self._ask_earlier(guest, GuestController(self.store, earlier[0]))
        else:
            self._choose_word(GuestController(self.store, guest))

    def _ask_earlier(self, guest: Guest, earlier: GuestController) -> None:
        """Let what she wrote for the same one under another code go over: the pair was begun again."""
        said = _EARLIER.format(earlier.other)
        page = GiveWord(self._theme, earlier, said, otherwise="Begin een leeg blad")

        def carry(sheet: OpenSheet) -> None:
            self._choose_word(GuestController(self.store, guest, sheet.text))

        page.opened.connect(carry)
        page.new_asked.connect(partial(self._choose_word, GuestController(self.store, guest)))
        page.stop_asked.connect(self._show_entry)
        self._present(page)

    def _go_on(self, guest: Guest) -> None:
        controller = GuestController(self.store, guest)
        if self._is_other_form(guest):
            self._ask_word(controller, _OTHER_FORM.format(guest.form.title))
        elif guest.state is SheetState.SEALED:
            self._show_sealed(controller)
        else:
            self._ask_word(controller, _GO_ON)

    def _is_other_form(self, guest: Guest) -> bool:
        """Return whether the sheet that is kept under the same code is for another form."""
        kept = next((each for each in self.store.guests() if each.code == guest.code), guest)
        return kept.form.hash != guest.form.hash

    def _choose_word(self, controller: GuestController) -> None:
        page = ChooseWord(self._theme, controller)
        page.opened.connect(partial(self._write, controller))
        page.stop_asked.connect(partial(self._go_back, controller))
        self._present(page)

    def _ask_word(self, controller: GuestController, said: str) -> None:
        page = GiveWord(self._theme, controller, said)
        page.opened.connect(partial(self._write, controller))
        page.new_asked.connect(partial(self._choose_word, controller))
        page.stop_asked.connect(partial(self._go_back, controller))
        self._present(page)

    def _write(self, controller: GuestController, sheet: OpenSheet) -> None:
        if self._carried is not None:
            self._carried, self._carrying = None, controller.guest.code
            self._tell_carried()
        draft = controller.unseal(sheet) if sheet.sheet.state is SheetState.SEALED else sheet
        if self._is_other_form(controller.guest):
            controller.keep(draft)
        page = SheetForm(self._theme, controller, draft)
        page.done.connect(partial(self._show_sealed, controller))
        page.stop_asked.connect(self._show_entry)
        self._present(page)

    def _show_sealed(self, controller: GuestController) -> None:
        page = SealedPage(self._theme, controller, self._clock.now().wall.date(), self._ask_path)
        page.unseal_asked.connect(partial(self._ask_word, controller, _UNSEAL))
        for leaves in (page.done, page.stop_asked):
            leaves.connect(self._close)
        self._present(page)

    def _go_back(self, controller: GuestController) -> None:
        """Go to where the word was asked."""
        if controller.guest.state is SheetState.SEALED:
            self._show_sealed(controller)
        else:
            self._show_entry()

    def _close(self) -> None:
        if not self.holds_back():
            self._stack.drop()
            self.closed.emit()

    def _on_shelf(self) -> None:
        self._show_trouble()
        self._tell_carried()

    def _tell_carried(self) -> None:
        if self._carrying is not None and self.store.is_saved(self._carrying):
            self._carrying = None
            self.carried_over.emit()

    # One page at a time

    def _present(self, page: PairPage) -> None:
        self._stack.put(page)
        page.enter()

    def _show_trouble(self) -> None:
        trouble: KnownError | None = self.store.trouble
        if trouble is None:
            self._was_told = False
        after = _LOST_IF_LEFT if self._was_told else _STILL_THERE
        self._trouble.say(trouble.framed(after=after) if trouble is not None else "")
        self._trouble_panel.setVisible(trouble is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape, where the page has no use for it."""
        if event.key() == Qt.Key.Key_Escape and self.page is not None:
            self.page.stop_asked.emit()
            return
        super().keyPressEvent(event)
