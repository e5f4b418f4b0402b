"""Where somebody who fills in at home begins: her name, that of the other one, and the code of the pair."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from observatie.domain.errors import KnownError
from observatie.domain.folding import folded
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.names import LONGEST_NAME, mid_sentence, share_a_word
from observatie.domain.pair.code import read_code
from observatie.domain.pair.sheet import SheetText
from observatie.exchange.pair_problems import no_such_code
from observatie.exchange.share_guest import Guest
from observatie.ui.kit.file_dialogs import AskOpen
from observatie.ui.kit.problem_label import Message, ProblemLabel, words_of
from observatie.ui.kit.qt_types import or_none
from observatie.ui.kit.scroll_into_view import scroll_into_view
from observatie.ui.kit.widgets import LineField, button, column, label
from observatie.ui.pairs.guest.begun_sheet import BegunSheet, alike
from observatie.ui.pairs.guest.form_choice import FormChoice
from observatie.ui.pairs.pair_page import AlonePage
from observatie.ui.theme.theme import Theme

_TITLE = "Ik doe mee met een paarcode"
_ABOUT = (
    "Je vult je blad hier alleen in, en niemand anders leest het. De paarcode kreeg je van degene met wie je gaat "
    "lesgeven."
)
_OTHERWISE = "Of vul hier een andere paarcode in."
_LONGEST_CODE = 40
_NO_NAME = "Typ hier je naam."
_NO_PARTNER = "Typ hier de naam van degene met wie je gaat lesgeven."
_SAME = "Dit is dezelfde naam als die van jou. Typ hier de naam van de ander."
_BEGUN_ALREADY = (
    "Bij deze paarcode is op deze laptop al een blad. Ga terug, kies “Ik doe mee met een paarcode” en ga daar met "
    "dat blad verder."
)
_OWN_PAIR = (
    "Deze paarcode is van een paar in je eigen bibliotheek: vul je blad daar in. Typ hier de code die de ander je "
    "voorlas."
)
_ANOTHERS = (
    "Bij deze paarcode is op deze laptop al een blad, van {}. Is dat het jouwe, ga er dan hierboven mee verder. "
    "Ben je de ander van het paar, vul dan in op de laptop waar de paarcode vandaan komt."
)


@dataclass(frozen=True)
class CarriedSheet:
    """What somebody takes along who began a sheet in a library of her own, and then heard the code of the other.

    Attributes:
        writer: who she is in that library.
        name, partner: hers, and that of the one with whom she teaches.
        form: what she fills in.
        text: what she wrote.
    """

    writer: UUID
    name: str
    partner: str
    form: Instrument
    text: SheetText


@dataclass(frozen=True)
class OwnLibrary:
    """What her own library says, where it is open: her name, and the codes of the pairs in it."""

    name: str
    codes: frozenset[str]


class EntryPage(AlonePage):
    """Asks the three, or goes on with a sheet that was begun on this laptop.

    Signals:
        chosen: the Guest with whose sheet one goes on.
        remove_asked: the Guest whose sheet is to be removed.
        named: the Guest who begins, without a sheet.
    """

    stops_itself = True
    chosen = Signal(object)
    remove_asked = Signal(object)
    named = Signal(object)

    def __init__(
        self,
        theme: Theme,
        guests: Sequence[Guest],
        shipped: Callable[[], Instrument],
        ask_form: AskOpen,
        carried: CarriedSheet | None = None,
        own: OwnLibrary | None = None,
    ) -> None:
        """Make the page; with something to take along one begins, and goes on with nothing that is here.

        `own` is what the library says of its owner, where it is open.
        """
        super().__init__(theme)
        theme = self.theme
        self._guests = {guest.code: guest for guest in guests}
        self._goes_on = not carried
        self._codes = own.codes if own is not None else frozenset[str]()
        often = Counter(alike(guest) for guest in guests)
        self._begun = {
            guest.code: self._begun_sheet(guest, is_only=often[alike(guest)] == 1)
            for guest in guests
            if self._goes_on
        }
        self._name = EntryField(theme, "Je naam", "guest-name", LONGEST_NAME)
        self._partner = EntryField(theme, "Met wie ga je lesgeven", "guest-partner", LONGEST_NAME)
        self._code = EntryField(theme, "Paarcode", "guest-code", _LONGEST_CODE, hint="zoals gimo-lafu-d")
        self._form = FormChoice(theme, shipped, ask_form)
        self._form.chosen.connect(self._enter_field)
        if carried is not None:
            self._name.say(carried.name)
            self._partner.say(carried.partner)
            self._form.take(carried.form)
        elif own is not None:
            self._name.say(own.name)
        self._name.submitted.connect(self._partner.edit.setFocus)
        self._partner.submitted.connect(self._code.edit.setFocus)
        self._code.submitted.connect(self._submit)
        inside = column(theme, label(_TITLE, "title", wrap=True), label(_ABOUT, wrap=True), spacing=16)
        for each in self._begun.values():
            inside.addWidget(each)
        if self._begun:
            inside.addWidget(label(_OTHERWISE, wrap=True))
        for each in (self._name, self._partner, self._code, self._form):
            inside.addWidget(each)
        inside.addStretch(1)
        back = button("Terug", self.stop_asked.emit, name="guest-back")
        onward = button("Ga verder", self._submit, "primary", name="guest-onward")
        self.lay_out(inside, self.footer(self.ways(back, label(), onward)))

    def _begun_sheet(self, guest: Guest, *, is_only: bool) -> BegunSheet:
        made = BegunSheet(self.theme, guest, is_only=is_only)
        made.chosen.connect(partial(self.chosen.emit, guest))
        made.remove_asked.connect(partial(self.remove_asked.emit, guest))
        return made

    def refuse_removal(self, guest: Guest, error: KnownError) -> None:
        """Say why a sheet is still there."""
        self._begun[guest.code].refuse(error)

    def enter(self) -> None:
        """Put the focus on the sheet that was begun, or in the first field that is empty."""
        first = next(iter(self._begun.values()), None)
        if first is not None:
            first.setFocus()
        else:
            self._enter_field()
        self._settled.start()

    def _enter_field(self) -> None:
        fields = (self._name, self._partner, self._code)
        next((each for each in fields if not each.text), self._code).edit.setFocus()

    def _submit(self) -> None:
        name, partner, code = mid_sentence(self._name.text), mid_sentence(self._partner.text), self._code.text
        if not name:
            self._name.refuse(_NO_NAME)
        elif not partner:
            self._partner.refuse(_NO_PARTNER)
        elif folded(name) == folded(partner):
            self._partner.refuse(_SAME)
        elif (read := read_code(code)) is None:
            self._code.refuse(no_such_code())
        elif read in self._codes:
            self._code.refuse(_OWN_PAIR)
        elif read not in self._guests:
            self.named.emit(Guest(read, name, partner, self._form.form))
        elif not self._goes_on:
            self._code.refuse(_BEGUN_ALREADY)
        elif not share_a_word(name, self._guests[read].name):
            self._code.refuse(_ANOTHERS.format(self._guests[read].name))
        else:
            guest = self._guests[read]
            self.chosen.emit(replace(guest, form=self._form.picked or guest.form))

    def stay_in_sight(self) -> None:
        """Scroll to where she types, with what is said of it."""
        focus = or_none(self.focusWidget())
        for each in (*self._begun.values(), self._name, self._partner, self._code, self._form):
            if focus is not None and each.isAncestorOf(focus):
                scroll_into_view(each)


class EntryField(QWidget):
    """A line below what is asked; what was wrong with the answer goes with the next key.

    Attributes:
        edit: the line.

    Signals:
        submitted: Enter was pressed in the line.
    """

    submitted = Signal()

    def __init__(self, theme: Theme, asked: str, name: str, most: int, *, hint: str = "") -> None:
        super().__init__()
        self.edit = LineField(most)
        self.edit.setObjectName(name)
        self.edit.setAccessibleName(asked)
        self.edit.setPlaceholderText(hint)
        self._complaint = ProblemLabel(theme, "error", name=f"{name}-complaint")
        self._complaint.hide()
        self.edit.textChanged.connect(self._on_text)
        self.edit.returnPressed.connect(self.submitted)
        self.setFocusProxy(self.edit)
        self.setLayout(column(theme, label(asked, "strong", wrap=True), self.edit, self._complaint, spacing=4))

    @property
    def text(self) -> str:
        """What was typed."""
        return self.edit.text().strip()

    def say(self, text: str) -> None:
        """Show a text as if it had been typed."""
        self.edit.setText(text)

    def refuse(self, said: Message) -> None:
        """Let it be typed again, and say why."""
        self.edit.setFocus()
        self.edit.selectAll()
        self._complain(said)

    def _complain(self, said: Message) -> None:
        self._complaint.say(said)
        self._complaint.setVisible(bool(said))
        self.edit.setAccessibleDescription(words_of(said))

    def _on_text(self, _text: str) -> None:
        self._complain("")
