"""Co-teaching: the pairs that were begun, and how to begin with another one."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from observatie.domain.journal.register import Register
from observatie.domain.pair.words import is_look_back_due, pair_about, pair_name, pair_state
from observatie.domain.text import at_start
from observatie.domain.visit import wording
from observatie.exchange.share_guest import guests_at_home
from observatie.store.library import Library
from observatie.store.pair_session import how_far
from observatie.ui.form.line_list import LineList, ListLine
from observatie.ui.kit.screen import Screen
from observatie.ui.kit.widgets import button, column, label, panel, row, scrolling
from observatie.ui.pairs.inbox import Inbox
from observatie.ui.session.app_context import AppContext
from observatie.ui.theme.stylesheet import set_role

_TEXT_WIDTH = 560
_NEW = "Nieuw paar"
_BEGUN = "Je begon hier aan een blad met een paarcode."
_NOTHING_YET = (
    "Twee mensen die samen gaan lesgeven vullen hetzelfde formulier in, ieder alleen en achter een eigen woord. "
    "Daarna lezen ze elkaars blad, laten het in stilte bezinken en praten het door. Per vraag schrijven ze op "
    "waar ze uitkomen. Je vindt het hier altijd terug, en je kunt er een andere dag mee verder."
)
_DUE = "Tijd om terug te kijken: dat was afgesproken voor {}"
_LATER = "Kijken terug op {}"


class PairsScreen(Screen):
    """The list of pairs, a line each.

    Attributes:
        inbox: takes in a file.

    Signals:
        opened: the UUID of the session to go on with.
        begin_asked: begin with a new pair.
        join_asked: fill in for a pair that the other one began, with its code.
        receive_asked: take in a file that the other one brought or sent.
    """

    help_topic = "co-teaching"
    opened = Signal(object)
    begin_asked = Signal()
    join_asked = Signal()
    receive_asked = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._shown: list[ListLine] | None = None
        self._new = button(_NEW, self.begin_asked.emit, "primary", name="pairs-new")
        self._new.setToolTip(f"{_NEW} (Ctrl+N)")
        self._join = button("Ik doe mee", self.join_asked.emit, "plain", name="pairs-join")
        self._join.setToolTip("Je partner begon, en las je een paarcode voor.")
        go_on = button("Ga verder met je blad", self.join_asked.emit, "link", name="pairs-sheets")
        self._begun = panel(row(context.theme, label(_BEGUN, "muted", wrap=True), go_on, spacing=12))
        self._begun.hide()
        self._receive = button("Lees een bestand in", self.receive_asked.emit, "plain", name="pairs-receive")
        self.inbox = Inbox(context)
        self.inbox.asking.connect(self._on_asking)
        self._list = LineList(context.theme, "pairs", "Paren")
        self._list.opened.connect(self.opened)
        context.link.saved.connect(self._on_saved)
        QShortcut(QKeySequence("Ctrl+N"), self, self.begin_asked.emit)
        self._arrange()

    def _arrange(self) -> None:
        theme, px = self._context.theme, self._context.theme.px
        self._head = row(theme, label("Co-teaching", "title"), 1, spacing=12)
        heading = label("Hier komen de paren die samen gaan lesgeven", "heading", wrap=True)
        text = label(_NOTHING_YET, "muted", wrap=True, name="no-pairs")
        for widget in (heading, text):
            widget.setMaximumWidth(px(_TEXT_WIDTH))
        self._first = row(theme, 1)
        empty = column(theme, heading, text, spacing=12)
        empty.addSpacing(px(12))
        empty.addLayout(self._first)
        empty.addStretch(1)
        self._empty: QWidget = scrolling(panel(empty))
        whole = column(theme, panel(self._head), self.inbox, self._begun, self._list, self._empty, spacing=16)
        whole.setContentsMargins(px(32), px(24), px(32), px(24))
        whole.setStretch(3, 1)
        whole.setStretch(4, 1)
        self.setLayout(whole)
        self._show_lines()

    def enter(self) -> None:
        """Show how far each pair is by now, and put the focus where one goes on."""
        self._begun.setVisible(any(guests_at_home(self._context.library.folder)))
        self._show_lines()
        (self._new if self._list.isHidden() else self._list).setFocus()

    def _on_asking(self, asks: bool) -> None:
        set_role(self._new, "" if asks else "primary")

    def _on_saved(self, _token: object) -> None:
        if self.isVisible():
            self._show_lines()

    def _show_lines(self) -> None:
        register, today = self._context.library.register(), self._context.clock.now().wall.date()
        lines = list(pair_lines(self._context.library, register, today))
        if lines == self._shown:
            return
        self._shown = lines
        self._list.show_lines(lines)
        self._list.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        self._place_buttons(self._head if lines else self._first)

    def _place_buttons(self, place: QHBoxLayout) -> None:
        # The next step stands below what is said of an empty list, and else above the list.
        if place.indexOf(self._new) >= 0:
            return
        if place is self._head:
            for each in (self._join, self._receive, self._new):
                place.addWidget(each)
            self.setTabOrder(self._join, self._receive)
            self.setTabOrder(self._receive, self._new)
            self.setTabOrder(self._new, self._list)
        else:
            for each in (self._receive, self._join, self._new):
                place.insertWidget(0, each)
            self.setTabOrder(self._new, self._join)
            self.setTabOrder(self._join, self._receive)
        # Now, and not at the next event: the focus may come to them at once.
        for each in (self._join, self._receive, self._new):
            each.show()


def pair_lines(library: Library, register: Register, today: date) -> Iterator[ListLine]:
    """Yield a line for each session, the latest first."""
    summaries = library.pairs()
    states = how_far(library, summaries)
    went_on = {summary.previous for summary in summaries}
    for each in summaries:
        name, due = at_start(pair_name(each.partners, register)), ""
        small = [pair_about(each), pair_state(each, states.get(each.id, {}), register)]
        if each.look_back and each.id not in went_on:
            day = wording.day(each.look_back)
            if is_look_back_due(each.look_back, today):
                due = _DUE.format(day)
            else:
                small.append(_LATER.format(day))
        said = tuple(filter(None, small))
        yield ListLine(each.id, name, said, ", ".join(filter(None, (name, *said, due))), due)
