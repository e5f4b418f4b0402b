"""The second part of a report as plain text: what was seen, section by section, and on what all of it rests."""

from collections.abc import Iterator

from observatie.domain.text import at_start
from observatie.domain.visit.wording import NOT_APPLICABLE, NOT_SEEN
from observatie.report import words
from observatie.report.parts import InstrumentSeen, ItemSeen, Reply, ReportContent, SectionSeen
from observatie.report.visit.plain_lines import BELOW, heading, heard, notes, subheading
from observatie.report.visit.plain_points import point


def details(content: ReportContent) -> Iterator[str]:
    """Yield what was seen in the lesson, and nothing but the sources where there was none."""
    if content.observed:
        for instrument in content.instruments:
            yield from _instrument(instrument)
        if content.loose:
            yield from heading(words.LOOSE if content.sources else words.ALL_NOTES)
            yield from (words.LOOSE_SAYS,) if content.sources else ()
            yield from notes(content.loose)
        yield from _counted(content)
    if content.also_found:
        yield from heading(words.ALSO_FOUND)
        yield words.ALSO_FOUND_SAYS
        for found in content.also_found:
            yield from point(content, found)
    if content.heard:
        yield from heading(words.ALSO_HEARD)
        yield from heard(content.heard)
    if content.sources:
        yield from heading(words.SOURCES)
        yield from (words.source_says(instrument) for instrument in content.sources)
    yield from _legend(content)


def evidence(content: ReportContent) -> Iterator[str]:
    """Yield the times and the facts of a lesson, phase by phase, and what was counted."""
    if content.observed:
        yield from heading(words.SEEN_AND_HEARD)
        yield from () if content.stretches else (words.NO_FACTS,)
    for stretch in content.stretches:
        yield from subheading(stretch.name) if stretch.name else ()
        yield from notes(stretch.notes)
    yield from _counted(content)
    yield from _legend(content)


def additions(content: ReportContent) -> Iterator[str]:
    """Yield what was added to a settled report."""
    if not content.additions:
        return
    yield from heading(words.ADDITIONS)
    yield words.ADDITIONS_SAY
    for addition in content.additions:
        yield from subheading(f"{addition.day} · {addition.by}")
        yield addition.text


def _counted(content: ReportContent) -> Iterator[str]:
    if content.counts:
        yield from heading(words.COUNTED)
        yield from (f"{counted.name}: {counted.said}" for counted in content.counts)


def _legend(content: ReportContent) -> Iterator[str]:
    if content.legend:
        yield from heading(words.LEGEND)
        yield words.KEEP_LEGEND
        yield from (f"{label}: {text}" for label, text in content.legend)


def _instrument(instrument: InstrumentSeen) -> Iterator[str]:
    yield from heading(instrument.heading)
    if instrument.statement:
        yield instrument.statement
    if not instrument.sections:
        yield words.NOTHING_AT_ITEMS
    for section in instrument.sections:
        yield from _section(section, instrument.item_word)


def _section(section: SectionSeen, item_word: str) -> Iterator[str]:
    yield from subheading(section.title)
    for item in section.items:
        yield from _item(item)
    if section.remarks:
        yield from (section.remark_label, *section.remarks)
    for word, names in ((NOT_SEEN, section.not_seen), (NOT_APPLICABLE, section.not_applicable)):
        if names:
            yield f"{at_start(word)}: {words.listed(names)}."
    if section.silent:
        yield words.silent(section.silent, item_word)


def _item(item: ItemSeen) -> Iterator[str]:
    yield f"- {item.number}  {item.name}" if item.number else f"- {item.name}"
    for reply in item.replies:
        yield from _reply(reply)
    weighed = [reply for reply in item.replies if reply.final] or item.replies
    meanings = {reply.text: reply.explained for reply in weighed if reply.explained}
    yield from (f"{BELOW}{level}: {meaning}" for level, meaning in meanings.items())
    yield from notes(item.notes)
    yield from heard(item.heard)
    if item.elsewhere:
        yield BELOW + words.elsewhere(item.elsewhere)


def _reply(reply: Reply) -> Iterator[str]:
    label = f"{reply.label}: " if reply.label else ""
    asides = (f"({reply.by})" if reply.by else "", f"· {words.UNFOUNDED}" if reply.unfounded else "")
    yield BELOW + " ".join(part for part in (f"{label}{reply.text}", *asides) if part)
    for text in (reply.remark, f"Reden: {reply.reason}" if reply.reason else ""):
        if text:
            yield BELOW + text
