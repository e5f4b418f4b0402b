"""An empty form as a story of flowables: head, sections with their items, notes, and where it comes from."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, PageBreak

from observatie.domain.instrument.instrument import Instrument
from observatie.domain.instrument.outline import HEADINGS, ORIGIN, PartKind
from observatie.report.blank.content import blank_form
from observatie.report.blank.item_story import block, lines
from observatie.report.blank.kinds import HANG, kinds
from observatie.report.blank.parts import BlankForm, BlankSection, Lines
from observatie.report.blank.writing import FieldRow, NoteLines
from observatie.report.paper import style
from observatie.report.paper.flowables import SignLegend
from observatie.report.paper.fonts import SEMIBOLD
from observatie.report.paper.pages import laid_out
from observatie.report.paper.paragraphs import Heading, Lead, Paragraph, lead, marked_up, paragraph
from observatie.report.paper.pdf import PageFrame, put_on_paper

_MUCH = 1_000_000.0
_LONG = 600


def tell_form(form: BlankForm) -> list[Flowable]:
    """Return the form from top to bottom."""
    return list(laid_out([*_head(form), *_how(form), *_sections(form), *_notes(form), *_closing(form)]))


def _heading(text: str, *, small: bool = False) -> Heading:
    return Heading.of(text, style.styles().subheading if small else style.styles().heading, 0)


def _head(form: BlankForm) -> Iterator[Flowable]:
    styles = style.styles()
    yield paragraph(form.title, styles.title)
    yield paragraph(form.subtitle, styles.subtitle)
    yield from (FieldRow(labels) for labels in form.fields)
    if form.focus_question:
        yield from lines(Lines(2, "kijkvraag"), 0.0)
    if form.statement:
        yield paragraph(form.statement, kinds().statement_of)


def _how(form: BlankForm) -> Iterator[Flowable]:
    for part in form.how:
        yield _heading(part.heading, small=True)
        yield from (paragraph(text, kinds().listed) for text in part.lines)
    if form.told:
        yield _heading(HEADINGS[PartKind.EXPLANATION], small=True)
    for name, text in form.told:
        yield Paragraph(f'<font name="{SEMIBOLD}">{marked_up(name)}</font>. {marked_up(text)}', kinds().point)


def _sections(form: BlankForm) -> Iterator[Flowable]:
    for section in form.sections:
        if len(form.sections) > 1 or section.title != form.title:
            yield _heading(section.title)
        yield from _about(section)
        items = [part for each in section.blocks for part in block(each, HANG if form.numbered else 0.0)]
        if section.remark:
            _lead_to_remark(items)
        yield from items
        if section.remark:
            yield from lines(Lines(section.remark_lines, section.remark), 0.0)


def _lead_to_remark(items: Sequence[Flowable]) -> None:
    """Keep a short list of items on the page of the one field that they have together."""
    texts = [item for item in items if isinstance(item, Lead)]
    if len(texts) == len(items) and sum(len(text.getPlainText(identify=False)) for text in texts) <= _LONG:
        for text in texts:
            text.leads = True


def _about(section: BlankSection) -> Iterator[Flowable]:
    styles = style.styles()
    for part in section.parts:
        kind = styles.subtitle if part.kind is PartKind.SUBTITLE else kinds().text
        text = " ".join(part.lines)
        yield paragraph(text, kind) if len(text) > _LONG else lead(text, kind)


def _notes(form: BlankForm) -> Iterator[Flowable]:
    if not form.notes:
        return
    yield PageBreak()
    yield _heading("Notities")
    yield lead("Links de tijd, rechts wat je ziet of hoort, met het teken ervoor als je wilt.", kinds().small)
    for part in form.phases:
        yield lead(f"{part.heading}: {' · '.join(part.lines)}", kinds().small)
    yield SignLegend()
    yield NoteLines(sum(_height(each) for each in _closing(form)) + 4)


def _height(flowable: Flowable) -> float:
    return flowable.getSpaceBefore() + flowable.wrap(style.WIDTH, _MUCH)[1] + flowable.getSpaceAfter()


def _closing(form: BlankForm) -> Iterator[Flowable]:
    heading = _heading(ORIGIN)
    heading.closes = True  # a last page holds more than this
    yield heading
    yield from (paragraph(text, style.styles().source) for text in form.closing)


def make_form(instrument: Instrument) -> bytes:
    """Return the empty form of an instrument as a PDF; the same instrument gives the same bytes."""
    form = blank_form(instrument)
    sheet = PageFrame(
        title=f"{form.title} · leeg formulier",
        left=form.label,
        right=f"versie {form.version}",
        foot="Observatie · leeg formulier",
    )
    return put_on_paper(sheet, tell_form(form))
