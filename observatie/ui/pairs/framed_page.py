"""A page of which the body scrolls; its foot, and what it keeps in sight, does not."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from observatie.ui.kit.widgets import column, label, panel, row, scrolling, talk_item
from observatie.ui.pairs.pair_page import PairPage
from observatie.ui.theme.theme import Theme

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
