"""How a school wants its reports: parts left out, words in full, its logo on the first page."""

from io import BytesIO

import pytest
from PIL import Image
from support.paper import Paper

from observatie.domain.acts.acts import ItemRef, NoteType, Sample
from observatie.domain.acts.answers import Answer, NotSeen
from observatie.domain.acts.conversation import Finding, Stance
from observatie.domain.acts.records import ReportHabits, ReportPart
from observatie.report.documents import Document
from observatie.report.paper import style
from observatie.report.visit.content import Around
from observatie.report.visit.story import render


@pytest.fixture
def at_school(lesson, shelf):
    """Fill a lesson at a school with these habits with something of each part."""

    def make(**habits):
        lesson.set_up(school=lesson.school("De Wilg", ReportHabits(**habits)))
        lesson.use(shelf["kijkwijzer"])
        lesson.note("Lkr legt uit aan lln.", 1_000, on="kijkwijzer/focusing")
        lesson.note("Waarom zo?", 2_000, type=NoteType.QUESTION)
        lesson.note("Los zand.", 3_000)
        lesson.write(Sample(at_work=20, present=24), 4_000)
        lesson.write(Answer(instrument="kijkwijzer", target="sociale-interventies", value=NotSeen()))
        lesson.end(600_000)
        return lesson

    return make


def test_everything_is_in_a_report_unless_it_is_left_out(at_school):
    paper = at_school().paper
    for said in ("Vragen voor het gesprek", "Focusing", "Niet gezien: Sociale", "Los zand.", "Wat er geteld is"):
        assert paper.says(said), said
    assert paper.says("Gezien en akkoord")


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (ReportPart.STRIP, "feit of citaat"),
        (ReportPart.QUESTIONS, "Waarom zo?"),
        (ReportPart.INSTRUMENTS, "legt uit aan"),
        (ReportPart.NOT_SEEN, "Sociale interventies"),
        (ReportPart.LOOSE, "Los zand."),
        (ReportPart.COUNTS, "Wat er geteld is"),
        (ReportPart.CONSENTS, "Gezien en akkoord"),
    ],
)
def test_a_part_is_left_out(at_school, part, said):
    paper = at_school(left_out=(part,)).paper
    assert not paper.says(said)
    assert paper.says("Bron en rechten Kijkwijzer inclusieve klaspraktijk"), "on what it rests is always said"


def test_words_are_written_in_full_and_times_and_names_stay(at_school):
    room = at_school(written_out=True)
    teacher = room.person("mevrouw Lln")
    room.set_up(teacher=teacher)
    paper = room.paper
    assert paper.says("0′01″ Leerkracht legt uit aan leerlingen.")
    assert "voor mevrouw Lln" in paper.pages[0]


def test_a_finding_is_in_full_too(at_school):
    room = at_school(written_out=True)
    ref = ItemRef(instrument="kijkwijzer", item="focusing")
    room.write(Finding(stance=Stance.TOPIC, text="Vier lln wachten op lkr", items=(ref,)))
    assert room.content.topics[0].text == "Vier leerlingen wachten op leerkracht"


# The logo


def picture(kind: str, size: tuple[int, int]) -> bytes:
    held = BytesIO()
    Image.new("RGB", size, "teal").save(held, kind)
    return held.getvalue()


def images_on(paper: Paper) -> list[int]:
    return [len(page.images) for page in paper.reader.pages]


@pytest.mark.parametrize(("kind", "size"), [("PNG", (600, 200)), ("JPEG", (200, 600))])
def test_the_logo_stands_on_the_first_page_beside_what_is_said_there(lesson, kind, size):
    lesson.set_up(teacher=lesson.person("mevrouw Bakker"))
    for number in range(60):
        lesson.note(f"Regel {number}.", number * 1_000)
    plain = lesson.document(Document.AFTER)
    paper = lesson.document(Document.AFTER, Around(logo=picture(kind, size)))
    assert images_on(paper) == [1] + [0] * (len(paper.pages) - 1)
    assert "Vertrouwelijk · voor mevrouw Bakker" in paper.pages[0]
    header = [g for g in paper.glyphs if g.page == 0 and g.bottom > style.PAGE_HEIGHT - 60]
    without = [g for g in plain.glyphs if g.page == 0 and g.bottom > style.PAGE_HEIGHT - 60]
    assert max(g.right for g in header) < max(g.right for g in without) - 20
    assert paper.body == plain.body


@pytest.mark.parametrize("broken", [b"", b"geen plaatje", picture("PNG", (300, 300))[:200]])
def test_a_logo_that_cannot_be_read_holds_no_report_up(lesson, broken):
    lesson.note("stil", 1_000)
    paper = lesson.document(Document.AFTER, Around(logo=broken))
    assert images_on(paper) == [0]
    assert paper.says("stil")


def test_the_same_logo_gives_the_same_bytes(lesson):
    around = Around(logo=picture("PNG", (300, 100)))
    assert lesson.document(Document.AFTER, around).content == lesson.document(Document.AFTER, around).content
    assert render(lesson.content) == lesson.document(Document.AFTER).content
