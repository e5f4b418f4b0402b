"""What the papers of a pair have in common as flowables: the head, the source, and answers in columns."""

from collections.abc import Iterator, Sequence
from functools import cache

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Table, TableStyle

from observatie.report import style
from observatie.report.fonts import ITALIC, REGULAR, SEMIBOLD
from observatie.report.pair_parts import PairHead
from observatie.report.paragraphs import Heading, Paragraph, paragraph

_LEFT_OPEN, _NO_OUTCOME = "niet ingevuld", "geen uitkomst"
_PADDING = 4.0


def head(said: PairHead, about: str) -> Iterator[Flowable]:
    """Yield the head of a paper about all questions; `about` says which paper it is."""
    styles = style.styles()
    yield paragraph(said.form, styles.title)
    yield paragraph(about, styles.subtitle)
    yield from (paragraph(line, styles.subtitle) for line in (said.who, said.about, said.written) if line)
    if said.statement:
        yield paragraph(said.statement, styles.aside)


def source(said: PairHead) -> Iterator[Flowable]:
    """Yield where the questions are from."""
    heading = Heading.of("Bron", style.styles().heading, 0)
    heading.closes = True  # a last page holds more than this
    yield heading
    yield paragraph(said.source, style.styles().source)


def answer(text: str) -> Paragraph:
    """Return an answer for a column; one that was left open says so."""
    return paragraph(text, style.styles().cell) if text else paragraph(_LEFT_OPEN, _left_open())


def outcome(text: str) -> Paragraph:
    """Return what they came to for a column; where that was nothing it says so."""
    return paragraph(text, style.styles().cell) if text else paragraph(_NO_OUTCOME, _left_open())


class Columns(Table):
    """Answers beside each other under their heads, which every page repeats.

    Attributes:
        beginning: how much of it may stand alone at the end of a page, in points.
    """

    beginning = 0.0

    @classmethod
    def of(
        cls, heads: Sequence[Paragraph], rows: Sequence[Sequence[Paragraph]], shares: Sequence[float]
    ) -> "Columns":
        """Return columns that share the width."""
        widths = [style.WIDTH * share for share in shares]
        made = cls([list(heads), *map(list, rows)], widths, repeatRows=1, splitInRow=1, style=_columns())
        heights = [
            each.wrap(width - 2 * _PADDING, style.HEIGHT)[1] for each, width in zip(heads, widths, strict=True)
        ]
        made.beginning = max(heights) + 2 * style.styles().cell.leading + 4 * _PADDING
        made.spaceAfter = 4
        return made


@cache
def _columns() -> TableStyle:
    return TableStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),  # else even an empty cell asks for Helvetica
            ("LINEBELOW", (0, 0), (-1, 0), 0.6, style.LINE),
            ("LINEAFTER", (0, 0), (-2, -1), 0.6, style.LINE),
            ("LINEBELOW", (1, 1), (-1, -2), 0.4, style.LINE),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (0, -1), 0),
            ("LEFTPADDING", (1, 0), (-1, -1), 10),
            ("RIGHTPADDING", (0, 0), (-1, -1), 10),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), _PADDING),
        ]
    )


@cache
def question_style() -> ParagraphStyle:
    """Return how a question stands above its answers."""
    styles = style.styles()
    return ParagraphStyle("pair question", parent=styles.item, textColor=style.INK, spaceBefore=8, spaceAfter=2)


@cache
def name_style() -> ParagraphStyle:
    """Return how a name stands before answers, on one line with the first of them."""
    return ParagraphStyle("pair name", parent=style.styles().cell, fontName=SEMIBOLD, textColor=style.MUTED)


@cache
def _left_open() -> ParagraphStyle:
    return ParagraphStyle("pair left open", parent=style.styles().cell, fontName=ITALIC, textColor=style.MUTED)
