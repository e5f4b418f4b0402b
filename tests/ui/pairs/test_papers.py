"""The papers of a pair, asked for with keys; judged by the PDF that is saved or printed."""

from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel, QPushButton
from support.hands import in_front, press
from support.pairs.samples import (
    HER_WORD,
    HERS,
    HIS,
    HIS_WORD,
    SESSION,
    SHARE,
    brought_to,
    fill_in,
    open_both,
    place,
)
from support.printer import printer_into

from observatie.domain.acts.pair_acts import PairOutcome, PairSet, Reached
from observatie.domain.pair.pair import PairStage
from observatie.report.pair.content import compose_sheets
from observatie.report.pair.pdf import render_pair
from observatie.store.pair_session import PairSession
from observatie.ui.kit.file_dialogs import SystemDialogs
from observatie.ui.pairs.papers import PairPapers
from observatie.ui.session.pair_controller import PairController

PAPERS = (
    "pair-paper-sheets",
    "pair-paper-agreements",
    "pair-paper-then",
    "pair-print-agreements",
    "pair-print-sheets",
)
PRINTED = "Het is naar de printer gestuurd."


class Asked:
    """Answers where a file is to be saved, and remembers under which name that was proposed."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.names = folder, []

    def __call__(self, _parent, name: str) -> str:
        self.names.append(name)
        return str(self.folder / name)

    @property
    def saved(self) -> Path:
        return self.folder / self.names[-1]


@pytest.fixture
def asked(tmp_path):
    return Asked(tmp_path)


@pytest.fixture
def show(qtbot, theme, asked):
    """Show the papers of a session, in front."""

    def shown(controller, asking=None, ask_path=asked):
        papers = PairPapers(theme, controller, ask_path, asking)
        return in_front(papers, qtbot, (700, 200))

    return shown


@pytest.fixture
def talking(context):
    """A pair in its talk, that agreed on how to plan."""
    session = brought_to(PairStage.TALKING, context.library, context.clock)
    item = place("verwachting-d").ref
    session.record(PairOutcome(item=item, reached=Reached.COMPROMISE, text="Dinsdag een half uur.")).saved.result()
    return PairController(context, session)


def second_round(context, *, previous):
    """The second round of the pair, with both sheets open."""
    session = PairSession.open(context.library, UUID(int=77), context.clock)
    partners = context.library.pair(SESSION).partners
    session.set_up(PairSet(partners=partners, group="groep 4", previous=previous), SHARE)
    for partner, word in zip(partners, (HER_WORD, HIS_WORD), strict=True):
        fill_in(session, partner, word, {"grootste-wens": "Zo doorgaan."})
    open_both(session)
    return PairController(context, session)


def said(papers, name="pair-paper-said") -> str:
    return papers.findChild(QLabel, name).text()


def text_of(place_: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(place_).pages).split())


def test_the_two_sheets_are_saved_under_a_name_that_says_so(qtbot, show, asked, talking):
    papers = show(talking)
    press("pair-paper-sheets")
    qtbot.waitUntil(lambda: "is bewaard in" in said(papers), timeout=10_000)

    assert asked.names == ["SHARE twee bladen 2026-03-10 Fatima de Vries en Joost Kramer.pdf"]
    text = text_of(asked.saved)
    assert all(words in text for words in (*HERS.values(), *HIS.values()))


def test_the_agreements_are_saved_on_one_page(qtbot, show, asked, talking):
    papers = show(talking)
    press("pair-paper-agreements")
    qtbot.waitUntil(lambda: "is bewaard in" in said(papers), timeout=10_000)

    assert "Dinsdag een half uur." in text_of(asked.saved)
    assert len(PdfReader(asked.saved).pages) == 1


def test_a_later_round_can_be_laid_beside_the_one_before(qtbot, show, asked, context, talking):
    papers = show(second_round(context, previous=SESSION))
    press("pair-paper-then")
    qtbot.waitUntil(lambda: "is bewaard in" in said(papers), timeout=10_000)

    text = text_of(asked.saved)
    assert "Dat we elkaar aanvullen. Zo doorgaan." in text
    assert "Dinsdag een half uur." in text


def test_a_first_round_has_nothing_to_lie_beside(show, talking):
    assert show(talking).findChild(QPushButton, "pair-paper-then").isHidden()


def test_a_round_before_that_is_on_another_laptop_is_not_offered(show, context, talking):
    papers = show(second_round(context, previous=UUID(int=404)))

    assert papers.findChild(QPushButton, "pair-paper-then").isHidden()


def test_nothing_can_be_put_on_paper_before_both_sheets_are_open(show, controller):
    papers = show(controller)

    assert not any(papers.findChild(QPushButton, name).isEnabled() for name in PAPERS)
    for partner, word, words in zip(controller.pair.partners, (HER_WORD, HIS_WORD), (HERS, HIS), strict=True):
        fill_in(controller.session, partner, word, words)
    open_both(controller.session)
    controller.changed.emit(None)
    assert all(papers.findChild(QPushButton, name).isEnabled() for name in PAPERS)


def test_one_who_gives_up_has_saved_nothing(show, tmp_path, talking):
    before = set(tmp_path.rglob("*.pdf"))
    papers = show(talking, ask_path=lambda _parent, _name: None)
    press("pair-paper-sheets")

    assert said(papers) == ""
    assert set(tmp_path.rglob("*.pdf")) == before


def test_a_folder_that_takes_nothing_is_told(qtbot, show, asked, talking):
    asked.folder = asked.folder / "is er niet"
    papers = show(talking)
    press("pair-paper-agreements")
    qtbot.waitUntil(lambda: "is niet te schrijven" in said(papers), timeout=10_000)

    assert "Kies een andere map" in said(papers)


def test_the_agreements_are_printed(qtbot, show, tmp_path, talking):
    into = tmp_path / "papier.pdf"
    papers = show(talking, SystemDialogs(printer=lambda _parent: printer_into(into)))
    press("pair-print-agreements")
    qtbot.waitUntil(lambda: said(papers, "pair-print-said") == PRINTED, timeout=10_000)

    assert len(PdfReader(into).pages) == 1


def test_the_two_sheets_are_printed(qtbot, show, tmp_path, talking):
    into = tmp_path / "papier.pdf"
    papers = show(talking, SystemDialogs(printer=lambda _parent: printer_into(into)))
    press("pair-print-sheets")
    qtbot.waitUntil(lambda: said(papers, "pair-print-said") == PRINTED, timeout=10_000)

    assert len(PdfReader(into).pages) == len(PdfReader(sheets_of(talking)).pages)


def sheets_of(controller) -> BytesIO:
    about = (controller.pair, controller.instrument, controller.register)
    return BytesIO(render_pair(compose_sheets(*about)))
