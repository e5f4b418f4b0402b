"""A page that asks a partner for the word of her sheet; a worker tries it, as that takes a while."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from observatie.store.sheets import OpenSheet
from observatie.ui.kit.background import Background
from observatie.ui.kit.passphrase_field import PassphraseField
from observatie.ui.kit.problem_label import Said
from observatie.ui.kit.sight import bring_into_sight
from observatie.ui.kit.widgets import button, column, label, panel
from observatie.ui.kit.writing_keys import TypeAhead, type_in_focus
from observatie.ui.pairs.alone_page import AlonePage
from observatie.ui.pairs.sheet_desk import SheetDesk
from observatie.ui.theme.theme import Theme

_BROKE = "Dat lukte niet, en dat ligt niet aan jou. Typ het woord opnieuw."


class WordPage(AlonePage):
    """What choosing a word and giving it have in common.

    Attributes:
        body: where the page itself puts what it says and asks, below each other.
        onward: the button that does what the page is for.

    Signals:
        opened: the OpenSheet, once the word was taken.
    """

    opened = Signal(object)

    stops_itself = True

    def __init__(self, theme: Theme, desk: SheetDesk, onward: str, name: str) -> None:
        """Make the page of a sheet, with what its button says and is called."""
        super().__init__(theme)
        self.desk = desk
        self.body: QVBoxLayout = column(self.theme, spacing=16)
        self._fields: tuple[PassphraseField, ...] = ()
        self._ahead = TypeAhead(self)
        self._work = Background(self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._refuse)
        self._work.broke.connect(partial(self._refuse, _BROKE))
        stop = button("Stop voor nu", self.stop_asked.emit, name="sheet-stop")
        self._said = label("", "muted", wrap=True, name="sheet-said")
        self.onward = button(onward, self.submit, "primary", name=name)
        inside = column(self.theme, spacing=0)
        inside.addLayout(self.body)
        inside.addStretch(1)
        self.lay_out(inside, self.footer(self.ways(stop, self._said, self.onward)))

    def ask(self, *fields: PassphraseField) -> None:
        """Ask in these fields, the word itself in the first."""
        self._fields = fields
        for field in fields:
            self.body.addWidget(
                panel(column(self.theme, label(field.edit.accessibleName(), "strong"), field, spacing=4))
            )

    def submit(self) -> None:
        """Try what was typed; each page says how."""
        raise NotImplementedError

    def attempt(self, work: Callable[[], OpenSheet], busy: str) -> None:
        """Let a worker try it, and say so meanwhile."""
        if self._work.is_busy:
            return
        # Before the button is off, as that would hand on the focus which it may have.
        self._ahead.hold(*(field.edit for field in self._fields))
        self._show_waiting(busy)
        self._work.do(work)

    def enter(self) -> None:
        """Put the focus where the word is typed."""
        self._fields[0].edit.setFocus()

    def leave(self) -> None:
        """Forget what was typed, and what is still being tried."""
        self._go_on()
        for field in self._fields:
            field.clear()

    def stay_in_sight(self) -> None:
        """Scroll to where she types, with what is said of it."""
        for field in self._fields:
            if field.edit.hasFocus():
                bring_into_sight(field)

    def take(self, sheet: OpenSheet) -> None:
        """Do what is to be done with the sheet before it is handed on."""

    def _on_done(self, sheet: object) -> None:
        # One who left the page while it was being tried no longer wants to go on.
        if self._ahead.is_holding and isinstance(sheet, OpenSheet):
            typed = self._go_on()
            self.leave()
            self.take(sheet)
            self.opened.emit(sheet)
            type_in_focus(typed)

    def _refuse(self, why: Said) -> None:
        if self._ahead.is_holding:
            typed = self._go_on()
            # Whoever types another word would not see that the old one still stands below it.
            for field in self._fields[1:]:
                field.clear()
            self._fields[0].refuse(why, typed)

    def _go_on(self) -> str:
        self._show_waiting("")
        return self._ahead.release()

    def _show_waiting(self, said: str) -> None:
        self._said.setText(said)
        self.onward.setEnabled(not said)
