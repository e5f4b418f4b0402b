"""One instrument to fill in on its own: about whom a new response is, and those that were begun before."""

from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from observatie.domain.errors import sentence
from observatie.domain.instrument.instrument import AnswerType, Instrument
from observatie.domain.response.response import about_words
from observatie.domain.visit import wording
from observatie.domain.visit.completeness import places_of
from observatie.domain.visit.rules import Rejection
from observatie.store.opening import new_stream
from observatie.store.register_session import RegisterSession
from observatie.store.response_session import ResponseSession
from observatie.ui.form.line_list import LineList, ListLine
from observatie.ui.kit.labels import ElidedLabel
from observatie.ui.kit.screen import Screen
from observatie.ui.kit.widgets import button, column, header, label, lay_beside, panel, row, scrolling, way_back
from observatie.ui.responses.about_fields import AboutFields
from observatie.ui.session.app_context import AppContext

_BELOW = 860
_NONE = "Nog niets. Wat je invult staat hier, en je kunt er een andere dag mee verder."


class ResponsesScreen(Screen):
    """What was filled in with one instrument, and how to begin.

    Signals:
        closed: back to the instruments.
        opened: the UUID of a response to go on with; begun: the ResponseSession of a new one.
    """

    help_topic = "formulieren"
    closed = Signal()
    opened = Signal(object)
    begun = Signal(object)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._instrument: Instrument | None = None
        self._register = RegisterSession(context.library, context.clock)
        self._fields = AboutFields(context.theme, self._register, context.library.scribe.author)
        self._title = ElidedLabel("title", name="responses-title")
        self._list = LineList(context.theme, "responses", "Eerder ingevuld")
        self._list.opened.connect(self.opened)
        context.link.saved.connect(self._on_saved)
        self._none = label(_NONE, "muted", wrap=True, name="no-responses")
        self._said = label("", "error", wrap=True, name="response-said")
        self._begin = button("Begin", self._on_begin, "primary", name="response-begin")
        self._arrange()

    def _arrange(self) -> None:
        theme, px = self._context.theme, self._context.theme.px
        self._back = way_back(theme, "Instrumenten", self.closed.emit, "responses-back")
        start = row(theme, self._begin, 1)
        new = column(theme, label("Vul in", "heading"), self._fields, self._said, spacing=14)
        new.addLayout(start)
        new.addStretch(1)
        before = column(theme, label("Eerder ingevuld", "heading"), self._none, self._list, spacing=14)
        before.setStretch(2, 1)
        before.addStretch(0)
        self._columns = row(theme, spacing=40)
        self._columns.addWidget(panel(new), 4)
        self._columns.addWidget(panel(before), 5)
        content = panel(self._columns, margins=(px(32), px(24), px(32), px(24)))
        self.setLayout(column(theme, header(theme, self._back, self._title), scrolling(content), spacing=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list below the fields where there is no room beside them."""
        super().resizeEvent(event)
        narrow = self.width() < self._context.theme.px(_BELOW)
        lay_beside(self._columns, not narrow)
        self._list.setMinimumHeight(self._context.theme.px(220 if narrow else 0))

    def show_instrument(self, instrument: Instrument) -> None:
        """Show another instrument, with nothing chosen yet."""
        self._instrument = instrument
        self._title.setText(instrument.title)
        self._register.refresh()
        self._fields.show_instrument(instrument, self._context.clock.now().wall.date())
        stops = [self._back, *self._fields.stops, self._begin, self._list]
        for one, other in pairwise(stops):
            self.setTabOrder(one, other)
        self._said.hide()

    def renew(self) -> None:
        """Let go of what was chosen for the response that was begun."""
        if self._instrument is not None:
            self.show_instrument(self._instrument)

    def enter(self) -> None:
        """Show what was filled in by now, and put the focus where one begins."""
        instrument = self._instrument
        if instrument is None:
            return
        self._register.refresh()
        self._show_lines(instrument)
        self._fields.focus_first()

    def _on_saved(self, _token: object) -> None:
        if self._instrument is not None and self.isVisible():
            self._show_lines(self._instrument)

    def _show_lines(self, instrument: Instrument) -> None:
        lines = self._lines(instrument)
        self._list.show_lines(lines)
        self._list.setVisible(bool(lines))
        self._none.setVisible(not lines)

    def _lines(self, instrument: Instrument) -> list[ListLine]:
        asked = sum(place.asks is not AnswerType.NONE for place in places_of(instrument))
        register = self._register.register
        found = sorted(self._context.library.responses(), key=lambda each: (each.dated, each.at), reverse=True)
        return [
            response_line(
                each.id,
                about_words(each, register),
                wording.day(each.dated),
                each.answers,
                max(asked, each.answers),
            )
            for each in found
            if each.instrument.instrument == instrument.id
        ]

    def _on_begin(self) -> None:
        settings = self._fields.settings()
        if settings is None or self._instrument is None:
            return
        library = self._context.library
        session = ResponseSession.open(library, new_stream(library), self._context.clock)
        outcome = session.set_up(settings, self._instrument)
        if isinstance(outcome, Rejection):
            self._said.setText(sentence(outcome))
            self._said.show()
            return
        self.begun.emit(session)


def response_line(response: UUID, about: str, day: str, filled: int, asked: int) -> ListLine:
    """Return the line of a response of which `filled` of the `asked` items are filled in."""
    spoken = f"{about}, {day}, {filled} van {asked} ingevuld"
    return ListLine(response, about, (day,), spoken, filled=filled, asked=asked)
