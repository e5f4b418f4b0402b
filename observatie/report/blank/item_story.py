"""The items of an empty form as flowables: what is asked, and room for the answer right below it."""

from collections.abc import Iterable, Iterator
from typing import Self

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from observatie.domain.instrument.outline import LISTS, LevelRow, Part, PartKind, of_kinds
from observatie.report.blank.kinds import HANG, QUIET, indented, kinds
from observatie.report.blank.parts import (
    BlankItem,
    Block,
    Ladder,
    Levels,
    Lines,
    Nothing,
    Options,
    Sentence,
    Statement,
    Statements,
)
from observatie.report.blank.ticks import CIRCLE, LadderRungs, Row, TickTable, draw_circle, draw_square
from observatie.report.blank.writing import BesideLines, BlankSentence, FieldRow
from observatie.report.paper import style
from observatie.report.paper.flowables import WritingLines
from observatie.report.paper.fonts import REGULAR, SEMIBOLD, on_one_line
from observatie.report.paper.paragraphs import Lead, Paragraph, lead, marked_up, paragraph

_MUCH = 1_000_000.0
_LEADS = 900
"""As many characters of an item belong together with its answer; a longer one may begin on another page."""
_SAID = (
    *(PartKind.TEXT, PartKind.HINT, PartKind.DIMENSION),
    *(PartKind.EXPLANATION, PartKind.EXAMPLES, PartKind.LOOK_FORS),
)
"""What is told between the name of an item and the room for its answer."""
_QUESTION_LINES = 2
_CLOSE = 20.0
"""From one line for an answer in an interview to the next, in points."""
_SOURCE_COLUMN = 58.0
_STATEMENT_SHARE, _WIDEST_COLUMN = 0.5, 54.0
_LONGEST_LABEL = 60


def block(each: Block, indent: float) -> Iterator[Flowable]:
    """Return an item, or statements below each other; `indent` is where their words begin, in points."""
    if isinstance(each, Statements):
        yield _statements(each, indent)
        return
    flowables = [_only_named(each, indent)] if _is_only_named(each) else list(_whole(each, indent))
    last = flowables[-1]
    if isinstance(last, Lead) and not each.items:
        last.leads = False  # it leads to no answer
    yield from flowables
    for child in each.items:
        yield from block(child, indent + HANG)


def _only_named(item: BlankItem, indent: float) -> Lead:
    dotted = indented(kinds().listed, indent + 9, bulletIndent=indent, bulletFontName=REGULAR)
    return Lead(marked_up(item.name), dotted, bulletText="·")


def _whole(item: BlankItem, indent: float) -> Iterator[Flowable]:
    yield from _asked(item, indent)
    yield from _answer(item, indent)
    yield from _interview(item, indent)
    if item.remark_lines:
        yield WritingLines(item.remark_lines, indent=indent, label="opmerking", color=style.WRITING)


def lines(room: Lines, indent: float) -> Iterator[Flowable]:
    """Return lines to write on with their label, on the first of them where it is short."""
    short = len(room.label) <= _LONGEST_LABEL
    if room.label and not short:
        yield lead(room.label, indented(kinds().small, indent))
    label = room.label if short else ""
    yield WritingLines(room.count, indent=indent, label=label, color=style.WRITING)


# What is asked


def _is_only_named(item: BlankItem) -> bool:
    more = of_kinds(item.parts, *_SAID, PartKind.LIST, PartKind.QUESTIONS, PartKind.DOCUMENTS)
    besides = (item.title, more, item.number, item.remark_lines, item.items, item.checked)
    return isinstance(item.asks, Nothing) and not any(besides)


class ItemName(Lead):
    """The name or question of an item, with its square before it and what can be ticked behind it."""

    checked = False
    quiet: tuple[str, ...] = ()

    @classmethod
    def of(cls, item: BlankItem, indent: float) -> Self:
        """Return the first line of an item."""
        kind = indented(
            kinds().item if item.title else kinds().question, indent, rightIndent=QUIET if item.quiet else 0
        )
        number = f"{item.number}  " if item.checked and item.number else ""
        hanging = None if item.checked else on_one_line(item.number) or None
        made = cls(marked_up(number + item.name), kind, bulletText=hanging)
        made.checked, made.quiet = item.checked, item.quiet
        return made

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        """Split as any paragraph; what can be ticked stays with the first part."""
        parts = super().split(availWidth, availHeight)
        if parts and isinstance(parts[0], ItemName):
            parts[0].checked, parts[0].quiet = self.checked, self.quiet
        return parts

    def draw(self) -> None:
        """Draw the words, and what can be ticked beside them."""
        super().draw()
        canvas, middle = self.canv, self.height - self.style.leading * 0.55
        if self.checked:
            draw_square(canvas, self.style.leftIndent - HANG + CIRCLE / 2 + 0.5, middle)
        x = self.width
        for name in reversed(self.quiet):
            x -= stringWidth(name, REGULAR, 8)
            canvas.setFont(REGULAR, 8)
            canvas.setFillColor(style.MUTED)
            canvas.drawString(x, middle - 2.6, name)
            x -= CIRCLE / 2 + 4
            draw_circle(canvas, x, middle, 9)
            x -= CIRCLE / 2 + 10


def _asked(item: BlankItem, indent: float) -> Iterator[Flowable]:
    name = ItemName.of(item, indent)
    said = [name, *_said(item, indent)]
    # Of a long text only the name leads: the rest is too much to be kept with the answer.
    too_long = sum(len(each.getPlainText(identify=False)) for each in said) > _LEADS
    yield name
    yield from _let_go(said[1:]) if too_long else said[1:]


