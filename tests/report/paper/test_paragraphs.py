"""A paragraph breaks its lines once for a width, and again for another one."""

from reportlab.platypus import Paragraph as PlatypusParagraph

from observatie.report.paper import style
from observatie.report.paper.paragraphs import Paragraph

TEXT = "De leerkracht stemt de uitleg af op wat leerlingen al kunnen. " * 4


def broken(paragraph, width):
    height = paragraph.wrap(width, 1_000)[1]
    return height, [" ".join(words) for _, words in paragraph.blPara.lines]


def test_its_lines_are_broken_as_wide_as_was_asked_last():
    text = Paragraph(TEXT, style.styles().body)
    for width in (200, 300, 300, 200):
        assert broken(text, width) == broken(PlatypusParagraph(TEXT, style.styles().body), width)


def test_for_the_same_width_they_are_not_broken_again():
    text = Paragraph(TEXT, style.styles().body)
    text.wrap(200, 1_000)
    lines = text.blPara
    text.wrap(200.000_000_01, 500)
    assert text.blPara is lines


def test_lines_that_were_thrown_away_for_want_of_room_are_broken_again():
    text = Paragraph(TEXT, style.styles().body)
    before = broken(text, 200)
    assert text.split(200, 1) == []
    assert broken(text, 200) == before
