"""A response on its own: filling it in, laying it beside an earlier one, and saving it as a PDF."""

from collections.abc import Iterable, Iterator
from functools import partial
from html import escape
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from observatie.domain.acts.answers import Answer
from observatie.domain.errors import BugError
from observatie.domain.instrument.words import numbered
from observatie.domain.response.response import (
    SHIFTS,
    AnswerChange,
    ComparedAnswer,
    Response,
    about_words,
    compare,
    earlier_than,
    summarise_response,
)
from observatie.domain.visit import wording
from observatie.domain.visit.answer_words import answer_words
from observatie.domain.visit.completeness import places_of
from observatie.report.file_names import response_name
from observatie.report.response.content import ResponseContent, compose_response
from observatie.store.files import save
from observatie.store.response_session import ResponseSession
from observatie.ui.form.answer_service import AnswerService
from observatie.ui.form.form import Form
from observatie.ui.kit.file_dialogs import AskPath
from observatie.ui.kit.labels import ElidedLabel
from observatie.ui.kit.message_row import WorkRow
from observatie.ui.kit.reading_page import Page
from observatie.ui.kit.screen import Screen
from observatie.ui.kit.widgets import button, column, giving_way, header, panel, rename, way_back
from observatie.ui.session.app_context import AppContext
from observatie.ui.session.session_controller import ResponseController

_NARROW = 860
_BESIDE, _FILL = "Leg naast de vorige", "Vul verder in"
_BROKE = "De PDF is niet gemaakt, en dat ligt niet aan jou. Wat je invulde is bewaard."


