"""The second part of a report: what was seen, section by section, and on what all of it rests.

And the documents that hold nothing else: the facts of a lesson, and what was added to a report.
"""

from collections.abc import Iterator

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from observatie.domain.acts.acts import Mark
from observatie.domain.instrument.outline import ORIGIN
from observatie.domain.instrument.words import numbered
from observatie.domain.text import at_start
from observatie.domain.visit.wording import NOT_APPLICABLE, NOT_SEEN
from observatie.report import words
from observatie.report.paper import style
from observatie.report.paper.flowables import WorkLine
from observatie.report.paper.fonts import REGULAR, SEMIBOLD
from observatie.report.paper.paragraphs import (
    Heading,
    Lead,
    NoteParagraph,
    Paragraph,
    ScaleParagraph,
    below_scale,
    lead,
    marked_up,
    muted,
    paragraph,
)
from observatie.report.parts import (
    AtWork,
    Counted,
    HeardSeen,
    InstrumentSeen,
    ItemSeen,
    Point,
    Reply,
    ReportContent,
    SectionSeen,
    Seen,
)

_MOST_TOGETHER = 8
"""So many lines of what was counted are not parted by the end of a page."""


def details(content: ReportContent) -> Iterator[Flowable]:
    """Yield what was seen in the lesson, and nothing but the sources where there was none."""
    if content.observed:
        for instrument in content.instruments:
            yield from _instrument(instrument)
        yield from _loose(content.loose, alone=not content.sources)
        yield from _counted(content.counts)
        yield from _line(content.at_work)
    yield from _also_found(content)
    yield from _also_heard(content)
    yield from _sources(content.sources)
    yield from _legend(content.legend)


def evidence(content: ReportContent) -> Iterator[Flowable]:
    """Yield the times and the facts of a lesson, phase by phase, and what was counted."""
    if content.observed:
        yield _heading(words.SEEN_AND_HEARD)
        if not content.stretches:
            yield paragraph(words.NO_FACTS, style.styles().small)
    for stretch in content.stretches:
        if stretch.name:
            yield _heading(stretch.name, 1)
        yield from (NoteParagraph.of(seen, tagged=False) for seen in stretch.notes)
    yield from _counted(content.counts)
    yield from _line(content.at_work)
    yield from _legend(content.legend)


def additions(content: ReportContent) -> Iterator[Flowable]:
    """Yield what was added to a settled report."""
    if not content.additions:
        return
    yield _heading(words.ADDITIONS)
    yield lead(words.ADDITIONS_SAY, style.styles().small)
    for addition in content.additions:
        yield lead(f"{addition.day} · {addition.by}", style.styles().item)
        yield paragraph(addition.text, style.styles().body)


def _also_found(content: ReportContent) -> Iterator[Flowable]:
    if content.also_found:
        yield _heading(words.ALSO_FOUND)
        yield lead(words.ALSO_FOUND_SAYS, style.styles().small)
    for found in content.also_found:
        yield from point(content, found)


def _also_heard(content: ReportContent) -> Iterator[Flowable]:
    if content.heard:
        yield _heading(words.ALSO_HEARD)
        yield from heard_lines(content.heard)


def _heading(text: str, level: int = 0) -> Heading:
    styles = style.styles()
    return Heading.of(text, styles.subheading if level else styles.heading, level)


def _instrument(instrument: InstrumentSeen) -> Iterator[Flowable]:
    styles = style.styles()
    yield _heading(instrument.heading)
    if instrument.statement:
        yield lead(instrument.statement, styles.small)
    if not instrument.sections:
        yield paragraph(words.NOTHING_AT_ITEMS, styles.small)
    for section in instrument.sections:
        yield from _section(section, instrument.item_word)


def _section(section: SectionSeen, item_word: str) -> Iterator[Flowable]:
    styles = style.styles()
    yield _heading(section.title, 1)
    for item in section.items:
        yield from _item(item)
    if section.remarks:
        yield lead(section.remark_label, styles.item)
        yield from (paragraph(remark, styles.body) for remark in section.remarks)
    for word, names in ((NOT_SEEN, section.not_seen), (NOT_APPLICABLE, section.not_applicable)):
        if names:
            yield _list(at_start(word), names)
    if section.silent:
        yield _silent(section.silent, item_word)


def _list(label: str, names: tuple[str, ...]) -> Paragraph:
    return Paragraph(f"{_strong(label)}: {marked_up(words.listed(names))}.", style.styles().aside)


def _silent(names: tuple[str, ...], item_word: str) -> Paragraph:
    label, colon, listed = words.silent(names, item_word).partition(": ")
    markup = f"{_strong(label)}{colon}{marked_up(listed)}" if colon else marked_up(label)
    return Paragraph(markup, style.styles().aside)


def _strong(text: str) -> str:
    return f'<font name="{SEMIBOLD}">{marked_up(text)}</font>'


