"""What every page of the procedure is: full screen, for one or for both; its body scrolls and its foot stays."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from observatie.ui.kit.exit_guard import presentation_theme
from observatie.ui.kit.widgets import column, giving_way, label, lay_beside, panel, row, scrolling, talk_item
from observatie.ui.kit.writing_keys import begin_words
from observatie.ui.theme.stylesheet import stylesheet
from observatie.ui.theme.theme import Theme


class PairPage(QWidget):
    """One page; what leads the procedure enters and leaves it.

    Attributes:
        stops_itself: whether it has a way to stop of its own, so that none stands above it.
        theme: the look; words have the roles of the talk, in letters of at least 24.

    Signals:
        done: what this page is for is finished; what comes next follows from the session.
        stop_asked: they stop for now.
    """

    stops_itself = False
    done = Signal()
    stop_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a letter begin in the field beside the button that has the focus."""
        if not begin_words(event, self):
            super().keyPressEvent(event)

    def enter(self) -> None:
        """Show what stands, and put the focus where work begins."""

    def leave(self) -> None:
        """Keep what was typed; nothing of it is held on to."""


class PageStack(QStackedWidget):
    """Shows one page at a time; what was on the one before is kept by it and let go.

    Attributes:
        page: the page that is shown; None where there is none.
    """

    def __init__(self) -> None:
        super().__init__()
        self.page: PairPage | None = None
        giving_way(self)

    def put(self, page: PairPage) -> None:
        """Show a page in the place of the one before; the caller enters it."""
        self.drop()
        self.page = page
        self.addWidget(page)
        self.setCurrentWidget(page)

    def drop(self) -> None:
        """Let the page go."""
        if self.page is not None:
            self.page.leave()
            self.page.blockSignals(True)
            self.page.hide()
            self.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None


_MARGIN = 40
_ITEM = "pair-item"
_TURNS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class FramedPage(PairPage):
    """Heading, body and foot.

    Attributes:
        above: where the page puts what stays in sight above its body; below: the same, between body and foot.
        body: where it puts what scrolls, below each other.
        foot: where it puts its buttons, beside each other.
    """

    def __init__(self, theme: Theme, heading: str, width: int) -> None:
        """Make a page whose body is at most `width` wide, in pixels of the design."""
        super().__init__(theme)
        side, above = theme.px(_MARGIN), theme.px(8)
        self.body: QVBoxLayout = column(theme, label(heading, "talk-heading", wrap=True), spacing=24)
        inside = column(theme, spacing=0)
        inside.addLayout(self.body)
        inside.addStretch(1)
        content = panel(inside)
        content.setMaximumWidth(theme.px(width))
        # As wide as there is room for: left to itself it is as wide as its words happen to be.
        content.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        around = row(theme, content, 1)
        around.setStretch(0, 1000)
        self._scroll: QScrollArea = scrolling(panel(around, margins=(side, theme.px(24), side, theme.px(24))))
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.above: QVBoxLayout = column(theme)
        self.below: QVBoxLayout = column(theme)
        self.foot = row(theme, spacing=16)
        footer = panel(self.foot, "footer", margins=(theme.px(24), above, theme.px(24), above))
        whole = column(theme, panel(self.above), self._scroll, panel(self.below), footer, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def in_line(self, layout: QLayout) -> QWidget:
        """Return something for above or below the body, with the edges that the body has."""
        side, air = self.theme.px(_MARGIN), self.theme.px(12)
        return panel(layout, margins=(side, air, side, air))

    def item(self, layout: QLayout, spoken: str) -> QWidget:
        """Return something below a line, to which the focus comes so that it can be read with the keys."""
        made = talk_item(self.theme, layout)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setAccessibleName(spoken)
        made.setObjectName(_ITEM)
        return made

    def focus_first_item(self) -> None:
        """Put the focus where one begins to read, or on the page where there is nothing to read."""
        first = self.findChild(QWidget, _ITEM)
        # Now, and not at the next event: what is not shown yet is passed over.
        shown = first
        while shown is not None and shown is not self:
            shown.show()
            shown = shown.parentWidget()
        (first or self).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn to the part below or above."""
        turn = _TURNS.get(Qt.Key(event.key()))
        if turn is None:
            super().keyPressEvent(event)
            return
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + turn * bar.pageStep() * 9 // 10)


_WIDTH = 680
_SIDE = 28
"""How far the footer's buttons are from the sides, and the column at least."""


class AlonePage(PairPage):
    """In letters of at least 24, its fields too, in whatever look it is given."""

    def __init__(self, theme: Theme) -> None:
        large = presentation_theme(theme)
        super().__init__(large)
        if large is not theme:
            # The style sheet of the window is made for the letters of every day.
            self.setStyleSheet(stylesheet(large))
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self.stay_in_sight)

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
        # Only once there is room for a line more does the column know how far it scrolls, and only once all is
        # laid out how much room there is: before that it would scroll further than it has to.
        area.verticalScrollBar().rangeChanged.connect(lambda: self._settled.start())

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
