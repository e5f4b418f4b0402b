"""What the two wrote to one question: beside each other, and below each other where there is no room."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from observatie.ui.pairs.said_words import said_label
from observatie.ui.theme.theme import Theme
from observatie.ui.widgets import clear, column, label, panel

_NARROW = 800


class AnswerCards(QWidget):
    """A card for each, under her name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(theme.px(24))
        self.setLayout(self._cards)

    def show_answers(self, answers: Sequence[tuple[str, str]]) -> None:
        """Show (name, answer) of each."""
        self.forget()
        side, above = self._theme.px(20), self._theme.px(14)
        for name, answer in answers:
            inside = column(self._theme, label(name, "talk-muted", wrap=True), spacing=4)
            inside.addWidget(said_label(answer, "talk-answer"))
            inside.addStretch(1)
            self._cards.addWidget(panel(inside, "talk-card", margins=(side, above, side, above)), 1)

    def forget(self) -> None:
        """Let go of what they wrote."""
        clear(self._cards)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put them where there is room."""
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_NARROW)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        if (direction := below if narrow else beside) != self._cards.direction():
            self._cards.setDirection(direction)
            self._cards.setSpacing(self._theme.px(12 if narrow else 24))
