"""The report as plain text: all that stands on paper, in the same order."""

import dataclasses
from enum import Enum

import pytest
from support.paper import Paper, squeeze

from observatie.clock import SystemClock
from observatie.demo.school import demo_id, make_demo
from observatie.domain.acts.acts import Mark, NoteType
from observatie.domain.acts.conversation import Agreement, Finding, Party, Reaction, Stance
from observatie.report.documents import Document
from observatie.report.visit.gathering import gather
from observatie.report.visit.plain_text import as_text
from observatie.report.visit.story import render

DOCUMENTS = (Document.BEFORE, Document.AFTER, Document.EVIDENCE)


def texts_in(value: object) -> set[str]:
    """Return every text in a report, wherever it stands."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return {value} if value else set()
    if isinstance(value, tuple):
        return set().union(*(texts_in(each) for each in value))
    if dataclasses.is_dataclass(value):
        fields = (f.name for f in dataclasses.fields(value))
        return set().union(*(texts_in(getattr(value, name)) for name in fields))
    return set()


@pytest.fixture(scope="module")
def demo(tmp_path_factory, shelf):
    with make_demo(tmp_path_factory.mktemp("demo") / "demo", shelf, SystemClock()) as library:
        yield library


def demo_content(library, key: str, document: Document):
    visit = library.visit(demo_id("visit", key))
    return gather(library, visit, library.register(), library.instruments_of(visit), document).content


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("key", ["rekenen-bakker", "rekenen-jansen-ozdemir", "tafels-bakker", "taal-el-amrani"])
def test_all_that_stands_on_paper_stands_in_the_text(demo, key, document):
    content = demo_content(demo, key, document)
    paper, text = Paper(render(content)), squeeze(as_text(content))
    told = [said for said in texts_in(content) if paper.says(said)]
    assert len(told) > 4
    lowered = text.casefold()
    assert [said for said in told if squeeze(said).removesuffix(".").casefold() not in lowered] == []


def test_a_heading_each_note_behind_its_time_and_no_markup(lesson):
    lesson.set_up(teacher=lesson.person("mevrouw Bakker"))
    seen = lesson.note("C begint", 61_000, mark=Mark.STRONG)
    lesson.note("Zij <twijfelt> & wacht", 62_000, type=NoteType.INTERPRETATION)
    lesson.write(Finding(stance=Stance.STRENGTH, text="C begint zelf.", evidence=(seen,)))
    lesson.write(Reaction(text="Ik herken het."))
    lesson.write(Agreement(what="Een kaart", who=Party.TEACHER, when="in mei"))
    assert lesson.text().splitlines()[6:] == [
        "WAT STERK WAS",
        "- C begint zelf.",
        "  1′01″  C begint",
        "",
        "WAAR WE OVER PRATEN",
        "Nog niets gekozen.",
        "",
        "WAT WE AFSPRAKEN",
        "- Een kaart",
        "  Mevrouw Bakker · in mei",
        "",
        "REACTIE VAN MEVROUW BAKKER",
        "Ik herken het.",
        "",
        "WAT ER GENOTEERD IS",
        "  1′01″  C begint [sterk]",
        "  1′02″  Zij <twijfelt> & wacht (interpretatie)",
        "",
        "Observatie · concept",
    ]


def test_there_are_no_empty_lines_to_write_on(lesson):
    lesson.note("stil", 1_000)
    assert "AFSPREKEN" not in lesson.text()
    assert "REACTIE" not in lesson.text()
