"""Offers at a line what can be taken, and takes it."""

from PySide6.QtCore import QObject

from observatie.domain.offers import Offer
from observatie.ui.observe.completion_row import CompletionRow
from observatie.ui.observe.lexicon import Lexicon
from observatie.ui.observe.note_line import NoteLine


class LineOffers(QObject):
    """Binds a line to the row of offers while the line has the focus."""

    def __init__(self, line: NoteLine, row: CompletionRow, lexicon: Lexicon) -> None:
        super().__init__(line)
        self._line = line
        self._row = row
        self._lexicon = lexicon
        line.cursorPositionChanged.connect(self._offer)
        line.completion_asked.connect(self._take_current)
        row.chosen.connect(self._take_clicked)

    def _offer(self) -> None:
        self._row.show_offers(self._lexicon.offers(self._line.to_cursor))

    def _take_current(self) -> None:
        if self._row.current is not None:
            self._take(self._row.current)

    def _take_clicked(self, offer: Offer) -> None:
        # Both lines of the screen share the row; it is for the one in which somebody writes.
        if self._line.hasFocus():
            self._take(offer)

    def _take(self, offer: Offer) -> None:
        self._line.replace(offer.fragment, offer.text)
