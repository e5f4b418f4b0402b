"""The row below the line: what can be taken with Tab, else hints of the signs and of what undo would undo."""

from collections import Counter
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStackedWidget, QWidget

from observatie.domain.offers import Offer
from observatie.ui.elided import ElidedLabel
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.theme.theme import Theme
from observatie.ui.widgets import key_label, label, panel, row

_MOST, _MOST_NARROW = 5, 2
_KNOWN_AFTER = 3
_HINTS = (
    ("+", "sterk"),
    ("-", "kans"),
    ("?", "vraag"),
    ('"', "citaat"),
    ("=", "interpretatie"),
    ("#", "onderdeel"),
    ("@", "leerling"),
    ("/", "meer"),
)
_MORE = "/"


class CompletionRow(QStackedWidget):
    """Shows offers, of which one is in hand, or hints.

    Signals:
        chosen: the Offer that was clicked.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._offers: list[Offer] = []
        self._current = 0
        # Made once and written on with every key: making and styling a widget takes longer than a key may.
        self._buttons = [self._button(place) for place in range(_MOST)]
        self._undo = ElidedLabel("small", name="undo-hint")
        self._used: Counter[str] = Counter()
        self._narrow = False
        self._signs = {sign: (key_label(sign), label(word, "small")) for sign, word in _HINTS}
        self._hints = self._page(self._undo, *(part for hint in self._signs.values() for part in hint))
        self._choices = self._page(key_label("Tab"), *self._buttons, 1)
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
        inner = row(self._theme, *parts, spacing=6)
        inner.setStretch(0, int(parts[0] is self._undo))
        page = panel(inner, margins=(side, 0, side, 0))
        self.addWidget(page)
        return page

    @property
    def current(self) -> Offer | None:
        """The offer in hand, which Tab takes."""
        return self._offers[self._current] if self._offers else None

    def show_offers(self, offers: list[Offer]) -> None:
        """Show what can be taken; none shows the hints."""
        offers = offers[: _MOST_NARROW if self._narrow else _MOST]
        if offers == self._offers:
            return
        self._offers, self._current = offers, 0
        for place, button in enumerate(self._buttons):
            button.setText(self._offers[place].label if place < len(self._offers) else "")
            button.setVisible(place < len(self._offers))
        self._check_current()
        self.setCurrentWidget(self._choices if self._offers else self._hints)

    def step(self, by: int) -> bool:
        """Take the next offer in hand, or the one before; return whether there are any."""
        if self._offers:
            self._current = (self._current + by) % len(self._offers)
            self._check_current()
        return bool(self._offers)

    def show_undo(self, words: str) -> None:
        """Say what undo would undo; "" for nothing."""
        self._undo.setText(f"Ctrl+Z  maak ongedaan: {words}" if words else "")

    def note_use(self, signs: str) -> None:
        """Take in which signs were used in a line: a hint goes once its sign was used a few times."""
        self._used.update(signs)
        self._show_hints()

    def set_narrow(self, narrow: bool) -> None:
        """In a small window only say how to see all signs."""
        self._narrow = narrow
        self._show_hints()

    def _show_hints(self) -> None:
        for sign, parts in self._signs.items():
            shown = sign == _MORE or (not self._narrow and self._used[sign] < _KNOWN_AFTER)
            for part in parts:
                part.setVisible(shown)

    def _check_current(self) -> None:
        for place, button in enumerate(self._buttons):
            button.setChecked(place == self._current)

    def _on_clicked(self, place: int) -> None:
        self.chosen.emit(self._offers[place])
