"""The row below the line: what can be taken with Tab, else hints of the signs and of what undo would undo."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QStackedWidget, QWidget

from observatie.domain.lesson.offers import Offer
from observatie.ui.kit.elided import ElidedLabel
from observatie.ui.kit.machine_settings import SignUses
from observatie.ui.kit.widgets import column, key_label, label, panel, row
from observatie.ui.notes.offer_chips import ROWS, OfferChips
from observatie.ui.theme.theme import Theme

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
_SIDE, _BETWEEN = 8, 6
_UNDO = 200
"""What is kept free for what undo would undo."""


class CompletionRow(QStackedWidget):
    """Shows offers, of which one is in hand, or hints.

    Signals:
        chosen: the Offer that was clicked.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, uses: SignUses) -> None:
        super().__init__()
        self._theme = theme
        self._undo = ElidedLabel("small", name="undo-hint")
        self._uses = uses
        self._narrow = self._low = False
        self._signs = {sign: (key_label(sign), label(word, "small")) for sign, word in _HINTS}
        self._chips = OfferChips(theme)
        self._chips.chosen.connect(self.chosen)
        self._chips.rows_changed.connect(self._fit)
        hints = row(theme, self._undo, *(part for hint in self._signs.values() for part in hint), spacing=_BETWEEN)
        hints.setStretch(0, 1)
        self._hints = self._page(column(theme, panel(hints), 1))
        self._choices = self._page(column(theme, self._chips, 1))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit()
        self._show_hints()

    def _page(self, inner: QLayout) -> QWidget:
        side, above = self._theme.px(_SIDE), self._theme.px(2)
        page = panel(inner, margins=(side, above, side, 0))
        self.addWidget(page)
        return page

    def set_low(self, low: bool) -> None:
        """In a low window take the room of a second row only while there is one; elsewhere it is kept free, as
        the line above would jump."""
        self._low = low
        self._fit()

    def set_most_rows(self, rows: int = ROWS) -> None:
        """Let offers take so many rows: more where a row is short, so that words are left of them."""
        self._chips.most_rows = rows

    def _fit(self) -> None:
        used = 1 if self.currentWidget() is self._hints else self._chips.rows
        rows = used if self._low else max(used, ROWS)
        self.setFixedHeight(self._chips.height_of(rows) + self._theme.px(4))

    @property
    def current(self) -> Offer | None:
        """The offer in hand, which Tab takes."""
        return self._chips.current

    def show_offers(self, offers: list[Offer]) -> None:
        """Show what can be taken; none shows the hints."""
        if self._chips.show_offers(offers):
            self.setCurrentWidget(self._choices if offers else self._hints)
            self._fit()

    def step(self, by: int) -> bool:
        """Take the next offer in hand, or the one before; return whether there are any."""
        return self._chips.step(by)

    def show_undo(self, words: str) -> None:
        """Say what undo would undo; "" for nothing."""
        self._undo.setText(f"Ctrl+Z  maak ongedaan: {words}" if words else "")

    def note_use(self, signs: Iterable[str]) -> None:
        """Take in which signs were used well in a line: a hint goes once its sign is known."""
        known = self._known()
        self._uses.note(signs)
        if self._known() != known:  # else every Enter would lay all hints out again
            self._show_hints()

    def _known(self) -> list[str]:
        return [sign for sign in self._signs if self._uses.is_known(sign)]

    def set_narrow(self, narrow: bool) -> None:
        """In a small window only say how to see all signs."""
        self._narrow = narrow
        self._show_hints()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many hints as there is room for."""
        super().resizeEvent(event)
        self._show_hints()

    def _show_hints(self) -> None:
        px = self._theme.px
        room = self.width() - px(2 * _SIDE) - self._width_of(_MORE) - px(_UNDO)
        for sign, parts in self._signs.items():
            wanted = sign != _MORE and not self._narrow and not self._uses.is_known(sign)
            room -= self._width_of(sign) if wanted else 0
            for part in parts:
                part.setVisible(sign == _MORE or (wanted and room >= 0))

    def _width_of(self, sign: str) -> int:
        return sum(part.sizeHint().width() + self._theme.px(_BETWEEN) for part in self._signs[sign])
