"""Offers at a line what can be taken, and takes it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject

from observatie.domain.lesson.offers import Offer
from observatie.ui.notes.completion_row import CompletionRow
from observatie.ui.notes.lexicon import Lexicon
from observatie.ui.notes.note_line import NoteLine


class LineOffers(QObject):
    """Binds a line to the row of offers, shared with other lines, while somebody writes on it."""

    def __init__(self, line: NoteLine, row: CompletionRow, lexicon: Lexicon) -> None:
        super().__init__(line)
        self._line = line
        self._row = row
        self._lexicon = lexicon
        self._take_instead: Callable[[Offer], None] | None = None
        line.installEventFilter(self)
        line.cursorPositionChanged.connect(self._offer)
        line.escaped.connect(self._offer)
        line.completion_asked.connect(self._take_current)
        line.moved.connect(self._step)
        row.chosen.connect(self._take)

    def offer_instead(self, offers: list[Offer], take: Callable[[Offer], None]) -> None:
        """Offer what is not for this line but for the note that just left it, until one writes on or leaves."""
        if self._in_hand and offers:
            self._row.show_offers(offers)
            self._take_instead = take
            self._line.keeps_tab = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Offer what there is when the line is gone to; what another line was offered does not stay."""
        if event.type() == QEvent.Type.FocusIn:
            # A click on an offer leaves the focus on the line that it is for.
            self._row.setFocusProxy(self._line)
            self._offer()
        return False

    @property
    def _in_hand(self) -> bool:
        return self._line.window().focusWidget() is self._line

    def _offer(self) -> None:
        if self._in_hand:
            self._take_instead, self._line.keeps_tab = None, False
            self._row.show_offers(self._lexicon.offers(self._line.to_cursor))

    def _step(self, by: int) -> None:
        if self._in_hand:
            self._row.step(by)

    def _take_current(self) -> None:
        if self._row.current is not None:
            self._take(self._row.current)

    def _take(self, offer: Offer) -> None:
        if not self._in_hand:
            return
        if self._take_instead is not None:
            take = self._take_instead
            self._offer()
            take(offer)
        elif self._line.to_cursor.endswith(offer.fragment):
            self._line.replace(offer.fragment, offer.text)
