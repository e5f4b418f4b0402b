"""The row below the line: what the `#` in hand can mean, else a quiet hint of the signs."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStackedWidget, QWidget

from observatie.domain.line import Tag
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.theme.theme import Theme
from observatie.ui.widgets import label, panel, row

_MOST = 5
_HINTS = (
    ("+", "sterk"),
    ("-", "kans"),
    ("?", "vraag"),
    (">", "citaat"),
    ("=", "duiding"),
    ("#", "onderdeel"),
)


class CompletionRow(QStackedWidget):
    """Shows choices, of which one is in hand, or hints.

    Signals:
        chosen: the Tag that was clicked.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tags: list[Tag] = []
        self._current = 0
        # Made once and written on with every key: making and styling a widget takes longer than a key may.
        self._buttons = [self._button(place) for place in range(_MOST)]
        self._hints = self._page(1, *(part for hint in _HINTS for part in _hint(*hint)))
        self._choices = self._page(label("#", "strong"), *self._buttons, 1)
        self.setFixedHeight(theme.px(34))
        # Choices that do not fit are cut at the edge of the row rather than make the window wider.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _button(self, place: int) -> QPushButton:
        button = QPushButton()
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCheckable(True)
        set_role(button, "choice")
        button.clicked.connect(partial(self._on_clicked, place))
        return button

    def _page(self, *parts: QWidget | int) -> QWidget:
        side = self._theme.px(8)
        page = panel(row(self._theme, *parts, spacing=6), margins=(side, 0, side, 0))
        self.addWidget(page)
        return page

    @property
    def current(self) -> Tag | None:
        """The choice in hand, which Tab takes."""
        return self._tags[self._current] if self._tags else None

    def show_choices(self, tags: list[Tag]) -> None:
        """Show what can be taken; none shows the hints."""
        if tags[:_MOST] == self._tags:
            return
        self._tags, self._current = tags[:_MOST], 0
        for place, button in enumerate(self._buttons):
            button.setText(self._tags[place].label if place < len(self._tags) else "")
            button.setVisible(place < len(self._tags))
        self._check_current()
        self.setCurrentWidget(self._choices if self._tags else self._hints)

    def step(self, by: int) -> None:
        """Take the next choice in hand, or the one before."""
        if self._tags:
            self._current = (self._current + by) % len(self._tags)
            self._check_current()

    def _check_current(self) -> None:
        for place, button in enumerate(self._buttons):
            button.setChecked(place == self._current)

    def _on_clicked(self, place: int) -> None:
        self.chosen.emit(self._tags[place])


def _hint(sign: str, word: str) -> tuple[QWidget, QWidget]:
    return label(sign, "key"), label(word, "small")
