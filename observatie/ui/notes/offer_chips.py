"""The offers below the line as buttons, in a few rows at most, of which one is in hand."""

from functools import partial
from itertools import count

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from observatie.domain.labels import Label, rows_of
from observatie.domain.lesson.offers import MOST, Offer
from observatie.ui.kit.told_label import LabelPainter
from observatie.ui.kit.widgets import key_label
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
        for number, row in enumerate(rows):
            x = left
            for wide in row:
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
