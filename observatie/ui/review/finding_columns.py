"""The cards of the findings below each other: strengths under their heading, topics under theirs."""

from itertools import pairwise

from PySide6.QtWidgets import QVBoxLayout, QWidget

from observatie.domain.acts.conversation import Stance
from observatie.ui.kit.widgets import label
from observatie.ui.review.finding_card import FindingCard
from observatie.ui.theme.theme import Theme

_HEADINGS = {Stance.STRENGTH: "Sterke punten", Stance.TOPIC: "Gesprekspunten"}


class FindingColumns(QWidget):
    """Holds cards in their order; what is empty has no heading."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._headings = {stance: label(word, "strong") for stance, word in _HEADINGS.items()}
        self._cards = {stance: QVBoxLayout() for stance in _HEADINGS}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(10))
        for stance, cards in self._cards.items():
            cards.setSpacing(theme.px(10))
            box.addWidget(self._headings[stance])
            box.addLayout(cards)

    def put(self, card: FindingCard, stance: Stance, place: int | None = None) -> None:
        """Let a card stand at a place among those of its stance, or behind them all."""
        cards = self._cards[stance]
        if place is None or cards.indexOf(card) != place:
            self.take_out(card)
            cards.insertWidget(cards.count() if place is None else place, card)
            card.show()

    def take_out(self, card: FindingCard) -> None:
        """Take a card out."""
        for cards in self._cards.values():
            cards.removeWidget(card)

    def in_order(self) -> list[FindingCard]:
        """Return the cards from top to bottom."""
        items = (cards.itemAt(row) for cards in self._cards.values() for row in range(cards.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, FindingCard)]

    def settle(self, behind: QWidget) -> None:
        """Show the headings that are needed, and let Tab pass from top to bottom and then to what is `behind`."""
        for stance, heading in self._headings.items():
            heading.setVisible(self._cards[stance].count() > 0)
        # As they were made at different moments, Tab would go from one to another at will.
        stops = [*(part for card in self.in_order() for part in card.stops()), behind]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
