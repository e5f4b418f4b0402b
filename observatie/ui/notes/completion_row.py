"""The row below the line: what can be taken with Tab, else hints of the signs and of what undo would undo."""

from collections.abc import Iterable
from functools import partial
from itertools import count

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from observatie.domain.labels import Label, rows_of
from observatie.domain.lesson.offers import MOST, Offer
from observatie.ui.kit.labels import ElidedLabel, LabelPainter
from observatie.ui.kit.machine_settings import SignUses
from observatie.ui.kit.widgets import column, key_label, label, panel, row
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.theme.theme import Theme

ROWS = 2
_HEIGHT, _ACROSS, _DOWN, _PADDING = 30, 6, 4, 12
_SPARE = 1
"""A pixel more than is needed, as places are whole pixels."""


class OfferChips(QWidget):
    """Chips of which all are in sight: what their labels share gives way.

    Signals:
        chosen: the Offer that was clicked.
        rows_changed: they stand in another number of rows than before.
    """

    chosen = Signal(object)
    rows_changed = Signal()

    def __init__(self, theme: Theme, most_rows: int = ROWS) -> None:
        super().__init__()
        self._theme = theme
        self.most_rows = most_rows
        self._offers: list[Offer] = []
        self._current = 0
        self.rows = 1
        self._painter = LabelPainter(theme, weight=theme.semibold)
        self._key = key_label("Tab")
        self._key.setParent(self)
        # Made once and written on with every key: making and styling a widget takes longer than a key may.
        self._chips = [self._chip(place) for place in range(MOST)]
        # What does not fit gives way rather than make the window wider.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def _chip(self, place: int) -> "_Chip":
        chip = _Chip(self, self._theme, self._painter)
        chip.clicked.connect(partial(self._on_clicked, place))
        return chip

    @property
    def current(self) -> Offer | None:
        """The offer in hand, or None."""
        return self._offers[self._current] if self._offers else None

    def show_offers(self, offers: list[Offer]) -> bool:
        """Show these, the first of them in hand; return whether they are others than before."""
        if offers == self._offers:
            return False
        self._offers, self._current = offers, 0
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(offers))
            if place < len(offers):
                chip.show_label(offers[place].label)
        self._check_current()
        self._place()
        return True

    def step(self, by: int) -> bool:
        """Take the next offer in hand, or the one before; return whether there are any."""
        if self._offers:
            self._current = (self._current + by) % len(self._offers)
            self._check_current()
        return bool(self._offers)

    def _check_current(self) -> None:
        for place, chip in enumerate(self._chips):
            chip.setChecked(place == self._current)

    def _on_clicked(self, place: int) -> None:
        self._check_current()
        self.chosen.emit(self._offers[place])

    # Where they are

    def height_of(self, rows: int) -> int:
        """Return how high so many rows are, in pixels."""
        px = self._theme.px
        return rows * px(_HEIGHT) + (rows - 1) * px(_DOWN)

    def sizeHint(self) -> QSize:
        """Return the height of the rows; the width is what there is."""
        return QSize(0, self.height_of(self.rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place them anew."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        px = self._theme.px
        height, across = px(_HEIGHT), px(_ACROSS)
        key = self._key.sizeHint()
        self._key.setGeometry(QRect(0, (height - key.height()) // 2, key.width(), key.height()))
        left = key.width() + across
        room = max(px(80), self.width() - left)

        def widths(most: float) -> list[float]:
            return [chip.width_in(most) for chip, _ in zip(self._chips, self._offers, strict=False)]

        rows = rows_of(self.most_rows, widths, room, across)
        place = count()
        for number, in_row in enumerate(rows):
            x = left
            for wide in in_row:
                width = int(wide)  # rounded up, a row may be a pixel wider than there is room
                self._chips[next(place)].setGeometry(x, number * (height + px(_DOWN)), width, height)
                x += width + across
        if len(rows) != self.rows and rows:
            self.rows = len(rows)
            self.updateGeometry()
            self.rows_changed.emit()


class _Chip(QPushButton):
    """A button with two texts."""

    def __init__(self, parent: QWidget, theme: Theme, painter: LabelPainter) -> None:
        super().__init__(parent)
        self._painter = painter
        self._padding = theme.px(_PADDING)
        self._colors = {True: theme.color("accent"), False: theme.color("ink")}
        self._label = Label("")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCheckable(True)
        set_role(self, "choice")

    def show_label(self, label: Label) -> None:
        """Show another label; all of it is in the tooltip and is what a screen reader says."""
        self._label = label
        self.setAccessibleName(str(label))
        self.setToolTip(str(label))
        self.update()

    def width_in(self, most: float) -> float:
        """Return how wide it is, in pixels, when it is not to be wider than `most`."""
        around = 2 * self._padding + _SPARE
        return self._painter.width_of(self._label, max(0, most - around)) + around

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the button, and the label on it."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        room = QRectF(self.rect()).adjusted(self._padding, 0, -self._padding, 0)
        self._painter.paint(painter, room, self._label, self._colors[self.isChecked()])
        painter.end()


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
