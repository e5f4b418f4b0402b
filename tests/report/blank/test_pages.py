"""The empty form on paper: every word is there, with a circle for each answer, and nothing over the edge."""

import json
import re
from itertools import pairwise

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from support.paper import Paper, squeeze

from observatie.catalogue.catalogue import load_catalogue
from observatie.data import instruments_folder
from observatie.domain.instrument.instrument import AnswerType, Instrument, Item, parts_of
from observatie.report.blank.story import make_form
from observatie.report.paper import style

SHIPPED = load_catalogue(instruments_folder()).instruments
SENTENCE = "De leerkracht stemt de uitleg af op wat leerlingen al kunnen en stelt die zo nodig bij. "


def every_word(instrument: Instrument) -> list[str]:
    """Return everything that the instrument says."""
    said = [instrument.title, instrument.statement, instrument.source, instrument.published_in]
    said += [instrument.rights.author, instrument.rights.licence, instrument.rights.remark]
    said += [*instrument.instructions, *instrument.aims, instrument.correction, *instrument.phases]
    for section in instrument.sections:
        said += [section.number, section.title, section.subtitle, section.description, section.remark_label]
        said.append(section.correction)
    for item in instrument.items.values():
        said += _words_of(instrument, item)
    return [text for text in said if text]


def _words_of(instrument: Instrument, item: Item) -> list[str | None]:
    said = [item.number, item.title, item.hint, item.explanation, item.dimension, item.correction]
    said += [*item.examples, *item.look_fors, *item.questions, *item.documents, item.field_label]
    said += [text for shown in item.lists for text in (shown.title, *shown.entries)]
    said += [blank.label for blank in item.blanks]
    said += parts_of(item) if instrument.answer_of(item) is AnswerType.BLANKS else [item.text]
    scale = instrument.scale_of(item)
    for level in scale.levels if scale else ():
        said += [level.label, instrument.description_of(item, level)]
    return said


def shapes(pdf: bytes, *, round_ones: bool) -> int:
    """Return how many circles, or else squares, of the size of a tick are drawn."""
    document, found = pypdfium2.PdfDocument(pdf), 0
    for page in document:
        for drawn in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = drawn.get_bounds()
            square = abs((right - left) - (top - bottom)) < 0.5 and 8 < right - left < 13
            # A circle is four curves; a square with round corners has straight lines as well, a sign of the legend
            # has nothing but those.
            points = pypdfium2.raw.FPDFPath_CountSegments(drawn)
            found += square and (points in range(12, 15) if round_ones else points >= 15)
    return found


def is_within_the_margins(paper: Paper) -> None:
    low, high = paper.margins
    outside = [
        glyph
        for glyph in paper.glyphs
        if glyph.left < style.LEFT - 2
        or glyph.right > A4[0] - style.RIGHT + 2
        or (low - 4 > glyph.bottom and glyph.top >= 60)
        or (glyph.top > high + 4 and glyph.bottom <= A4[1] - 60)
    ]
    assert outside == []


def overlapping(paper: Paper) -> list[tuple[str, str]]:
    """Return pairs of characters of one row of which the second begins well within the first."""
    rows: dict[tuple[int, int], list] = {}
    for glyph in paper.glyphs:
        rows.setdefault((glyph.page, round(glyph.bottom)), []).append(glyph)
    found = []
    for row in rows.values():
        ordered = sorted(row, key=lambda glyph: glyph.left)
        found += [(a.text, b.text) for a, b in pairwise(ordered) if b.left < a.right - 2]
    return found


class Papers(dict[str, Paper]):
    """The form of each shipped instrument by its id, made when the first test of this process asks for it."""

    def __missing__(self, name: str) -> Paper:
        return self.setdefault(name, Paper(make_form(SHIPPED[name])))


@pytest.fixture(scope="module")
def papers():
    return Papers()


