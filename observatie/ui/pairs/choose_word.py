"""Before she begins her sheet: the word under which it will be, and what forgetting it costs."""

from functools import partial

from observatie.store.sheets import SHORTEST_WORD, OpenSheet
from observatie.ui.kit.passphrase_field import PassphraseField, lead_through
from observatie.ui.kit.widgets import label
from observatie.ui.pairs.sheet_desk import SheetDesk
from observatie.ui.pairs.word_page import WordPage
from observatie.ui.theme.theme import Theme

_TITLE = "Kies een woord voor je blad"
_MEANS = (
    "Met dit woord is je blad dicht. Niemand anders opent het, ook {other} niet en ook wij niet. "
    "Neem een woord dat je nergens anders gebruikt."
)
_COSTS = "Vergeet je het, dan is wat je schreef weg en begin je opnieuw."
_WORD = f"Je woord, ten minste {SHORTEST_WORD} tekens"
_AGAIN = "Typ het woord hier nog een keer."
_DIFFERENT = "Dit is anders dan het woord hierboven. Typ het opnieuw."
_BUSY = "Je blad wordt klaargelegd …"


class ChooseWord(WordPage):
    """Asks the word twice and begins an empty sheet under it; one that she had before is replaced only then."""

    def __init__(self, theme: Theme, desk: SheetDesk) -> None:
        super().__init__(theme, desk, "Begin mijn blad", "sheet-begin")
        self.body.addWidget(label(desk.owner, "muted", wrap=True, name="sheet-owner"))
        self.body.addWidget(label(_TITLE, "title", wrap=True))
        self.body.addWidget(label(_MEANS.format(other=desk.other), wrap=True, name="sheet-means"))
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
            self.attempt(partial(self.desk.begin, word), _BUSY)

    def take(self, sheet: OpenSheet) -> None:
        """Keep the sheet, in the place of what she had before."""
        self.desk.keep(sheet)
