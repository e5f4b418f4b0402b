"""The report as a file: what a reader and its program find in it."""

from dataclasses import replace

import pytest

from observatie.domain.acts.acts import Mark, NoteType
from observatie.domain.acts.conversation import ReportStatus, StatusSet
from observatie.report.visit.story import render


@pytest.fixture
def told(lesson, shelf):
    """A lesson with something of everything."""
    lesson.set_up(
        teacher=lesson.person("mevrouw Wiśniewska"),
        school=lesson.school("Basisschool De Wilg"),
        group=lesson.group("groep 5"),
        subject="rekenen",
        focus_question="Komt C zelf op gang?",
    )
    lesson.use(shelf["kijkwijzer"])
    for minute in range(40):
        kind = list(NoteType)[minute % 4]
        item = list(shelf["kijkwijzer"].items)[minute % 9]
        lesson.note(f"Regel nummer {minute} van deze les.", minute * 61_000, type=kind, on=f"kijkwijzer/{item}")
    lesson.note("Los.", 41 * 60_000, mark=Mark.STRONG)
    lesson.end(45 * 60_000)
    return lesson


def test_title_language_and_what_the_reader_shows_in_its_title_bar(told):
    root = told.paper.reader.trailer["/Root"]
    assert told.paper.reader.metadata.title == "Lesbezoek rekenen, groep 5 · mevrouw Wiśniewska"
    assert told.paper.reader.metadata.author == "Basisschool De Wilg"
    assert root["/Lang"] == "nl"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/PageMode"] == "/UseOutlines"


def test_every_page_says_which_it_is_of_how_many(told):
    pages = told.paper.pages
    assert len(pages) > 2
    for number, text in enumerate(pages, start=1):
        assert f"{number} van {len(pages)}" in text


def test_every_page_says_that_it_is_confidential_for_whom_and_of_which_school(told):
    for text in told.paper.pages:
        assert "Vertrouwelijk · voor mevrouw Wiśniewska" in text
        assert "Basisschool De Wilg" in text


@pytest.mark.parametrize(
    ("status", "word"), [(ReportStatus.CONCEPT, "concept"), (ReportStatus.SETTLED, "vastgesteld")]
)
def test_every_page_says_how_far_the_report_is(told, status, word):
    told.write(StatusSet(status=status))
    for text in told.paper.pages:
        assert f"Observatie · {word}" in text


def test_every_note_is_there_with_its_time(told):
    paper = told.paper
    for seen in told.machine.visit.shown("note"):
        minutes, seconds = divmod(seen.lesson_ms // 1000, 60)
        assert paper.says(f"{minutes}′{seconds:02d}″")
        assert paper.says(seen.act.text)


def test_all_fonts_are_ours_and_embedded(told):
    assert told.paper.fonts == {
        "SourceSans3-Regular": True,
        "SourceSans3-It": True,
        "SourceSans3-Semibold": True,
    }


def test_the_headings_are_the_bookmarks(told):
    assert told.paper.bookmarks == [
        "Wat sterk was",
        "Waar we over praten",
        "Vragen voor het gesprek",
        "Wat we afspreken",
        "Reactie van mevrouw Wiśniewska",
        "Gezien en akkoord",
        "Wat er te zien was · Kijkwijzer",
        "Klimaat en vriendschappen",
        "Kwaliteit van lesformat",
        "Kwaliteit van instructie",
        "Bron en rechten",
    ]


def test_the_same_content_gives_the_same_bytes(told):
    assert render(told.content) == render(told.content)
    assert b"/CreationDate" in render(told.content)


def test_another_report_in_between_changes_no_byte(told):
    before = render(told.content)
    render(replace(told.content, title="Een ander verslag", loose=()))
    assert render(told.content) == before
