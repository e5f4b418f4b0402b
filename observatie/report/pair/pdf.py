"""The papers of a pair: the two sheets side by side, the agreements to sign, and then beside now."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Table, TableStyle

from observatie.report.pair.parts import (
    Agreed,
    Agreements,
    ComparedQuestion,
    PairContent,
    PartnerAnswer,
    Round,
    SideBySide,
    ThenAndNowContent,
    TwoSheets,
)
from observatie.report.pair.story import Columns, Face, ended_well, head, source
from observatie.report.paper import style
from observatie.report.paper.fonts import ITALIC, REGULAR, SEMIBOLD
from observatie.report.paper.pages import laid_out
from observatie.report.paper.paragraphs import Heading, Lead, Paragraph, lead, marked_up, paragraph
from observatie.report.paper.pdf import PageFrame, put_on_paper


def render_pair(content: PairContent) -> bytes:
    """Return a paper of a pair as a PDF; the same content gives the same bytes within one version of reportlab."""
    names = " en ".join(content.head.names)
    sheet = PageFrame(title=f"{content.head.form} · {names}", left=names, right="Vertrouwelijk")
    return put_on_paper(sheet, tell_pair(content))


def tell_pair(content: PairContent) -> list[Flowable]:
    """Return a paper of a pair from top to bottom."""
    match content:
        case TwoSheets():
            return tell_sheets(content)
        case Agreements():
            return tell_agreements(content)
        case ThenAndNowContent():
            return tell_then(content)


_SHEETS, _THEN = "De twee bladen naast elkaar", "Toen en nu"
_MARKED = "▶ wil hierover praten"
_HALVES, _WITH_NAMES = (0.5, 0.5), (0.2, 0.4, 0.4)


def tell_sheets(content: TwoSheets) -> list[Flowable]:
    """Return the two sheets from top to bottom."""
    return ended_well(lambda face, in_twos: _sheets(content, face, in_twos=in_twos))


def tell_then(content: ThenAndNowContent) -> list[Flowable]:
    """Return the old answers beside the new from top to bottom."""
    return ended_well(lambda face, in_twos: _then_and_now(content, face, in_twos=in_twos))


def _sheets(content: TwoSheets, face: Face, *, in_twos: bool) -> Iterator[Flowable]:
    yield from head(content.head, _SHEETS)
    last = content.parts[-1].questions[-1]
    for part in content.parts:
        if part.heading:
            yield Heading.of(part.heading, style.styles().subheading, 0)
        for question in part.questions:
            yield _asked(question.name, face, closes=in_twos and question is last)
            yield _side_by_side(question, face)
    yield from source(content.head)


def _asked(words: str, face: Face, *, closes: bool) -> Lead:
    made = lead(words, face.question)
    made.closes = closes
    return made


def _side_by_side(question: SideBySide, face: Face) -> Columns:
    heads = [_name(said) for said in question.said]
    return face.columns(heads, [[face.answer(said.text) for said in question.said]], _HALVES)


def _name(said: PartnerAnswer) -> Paragraph:
    words = marked_up(said.name)
    if said.marked:
        words += f' &nbsp; <font name="{SEMIBOLD}" color="{style.ACCENT.hexval()}">{_MARKED}</font>'
    return Paragraph(words, style.styles().cell_head)


def _then_and_now(content: ThenAndNowContent, face: Face, *, in_twos: bool) -> Iterator[Flowable]:
    styles = style.styles()
    yield from head(content.head, f"{_THEN}: {content.then} naast {content.now}")
    for question in content.questions:
        yield _asked(question.name, face, closes=in_twos and question is content.questions[-1])
        if question.put_then:
            yield lead(f"Toen stond er: “{question.put_then}”", styles.small)
        if not question.asked_now:
            yield lead("Deze vraag lieten jullie daarna weg.", styles.small)
        yield _rounds(question, content, face)
    if content.added:
        yield Heading.of("Nieuw in deze ronde", styles.subheading, 0)
        yield from (paragraph(name, styles.body) for name in content.added)
    yield from source(content.head, content.own_form)


def _rounds(question: ComparedQuestion, content: ThenAndNowContent, face: Face) -> Columns:
    asked = 3 if question.asked_now else 2
    heads = [
        paragraph(words, style.styles().cell_head)
        for words in ("", f"Toen · {content.then}", f"Nu · {content.now}")
    ]
    rows = [_round(each, face.answer, face) for each in question.said]
    if question.agreed.then or question.agreed.now:
        rows.append(_round(question.agreed, face.outcome, face))
    return face.columns(heads[:asked], [row[:asked] for row in rows], _WITH_NAMES[:asked])


def _round(said: Round, cell: Callable[[str], Paragraph], face: Face) -> list[Paragraph]:
    return [face.name(said.name), cell(said.then), cell(said.now)]


_SIZES = (10.0, 9.5, 9.0, 8.5)
"""The sizes of the type in points, from usual to the smallest that reads well."""
_SHARES = (0.05, 0.35, 0.6)
_TAIL_LINES, _LONG_LINES = 3, 5
_NO_WORDS = "zonder woorden erbij"
_MUCH = 1_000_000.0
_PADDING = 2.0


def tell_agreements(content: Agreements) -> list[Flowable]:
    """Return the agreements from top to bottom, in the largest type that leaves them on one page.

    Where none does they take more pages, and then there is room for the usual size.
    """
    for size in _SIZES:
        story = list(laid_out(_Page(content, size).flowables()))
        if _height(story) <= style.HEIGHT:
            return story
    return list(laid_out(_Page(content, _SIZES[0]).flowables()))


def _height(story: list[Flowable]) -> float:
    return sum(each.getSpaceBefore() + each.wrap(style.WIDTH, _MUCH)[1] + each.getSpaceAfter() for each in story)


@dataclass(frozen=True)
class _Page:
    """The agreements in type of one size."""

    content: Agreements
    size: float

    def flowables(self) -> Iterator[Flowable]:
        yield from self._head()
        rows = [(part.heading, agreed) for part in self.content.parts for agreed in part.agreed]
        before = ""
        for number, (heading, agreed) in enumerate(rows, 1):
            if heading != before:
                yield Heading.of(heading, self._style("group", 1, SEMIBOLD, style.ACCENT, above=7), 0)
            before = heading
            yield from self._row(agreed, is_last=number == len(rows))
        yield from self._closing()

    def _head(self) -> Iterator[Flowable]:
        head = self.content.head
        yield paragraph("Onze afspraken", style.styles().title)
        yield from (paragraph(line, self._muted) for line in (head.form, head.who, head.about) if line)

    # Rows

    def _row(self, agreed: Agreed, *, is_last: bool) -> Iterator[Table]:
        said = paragraph(agreed.text or _NO_WORDS, self._text if agreed.text else self._no_words)
        parts: list[Flowable] = self._in_two(said) if is_last else [said]
        number, question = paragraph(agreed.number, self._muted), paragraph(agreed.question, self._muted)
        yield self._table([number, question, parts[0]], ends=len(parts) == 1)
        yield from (self._table(["", "", part], begins=False) for part in parts[1:])

    def _in_two(self, said: Paragraph) -> list[Flowable]:
        """Return the last agreement, if it is long, with its last lines apart: they stay with the signatures."""
        width = style.WIDTH * _SHARES[-1] - 10
        height, leading = said.wrap(width, _MUCH)[1], self._text.leading
        if height <= _LONG_LINES * leading:
            return [said]
        return said.split(width, height - (_TAIL_LINES - 0.5) * leading)

    def _table(self, cells: Sequence[Flowable | str], *, begins: bool = True, ends: bool = True) -> Table:
        drawn = TableStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), REGULAR),  # else even an empty cell asks for Helvetica
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 10),
                ("TOPPADDING", (0, 0), (-1, -1), _PADDING if begins else 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), _PADDING if ends else 0),
            ]
        )
        if ends:
            drawn.add("LINEBELOW", (0, 0), (-1, -1), 0.6, style.LINE)
        return Table([list(cells)], [style.WIDTH * share for share in _SHARES], splitInRow=1, style=drawn)

    # What closes

    def _closing(self) -> Iterator[Flowable]:
        heading = Heading.of("Terugkijken en ondertekenen", self._style("closing", 1, SEMIBOLD, above=10), 0)
        heading.closes = True  # nobody signs on a page without an agreement
        yield heading
        yield paragraph(f"{self.content.look_back} {self.content.open}", self._text)
        yield self._signatures()
        for text in (self.content.own_form, self.content.head.origin):
            yield paragraph(text, style.styles().source)

    def _signatures(self) -> Table:
        rows = [
            [
                paragraph(name, self._text),
                paragraph("handtekening:", self._muted),
                paragraph("datum:", self._muted),
            ]
            for name in self.content.head.names
        ]
        drawn = TableStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), REGULAR),
                ("LINEBELOW", (0, 0), (-1, -1), 0.7, style.WRITING),
                ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ]
        )
        widths = [style.WIDTH * share for share in (0.36, 0.4, 0.24)]
        return Table(rows, widths, minRowHeights=[30] * len(rows), style=drawn, spaceAfter=6)

    # Type

    def _style(
        self, name: str, larger: float = 0, font: str = REGULAR, color: Color = style.INK, above: float = 0
    ) -> ParagraphStyle:
        size = self.size + larger
        return ParagraphStyle(
            f"agreements {name} {size}",
            parent=style.styles().cell,
            fontName=font,
            fontSize=size,
            leading=size * 1.25,
            textColor=color,
            spaceBefore=above,
        )

    @cached_property
    def _text(self) -> ParagraphStyle:
        return self._style("text")

    @cached_property
    def _muted(self) -> ParagraphStyle:
        return self._style("muted", color=style.MUTED)

    @cached_property
    def _no_words(self) -> ParagraphStyle:
        return self._style("no words", font=ITALIC, color=style.MUTED)
