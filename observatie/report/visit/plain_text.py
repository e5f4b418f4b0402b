"""A report as plain text, to paste into the school's own system: all that the paper tells, in the same order."""

from collections.abc import Iterable, Iterator

from observatie.domain import lesson_time
from observatie.domain.acts.acts import Mark, NoteType
from observatie.domain.instrument.outline import ORIGIN
from observatie.domain.instrument.words import numbered
from observatie.domain.text import at_start
from observatie.domain.visit.wording import MARKS, NOT_APPLICABLE, NOT_SEEN, NOTE_TYPES
from observatie.report import words
from observatie.report.documents import Document
from observatie.report.parts import (
    Earlier,
    HeardSeen,
    InstrumentSeen,
    ItemSeen,
    Point,
    Promise,
    Reply,
    ReportContent,
    SectionSeen,
    Seen,
)


def as_text(content: ReportContent) -> str:
    """Return the report as plain text: a heading for each part, and each note behind its time."""
    return "\n".join(line.rstrip() for line in _lines(content)).strip() + "\n"


def _lines(content: ReportContent) -> Iterator[str]:
    yield from _head(content)
    match content.document:
        case Document.ADDITIONS:
            yield from additions(content)
            yield from _signed(content)
        case Document.EVIDENCE:
            yield from _lesson(content)
            yield from evidence(content)
        case _:
            yield from _lesson(content)
            yield from _talk(content)
            yield from details(content)
    yield from ("", words.foot(content))


def _head(content: ReportContent) -> Iterator[str]:
    recipient = f"Vertrouwelijk · voor {content.recipient}" if content.recipient else "Vertrouwelijk"
    yield " · ".join(part for part in (content.school, recipient) if part)
    yield from ("", content.title, *content.subtitle)
    if content.focus_question:
        yield from ("", f"{at_start(words.FOCUS_QUESTION)}: {content.focus_question}")
    if content.focus:
        yield words.focus(content.focus)


def _lesson(content: ReportContent) -> Iterator[str]:
    if not content.observed:
        yield from heading(words.LESSON)
        yield words.PREPARATION
    if content.strip is not None and content.strip.phases:
        yield from heading(words.LESSON)
        for name, begin, end in content.strip.phases:
            yield f"{BELOW}{lesson_time.show(begin)}  {name}, tot {lesson_time.show(end)}"
    if content.gaps:
        yield content.gaps


def _talk(content: ReportContent) -> Iterator[str]:
    if content.opening:
        yield from heading(words.opening_heading(content))
        yield from content.opening
    if content.earlier:
        yield from heading(words.EARLIER)
        for earlier in content.earlier:
            yield from _looked_back(earlier)
    if content.observed or content.strengths:
        yield from _points(words.STRENGTHS, content, content.strengths, words.no_strengths(content), Mark.STRONG)
    if content.observed or content.topics:
        heading_words, none = words.topics_heading(content), words.no_topics(content)
        yield from _points(heading_words, content, content.topics, none, Mark.CHANCE)
        if content.questions:
            yield from subheading(words.QUESTIONS)
            yield from (note(seen) for seen in content.questions)
    yield from _outcome(content)


def _looked_back(earlier: Earlier) -> Iterator[str]:
    yield f"- {earlier.promise.what}"
    yield f"{BELOW}{words.promised(earlier.promise)} · {words.made_on(earlier)}"
    yield from (f"{BELOW}{words.looked_back(looked)}" for looked in earlier.looked_back)


def _points(
    title: str, content: ReportContent, points: tuple[Point, ...], none: str, known: Mark
) -> Iterator[str]:
    yield from heading(title)
    if not points:
        yield none
    for each in points:
        yield from point(content, each, known)


def _outcome(content: ReportContent) -> Iterator[str]:
    if content.agreements or content.settled:
        yield from heading(words.agreements_heading(content))
        yield from (_agreed(promise) for promise in content.agreements)
        if not content.agreements:
            yield words.NO_AGREEMENTS
    if content.reactions or content.settled:
        yield from heading(words.reactions_heading(content))
        yield from content.reactions or (words.NO_REACTION,)
    yield from _signed(content)


def _agreed(promise: Promise) -> str:
    return f"- {promise.what}\n{BELOW}{words.promised(promise)}"


def _signed(content: ReportContent) -> Iterator[str]:
    if content.seen or content.agreed:
        yield from heading(words.SIGNED)
        yield words.CONSENTS
    for word, signatures in (("Gezien", content.seen), ("Akkoord", content.agreed)):
        yield from (f"{word}: {signature.name}, {signature.day}" for signature in signatures)


BELOW = "  "
"""What a line begins with that belongs to the one above it."""


def heading(text: str) -> Iterator[str]:
    """Yield a heading with air above it."""
    yield from ("", text.upper())


def subheading(text: str) -> Iterator[str]:
    """Yield the heading of a part of a chapter."""
    yield from ("", text)


def note(seen: Seen, *, tagged: bool = False, known: Mark | None = None) -> str:
    """Return a note behind its time, with the words of its signs; `tagged` and `known` are as on paper."""
    said = f"“{words.unquoted(seen.text)}”" if seen.type is NoteType.QUOTE else seen.text
    type_told = seen.type is NoteType.INTERPRETATION or (seen.type is NoteType.QUESTION and "?" not in said)
    signs = (
        f"({NOTE_TYPES[seen.type]})" if type_told else "",
        f"[{MARKS[seen.mark]}]" if seen.mark is not None and seen.mark is not known else "",
        words.ADDED_LATER if seen.added_later else "",
        f"[{' · '.join(seen.items)}]" if tagged and seen.items else "",
    )
    behind = " ".join(sign for sign in signs if sign)
    return f"{BELOW}{lesson_time.show(seen.lesson_ms)}  {said} {behind}".rstrip()


def notes(all_seen: Iterable[Seen]) -> Iterator[str]:
    """Yield notes, each on its line."""
    return (note(seen) for seen in all_seen)


def heard(all_heard: Iterable[HeardSeen]) -> Iterator[str]:
    """Yield what was heard or read, each behind where and when."""
    return (f"{BELOW}{words.heard_from(each)}: {each.text}" for each in all_heard)


def point(content: ReportContent, said: Point, known: Mark | None = None) -> Iterator[str]:
    """Yield a point of the talk; `known` is the mark that its heading names already."""
    if said.is_finding:
        items = f" [{' · '.join(said.items)}]" if said.items else ""
        yield f"- {said.text}{items}"
        if not (said.evidence or said.heard):
            yield f"{BELOW}({words.NO_EVIDENCE})"
    yield from (note(seen, tagged=not said.is_finding, known=known) for seen in said.evidence)
    yield from heard(said.heard)
    yield from (f"{BELOW}{words.answered(content, answer)}" for answer in said.answers)


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
        yield from heading(ORIGIN)
        yield from (instrument.origin for instrument in content.sources)
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
    yield f"- {numbered(item.number, item.name)}"
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