@pytest.mark.parametrize("name", SHIPPED)
def test_a_form_says_every_word_of_its_instrument(papers, name):
    assert [text for text in every_word(SHIPPED[name]) if not papers[name].says(text)] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_is_over_the_edge_or_over_something_else(papers, name):
    is_within_the_margins(papers[name])
    assert overlapping(papers[name]) == []


@pytest.mark.parametrize("name", SHIPPED)
def test_every_page_says_that_it_is_an_empty_form_and_which_page_it_is(papers, name):
    pages = papers[name].pages
    for number, text in enumerate(pages, start=1):
        assert "Observatie · leeg formulier" in text
        assert f"{number} van {len(pages)}" in text


@pytest.mark.parametrize("name", SHIPPED)
def test_no_page_ends_with_a_heading_or_a_name(papers, name):
    instrument, lines = SHIPPED[name], papers[name].lines
    heads = {squeeze(section.title) for section in instrument.sections}
    heads |= {squeeze(item.title) for item in instrument.items.values() if item.title}
    assert [page[-1] for page in lines if page[-1] in heads] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_the_sections_are_the_bookmarks(papers, name):
    instrument = SHIPPED[name]
    for section in instrument.sections:
        if section.title != instrument.title:
            assert any(mark.endswith(section.title) for mark in papers[name].bookmarks)


def test_there_is_a_circle_per_level_per_source_and_for_not_seen_and_not_applicable(papers):
    adapt = SHIPPED["adapt"]
    rows = {item.id: len(adapt.scale_of(item).levels) + 2 for item in adapt.answered_items}
    expected = sum(rows[item.id] * len(item.sources) for item in adapt.answered_items)
    assert expected > 200
    assert shapes(papers["adapt"].content, round_ones=True) == expected


@pytest.mark.parametrize(
    ("name", "circles"),
    [
        ("attitudestellingen", 6 * 5),
        ("kwaliteit-adviezen", 9 * 2),
        ("inclusieladder", 3 * 5),
        ("kijkwijzer", 18 * 2),
    ],
)
def test_there_is_a_circle_for_each_answer(papers, name, circles):
    assert shapes(papers[name].content, round_ones=True) == circles


def test_what_is_ticked_as_a_whole_has_a_square(papers):
    items = len(SHIPPED["afstemming"].answered_items)
    assert shapes(papers["afstemming"].content, round_ones=False) == items


def test_the_adapt_sentence_stands_on_the_first_page(papers):
    assert squeeze(SHIPPED["adapt"].statement) in squeeze(papers["adapt"].pages[0])


def test_the_same_instrument_gives_the_same_bytes(papers):
    assert make_form(SHIPPED["adapt"]) == papers["adapt"].content


# Sixty items, with as much text as somebody may write


def long_instrument(answer: str, *, text: str = SENTENCE * 6, about: str = "lesson", **of_item) -> Instrument:
    levels = [{"value": n, "label": f"niveau {n}", "description": SENTENCE * 3} for n in range(1, 6)]
    items = [
        {"id": f"i{n}", "number": str(n), "title": f"Onderdeel {n}", "text": f"{text.strip()} Nr {n}.", **of_item}
        for n in range(1, 61)
    ]
    return Instrument.from_json(
        json.dumps(
            {
                "id": "lang",
                "version": "1",
                "title": "Een instrument met zestig onderdelen",
                "label": "Lang",
                "source": SENTENCE,
                "rights": {"author": "wij", "licence": "vrij", "may_be_passed_on": True},
                "completeness": "volledig",
                "filled_by": ["observer"],
                "about": about,
                "answer": answer,
                "scale": "vijf",
                "scales": {"vijf": {"title": "Vijf niveaus", "levels": levels}},
                "sections": [
                    {
                        "id": f"d{n}",
                        "title": f"Deel {n}",
                        "description": SENTENCE,
                        "items": items[n * 20 : n * 20 + 20],
                    }
                    for n in range(3)
                ],
            }
        )
    )


