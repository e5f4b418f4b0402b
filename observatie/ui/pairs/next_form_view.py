"""What the form of the next round will look like, question by question."""

from PySide6.QtWidgets import QWidget

from observatie.domain import wording
from observatie.domain.instrument import Instrument
from observatie.domain.pair import asked
from observatie.domain.pair_words import number_of, question
from observatie.ui.pairs.said_words import breakable
from observatie.ui.theme.theme import Theme
from observatie.ui.widgets import clear, column, label, panel

_TITLE = "Zo wordt jullie formulier"
_SAME = "Hetzelfde als nu."
_OWN = "Jullie eigen versie, met {}."
_OTHERWISE, _NEW = "anders gezet", "nieuw"
_NONE = "Er blijft geen vraag over. Laat minstens één vraag staan, of voeg er een toe."


class NextFormView(QWidget):
    """The questions that stay, in the words that they get."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._said = label("", "talk-muted", wrap=True, name="pair-next-said")
        self._list = column(theme, spacing=12)
        inside = column(theme, label(_TITLE, "talk-title", wrap=True), self._said, spacing=12)
        inside.addLayout(self._list)
        side = theme.px(16)
        self.setLayout(column(theme, panel(inside, "talk-card", margins=side)))

    def show_form(self, now: Instrument, coming: Instrument | None) -> None:
        """Show the form of the next round beside the one of now; None where no question is left."""
        clear(self._list)
        if coming is None:
            self._said.setText(_NONE)
            return
        before = {place.target: question(place) for place in asked(now)}
        places = asked(coming)
        count = wording.number(len(places), "vraag", "vragen")
        self._said.setText(_SAME if coming is now else _OWN.format(count))
        for place in places:
            put = question(place)
            sign = _NEW if place.target not in before else _OTHERWISE if before[place.target] != put else ""
            words = f"{number_of(place)}  {put}".strip() + (f" ({sign})" if sign else "")
            role = "talk" if sign else "talk-muted"
            self._list.addWidget(label(breakable(words), role, wrap=True, name="pair-next-question"))
