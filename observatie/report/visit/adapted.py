"""A report as its reader may have it: evidence or additions alone, without asides, with the habits of a school."""

import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeGuard, TypeVar

from observatie.domain import lesson_time
from observatie.domain.acts.acts import Note, NoteType
from observatie.domain.acts.conversation import Consent
from observatie.domain.acts.records import ReportHabits, ReportPart
from observatie.domain.journal.journal import original_of
from observatie.domain.journal.register import Register
from observatie.domain.text import at_start
from observatie.domain.visit import wording
from observatie.domain.visit.settling import added_later, as_settled
from observatie.domain.visit.visit import Visit
from observatie.report.documents import Document
from observatie.report.parts import (
    Addition,
    InstrumentSeen,
    ReportContent,
    SectionSeen,
    Seen,
    Signature,
    Stretch,
    StripMark,
)
from observatie.report.visit.noted import Noted
from observatie.report.visit.talk import signatures


def additions_only(content: ReportContent, visit: Visit, register: Register) -> ReportContent:
    """Return what was added to a settled report, in the order in which that was done."""
    settled = as_settled(visit)

    def since(consent: Consent) -> tuple[Signature, ...]:
        before = signatures(settled, register, consent)
        return tuple(each for each in signatures(visit, register, consent) if each not in before)

    return replace(
        content,
        document=Document.ADDITIONS,
        subtitle=content.subtitle[:1],
        additions=tuple(
            Addition(wording.day(later.at), at_start(register.name(later.author)), later.text)
            for later in added_later(visit)
        ),
        seen=since(Consent.SEEN),
        agreed=since(Consent.AGREED),
        strip=None,
        focus=(),
        strengths=(),
        topics=(),
        also_found=(),
        questions=(),
        agreements=(),
        earlier=(),
        opening=(),
        reactions=(),
        instruments=(),
        sources=(),
        loose=(),
        heard=(),
        counts=(),
        gaps="",
        at_work=None,
    )


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


def without_asides(visit: Visit) -> Visit:
    """Return the visit as if its notes to self were never made, so that nothing shows, counts or rests on them."""
    asides = {
        standing.id
        for standing in visit.journal.standing("note")
        if isinstance(standing.act, Note) and standing.act.aside
    }
    if not asides:
        return visit
    return Visit(visit.id, [entry for entry in visit.journal.entries() if original_of(entry) not in asides])


_LEFT_EMPTY: dict[ReportPart, dict[str, object]] = {
    ReportPart.STRIP: {"strip": None},
    ReportPart.QUESTIONS: {"questions": ()},
    ReportPart.INSTRUMENTS: {"instruments": ()},
    ReportPart.LOOSE: {"loose": (), "heard": ()},
    ReportPart.COUNTS: {"counts": (), "at_work": None},
    ReportPart.CONSENTS: {"seen": (), "agreed": (), "signs": False},
}
_NAMES = frozenset({"school", "recipient"})

_Value = TypeVar("_Value")


def as_used_to(content: ReportContent, habits: ReportHabits) -> ReportContent:
    """Return the report without what its school leaves out, and in the words that it wants."""
    for part in habits.left_out:
        content = replace(content, **_LEFT_EMPTY.get(part, {}))
    if ReportPart.NOT_SEEN in habits.left_out:
        instruments = (_what_was_seen(instrument) for instrument in content.instruments)
        content = replace(content, instruments=tuple(each for each in instruments if each.sections))
    return _in_full(content) if habits.written_out else content


def _what_was_seen(instrument: InstrumentSeen) -> InstrumentSeen:
    seen = (replace(section, not_seen=(), not_applicable=(), silent=()) for section in instrument.sections)
    return replace(instrument, sections=tuple(section for section in seen if _says_something(section)))


def _says_something(section: SectionSeen) -> bool:
    return bool(section.items or section.remarks)


def _is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(value, tuple)


def _in_full(value: _Value) -> _Value:
    """Return a value with every text in it written out, but for names."""
    done: Any = value
    if isinstance(value, str) and not isinstance(value, Enum):
        done = written_out(value)
    elif _is_tuple(value):
        done = tuple(_in_full(each) for each in value)
    elif is_dataclass(value) and not isinstance(value, type):
        texts = {f.name: getattr(value, f.name) for f in fields(value) if f.name not in _NAMES}
        done = replace(value, **{name: _in_full(text) for name, text in texts.items()})
    return done


_WORDS = {"lkr": "leerkracht", "lln": "leerlingen", "ll": "leerling"}

# A dot that is followed by the rest of the sentence belongs to what was shortened, and goes with it.
_SHORT = re.compile(r"\b(lkr|lln|ll)\b(\.(?= +[a-z0-9(]))?", re.IGNORECASE)


def written_out(text: str) -> str:
    """Return `text` with "lkr", "lln" and "ll" in full, capitals kept; "LL" stays, as it may be a pupil."""
    return _SHORT.sub(_one_in_full, text)


def _one_in_full(found: re.Match[str]) -> str:
    short = found[1]
    if short == "LL":
        return found[0]
    full = _WORDS[short.lower()]
    if short.isupper():
        return full.upper()
    return at_start(full) if short[0].isupper() else full
