"""What a pair came to, question by question: agreed, settled between them, apart, and what is still open."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from observatie.domain.completeness import Place
from observatie.domain.pair import CameTo, Pair
from observatie.domain.pair_acts import Reached
from observatie.domain.pair_words import LETTERS, REACHED, number_of, question
from observatie.ui.pairs.said_words import breakable, said_label
from observatie.ui.theme.theme import Theme
from observatie.ui.widgets import clear, column, label, panel

_OPEN = "Nog open"
_NOTHING = "Jullie hebben nog bij geen vraag gezegd waar jullie uitkomen."


class AgreedList(QWidget):
    """The questions by where the pair came out."""

    def __init__(self, theme: Theme, item: Callable[[QLayout, str], QWidget]) -> None:
        """Make an empty list; `item` makes the widget of one question, around a layout."""
        super().__init__()
        self._theme = theme
        self._item = item
        self._found: list[tuple[Place, CameTo | None]] | None = None
        self._shown: QVBoxLayout = column(theme, spacing=32)
        self.setLayout(self._shown)

    def show_pair(self, pair: Pair, places: Iterable[Place]) -> None:
        """Show what stands; where that is what is shown, whoever reads it keeps the focus."""
        found = [(place, pair.outcome(place)) for place in places]
        if found == self._found:
            return
        self._found = found
        clear(self._shown)
        if not any(outcome and outcome.reached for _, outcome in found):
            self._shown.addWidget(label(_NOTHING, "talk-muted", wrap=True, name="pair-nothing-agreed"))
        for reached in (*Reached, None):
            group = [(p, o) for p, o in found if (o.reached if o else None) is reached]
            if group:
                title = f"{LETTERS[reached]}. {REACHED[reached]}" if reached else _OPEN
                self._add_group(f"{title} ({len(group)})", group)

    def _add_group(self, title: str, group: list[tuple[Place, CameTo | None]]) -> None:
        box = column(self._theme, label(title, "talk-title", wrap=True, name="pair-group"), spacing=16)
        for place, outcome in group:
            words = outcome.text if outcome else ""
            put = f"{number_of(place)}  {question(place)}".strip()
            lines = [label(breakable(put), "talk-muted", wrap=True)]
            if words:
                lines.append(said_label(words, "pair-agreed"))
            box.addWidget(self._item(column(self._theme, *lines, spacing=6), f"{title}. {put} {words}".strip()))
        self._shown.addWidget(panel(box))
