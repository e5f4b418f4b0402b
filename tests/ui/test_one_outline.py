"""Each part of an instrument has one heading, in whatever shows it: screen, paper, plain text, command line."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from support.fake_clock import FakeClock
from support.pairs.samples import brought_to
from support.paper import Paper
from support.rich_instrument import RICH, RICH_TEXT

from observatie.app import main
from observatie.domain.acts.acts import InstrumentRef, VisitSet
from observatie.domain.acts.answers import Answer, LevelValue, ResponseSet
from observatie.domain.instrument import outline
from observatie.domain.instrument.outline import HEADINGS, ORIGIN, PartKind
from observatie.domain.journal.journal import Journal
from observatie.domain.journal.scribe import Scribe
from observatie.domain.pair.pair import PairStage
from observatie.domain.response.response import Response, compare
from observatie.domain.visit.completeness import Place, places_of
from observatie.report.blank.story import make_form
from observatie.report.pair.content import compose_sheets
from observatie.report.pair.pdf import render_pair
from observatie.report.parts import ReportContent
from observatie.report.response.content import compose_response
from observatie.report.response.pdf import render_response
from observatie.report.visit.content import compose
from observatie.report.visit.plain_text import as_text
from observatie.report.visit.story import render
from observatie.store.folder import OWN_INSTRUMENTS
from observatie.store.visit_session import VisitSession
from observatie.ui.form.item_head import ItemHead, lists_of
from observatie.ui.instruments.instrument_html import instrument_html
from observatie.ui.kit.reading_page import Page
from observatie.ui.observe.instrument_panel import InstrumentPanel
from observatie.ui.responses.response_screen import comparison_html
from observatie.ui.review.heard_box import HeardBox, HeardService
from observatie.ui.session.visit_controller import VisitController

SAID = {
    PartKind.SOURCE: "een oud schrift",
    PartKind.RIGHTS: "wij; vrij",
    PartKind.INSTRUCTIONS: "kruis steeds iets aan",
    PartKind.AIMS: "om te leren",
    PartKind.PHASES: "binnenkomst",
    PartKind.EXPLANATION: "zo is het bedoeld",
    PartKind.EXAMPLES: "met blokjes tellen",
    PartKind.LOOK_FORS: "er klinkt gejuich",
    PartKind.QUESTIONS: "hoe koos je dit?",
    PartKind.DOCUMENTS: "het groepsplan",
    PartKind.SOURCES: "observatie, interview en documenten",
    PartKind.BLANKS: "wat er was",
    PartKind.FIELD: "eigen indruk",
    PartKind.CORRECTION: "een letter te veel",
}
"""The first words of each part that has a heading."""
AS_THE_FIELD_ITSELF = {PartKind.FIELD, PartKind.BLANKS}
"""What is told of a field where there is none; a form has the field."""
UNHEADED = {"empty_form": {PartKind.EXAMPLES, *AS_THE_FIELD_ITSELF}}
ITEM = next(place for place in places_of(RICH) if place.target == "opgelost")
ANNA = UUID(int=1)


class Renderers:
    """All that show an instrument; each gives the text that it shows, in order."""

    def __init__(self, qtbot, theme, context, library, clock) -> None:
        self._qtbot, self._theme, self._library, self._clock = qtbot, theme, library, clock
        self._controller = VisitController(context, VisitSession.open(context.library, uuid4(), context.clock))
        self._controller.set_up(VisitSet(subject="rekenen"), (RICH,))
        answer = Answer(instrument="rijk", target="opgelost", value=LevelValue(level=2))
        self._controller.record(answer, lesson_ms=0)

    def _shown(self, widget: QWidget) -> str:
        self._qtbot.addWidget(widget)
        return "\n".join(each.text() for each in widget.findChildren(QLabel))

    def _page(self, html: str) -> str:
        made = Page(self._theme)
        self._qtbot.addWidget(made)
        made.show_html(html)
        return made.toPlainText()

    def _report(self) -> ReportContent:
        return compose(self._controller.visit, self._library.register(), {"rijk": RICH})

    def instrument_page(self) -> str:
        return self._page(instrument_html(RICH))

    def head(self) -> str:
        made = ItemHead(self._theme)
        made.show_place(ITEM)
        return f"{self._shown(made)}\n{self._shown(lists_of(self._theme, ITEM))}"

    def heard(self) -> str:
        made = HeardBox(self._theme, HeardService(self._controller))
        made.show_place(ITEM)
        return self._shown(made)

    def panel(self) -> str:
        """The panel, and what its switch brings below the switch."""
        made = InstrumentPanel(self._theme)
        made.show_visit(self._controller.visit, self._controller.instruments)
        switch = made.findChild(QPushButton, "look-fors")
        guidance = next(label for label in made.findChildren(QLabel) if "gejuich" in label.text())
        return f"{self._shown(made)}\n{switch.text()}\n{guidance.text().splitlines()[-1]}"

    def comparison(self) -> str:
        return self._page(comparison_html(compare(RICH, response(1), response(2)), "toen", "nu"))

    def empty_form(self) -> str:
        return on_paper(make_form(RICH))

    def report(self) -> str:
        return on_paper(render(self._report()))

    def plain_text(self) -> str:
        return as_text(self._report())

    def response(self) -> str:
        return on_paper(render_response(compose_response(response(2), RICH, self._library.register())))

    def pair(self) -> str:
        session = brought_to(PairStage.AFTER, self._library, self._clock)
        return on_paper(render_pair(compose_sheets(session.pair, RICH, self._library.register())))


def on_paper(content: bytes) -> str:
    return "\n".join(Paper(content).pages)


def response(level: int) -> Response:
    made, clock = Response(Journal(uuid4())), FakeClock(datetime(2026, 3, 10, tzinfo=UTC))
    about = ResponseSet(instrument=InstrumentRef.of(RICH), advice="rust", dated=date(2026, 3, 10))
    for act in (about, Answer(instrument="rijk", target="opgelost", value=LevelValue(level=level))):
        made.add(Scribe(ANNA, UUID(int=9)).entry(made.journal, act, clock.advance(1000)))
    return made


NAMES = [
    *("instrument_page", "head", "heard", "panel", "comparison"),
    *("empty_form", "report", "plain_text", "response", "pair"),
]


@pytest.fixture
def told(qtbot, theme, context, library, clock) -> Callable[[str], str]:
    """Return what a renderer shows, by its name, on one line."""
    renderers = Renderers(qtbot, theme, context, library, clock)
    return lambda name: " ".join(getattr(renderers, name)().split())


def heads(text: str, heading: str, said: str) -> bool:
    """Return whether `heading` stands before `said`, with no more between than a sign, a name or a hint."""
    between = rf":?( · {re.escape(ITEM.name)}:?)?( [•·])?( Schrijf onder een [^.]+\.)? "
    return re.search(re.escape(heading) + between + re.escape(said), text) is not None


@pytest.mark.parametrize("name", NAMES)
def test_what_a_renderer_shows_stands_below_the_heading_of_the_outline(told, name):
    text = told(name)
    shown = {kind for kind, said in SAID.items() if said in text} - UNHEADED.get(name, set())
    assert {kind for kind in shown if not heads(text, HEADINGS[kind], SAID[kind])} == set()


@pytest.mark.parametrize("name", NAMES)
def test_no_renderer_has_a_word_of_its_own_for_a_heading(told, name, monkeypatch):
    before = dict(HEADINGS)
    for kind in HEADINGS:
        monkeypatch.setitem(outline.HEADINGS, kind, f"Kop {kind.name}")
    text = told(name)
    shown = {kind for kind, said in SAID.items() if said in text} - UNHEADED.get(name, set())
    assert {kind for kind in shown if not heads(text, f"Kop {kind.name}", SAID[kind])} == set()
    assert [word for word in before.values() if re.search(rf"\b{word}(:| ·)", text)] == []


def test_the_page_of_an_instrument_shows_every_kind(told):
    text = told("instrument_page")
    assert {kind for kind, said in SAID.items() if not heads(text, HEADINGS[kind], said)} == set()
    assert SAID.keys() == HEADINGS.keys()


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        (
            "head",
            {
                *(PartKind.EXPLANATION, PartKind.EXAMPLES, PartKind.LOOK_FORS),
                *(PartKind.QUESTIONS, PartKind.DOCUMENTS, PartKind.CORRECTION),
            },
        ),
        ("heard", {PartKind.QUESTIONS, PartKind.DOCUMENTS}),
        ("panel", {PartKind.LOOK_FORS}),
        ("empty_form", SAID.keys() - {PartKind.SOURCES, PartKind.EXAMPLES, *AS_THE_FIELD_ITSELF}),
        *((name, {PartKind.SOURCE, PartKind.RIGHTS}) for name in ("report", "plain_text")),
        *((name, {PartKind.SOURCE, PartKind.RIGHTS}) for name in ("response", "pair")),
        ("comparison", set()),
    ],
)
def test_each_renderer_heads_what_it_is_for(told, name, kinds):
    text = told(name)
    assert {kind for kind in SAID if heads(text, HEADINGS[kind], SAID[kind])} == kinds


@pytest.mark.parametrize("name", ["empty_form", "report", "response", "pair"])
def test_a_document_ends_with_where_the_instrument_is_from_below_the_same_heading(told, name):
    assert f"{ORIGIN} Rijk formulier, versie 1.2" in told(name)


def test_plain_text_says_that_heading_as_all_its_headings(told):
    assert f"{ORIGIN.upper()} Rijk formulier, versie 1.2" in told("plain_text")


@pytest.mark.parametrize("name", ["instrument_page", "head", "empty_form"])
def test_a_list_brings_its_heading(told, name):
    assert heads(told(name), "Denk aan", "rust en ruimte")


def test_a_scale_brings_its_heading_to_its_levels(told):
    text = told("instrument_page")
    assert "Hoe vaak 1 keer 1 2 keer 2" in text
    assert "Hoe ver 1 trede 1. het lukt nergens 2 trede 2. het lukt overal" in text
    assert re.search("Hoe ver .*1 trede 1. het lukt nergens", told("empty_form"))


def test_the_command_line_names_it_and_heads_nothing(tmp_path, monkeypatch, capsys):
    (tmp_path / OWN_INSTRUMENTS).mkdir()
    (tmp_path / OWN_INSTRUMENTS / "rijk.yaml").write_text(RICH_TEXT, encoding="utf-8")
    monkeypatch.setenv("OBSERVATIE_MAP", str(tmp_path))
    main(["instrumenten"])
    assert "rijk  1.2  Rijk formulier (volledig, 5 onderdelen)" in capsys.readouterr().out.splitlines()


def test_a_place_without_an_item_has_the_parts_of_its_section(qtbot, theme):
    place: Place = next(each for each in places_of(RICH) if each.item is None)
    made = ItemHead(theme)
    qtbot.addWidget(made)
    made.show_place(place)
    assert {"vooraf", "hier gaat het over"} <= {label.text() for label in made.findChildren(QLabel)}
