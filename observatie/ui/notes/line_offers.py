"""Offers at a line what can be taken and takes it: what can be named in a visit, and what behind a `#` is none."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Signal

from observatie.domain.acts.acts import Note
from observatie.domain.lesson.lesson_phases import given_phases
from observatie.domain.lesson.loose_words import resolved, unresolved, unresolved_words
from observatie.domain.lesson.offers import Offer, offers, offers_instead
from observatie.domain.lesson.tags import Tag, tags_of
from observatie.ui.notes.completion_row import CompletionRow
from observatie.ui.notes.note_line import NoteLine
from observatie.ui.session.visit_controller import VisitController


class Lexicon:
    """Read when a visit is shown, and anew when its settings change.

    Attributes:
        tags: the items by the name behind `#`; phases: the names of the lesson's phases, in their order.
    """

    def __init__(self, controller: VisitController) -> None:
        self._controller = controller
        self.tags: dict[str, Tag] = {}
        self.phases: tuple[str, ...] = ()

    def read(self) -> None:
        """Read what the visit uses now."""
        settings, instruments = self._controller.visit.settings, self._controller.instruments
        self.tags = tags_of(instruments.values())
        schools = self._controller.register().schools
        school = schools.get(settings.school) if settings.school else None
        self.phases = given_phases(settings, instruments.values(), school).names

    def offers(self, to_cursor: str) -> list[Offer]:
        """Return what the text before the cursor can become."""
        return offers(to_cursor, self._controller.visit, self.tags, self.phases)

    def offers_instead(self, word: str) -> list[Offer]:
        """Return what a word behind a `#`, which is entered already, may have meant."""
        return offers_instead(word, self._controller.visit, self.tags)


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
        if self._has_focus and offers:
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
    def _has_focus(self) -> bool:
        return self._line.window().focusWidget() is self._line

    def _offer(self) -> None:
        if self._has_focus:
            self._take_instead, self._line.keeps_tab = None, False
            self._row.show_offers(self._lexicon.offers(self._line.to_cursor))

    def _step(self, by: int) -> None:
        if self._has_focus:
            self._row.step(by)

    def _take_current(self) -> None:
        if self._row.current is not None:
            self._take(self._row.current)

    def _take(self, offer: Offer) -> None:
        if not self._has_focus:
            return
        if self._take_instead is not None:
            take = self._take_instead
            self._offer()
            take(offer)
        elif self._line.to_cursor.endswith(offer.fragment):
            self._line.replace(offer.fragment, offer.text)


_LATER = "Koppelen kan ook later, bij Uitwerken."
_NO_INSTRUMENT = "Er is bij dit lesbezoek geen instrument gekozen."


class Resolving(QObject):
    """Never asks and never waits: the note is recorded, and the next letter goes to the line.

    Signals:
        said: a sentence about what was entered or done.
    """

    said = Signal(str)

    def __init__(self, offers: LineOffers, controller: VisitController, lexicon: Lexicon) -> None:
        super().__init__(offers)
        self._offers = offers
        self._controller = controller
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
        self.said.emit(f"{unresolved_words(word)} {more}")
        self._offers.offer_instead(offers, partial(self._take, note, word))

    def _note(self, note: UUID) -> Note | None:
        standing = self._controller.visit.journal.find(note)
        return standing.act if standing is not None and isinstance(standing.act, Note) else None

    def _waiting(self, note: UUID) -> str:
        said = self._note(note)
        return next(iter(unresolved(said, self._lexicon.tags)), "") if said is not None else ""

    def _take(self, note: UUID, word: str, offer: Offer) -> None:
        said, item = self._note(note), offer.item
        standing = self._controller.visit.journal.find(note)
        if said is None or item is None or standing is None:
            return
        if self._controller.amend(note, resolved(said, word, item), standing.lesson_ms):
            self.said.emit(f"“#{word}” is nu gekoppeld aan “{item.label}”.")
            self.look_at(note)
