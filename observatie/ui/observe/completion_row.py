"""The row below the line: what the `#` in hand can mean, else a quiet hint of the signs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from observatie.domain.line import Tag
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.theme.theme import Theme
from observatie.ui.widgets import clear, label

_MOST = 5
_HINTS = (
    ("+", "sterk"),
    ("-", "kans"),
    ("?", "vraag"),
    (">", "citaat"),
    ("=", "duiding"),
    ("#", "onderdeel"),
)


class CompletionRow(QWidget):
    """Shows choices, of which one is in hand, or hints.

    Signals:
        chosen: the Tag that was clicked.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tags: list[Tag] = []
        self._buttons: list[QPushButton] = []
        self._current = 0
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        self._layout.setSpacing(theme.px(6))
        self.setFixedHeight(theme.px(34))
        # Choices that do not fit are cut at the edge of the row rather than make the window wider.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._hint()

    @property
    def current(self) -> Tag | None:
        """The choice in hand, which Tab takes."""
        return self._tags[self._current] if self._tags else None

    def show_choices(self, tags: list[Tag]) -> None:
        """Show what can be taken; none shows the hints."""
        if tags[:_MOST] == self._tags:
            return
        self._tags, self._current = tags[:_MOST], 0
        clear(self._layout)
        self._buttons = []
        if not tags:
            self._hint()
            return
        self._layout.addWidget(label("#", "strong"))
        for place, tag in enumerate(self._tags):
            button = QPushButton(tag.label)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setCheckable(True)
            button.setChecked(place == 0)
            set_role(button, "choice")
            button.clicked.connect(lambda _checked=False, tag=tag: self.chosen.emit(tag))
            self._layout.addWidget(button)
            self._buttons.append(button)
        self._layout.addStretch(1)

    def step(self, by: int) -> None:
        """Take the next choice in hand, or the one before."""
        if self._tags:
            self._current = (self._current + by) % len(self._tags)
            for place, button in enumerate(self._buttons):
                button.setChecked(place == self._current)

    def _hint(self) -> None:
        self._layout.addStretch(1)
        for sign, word in _HINTS:
            self._layout.addWidget(label(sign, "key"))
            self._layout.addWidget(label(word, "small"))
