"""Volledigheid: the instruments as a field of dots, one for each place; never a percentage."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from observatie.domain.visit.completeness import Filled, Place
from observatie.domain.visit.wording import ASKS_NOTHING, FILLED, FILLED_IN
from observatie.ui.form.filled_sign import FilledSign, draw_filled
from observatie.ui.form.note_drop import NoteDrop
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.scroll_into_view import scroll_into_view
from observatie.ui.kit.widgets import clear, label, panel, row, scrolling
from observatie.ui.theme.looks import paint_chosen, paint_focus
from observatie.ui.theme.theme import Theme

_MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_OF_A_LESSON = (Filled.UNFOUNDED, Filled.NOT_SEEN)


class Dot(QAbstractButton):
    """The sign of one place.

    Signals:
        moved: an arrow was pressed; how many dots to the right and down.
    """

    moved = Signal(int, int)

    def __init__(self, theme: Theme, place: Place) -> None:
        super().__init__()
        self.place = place
        self._theme = theme
        self._filled: Filled | None = None
        self._current = self._over = False
        self.setObjectName(f"dot-{place.instrument.id}-{place.target}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Return the room of a dot."""
        return QSize(self._theme.px(23), self._theme.px(30))

    def show_state(self, filled: Filled | None, *, current: bool) -> None:
        """Show a sign, and whether this is the place in hand."""
        said = f"{self.place.name}: {_word(filled, self.place.instrument.takes_evidence)}"
        self._filled, self._current = filled, current
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        self.update()

    def show_over(self, over: bool) -> None:
        """Show whether notes are held above it."""
        self._over = over
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows."""
        move = _MOVES.get(Qt.Key(event.key()))
        if move is not None:
            self.moved.emit(*move)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign, in a box where this is the place in hand."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._current:
            paint_chosen(painter, box, theme, radius=theme.px(5), below=True)
        if self.hasFocus() or self._over:
            paint_focus(painter, box, theme, radius=theme.px(5))
        draw_filled(painter, box, self._filled, theme)
        painter.end()


class DotField(QWidget):
    """All places of all instruments, and a legend of the signs.

    Signals:
        walked: the Place that an arrow led to.
        asked: the Place that was clicked or entered, to be filled in now.
        dropped: the Place on which notes were dropped, and their ids.
    """

    walked = Signal(object)
    asked = Signal(object)
    dropped = Signal(object, list)

    def __init__(self, theme: Theme, filled: Callable[[Place], Filled | None]) -> None:
        """Make a field that asks `filled` for the sign of a place."""
        super().__init__()
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._filled = filled
        self._dots: dict[tuple[str, str], Dot] = {}
        self._current: Place | None = None
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(2))
        inner = panel(self._column, margins=(theme.px(18), theme.px(16), theme.px(12), theme.px(16)))
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(scrolling(inner))

    def add_below(self, widget: QWidget) -> None:
        """Put something that belongs to the whole instrument below the dots, always in sight."""
        theme = self._theme
        self._box.addWidget(
            panel(row(theme, widget, 1), margins=(theme.px(12), theme.px(8), theme.px(12), theme.px(10)))
        )

    def show_places(self, places: Sequence[Place]) -> None:
        """Show the places of a visit, in their order."""
        clear(self._column)
        self._dots = {}
        self._column.addWidget(label("Volledigheid", "strong"))
        several = len({place.instrument.id for place in places}) > 1
        for instrument, of_instrument in groupby(places, key=lambda place: place.instrument.label):
            if several:
                self._add_heading(instrument, "strong")
            for section, of_section in groupby(of_instrument, key=lambda place: place.section.title):
                self._add_heading(section, "section")
                flow = FlowLayout(across=0, down=0)
                for place in of_section:
                    flow.addWidget(self._dot(place))
                self._column.addLayout(flow)
        self._add_legend(places)
        self._column.addStretch(1)
        self.refresh()

    def _add_heading(self, words: str, role: str) -> None:
        heading = label(words, role, wrap=True)
        heading.setContentsMargins(0, self._theme.px(10), 0, 0)
        self._column.addWidget(heading)

    def _dot(self, place: Place) -> Dot:
        dot = Dot(self._theme, place)
        dot.clicked.connect(lambda _checked=False: self.asked.emit(place))
        drop = NoteDrop(dot)
        drop.dropped.connect(partial(self.dropped.emit, place))
        drop.over.connect(dot.show_over)
        dot.moved.connect(partial(self._walk, dot))
        self._dots[place.key] = dot
        return dot

    def _add_legend(self, places: Sequence[Place]) -> None:
        self._column.addSpacing(self._theme.px(18))
        takes_evidence = any(place.instrument.takes_evidence for place in places)
        signs: list[Filled | None] = [f for f in Filled if takes_evidence or f not in _OF_A_LESSON]
        if any(self._filled(place) is None for place in places):
            signs.append(None)
        for filled in signs:
            word = label(_word(filled, takes_evidence), "small", wrap=True)
            sign = row(self._theme, FilledSign(self._theme, filled), word, spacing=6)
            sign.setStretch(1, 1)
            self._column.addLayout(sign)

    def show_current(self, place: Place) -> None:
        """Show which place is in hand, and bring it into sight."""
        self._current = place
        self.refresh()
        scroll_into_view(self._dots[place.key])

    def refresh(self) -> None:
        """Show the signs as they are now."""
        for dot in self._dots.values():
            current = self._current is not None and dot.place.key == self._current.key
            dot.show_state(self._filled(dot.place), current=current)

    def _walk(self, dot: Dot, right: int, down: int) -> None:
        dots = list(self._dots.values())
        goal = dots[(dots.index(dot) + right) % len(dots)] if right else self._beyond(dot, dots, down)
        if goal is not None:
            goal.setFocus(Qt.FocusReason.TabFocusReason)
            scroll_into_view(goal)
            self.walked.emit(goal.place)

    def _beyond(self, dot: Dot, dots: list[Dot], down: int) -> Dot | None:
        """Return the dot in the next line up or down that is nearest to this one."""
        here = dot.mapTo(self, dot.rect().center())
        spots = [(each, each.mapTo(self, each.rect().center())) for each in dots]
        beyond = [(each, spot) for each, spot in spots if (spot.y() - here.y()) * down > 0]
        return min(beyond, key=lambda s: (abs(s[1].y() - here.y()), abs(s[1].x() - here.x())), default=(None,))[0]


def _word(filled: Filled | None, takes_evidence: bool) -> str:
    if filled is None:
        return ASKS_NOTHING
    return FILLED[filled] if takes_evidence or filled is not Filled.FOUNDED else FILLED_IN
