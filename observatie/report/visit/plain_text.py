"""A report as plain text, to paste into the school's own system: all that the paper tells, in the same order."""

from collections.abc import Iterator

from observatie.domain import lesson_time
from observatie.domain.acts.acts import Mark
from observatie.domain.text import at_start
from observatie.report import words
from observatie.report.documents import Document
from observatie.report.parts import Earlier, Point, Promise, ReportContent
from observatie.report.visit.plain_details import additions, details, evidence
from observatie.report.visit.plain_lines import BELOW, heading, note, subheading
from observatie.report.visit.plain_points import point


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