def _item(item: ItemSeen) -> Iterator[Flowable]:
    name = numbered(item.number, item.name)
    if len(item.replies) == 1 and item.replies[0].brief and not item.replies[0].label:
        yield from _brief(name, item.replies[0])
    else:
        yield lead(name, style.styles().item)
        yield from _scaled(item.replies) if any(reply.step for reply in item.replies) else _worded(item.replies)
    yield from (NoteParagraph.of(seen, tagged=False) for seen in item.notes)
    yield from heard_lines(item.heard)
    if item.elsewhere:
        yield paragraph(words.elsewhere(item.elsewhere), style.styles().elsewhere)


def _brief(name: str, reply: Reply) -> Iterator[Flowable]:
    answer = f'<font name="{REGULAR}" color="{style.INK.hexval()}">{_said(reply)}</font>'
    yield Paragraph(f"{marked_up(name)}: {answer}", style.styles().item)
    yield from _added(reply, style.styles().small)


def _worded(replies: tuple[Reply, ...]) -> Iterator[Flowable]:
    for reply in replies:
        label = f"{muted(f'{reply.label}:')} " if reply.label else ""
        yield Paragraph(label + _said(reply), style.styles().body)
        yield from _added(reply, style.styles().small)


def _scaled(replies: tuple[Reply, ...]) -> Iterator[Flowable]:
    labelled = any(reply.label for reply in replies)
    steps = max(reply.step.of for reply in replies if reply.step)
    below = below_scale(labelled)
    for reply in replies:
        row = ScaleParagraph.of(_said(reply), reply.label, reply.step, labelled=labelled, steps=steps)
        row.leads = reply is not replies[-1]
        yield row
        yield from _added(reply, below)
    # What the levels mean, once each; where the sources were weighed, of the outcome alone.
    weighed = [reply for reply in replies if reply.final] or replies
    meanings = {reply.text: reply.explained for reply in weighed if reply.explained}
    for level, meaning in meanings.items():
        yield paragraph(meaning if len(meanings) == 1 else f"{level}: {meaning}", below)


def _said(reply: Reply) -> str:
    said = _strong(reply.text) if reply.final else marked_up(reply.text)
    asides = [f"({reply.by})" if reply.by else "", f"· {words.UNFOUNDED}" if reply.unfounded else ""]
    return " ".join([said, *(muted(aside) for aside in asides if aside)])


def _added(reply: Reply, text_style: ParagraphStyle) -> Iterator[Flowable]:
    for text in (reply.remark, f"Reden: {reply.reason}" if reply.reason else ""):
        if text:
            yield paragraph(text, text_style)


def _loose(notes: tuple[Seen, ...], *, alone: bool) -> Iterator[Flowable]:
    if not notes:
        return
    if alone:
        yield _heading(words.ALL_NOTES)
    else:
        yield _heading(words.LOOSE)
        yield lead(words.LOOSE_SAYS, style.styles().small)
    yield from (NoteParagraph.of(seen, tagged=False) for seen in notes)


def _counted(counts: tuple[Counted, ...]) -> Iterator[Flowable]:
    if counts:
        yield _heading(words.COUNTED)
    for counted in counts:
        name = f'<font name="{SEMIBOLD}" color="{style.MUTED.hexval()}">{marked_up(counted.name)}</font>'
        leads = counted is not counts[-1] and len(counts) <= _MOST_TOGETHER
        line = Lead if leads else Paragraph
        yield line(f"{name}: {marked_up(counted.said)}", style.styles().body)


def _line(at_work: AtWork | None) -> Iterator[Flowable]:
    if at_work is None:
        return
    yield WorkLine(at_work)
    yield paragraph(words.at_work_says(at_work), style.styles().source)


def _sources(instruments: tuple[InstrumentSeen, ...]) -> Iterator[Flowable]:
    if instruments:
        heading = _heading(ORIGIN)
        heading.closes = True
        yield heading
    for instrument in instruments:
        yield paragraph(instrument.origin, style.styles().source)


def _legend(legend: tuple[tuple[str, str], ...]) -> Iterator[Flowable]:
    if not legend:
        return
    yield _heading(words.LEGEND)
    yield lead(words.KEEP_LEGEND, style.styles().small)
    for label, text in legend:
        yield Paragraph(marked_up(text), style.styles().hanging, bulletText=label)


def point(content: ReportContent, said: Point, known: Mark | None = None) -> Iterator[Flowable]:
    """Yield a point of the talk; `known` is the mark that its heading names already."""
    styles = style.styles()
    if said.is_finding:
        yield lead(said.text, styles.statement)
        if said.items:
            yield lead(" · ".join(said.items), styles.statement_tag)
        if not (said.evidence or said.heard):
            yield paragraph(words.NO_EVIDENCE, styles.small)
    for seen in said.evidence:
        yield NoteParagraph.of(seen, tagged=not said.is_finding, known=known)
    yield from heard_lines(said.heard)
    for answer in said.answers:
        yield paragraph(words.answered(content, answer), styles.answer)


def heard_lines(heard: tuple[HeardSeen, ...]) -> Iterator[Flowable]:
    """Yield what was heard or read, each with where and when above it."""
    for each in heard:
        markup = f"{muted(words.heard_from(each))}<br/>{marked_up(each.text)}"
        yield Paragraph(markup, style.styles().heard)
