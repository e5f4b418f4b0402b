"""Where pages end: a heading always has something below it."""

from dataclasses import replace
from itertools import pairwise

import pytest
from reportlab.platypus import CondPageBreak, Paragraph
from support.paper import Paper, squeeze

from observatie.clock import SystemClock
from observatie.demo.school import demo_id, make_demo
from observatie.domain.acts.acts import Mark
from observatie.domain.acts.answers import Answer, LevelValue
from observatie.domain.acts.conversation import Finding, Stance
from observatie.domain.instrument.instrument import Source
from observatie.report.documents import Document
from observatie.report.paper.paragraphs import Lead
from observatie.report.parts import AtWork, Counted, Sampled, Signature
from observatie.report.visit.content import compose
from observatie.report.visit.story import render, tell

SENTENCE = "De leerkracht loopt langs en C schrijft de eerste som op het bordje. "


def orphans(content, paper=None) -> list[str]:
    """Return what leads to a text and is nevertheless the last thing on a page."""
    story = [flowable for flowable in tell(content) if not isinstance(flowable, CondPageBreak)]
    pairs = pairwise(story)
    leads = {squeeze(f.getPlainText()) for f, then in pairs if isinstance(f, Lead) and isinstance(then, Paragraph)}
    found = []
    for lines in (paper or Paper(render(content))).lines:
        last_two = "".join(lines[-2:])
        found += [lead for lead in leads if lead == lines[-1] or lead.endswith(last_two)]
    return found


@pytest.mark.parametrize("notes", range(0, 60, 4))
def test_no_heading_is_the_last_thing_on_a_page(lesson, shelf, notes):
    lesson.use(shelf["kijkwijzer"])
    items = list(shelf["kijkwijzer"].items)
    for number in range(notes):
        text = f"Nummer {number}: {SENTENCE * (number % 3)}"
        lesson.note(text, number * 9_000, on=f"kijkwijzer/{items[number % 18]}")
    assert orphans(lesson.content) == []


@pytest.mark.parametrize("findings", range(1, 12, 2))
def test_no_finding_is_apart_from_its_evidence(lesson, findings):
    for number in range(findings):
        note = lesson.note(SENTENCE * (number % 4 + 1), number * 1_000)
        lesson.write(Finding(stance=Stance.TOPIC, text=f"{SENTENCE}Punt {number}.", evidence=(note,)))
    assert orphans(lesson.content) == []


def test_no_item_is_apart_from_its_scores(lesson, shelf):
    lesson.use(shelf["adapt"])
    for item in shelf["adapt"].answered_items:
        for source in (Source.INTERVIEW, *item.sources):
            score = Answer(instrument="adapt", target=item.id, value=LevelValue(level=3), source=source)
            lesson.write(score)
    assert orphans(lesson.content) == []


def test_a_long_text_begins_below_its_heading_and_leaves_no_page_half_empty(lesson):
    lesson.note((SENTENCE * 60)[:4000], 60_000, mark=Mark.STRONG)
    lesson.end(600_000)
    first = Paper(render(lesson.content)).lines[0]
    assert first.index("Watsterkwas") < len(first) - 20


@pytest.fixture(scope="module")
def demo(tmp_path_factory, shelf):
    """The content of each demo visit with its report, by its id."""
    with make_demo(tmp_path_factory.mktemp("demo") / "demo", shelf, SystemClock()) as library:
        visits = [library.visit(summary.id) for summary in library.visits()]
        contents = {v.id: compose(v, library.register(), library.instruments_of(v)) for v in visits}
    return {visit: (content, Paper(render(content))) for visit, content in contents.items()}


def test_no_report_of_the_demo_ends_a_page_with_a_heading(demo):
    assert [line for content, paper in demo.values() for line in orphans(content, paper)] == []


def test_the_long_lesson_of_the_demo_fits_seven_pages(demo):
    _, paper = demo[demo_id("visit", "rekenen-bakker")]
    assert len(paper.pages) <= 7


def test_every_note_of_the_demo_is_on_paper(demo):
    for content, paper in demo.values():
        told = [seen for part in content.instruments for s in part.sections for i in s.items for seen in i.notes]
        for seen in [*told, *content.loose, *content.questions]:
            assert paper.says(seen.text)


# No page is left mostly empty

_LEAST = 0.55
"""Of the height of a page: a table that is no higher than two fifths goes to the next one as a whole."""


def emptiest(paper: Paper) -> float:
    """Return how full the emptiest page is, the last one left out: 1.0 is down to the margin."""
    bottom, top = paper.margins
    lowest = dict.fromkeys(range(len(paper.pages)), top)
    for glyph in paper.glyphs:
        if bottom < glyph.bottom < top and not glyph.text.isspace():
            lowest[glyph.page] = min(lowest[glyph.page], glyph.bottom)
    return min(((top - lowest[page]) / (top - bottom) for page in list(lowest)[:-1]), default=1.0)


def test_no_page_of_the_demo_is_mostly_empty(demo):
    assert min(emptiest(paper) for _, paper in demo.values()) > 0.7


@pytest.mark.parametrize("signatures", [0, 2, 18])
@pytest.mark.parametrize("notes", [30, 36, 42])
def test_no_page_is_mostly_empty_wherever_the_signatures_fall(lesson, signatures, notes):
    for number in range(notes):
        lesson.note(SENTENCE, number * 9_000)
    seen = tuple(Signature(f"mevrouw {number}", "30 november 2026") for number in range(signatures))
    content = replace(lesson.content, seen=seen, document=Document.AFTER)
    assert emptiest(Paper(render(content))) > _LEAST


@pytest.mark.parametrize("notes", range(20, 40, 3))
def test_what_was_counted_is_not_moved_as_a_whole(lesson, notes):
    for number in range(notes):
        lesson.note(SENTENCE, number * 9_000)
    counts = tuple(Counted(f"soort {number}", f"{number} keer") for number in range(6))
    samples = tuple(Sampled(minute * 60_000, 20 - minute % 4, 25) for minute in range(0, 40, 5))
    content = replace(lesson.content, counts=counts, at_work=AtWork(40 * 60_000, 25, samples))
    assert emptiest(Paper(render(content))) > _LEAST
