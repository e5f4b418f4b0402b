"""The instruments there are, each to be read as a whole, and where one's own go."""

from observatie.domain import wording
from observatie.domain.instrument import Instrument
from observatie.places import OWN_INSTRUMENTS
from observatie.ui.desk import Desk
from observatie.ui.instruments.instrument_html import instrument_html
from observatie.ui.instruments.own_html import own_html
from observatie.ui.reading.reader import Entry, Reader
from observatie.ui.screen import Screen
from observatie.ui.widgets import column, label


class InstrumentsScreen(Screen):
    """All instruments by label, and last the page on those of one's own."""

    help_topic = "instrumenten"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shelf: tuple[Instrument, ...] = tuple(desk.catalogue.instruments.values())
        self._reader = Reader(desk.theme, "Instrumenten")
        self._reader.chosen.connect(self._show)
        self._reader.set_entries([*map(_entry, self._shelf), self._own_entry()])
        layout = column(desk.theme, label("Instrumenten", "title"), self._reader, spacing=16)
        margin = desk.theme.px(24)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def enter(self) -> None:
        """Show the instrument that was read last."""
        self._reader.take_focus()
        if self._reader.current < 0:
            self._reader.choose(0)

    def _own_entry(self) -> Entry:
        problems = len(self._desk.catalogue.problems)
        if problems:
            return Entry("Eigen instrumenten", wording.number(problems, "probleem", "problemen"), alarming=True)
        return Entry("Eigen instrumenten", "waar ze staan")

    def _show(self, index: int) -> None:
        if index < len(self._shelf):
            self._reader.page.show_html(instrument_html(self._shelf[index]))
        else:
            folder = self._desk.library.folder / OWN_INSTRUMENTS
            self._reader.page.show_html(own_html(folder, self._desk.catalogue.problems))


def _entry(instrument: Instrument) -> Entry:
    # A space that does not break, so that no line begins with the dot.
    return Entry(instrument.label, f"{instrument.title}\u00a0· {instrument.completeness}")
