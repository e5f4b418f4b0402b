"""Makes of a report what its school is used to: parts that it leaves out, and words that it writes in full."""

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeGuard, TypeVar

from observatie.domain.acts.records import ReportHabits, ReportPart
from observatie.domain.lesson.abbreviations import written_out
from observatie.report.parts import InstrumentSeen, ReportContent, SectionSeen

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
