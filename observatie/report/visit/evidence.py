"""Reduces a report to evidence: times, facts and quotations; no mark, no interpretation, no score."""

from dataclasses import replace

from observatie.domain import lesson_time
from observatie.domain.acts.acts import NoteType
from observatie.domain.visit.visit import Visit
from observatie.report.documents import Document
from observatie.report.parts import ReportContent, Seen, Stretch, StripMark
from observatie.report.visit.noted import Noted

_FACTS = (NoteType.FACT, NoteType.QUOTE)


def evidence_only(content: ReportContent, visit: Visit, noted: Noted) -> ReportContent:
    """Return what of a report is evidence, in the order of the lesson."""
    facts = [note for note in noted.seen(noted.notes.keys()) if note.type in _FACTS]
    strip = content.strip
    if strip is not None:
        strip = replace(strip, marks=tuple(StripMark(note.lesson_ms, note.type, None) for note in facts))
    return replace(
        content,
        document=Document.EVIDENCE,
        strip=strip,
        settled=False,
        focus=(),
        strengths=(),
        topics=(),
        questions=(),
        also_found=(),
        agreements=(),
        earlier=(),
        opening=(),
        reactions=(),
        seen=(),
        agreed=(),
        instruments=(),
        sources=(),
        loose=(),
        heard=(),
        signs=False,
        stretches=_stretches(visit, [replace(note, mark=None, items=()) for note in facts]),
    )


def _stretches(visit: Visit, facts: list[Seen]) -> tuple[Stretch, ...]:
    """Return the facts phase by phase; what was noted before the first one stands without a name."""
    bounds = [(begin, _named(name, begin, end)) for name, begin, end in visit.phases(visit.length_ms)]
    names = ["", *(name for _, name in bounds)]
    found: list[list[Seen]] = [[] for _ in names]
    for fact in facts:
        found[sum(begin <= fact.lesson_ms for begin, _ in bounds)].append(fact)
    return tuple(Stretch(name, tuple(notes)) for name, notes in zip(names, found, strict=True) if notes)


def _named(name: str, begin: int, end: int) -> str:
    return f"{name} · {lesson_time.show(begin)} tot {lesson_time.show(end)}"
