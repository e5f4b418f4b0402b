"""Asks a partner for the word of her sheet again: to go on with it, or to open it together with the other one."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from observatie.domain.errors import BugError
from observatie.domain.pair.sheet import SheetState
from observatie.store.sheets import unlock
from observatie.ui.kit.passphrase_field import PassphraseField
from observatie.ui.kit.sight import bring_into_sight
from observatie.ui.kit.widgets import button, column, label, panel, row
from observatie.ui.pairs.sheet_desk import SheetDesk
from observatie.ui.pairs.word_page import WordPage
from observatie.ui.theme.theme import Theme

_BUSY = "Je woord wordt nagekeken …"
_LOST = (
    "Zonder dit woord gaat je blad niet open, en niemand kan dat herstellen. Je kunt een nieuw blad beginnen, met "
    "een ander woord. Wat je schreef is dan weg."
)
_LOST_ELSEWHERE = (
    "Zonder dit woord gaat dit blad niet open, en niemand kan dat herstellen. {name} kan op de eigen laptop een "
    "nieuw blad beginnen en het opnieuw sturen."
)


class GiveWord(WordPage):
    """Asks for the word, with what it is asked for; who forgot it hears what that means.

    Signals:
        new_asked: she wants to begin a new sheet; the old one is there until she chose another word.
    """

    new_asked = Signal()

    def __init__(self, theme: Theme, desk: SheetDesk, said: str) -> None:
        super().__init__(theme, desk, "Ga verder", "sheet-open")
        self.body.addWidget(label(desk.owner, "title", wrap=True, name="sheet-owner"))
        self.body.addWidget(label(said, wrap=True, name="sheet-asked-for"))
        self._word = PassphraseField(self.theme, "Je woord", object_name="sheet-word")
        self._word.submitted.connect(self.submit)
        self.ask(self._word)
        self._unfold = button("Woord vergeten", self._show_lost, "link", name="sheet-forgotten")
        self._unfold.setCheckable(True)
        self._lost = self._what_it_means()
        self._lost.hide()
        self.body.addLayout(row(self.theme, self._unfold, 1))
        self.body.addWidget(self._lost)
        # After both have sealed, too: else a word that is forgotten would be the end for the two of them.
        sheet = desk.sheet
        self._unfold.setVisible(sheet is not None and sheet.state in (SheetState.DRAFT, SheetState.SEALED))

    def _what_it_means(self) -> QWidget:
        theme = self.theme
        if not self.desk.begins_here:
            # What were begun here would not be on the laptop where she fills it in.
            return label(_LOST_ELSEWHERE.format(name=self.desk.owner), wrap=True, name="sheet-lost")
        begin = button("Begin een nieuw blad", self.new_asked.emit, name="sheet-anew")
        said = label(_LOST, wrap=True, name="sheet-lost")
        return panel(column(theme, said, panel(row(theme, begin, 1)), spacing=12))

    def _show_lost(self) -> None:
        self._lost.setVisible(self._unfold.isChecked())

    def stay_in_sight(self) -> None:
        """Scroll to what forgetting means once that is asked, and else to where she types."""
        if self._lost.isHidden() or self._word.edit.hasFocus():
            super().stay_in_sight()
        else:
            bring_into_sight(self._lost)

    def submit(self) -> None:
        """Open her sheet with what was typed."""
        typed = self._word.text()
        sheet = self.desk.sheet
        if sheet is None:
            raise BugError("there is no sheet to give a word for")
        if typed.strip():
            self.attempt(partial(unlock, sheet, typed), _BUSY)
        else:
            self._word.edit.setFocus()
