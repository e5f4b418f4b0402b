"""The pages that ask a partner for the word of her sheet, before she begins or again; a worker tries it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from observatie.domain.errors import BugError
from observatie.domain.pair.sheet import SheetState
from observatie.store.sheets import SHORTEST_WORD, OpenSheet, unlock
from observatie.ui.kit.background import Background
from observatie.ui.kit.passphrase_field import PassphraseField, lead_through
from observatie.ui.kit.problem_label import Message
from observatie.ui.kit.scroll_into_view import scroll_into_view
from observatie.ui.kit.widgets import button, column, label, panel, row
from observatie.ui.kit.writing_keys import TypeAhead, type_in_focus
from observatie.ui.pairs.pair_page import AlonePage
from observatie.ui.pairs.sheet_controller import SheetController
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

    def __init__(self, theme: Theme, controller: SheetController, onward: str, name: str) -> None:
        """Make the page of a sheet, with what its button says and is called."""
        super().__init__(theme)
        self.controller = controller
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
                scroll_into_view(field)

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

    def _refuse(self, why: Message) -> None:
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


_TITLE = "Kies een woord voor je blad"
_MEANS = (
    "Met dit woord is je blad dicht. Niemand anders opent het, ook {other} niet en ook wij niet. "
    "Neem een woord dat je nergens anders gebruikt."
)
_COSTS = "Vergeet je het, dan is wat je schreef weg en begin je opnieuw."
_WORD = f"Je woord, ten minste {SHORTEST_WORD} tekens"
_AGAIN = "Typ het woord hier nog een keer."
_DIFFERENT = "Dit is anders dan het woord hierboven. Typ het opnieuw."
_BUSY_CHOOSING = "Je blad wordt klaargelegd …"


class ChooseWord(WordPage):
    """Asks the word twice and begins an empty sheet under it; one that she had before is replaced only then."""

    def __init__(self, theme: Theme, controller: SheetController) -> None:
        super().__init__(theme, controller, "Begin mijn blad", "sheet-begin")
        self.body.addWidget(label(controller.owner, "muted", wrap=True, name="sheet-owner"))
        self.body.addWidget(label(_TITLE, "title", wrap=True))
        self.body.addWidget(label(_MEANS.format(other=controller.other), wrap=True, name="sheet-means"))
        self.body.addWidget(label(_COSTS, "strong", wrap=True, name="sheet-costs"))
        self._word = PassphraseField(self.theme, _WORD, object_name="sheet-word")
        self._again = PassphraseField(self.theme, "Je woord, nog een keer", object_name="sheet-word-again")
        self._word.submitted.connect(self._again.edit.setFocus)
        self._again.submitted.connect(self.submit)
        self.ask(self._word, self._again)

    def enter(self) -> None:
        """Put the focus where the word is typed."""
        lead_through(self._word, self._again)
        super().enter()

    def submit(self) -> None:
        """Begin the sheet where both are the same."""
        word, again = self._word.text().strip(), self._again.text().strip()
        if word and not again:
            self._again.refuse(_AGAIN)
        elif word != again:
            self._again.refuse(_DIFFERENT)
        else:
            self.attempt(partial(self.controller.begin, word), _BUSY_CHOOSING)

    def take(self, sheet: OpenSheet) -> None:
        """Keep the sheet, in the place of what she had before."""
        self.controller.keep(sheet)


_BUSY_TRYING = "Je woord wordt nagekeken …"
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

    def __init__(self, theme: Theme, controller: SheetController, said: str, *, otherwise: str = "") -> None:
        """Make the page; `otherwise` is a way to begin a new sheet that stands there at once."""
        super().__init__(theme, controller, "Ga verder", "sheet-open")
        self.body.addWidget(label(controller.owner, "title", wrap=True, name="sheet-owner"))
        self.body.addWidget(label(said, wrap=True, name="sheet-asked-for"))
        self._word = PassphraseField(self.theme, "Je woord", object_name="sheet-word")
        self._word.submitted.connect(self.submit)
        self.ask(self._word)
        self._unfold = button("Woord vergeten", self._show_lost, "link", name="sheet-forgotten")
        self._unfold.setCheckable(True)
        if otherwise:
            anew = button(otherwise, self.new_asked.emit, "link", name="sheet-otherwise")
            self.body.addLayout(row(self.theme, anew, 1))
        self._lost = self._what_it_means()
        self._lost.hide()
        self.body.addLayout(row(self.theme, self._unfold, 1))
        self.body.addWidget(self._lost)
        # After both have sealed, too: else a word that is forgotten would be the end for the two of them.
        sheet = controller.sheet
        self._unfold.setVisible(sheet is not None and sheet.state in (SheetState.DRAFT, SheetState.SEALED))

    def _what_it_means(self) -> QWidget:
        theme = self.theme
        if not self.controller.begins_here:
            # What were begun here would not be on the laptop where she fills it in.
            return label(_LOST_ELSEWHERE.format(name=self.controller.owner), wrap=True, name="sheet-lost")
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
            scroll_into_view(self._lost)

    def submit(self) -> None:
        """Open her sheet with what was typed."""
        typed = self._word.text()
        sheet = self.controller.sheet
        if sheet is None:
            raise BugError("there is no sheet to give a word for")
        if typed.strip():
            self.attempt(partial(unlock, sheet, typed), _BUSY_TRYING)
        else:
            self._word.edit.setFocus()