def _let_go(texts: Iterable[Lead]) -> Iterator[Lead]:
    """Yield the texts as what may stand at the end of a page."""
    for text in texts:
        text.leads = False
        yield text


def _said(item: BlankItem, indent: float) -> Iterator[Lead]:
    for part in of_kinds(item.parts, *_SAID):
        if part.kind is PartKind.EXAMPLES:
            # Right below what is asked they need no heading, which would take a line of each item.
            yield from (lead(example, indented(kinds().point, indent)) for example in part.lines)
        elif part.kind in LISTS:
            yield from _listed(part, indent)
        else:
            kind = kinds().text if part.kind is PartKind.TEXT else kinds().small
            yield lead(part.in_a_line, indented(kind, indent))


def _listed(part: Part, indent: float) -> Iterator[Lead]:
    yield lead(part.heading, indented(kinds().name, indent))
    dotted = indented(kinds().point, indent + 9, bulletIndent=indent, bulletFontName=REGULAR)
    yield from (Lead(marked_up(entry), dotted, bulletText="·") for entry in part.lines)


# Room for the answer


def _answer(item: BlankItem, indent: float) -> Iterator[Flowable]:
    asks = item.asks
    if _lists(item):
        yield from _beside(item, asks if isinstance(asks, Lines) else Lines(0), indent)
    elif isinstance(asks, Lines):
        yield from lines(asks, indent)
    if isinstance(asks, Levels):
        yield from _levels(asks, indent)
    elif isinstance(asks, Ladder):
        if asks.title:
            yield lead(asks.title, indented(kinds().small, indent))
        yield LadderRungs([Row(_level(row)) for row in reversed(asks.rungs)], indent=indent)
    elif isinstance(asks, Options):
        yield TickTable([Row(paragraph(name, kinds().level)) for name in asks.names], indent=indent)
    elif isinstance(asks, Sentence):
        yield BlankSentence(asks.pieces, asks.labels, indent=indent)


def _interview(item: BlankItem, indent: float) -> Iterator[Flowable]:
    kind = kinds()
    for part in of_kinds(item.parts, PartKind.QUESTIONS):
        # On another page than its item it says of which one it is.
        heading = part.heading_away_from(item.name)
        yield lead(heading, indented(kind.name, indent, spaceBefore=8))
        for question in part.lines:
            yield lead(question, indented(kind.point, indent))
            yield WritingLines(_QUESTION_LINES, indent=indent, color=style.WRITING, between=_CLOSE)
    for part in of_kinds(item.parts, PartKind.DOCUMENTS):
        yield lead(f"{part.heading}: {' · '.join(part.lines)}", indented(kind.point, indent, spaceBefore=4))
        yield WritingLines(1, indent=indent, color=style.WRITING, between=_CLOSE - 2)


def _lists(item: BlankItem) -> tuple[Part, ...]:
    return of_kinds(item.parts, PartKind.LIST)


def _beside(item: BlankItem, room: Lines, indent: float) -> Iterator[Flowable]:
    left = [each for part in _lists(item) for each in _listed(part, 0.0)]
    beside = BesideLines(left, room.label, room.count, indent=indent)
    fits = beside.wrap(style.WIDTH, _MUCH)[1] <= style.HEIGHT * 0.8
    if room.count and fits and len(room.label) <= _LONGEST_LABEL / 2:
        yield beside
        return
    for part in _lists(item):
        yield from _let_go(_listed(part, indent))
    if room.count:
        yield from lines(room, indent)


def _levels(levels: Levels, indent: float) -> Iterator[Flowable]:
    kind = kinds()
    heads = [paragraph(levels.title, kind.head), *(paragraph(name, kind.column) for name in levels.sources)]
    rows = [_level(row) for row in levels.rows]
    rows += [paragraph(name, indented(kind.small, 14, spaceAfter=0)) for name in levels.quiet]
    if not levels.sources and levels.title:
        yield lead(levels.title, indented(kind.small, indent))
    weighed = FieldRow(("voorlopig", "definitief", "reden"), (0.14, 0.14, 0.72), indent=indent)
    yield TickTable(
        [Row(row) for row in rows],
        heads if levels.sources else (),
        column=_SOURCE_COLUMN,
        indent=indent,
        foot=weighed if levels.weighed else None,
    )


def _level(row: LevelRow) -> Paragraph:
    words = marked_up(row.label)
    if row.description:
        words = f'<font name="{SEMIBOLD}">{words}</font>. {marked_up(row.description)}'
    return Paragraph(words, indented(kinds().level, 14, bulletIndent=0), bulletText=on_one_line(row.value))


def _statements(statements: Statements, indent: float) -> TickTable:
    kind = kinds()
    column = min(_WIDEST_COLUMN, style.WIDTH * _STATEMENT_SHARE / len(statements.answers))
    heads = [
        paragraph(statements.title, kind.head),
        *(paragraph(name, kind.column) for name in statements.answers),
    ]
    return TickTable(
        [Row(_statement(row, kind.statement, indent)) for row in statements.rows], heads, column=column
    )


def _statement(row: Statement, kind: ParagraphStyle, indent: float) -> Paragraph:
    words = marked_up(row.text)
    if row.aside:
        words += f'<br/><font color="{style.MUTED.hexval()}" size="8.5">{marked_up(row.aside)}</font>'
    return Paragraph(words, indented(kind, indent), bulletText=on_one_line(row.number) or None)
