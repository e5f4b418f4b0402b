"""The second part of a report: what was seen, section by section, and on what all of it rests."""

from collections.abc import Iterator

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from observatie.domain import lesson_time
from observatie.domain.register import at_start
from observatie.domain.wording import NOT_APPLICABLE, NOT_SEEN
from observatie.report import style
from observatie.report.fonts import REGULAR, SEMIBOLD
from observatie.report.paragraphs import (
    Heading,
    NoteParagraph,
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
    Elsewhere,
    InstrumentSeen,
    ItemSeen,
    Reply,
    ReportContent,
    SectionSeen,
    Seen,
)
from observatie.report.work_line import WorkLine

_UNFOUNDED = "zonder notitie"
_KEEP_IT = "Waaraan je de leerlingen herkent. Geef het verslag met deze lijst niet verder door."
_LONG_LIST = 400
"""Names of more characters than this together are counted instead: whole sentences do not make a list."""


def details(content: ReportContent) -> Iterator[Flowable]:
    """Yield what was seen in the lesson, and nothing but the sources where there was none."""
    if content.observed:
        for instrument in content.instruments:
            yield from _instrument(instrument)
        yield from _loose(content.loose, alone=not content.instruments)
        yield from _counted(content.counts)
        yield from _line(content.at_work)
    yield from _sources(content.instruments)
    yield from _legend(content.legend)


def _heading(text: str, level: int = 0) -> Heading:
    styles = style.styles()
    return Heading.of(text, styles.subheading if level else styles.heading, level)


def _instrument(instrument: InstrumentSeen) -> Iterator[Flowable]:
    styles = style.styles()
    yield _heading(instrument.heading)
    if instrument.statement:
        yield lead(instrument.statement, styles.small)
    if not instrument.sections:
        yield paragraph("Hier is niets bij genoteerd of ingevuld.", styles.small)
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
    for words, names in ((NOT_SEEN, section.not_seen), (NOT_APPLICABLE, section.not_applicable)):
        if names:
            yield _list(at_start(words), names)
    if section.silent:
        yield _silent(section.silent, item_word)


def _list(words: str, names: tuple[str, ...]) -> Paragraph:
    listed = "; ".join(name.removesuffix(".") for name in names)
    return Paragraph(f"{_strong(words)}: {marked_up(listed)}.", style.styles().aside)


def _silent(names: tuple[str, ...], item_word: str) -> Paragraph:
    if sum(map(len, names)) > _LONG_LIST:
        return paragraph(f"Geen notities bij {len(names)} andere {item_word}.", style.styles().aside)
    return _list(f"Geen notities bij deze {item_word}", names)


def _strong(text: str) -> str:
    return f'<font name="{SEMIBOLD}">{marked_up(text)}</font>'


def _item(item: ItemSeen) -> Iterator[Flowable]:
    name = f"{item.number}  {item.name}".strip()
    if len(item.replies) == 1 and item.replies[0].brief and not item.replies[0].label:
        yield from _brief(name, item.replies[0])
    else:
        yield lead(name, style.styles().item)
        yield from _scaled(item.replies) if any(reply.step for reply in item.replies) else _worded(item.replies)
    yield from (NoteParagraph.of(seen, tagged=False) for seen in item.notes)
    if item.elsewhere:
        yield paragraph(
            f"Zie ook {'; '.join(_place(place) for place in item.elsewhere)}.", style.styles().elsewhere
        )


def _place(place: Elsewhere) -> str:
    return f"bij {place.item} {', '.join(lesson_time.show(at) for at in place.times)}"


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
    for words, meaning in meanings.items():
        yield paragraph(meaning if len(meanings) == 1 else f"{words}: {meaning}", below)


def _said(reply: Reply) -> str:
    words = _strong(reply.text) if reply.final else marked_up(reply.text)
    asides = [f"({reply.by})" if reply.by else "", f"· {_UNFOUNDED}" if reply.unfounded else ""]
    return " ".join([words, *(muted(aside) for aside in asides if aside)])


def _added(reply: Reply, text_style: ParagraphStyle) -> Iterator[Flowable]:
    for text in (reply.remark, f"Reden: {reply.reason}" if reply.reason else ""):
        if text:
            yield paragraph(text, text_style)


def _loose(notes: tuple[Seen, ...], *, alone: bool) -> Iterator[Flowable]:
    if not notes:
        return
    if alone:
        yield _heading("Wat er genoteerd is")
    else:
        yield _heading("Ook genoteerd")
        yield lead("Notities die hierboven niet staan.", style.styles().small)
    yield from (NoteParagraph.of(seen, tagged=False) for seen in notes)


def _counted(counts: tuple[Counted, ...]) -> Iterator[Flowable]:
    if counts:
        yield _heading("Wat er geteld is")
    for counted in counts:
        name = f'<font name="{SEMIBOLD}" color="{style.MUTED.hexval()}">{marked_up(counted.name)}</font>'
        yield Paragraph(f"{name}: {marked_up(counted.said)}", style.styles().body)


def _line(at_work: AtWork | None) -> Iterator[Flowable]:
    if at_work is None:
        return
    words = ["Leerlingen aan het werk in de loop van de les."]
    if any(sample.present is not None for sample in at_work.samples):
        words.append("De stippellijn: hoeveel er waren.")
    if any(sample.at_work is None for sample in at_work.samples):
        words.append("Een open rondje: gevraagd, niet geteld.")
    yield WorkLine(at_work)
    yield paragraph(" ".join(words), style.styles().source)


def _sources(instruments: tuple[InstrumentSeen, ...]) -> Iterator[Flowable]:
    if instruments:
        yield _heading("Bronnen")
    for instrument in instruments:
        said = (
            f"{instrument.title}, versie {instrument.version}.",
            instrument.statement,
            f"Bron: {instrument.source}",
            f"Rechten: {instrument.rights}",
        )
        yield paragraph(" ".join(part for part in said if part), style.styles().source)


def _legend(legend: tuple[tuple[str, str], ...]) -> Iterator[Flowable]:
    if not legend:
        return
    yield _heading("Legenda van de leerlingen")
    yield lead(_KEEP_IT, style.styles().small)
    for label, text in legend:
        yield Paragraph(marked_up(text), style.styles().hanging, bulletText=label)
