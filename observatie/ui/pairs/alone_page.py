"""A page of the procedure that is for one of the two: a column that scrolls, and a footer that stays in sight."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from observatie.ui.kit.way_out import before_eyes
from observatie.ui.kit.widgets import column, lay_beside, panel, row, scrolling
from observatie.ui.pairs.pair_page import PairPage
from observatie.ui.theme.stylesheet import stylesheet
from observatie.ui.theme.theme import Theme

_WIDTH = 680
_SIDE = 28
"""How far the footer's buttons are from the sides, and the column at least."""


class AlonePage(PairPage):
    """In letters of at least 24, its fields too, in whatever look it is given."""

    def __init__(self, theme: Theme) -> None:
        large = before_eyes(theme)
        super().__init__(large)
        if large is not theme:
            # The style sheet of the window is made for the letters of every day.
            self.setStyleSheet(stylesheet(large))

    def lay_out(self, content: QLayout, footer: QWidget) -> None:
        """Put `content` in a column in the middle, which scrolls, and `footer` below it."""
        theme = self.theme
        inside = panel(content)
        inside.setMaximumWidth(theme.px(_WIDTH))
        # As wide as there is room for: left to itself it is as wide as its words happen to be.
        inside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        across = row(theme, 1, inside, 1)
        across.setStretch(1, 1000)
        side, above = theme.px(_SIDE), theme.px(20)
        area = scrolling(panel(across, margins=(side, above, side, above)))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = column(theme, area, footer, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        # Only once there is room for a line more does the column know how far it scrolls.
        area.verticalScrollBar().rangeChanged.connect(self.stay_in_sight)

    def stay_in_sight(self) -> None:
        """Scroll to what is looked at; each page says what that is."""

    def footer(self, *rows: QWidget) -> QWidget:
        """Return a footer with these rows below each other."""
        side, above = self.theme.px(_SIDE), self.theme.px(8)
        return panel(column(self.theme, *rows), "footer", margins=(side, above, side, above))

    def ways(self, back: QWidget, said: QWidget, onward: QWidget) -> QWidget:
        """Return the row of a footer: the way out of the page, what is said, and the way on."""
        inside = row(self.theme, back, said, onward, spacing=16)
        inside.setStretch(1, 1)
        return panel(inside)


class TwoWays(QWidget):
    """The way back and the way on in a footer; below each other where a long name leaves no room for both."""

    def __init__(self, theme: Theme, back: QWidget, onward: QWidget) -> None:
        super().__init__()
        self._ways = back, onward
        self._line = row(theme, back, 1, onward)
        for each in self._ways:
            each.setMinimumWidth(1)
        self.setLayout(self._line)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the best of the room there is, in the letters that it is shown in."""
        super().showEvent(event)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the best of the room there is."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        needed = sum(each.sizeHint().width() for each in self._ways) + self._line.spacing() * 2
        lay_beside(self._line, needed <= self.width())


def forget_copied() -> None:
    """Empty the clipboard and the selection where they hold something of this program; others are left alone."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
