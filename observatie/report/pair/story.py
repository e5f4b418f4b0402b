"""What the papers of a pair have in common as flowables: the head, the source, and answers in columns."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Table, TableStyle

from observatie.domain.instrument.outline import ORIGIN
from observatie.report.pair.parts import PairHead
from observatie.report.paper import style
from observatie.report.paper.fonts import ITALIC, REGULAR, SEMIBOLD
from observatie.report.paper.pages import laid_out
from observatie.report.paper.paragraphs import Heading, Paragraph, paragraph
from observatie.report.paper.pdf import ending_of

_LEFT_OPEN, _NO_OUTCOME = "niet ingevuld", "geen uitkomst"
_PADDING = 4.0
_USUAL = 9.5
_SIZES = (_USUAL, 9.2, 9.0)
"""The sizes of the answers in points, from usual to the smallest that reads well in a column."""
_MOST_MOVED = style.HEIGHT * 0.45
"""Two questions may move along with the end of a paper, where they are no higher than this."""
_ENOUGH = 0.25
"""A last page on which less than this stands looks as though something went wrong."""


def head(said: PairHead, about: str) -> Iterator[Flowable]:
    """Yield the head of a paper about all questions; `about` says which paper it is."""
    styles = style.styles()
    yield paragraph(said.form, styles.title)
    yield paragraph(about, styles.subtitle)
    yield from (paragraph(line, styles.subtitle) for line in (said.who, said.about, said.written) if line)


def source(said: PairHead, own_form: str = "") -> Iterator[Flowable]:
    """Yield where the questions are from, and whose form the outcomes have where there are any."""
    heading = Heading.of(ORIGIN, style.styles().heading, 0)
    heading.closes = True  # a last page holds more than this
    yield heading
    yield from (paragraph(words, style.styles().source) for words in (own_form, said.source) if words)


@dataclass(frozen=True)
class Face:
    """The type of a paper about all questions: its answers are of this size in points."""

    size: float = _USUAL

    def answer(self, text: str) -> Paragraph:
        """Return an answer for a column; one that was left open says so."""
        return paragraph(text, self._cell) if text else paragraph(_LEFT_OPEN, self._left_open)

    def outcome(self, text: str) -> Paragraph:
        """Return what they came to for a column; where that was nothing it says so."""
        return paragraph(text, self._cell) if text else paragraph(_NO_OUTCOME, self._left_open)

    def name(self, text: str) -> Paragraph:
        """Return a name before answers, on one line with the first of them."""
        return paragraph(text, self._of("pair name", SEMIBOLD, style.MUTED))

    @cached_property
    def question(self) -> ParagraphStyle:
        """How a question stands above its answers."""
        item, larger = style.styles().item, self.size + 0.5
        air = 8 * self._share
        return ParagraphStyle(
            f"pair question {self.size}",
            parent=item,
            fontSize=larger,
            leading=larger * 1.35,
            textColor=style.INK,
            spaceBefore=air,
            spaceAfter=2,
        )

    def columns(
        self, heads: Sequence[Paragraph], rows: Sequence[Sequence[Paragraph]], shares: Sequence[float]
    ) -> "Columns":
        """Return answers in columns that share the width."""
        return Columns.of(heads, rows, shares, self._cell.leading, _PADDING * self._share)

    @property
    def _share(self) -> float:
        # Air goes sooner than letters do.
        return 1.0 if self.size >= _USUAL else 0.6

    @cached_property
    def _cell(self) -> ParagraphStyle:
        return self._of("pair cell")

    @cached_property
    def _left_open(self) -> ParagraphStyle:
        return self._of("pair left open", ITALIC, style.MUTED)

    def _of(self, name: str, font: str = REGULAR, color: Color = style.INK) -> ParagraphStyle:
        usual = style.styles().cell
        return ParagraphStyle(
            f"{name} {self.size}",
            parent=usual,
            fontName=font,
            fontSize=self.size,
            leading=self.size * usual.leading / usual.fontSize,
            textColor=color,
        )


class Columns(Table):
    """Answers beside each other under their heads, which every page repeats.

    Attributes:
        beginning: how much of it may stand alone at the end of a page, in points.
    """

    beginning = 0.0

    @classmethod
    def of(
        cls,
        heads: Sequence[Paragraph],
        rows: Sequence[Sequence[Paragraph]],
        shares: Sequence[float],
        leading: float,
        padding: float,
    ) -> "Columns":
        """Return columns that share the width; `leading` is that of the answers, `padding` the air below them."""
        widths = [style.WIDTH * share for share in shares]
        made = cls([list(heads), *map(list, rows)], widths, repeatRows=1, splitInRow=1, style=_columns(padding))
        heights = [
            each.wrap(width - 2 * _PADDING, style.HEIGHT)[1] for each, width in zip(heads, widths, strict=True)
        ]
        made.beginning = max(heights) + 2 * leading + 4 * padding
        made.spaceAfter = padding
        return made


@cache
def _columns(padding: float) -> TableStyle:
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
            ("BOTTOMPADDING", (0, 0), (-1, -1), padding),
        ]
    )


def ended_well(tell: Callable[[Face, bool], Iterable[Flowable]]) -> list[Flowable]:
    """Return a paper that ends on no page that is nearly empty, where there is a way to that.

    `tell` is given a face, and whether the last question takes the one before it along. Tighter type may take such
    a page away; else more comes along to it. What was measured cannot be used again, so that it is told once more.
    """

    def told(face: Face, *, in_twos: bool) -> list[Flowable]:
        story = tell(face, in_twos)
        return list(laid_out(story, _MOST_MOVED) if in_twos else laid_out(story))

    ways = [(Face(size), in_twos) for in_twos in (False, True) for size in _SIZES]
    best, filled = ways[0], -1.0
    for face, in_twos in ways:
        ending = ending_of(told(face, in_twos=in_twos))
        if ending.pages == 1 or ending.filled >= _ENOUGH:
            return told(face, in_twos=in_twos)
        if ending.filled > filled:
            best, filled = (face, in_twos), ending.filled
    return told(best[0], in_twos=best[1])
