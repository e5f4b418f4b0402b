"""What was entered behind a `#` and is no item: it is said at once, and Tab makes it one in that very note."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from observatie.domain.acts.acts import Note
from observatie.domain.lesson.loose_words import resolved, told_unresolved, unresolved
from observatie.domain.lesson.offers import Offer
from observatie.ui.notes.lexicon import Lexicon
from observatie.ui.notes.line_offers import LineOffers
from observatie.ui.session.visit_desk import VisitDesk

_LATER = "Koppelen kan ook later, bij Uitwerken."
_NO_INSTRUMENT = "Er is bij dit lesbezoek geen instrument gekozen."


class Resolving(QObject):
    """Never asks and never waits: the note is recorded, and the next letter goes to the line.

    Signals:
        said: a sentence about what was entered or done.
    """

    said = Signal(str)

    def __init__(self, offers: LineOffers, visit_desk: VisitDesk, lexicon: Lexicon) -> None:
        super().__init__(offers)
        self._offers = offers
        self._desk = visit_desk
        self._lexicon = lexicon

    def look_at(self, note: UUID) -> None:
        """Say which word of a note that was just entered is no item, and offer the likeliest instead."""
        word = self._waiting(note)
        if not word:
            return
        offers = self._lexicon.offers_instead(word)
        if offers and offers[0].item is not None:
            more = f"Tab koppelt “{offers[0].item.label}”."
        else:
            more = _LATER if self._lexicon.tags else _NO_INSTRUMENT
        self.said.emit(f"{told_unresolved(word)} {more}")
        self._offers.offer_instead(offers, partial(self._take, note, word))

    def _note(self, note: UUID) -> Note | None:
        standing = self._desk.visit.journal.find(note)
        return standing.act if standing is not None and isinstance(standing.act, Note) else None

    def _waiting(self, note: UUID) -> str:
        said = self._note(note)
        return next(iter(unresolved(said, self._lexicon.tags)), "") if said is not None else ""

    def _take(self, note: UUID, word: str, offer: Offer) -> None:
        said, item = self._note(note), offer.item
        standing = self._desk.visit.journal.find(note)
        if said is None or item is None or standing is None:
            return
        if self._desk.amend(note, resolved(said, word, item), standing.lesson_ms):
            self.said.emit(f"“#{word}” is nu gekoppeld aan “{item.label}”.")
            self.look_at(note)
