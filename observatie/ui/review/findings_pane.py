"""Bevindingen: the strengths and the topics that the talk and the report speak of, each on its notes."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from observatie.domain.acts.conversation import TOPICS_AT_MOST, Stance
from observatie.ui.form.note_drop import NoteDrop
from observatie.ui.kit.qt_types import or_none
from observatie.ui.kit.text_fields import Debouncer
from observatie.ui.kit.widgets import button, column, label, panel, row, scrolling
from observatie.ui.review.finding_card import FindingCard, FindingColumns
from observatie.ui.review.finding_service import FindingService
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.theme.theme import Theme

_TEACHES = (
    "Een bevinding is wat je in het gesprek wilt zeggen: iets sterks, of een punt om over te praten, in je eigen "
    "woorden en met de notities waar het op rust. Kies een notitie en druk op Ctrl+B."
)
_DROP = "Sleep een notitie hierheen voor een nieuwe bevinding, of schrijf er zelf een."
_TOO_MANY = (
    f"Met meer dan {TOPICS_AT_MOST} gesprekspunten raakt een gesprek vol. Haal het vinkje weg bij wat nu kan "
    "wachten; het blijft hier staan."
)


class FindingsPane(QWidget):
    """The findings as cards, of which one is in hand; below them the place for a new one.

    There are no cards before they are looked at: Uitwerken opens with the items.

    Signals:
        in_hand_changed: another card was taken in hand, or what it says or rests on changed.
        waiting: whether something was typed that is not recorded yet.
        made: a finding was made of notes, of so many of which the words did not fit in it.
        unmade: none could be made of them.
    """

    in_hand_changed = Signal()
    waiting = Signal(bool)
    made = Signal(int)
    unmade = Signal()

    def __init__(self, theme: Theme, service: FindingService) -> None:
        super().__init__()
        self._theme = theme
        self._service = service
        self._cards: list[FindingCard] = []
        self._current: FindingCard | None = None
        self._recording = False
        self._looked_at = False
        self._debouncer = Debouncer(self)
        self._debouncer.rested.connect(self.keep)
        self._build()

    def _build(self) -> None:
        theme = self._theme
        self._teaches = label(_TEACHES, "muted", wrap=True, name="findings-teach")
        self._too_many = label(_TOO_MANY, "muted", wrap=True, name="too-many-topics")
        self._columns = FindingColumns(theme)
        self.new = button("Schrijf een bevinding", self.begin_new, "primary", name="new-finding")
        words = label(_DROP, "muted", wrap=True)
        line = row(theme, words, self.new, spacing=12)
        line.setStretch(0, 1)
        self._drop_place = panel(line, "card", margins=(theme.px(14), theme.px(10), theme.px(14), theme.px(10)))
        drop = NoteDrop(self._drop_place)
        drop.dropped.connect(self.make)
        drop.over.connect(self._show_over)
        body = column(theme, self._teaches, self._too_many, self._columns, self._drop_place, spacing=10)
        body.addStretch(1)
        inner = panel(body, margins=(theme.px(28), theme.px(14), theme.px(28), theme.px(14)))
        inner.setMaximumWidth(theme.px(960))
        self._area = scrolling(inner)
        self.setLayout(column(theme, self._area))

    def _show_over(self, over: bool) -> None:
        set_role(self._drop_place, "notice" if over else "card")

    # What it shows

    def showEvent(self, event: QShowEvent) -> None:
        """Make the cards when they are looked at for the first time."""
        self._look()
        super().showEvent(event)

    def _look(self) -> None:
        if not self._looked_at:
            self._looked_at = True
            self.refresh()

    def refresh(self) -> None:
        """Show the findings as they are now; the card in hand stays in hand."""
        if self._recording or not self._looked_at:
            return
        found = self._service.findings()
        by_id = {card.finding: card for card in self._cards if card.finding is not None}
        for finding in by_id.keys() - {each.id for each in found}:
            self._drop_card(by_id.pop(finding))
        places = dict.fromkeys(Stance, 0)
        for each in found:
            card = by_id.get(each.id) or self._made_card()
            card.set_frozen(self._service.frozen)
            card.show_found(each)
            self._columns.put(card, each.said.stance, places[each.said.stance])
            places[each.said.stance] += 1
        self._show_state()
        self.in_hand_changed.emit()

    def _show_state(self) -> None:
        self._teaches.setVisible(not self._cards)
        self._too_many.setVisible(self._service.too_many)
        self._drop_place.setVisible(not self._service.frozen)
        self._columns.settle(self.new)

    def _made_card(self) -> FindingCard:
        card = FindingCard(self._theme)
        card.typed.connect(self._on_typed)
        card.left.connect(partial(self._on_left, card))
        card.taken.connect(partial(self._take, card))
        card.stance_chosen.connect(partial(self._on_stance, card))
        card.raised_chosen.connect(partial(self._on_raised, card))
        card.unlink_asked.connect(partial(self._on_unlink, card))
        card.remove_asked.connect(partial(self._on_remove, card))
        card.dropped.connect(partial(self._on_dropped, card))
        self._cards.append(card)
        return card

    def _drop_card(self, card: FindingCard) -> None:
        self._cards.remove(card)
        if self._current is card:
            self._current = None
        self._columns.take_out(card)
        focus = or_none(self.window().focusWidget())
        if focus is not None and card.isAncestorOf(focus):
            self.new.setFocus()
        card.hide()
        card.deleteLater()

    # The card in hand

    @property
    def current(self) -> UUID | None:
        """The finding in hand, or None."""
        return self._current.finding if self._current else None

    def _take(self, card: FindingCard) -> None:
        if card is self._current:
            return
        for each in self._cards:
            each.show_current(each is card)
        self._current = card
        self.in_hand_changed.emit()

    def show_finding(self, finding: UUID) -> None:
        """Take a finding in hand and bring it into sight."""
        self._look()
        card = next((each for each in self._cards if each.finding == finding), None)
        if card is not None:
            card.begin()
            self._show_card(card)

    def _show_card(self, card: FindingCard) -> None:
        # Its place is known at the next event.
        QTimer.singleShot(0, card, card.come_into_sight)

    def focus_first(self) -> None:
        """Put the focus on the card in hand, else on the first, else on the button."""
        card = self._current or next(iter(self._columns.in_order()), None)
        if card is not None:
            card.begin()
        else:
            self.new.setFocus()

    def step(self, by: int) -> bool:
        """Go to the card after or before the one in hand; return whether there is one."""
        cards = self._columns.in_order()
        at = cards.index(self._current) + by if self._current in cards else 0
        if not 0 <= at < len(cards):
            return False
        cards[at].begin()
        self._show_card(cards[at])
        return True

    # What one does

    def make(self, notes: Sequence[UUID]) -> None:
        """Make a finding of notes, and let its words be replaced by one's own."""
        self._look()
        self.keep()
        made = self._service.make(notes)
        self.refresh()
        card = next((each for each in self._cards if made is not None and each.finding == made.id), None)
        if card is None or made is None:
            self.unmade.emit()
            return
        card.begin(choose_all=True)
        self._show_card(card)
        self.made.emit(made.left_out)

    def begin_new(self) -> None:
        """Begin to write a finding; it is recorded once there are words."""
        self._look()
        self.keep()
        card = next((each for each in self._cards if each.finding is None), None)
        if card is None:
            card = self._made_card()
            card.show_new()
            self._columns.put(card, Stance.TOPIC)
            self._show_state()
        card.begin()
        self._show_card(card)

    def keep(self) -> None:
        """Record now what was typed and not yet recorded."""
        self._debouncer.stop()
        # Recording one shows them all anew, and a finding that is gone takes its card along.
        for card in list(self._cards):
            if card in self._cards:
                self._keep_card(card)
        self.waiting.emit(any(card.touched and card.text() for card in self._cards))

    def leave(self) -> None:
        """Record what was typed, and let go of what was begun without a word."""
        self.keep()
        for card in [each for each in self._cards if each.finding is None and not each.text()]:
            self._drop_card(card)
        self._show_state()

    def _keep_card(self, card: FindingCard) -> None:
        if not card.touched or self._recording or not card.text():
            return
        self._recording = True
        try:
            if card.finding is None:
                card.finding = self._service.write(card.text(), card.stance, raised=card.raised)
                accepted = card.finding is not None
            else:
                accepted = self._service.say(card.finding, card.text())
        finally:
            self._recording = False
        card.touched = not accepted
        if accepted:
            self.refresh()

    def _on_typed(self) -> None:
        self._debouncer.touch()
        self.waiting.emit(True)

    def _on_left(self, card: FindingCard) -> None:
        self.keep()
        if card.text() or card.window().focusWidget() is card.words:
            return
        if card.finding is not None:
            card.touched = False
            self.refresh()
        self.waiting.emit(False)

    def _on_stance(self, card: FindingCard, stance: Stance) -> None:
        self.keep()
        if card.finding is not None:
            self._service.stand(card.finding, stance)
            self._show_card(card)

    def _on_raised(self, card: FindingCard, raised: bool) -> None:
        self.keep()
        if card.finding is not None:
            self._service.bring_up(card.finding, raised)

    def _on_unlink(self, card: FindingCard, note: UUID) -> None:
        self.keep()
        if card.finding is not None:
            self._service.unlink(card.finding, [note])
            card.begin()

    def _on_dropped(self, card: FindingCard, notes: list[UUID]) -> None:
        self.keep()
        if card.finding is not None:
            self._service.link(card.finding, notes)
        else:
            self.make(notes)

    def _on_remove(self, card: FindingCard) -> None:
        self._debouncer.stop()
        card.touched = False
        self.keep()
        if card.finding is not None:
            self._service.remove(card.finding)
        else:
            self._drop_card(card)
            self._show_state()
