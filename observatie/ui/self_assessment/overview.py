"""Zelfbeeld as the observer sees it: whether it was filled in, and where the two of them looked differently."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from observatie.domain.text import at_start
from observatie.domain.visit.completeness import Place
from observatie.domain.visit.self_assessment import Difference, shown_to_observer
from observatie.ui.kit.widgets import button, clear, column, label, panel, row, scrolling
from observatie.ui.theme.theme import Theme

_COLUMN = 760


class Hindrance(Enum):
    """Why nothing can be filled in here."""

    NO_TEACHER = auto()
    ONESELF = auto()
    NO_INSTRUMENT = auto()
    SETTLED = auto()


_WHY = {
    Hindrance.NO_TEACHER: "Er is nog geen leerkracht gekozen. Kies bij Voorbereiden wie het invult.",
    Hindrance.ONESELF: "Dit lesbezoek gaat over jezelf. Wat je bij Uitwerken invult, is al jouw beeld.",
    Hindrance.NO_INSTRUMENT: "Er is nog geen instrument gekozen. Kies het bij Voorbereiden.",
    Hindrance.SETTLED: "Het verslag is vastgesteld. Het zelfbeeld blijft zoals het toen was.",
}
_GIVE = "{} vult hetzelfde instrument in als jij. Je notities en scores zijn dan niet te zien."
_FILLED = "{} vulde {} in."
_NONE_YET = (
    "Zodra jullie allebei iets invulden, staat hier waar je verschillend keek. Dat is stof voor het gesprek."
)
_NO_DIFFERENCE = "Wat jullie allebei invulden is gelijk."
_APART = "Niet om te zien wie gelijk heeft, maar om elkaars blik te horen. Het grootste verschil staat eerst."


class TopicState(Enum):
    """What became of a difference."""

    NOT_YET = auto()
    MADE = auto()
    REWORDED = auto()


@dataclass(frozen=True)
class Overview:
    """What there is to show.

    Attributes:
        teacher: her name, as in mid-sentence.
        filled: how much she filled in, in words; empty where she did not begin.
        compared: whether both filled in something that can be compared.
        words: what she wrote, by the place where she did.
    """

    teacher: str
    hindrance: Hindrance | None = None
    filled: str = ""
    compared: bool = False
    differences: Sequence[tuple[Difference, TopicState]] = ()
    words: Sequence[tuple[Place, str]] = ()


class OverviewPage(QWidget):
    """The page before and after the teacher fills something in.

    Signals:
        give_asked: she fills it in on this laptop, now; type_asked: it is typed over from paper.
        prepare_asked: something is to be chosen at Voorbereiden first.
        toggled: the Difference that is to become a topic, or to be one no longer.
    """

    give_asked = Signal()
    type_asked = Signal()
    prepare_asked = Signal()
    toggled = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = label("", "title", wrap=True, name="self-heading")
        self._said = label("", wrap=True, name="self-said")
        self._how_far = label("", "muted", wrap=True, name="self-filled")
        self._give = button("Geef de laptop", self.give_asked.emit, "primary", name="self-give")
        self._type = button("Typ over van papier", self.type_asked.emit, name="self-type")
        self._prepare = button("Naar Voorbereiden", self.prepare_asked.emit, "primary", name="self-prepare")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(16))
        content = column(theme, self._title, self._said, self._how_far, spacing=12)
        content.addLayout(row(theme, self._give, self._type, self._prepare, 1))
        content.addSpacing(theme.px(12))
        content.addLayout(self._rows)
        content.addStretch(1)
        inner = panel(content, margins=(theme.px(32), theme.px(24), theme.px(32), theme.px(24)))
        inner.setMaximumWidth(theme.px(_COLUMN))
        self.setLayout(column(theme, scrolling(inner), spacing=0))

    def show_overview(self, shown: Overview) -> None:
        """Show what stands."""
        name, hindrance = at_start(shown.teacher), shown.hindrance
        self._title.setText(f"Zelfbeeld van {shown.teacher}" if shown.teacher else "Zelfbeeld")
        self._said.setText(_WHY[hindrance] if hindrance else _GIVE.format(name))
        self._how_far.setText(_FILLED.format(name, shown.filled) if shown.filled else "")
        self._how_far.setVisible(bool(shown.filled))
        for way in (self._give, self._type):
            way.setVisible(hindrance is None)
        self._prepare.setVisible(hindrance in (Hindrance.NO_TEACHER, Hindrance.NO_INSTRUMENT))
        clear(self._rows)
        if hindrance in (None, Hindrance.SETTLED):
            self._show_differences(shown)
            self._show_words(shown)

    def take_focus(self) -> None:
        """Put the focus on the way on."""
        (self._give if not self._give.isHidden() else self._prepare).setFocus()

    def focus_difference(self, number: int) -> None:
        """Put the focus on what can be done with a difference."""
        found = self.findChild(QWidget, f"topic-{number}")
        if found is not None:
            found.setFocus()

    def _show_differences(self, shown: Overview) -> None:
        self._rows.addWidget(label("Verschil met het zelfbeeld", "heading"))
        if not shown.compared:
            self._rows.addWidget(label(_NONE_YET, "muted", wrap=True, name="no-differences"))
        elif not shown.differences:
            self._rows.addWidget(label(_NO_DIFFERENCE, "muted", wrap=True, name="no-differences"))
        else:
            self._rows.addWidget(label(_APART, "muted", wrap=True))
        for number, (difference, topic) in enumerate(shown.differences):
            card = self._difference(number, difference, topic, shown)
            self._rows.addWidget(card)
            card.show()  # now and not at the next event, so that what is in it can have the focus

    def _difference(self, number: int, difference: Difference, topic: TopicState, shown: Overview) -> QWidget:
        theme, name = self._theme, difference.place.name
        line = column(
            theme,
            label(name, "strong", wrap=True),
            label(shown_to_observer(difference, shown.teacher), wrap=True, name=f"difference-{number}"),
            spacing=4,
        )
        if topic is TopicState.REWORDED:
            line.addWidget(label("Staat bij je gesprekspunten, in je eigen woorden.", "small", wrap=True))
        elif shown.hindrance is None:
            verb = "Haal weg bij de gesprekspunten" if topic is TopicState.MADE else "Maak gesprekspunt"
            act = button(verb, lambda: self.toggled.emit(difference), "link", name=f"topic-{number}")
            act.setAccessibleName(f"{verb}: {name}")
            line.addLayout(row(theme, act, 1))
        side, above = theme.px(16), theme.px(12)
        return panel(line, "card", margins=(side, above, side, above))

    def _show_words(self, shown: Overview) -> None:
        if shown.words:
            self._rows.addWidget(label(f"Wat {shown.teacher} schreef", "heading", wrap=True))
        for place, words in shown.words:
            said = column(self._theme, label(place.name, "strong", wrap=True), label(words, wrap=True), spacing=2)
            self._rows.addLayout(said)