class ResponseScreen(Screen):
    """One response.

    Signals:
        closed: back to the responses with this instrument.
    """

    help_topic = "formulieren"
    closed = Signal()

    def __init__(self, context: AppContext, session: ResponseSession, ask_path: AskPath) -> None:
        super().__init__()
        if session.instrument is None:
            raise BugError("a response that was not set up has nothing to fill in")
        self._context, self.session, self._ask_path = context, session, ask_path
        self._instrument = session.instrument
        self.controller = ResponseController(context, session)
        service = AnswerService(session.response, session.scribe.author, self.controller.record)
        places = list(places_of(self._instrument))
        self.form = Form(context.theme, places, service, self.controller, self.controller.journal)
        self._page = Page(context.theme)
        self._page.setObjectName("comparison")
        self._page.setAccessibleName("Nu naast toen")
        self._stack = giving_way(QStackedWidget())
        self._stack.addWidget(self.form)
        self._stack.addWidget(panel(column(context.theme, self._page), margins=context.theme.px(24)))
        self._earlier = self._find_earlier()
        self._arrange()

    def _find_earlier(self) -> Response | None:
        library, mine = self._context.library, summarise_response(self.session.response)
        found = earlier_than(mine, library.responses()) if mine else None
        return library.response(found.id) if found else None

    def _arrange(self) -> None:
        theme, px = self._context.theme, self._context.theme.px
        self._back = way_back(theme, "Terug", self.closed.emit, "response-back")
        self._title = ElidedLabel("heading", name="response-title")
        self._beside = button(_BESIDE, self._on_beside, name="response-beside", key="Ctrl+D")
        self._save = button("Bewaar als PDF", self._on_save, name="response-save", key="Ctrl+S")
        head = header(theme, self._back, self._title, self._beside, self._save)
        self._message = WorkRow(theme, "response", _BROKE)
        self._message.done.connect(self._message.say_saved)
        self._message.setContentsMargins(px(28), px(8), px(28), 0)
        whole = column(theme, head, self._message, self._stack, spacing=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        # Not before it has its place: it would show as a window.
        self._beside.setVisible(self._earlier is not None)
        self._set_narrow(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the keys out of the buttons in a small window."""
        super().resizeEvent(event)
        self._set_narrow(self.width() < self._context.theme.px(_NARROW))

    def _set_narrow(self, narrow: bool) -> None:
        comparing = self._stack.currentIndex() == 1
        words = ("Invullen" if comparing else "Vergelijk") if narrow else (_FILL if comparing else _BESIDE)
        rename(self._back, "" if narrow else "Terug")
        rename(self._beside, words if narrow else f"{words}   Ctrl+D")
        self._beside.setAccessibleName(_FILL if comparing else _BESIDE)
        rename(self._save, "PDF" if narrow else "Bewaar als PDF   Ctrl+S")

    def enter(self) -> None:
        """Show what stands, and put the focus where it is filled in."""
        mine = summarise_response(self.session.response)
        if mine is not None:
            about = about_words(mine, self._context.library.register())
            self._title.setText(f"{self._instrument.label} · {about} · {wording.day(mine.dated)}")
        if self._stack.currentIndex() == 0:
            self.form.begin()
        else:
            self._page.setFocus()

    def leave(self) -> None:
        """Record what was typed and not yet recorded."""
        self.form.keep()

    # Beside an earlier one

    def _on_beside(self) -> None:
        self.form.keep()
        earlier, comparing = self._earlier, self._stack.currentIndex() == 0
        if earlier is None:
            return
        if comparing:
            compared = compare(self._instrument, earlier, self.session.response)
            self._page.show_html(comparison_html(compared, _day(earlier), _day(self.session.response)))
        self._stack.setCurrentIndex(int(comparing))
        self._set_narrow(self.width() < self._context.theme.px(_NARROW))
        self.enter()

    # On paper

    def _on_save(self) -> None:
        self.form.keep()
        mine = summarise_response(self.session.response)
        if mine is None:
            return
        register = self._context.library.register()
        chosen = self._ask_path(
            self, response_name(mine, self._context.library.responses(), self._instrument, register)
        )
        if chosen is None:
            return
        earlier = self._earlier if self._stack.currentIndex() == 1 else None
        content = compose_response(self.session.response, self._instrument, register, earlier)
        self._message.do(partial(_save_pdf, content, Path(chosen)), "De PDF wordt gemaakt …")


def _day(response: Response) -> str:
    return wording.day(response.dated) if response.dated else ""


def _save_pdf(content: ResponseContent, place: Path) -> Path:
    # Imported here, in the thread that makes the PDF, as it takes longer than a window may stand still.
    from observatie.report.response.pdf import render_response

    save(place, render_response(content))
    return place


def comparison_html(compared: Iterable[ComparedAnswer], then: str, now: str) -> str:
    """Return the comparison; `then` and `now` are the days, in words."""
    return "\n".join(_lines(compared, then, now))


def _lines(compared: Iterable[ComparedAnswer], then: str, now: str) -> Iterator[str]:
    yield f"<h1>{escape(now)} naast {escape(then)}</h1>"
    for shift, group in groupby(compared, key=lambda each: each.shift):
        yield f"<h2>{SHIFTS[shift]}</h2>"
        for each in group:
            yield f'<p class="item">{escape(_name(each))}</p>'
            if shift is AnswerChange.SAME and each.now:
                yield f"<p>{_said(each, each.now)}</p>"
            elif shift is not AnswerChange.OPEN:
                yield f"<p>nu: {_said(each, each.now)}<br>toen: {_said(each, each.then)}</p>"


def _name(compared: ComparedAnswer) -> str:
    item = compared.place.item
    return numbered(item.number if item else None, compared.place.name, gap=" ")


def _said(compared: ComparedAnswer, answer: Answer | None) -> str:
    if answer is None:
        return '<span class="muted">niet ingevuld</span>'
    place = compared.place
    words = escape(answer_words(place.instrument, place.item, answer.value)).replace("\n", "<br>")
    remark = f' <span class="muted">({escape(answer.remark)})</span>' if answer.remark else ""
    return f"<b>{words}</b>{remark}"