SOURCES = {"sources": ["observation", "interview", "documents"]}


@pytest.mark.parametrize(
    "instrument",
    [
        long_instrument("level", **SOURCES, questions=[SENTENCE] * 3, documents=[SENTENCE] * 2),
        long_instrument("level", remark=True, look_fors=[SENTENCE] * 9),
        long_instrument("text", lists=[{"title": "Lijst", "entries": [SENTENCE] * 12}], field_label="Mijn beeld"),
        long_instrument("yes_no", hint=SENTENCE),
        long_instrument("checked", examples=[SENTENCE] * 4),
        long_instrument("none"),
        long_instrument(
            "blanks",
            text=f"{SENTENCE * 3} … [{'een lange naam ' * 4}]",
            blanks=[{"id": "b", "label": SENTENCE * 3}],
        ),
    ],
    ids=["sources", "levels", "lists", "yes_no", "checked", "none", "blanks"],
)
def test_sixty_items_with_long_texts(instrument):
    paper = Paper(make_form(instrument))
    is_within_the_margins(paper)
    assert overlapping(paper) == []
    assert [text for text in every_word(instrument) if not paper.says(text)] == []
    assert [page[-1] for page in paper.lines if re.fullmatch(r"\d*(Onderdeel|Deel)\d+", page[-1])] == []


@pytest.mark.parametrize("answer", ["level", "text", "yes_no", "checked", "none"])
@pytest.mark.parametrize("sources", [{}, SOURCES], ids=["one", "sources"])
def test_a_text_that_is_longer_than_a_page(answer, sources):
    long = long_instrument(answer, text=SENTENCE * 90, **(sources if answer == "level" else {}))
    section = long.sections[0].model_copy(
        update={"items": long.sections[0].items[:2], "description": SENTENCE * 90}
    )
    instrument = long.model_copy(update={"sections": (section,), "statement": SENTENCE * 90})
    paper = Paper(make_form(instrument))
    is_within_the_margins(paper)
    assert overlapping(paper) == []
    # The head of a table comes back in the midst of a text that goes on.
    body = paper.body.replace("janeenietgezienn.v.t.", "")
    assert [text for text in every_word(instrument) if squeeze(text) not in body] == []


@pytest.mark.parametrize("before", range(24, 40))
def test_the_name_of_an_item_with_a_long_text_is_not_alone_at_the_end_of_a_page(before):
    long = long_instrument("text", text=SENTENCE * 90, about="school")
    short = [
        item.model_copy(update={"title": None, "number": None, "text": "Kort.", "answer": AnswerType.NONE})
        for item in long.sections[0].items * 2
    ]
    items = (*short[:before], long.sections[0].items[0])
    section = long.sections[0].model_copy(update={"items": items})
    paper = Paper(make_form(long.model_copy(update={"sections": (section,)})))
    assert [page[-1] for page in paper.lines if page[-1] == "1Onderdeel1"] == []


def test_a_level_that_is_longer_than_a_page_goes_on_on_the_next_one():
    levels = {str(n): f"{SENTENCE * 60}Einde {n}." for n in range(1, 6)}
    long = long_instrument("level", **SOURCES, levels=levels)
    section = long.sections[0].model_copy(update={"items": long.sections[0].items[:1]})
    paper = Paper(make_form(long.model_copy(update={"sections": (section,)})))
    is_within_the_margins(paper)
    assert [end for end in range(1, 6) if not paper.says(f"Einde {end}.")] == []
    assert shapes(paper.content, round_ones=True) == (5 + 2) * 3


def test_the_answers_stand_at_the_head_of_every_page_of_statements():
    long = long_instrument("yes_no", about="school")
    pages = Paper(make_form(long)).pages
    asking = [text for text in pages if "Onderdeel" in text]
    assert len(asking) > 3
    assert all("ja" in text.split() and "nee" in text.split() for text in asking)
