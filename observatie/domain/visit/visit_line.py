"""A visit as a line of the list: its summary in words, with the names that go with its ids."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from observatie.domain.folding import folded
from observatie.domain.instrument.instrument import Instrument, Words
from observatie.domain.journal.register import UNKNOWN, Register
from observatie.domain.text import at_start
from observatie.domain.visit import wording
from observatie.domain.visit.agenda import Shelf, day_words, shelf_of
from observatie.domain.visit.next_step import ANY_ITEM, next_step
from observatie.domain.visit.summary import VisitSummary
from observatie.domain.visit.visit import VisitState

NO_TEACHER = "Nog zonder leerkracht"


@dataclass(frozen=True)
class VisitLine:
    """What the list shows of a visit.

    Attributes:
        day, below_day: how it is named under its heading, and what is said below that; the second may be empty.
        teacher: her name as at the start of a line; `known` tells whether one was chosen.
        lesson: subject and group; instruments: their labels. Each may be empty.
        state, state_word: how far it is, and the word for it as at the start of a line.
        next: what comes next.
        spoken: all of it as sentences, for who cannot see the columns.
    """

    id: UUID
    day: str
    below_day: str
    teacher: str
    known: bool
    lesson: str
    instruments: str
    state: VisitState
    state_word: str
    next: str
    spoken: str


def names_of(register: Register) -> dict[UUID, str]:
    """Return every name by its id, read once: the register walks its journal for each name that it is asked."""
    records = {**register.groups, **register.schools, **register.people}
    return {record: found.name for record, found in records.items()}


class VisitLines:
    """Puts summaries into words, with the names and the instruments as they are now."""

    def __init__(self, names: Mapping[UUID, str], instruments: Mapping[str, Instrument], now: datetime) -> None:
        self._names = names
        self._instruments = instruments
        self._now = now

    def line(self, summary: VisitSummary) -> VisitLine:
        """Return the line of a visit."""
        day, below_day = day_words(summary.at, self._now)
        teacher = at_start(self._name(summary.teacher)) or NO_TEACHER
        lesson = at_start(" · ".join(part for part in (summary.subject, self._name(summary.group)) if part))
        instruments = ", ".join(self._labels(summary))
        state_word = at_start(wording.STATES[summary.state])
        following = next_step(summary, self._item_words(summary))
        said = (teacher, lesson, self._spoken_day(summary.at), instruments, state_word, following)
        return VisitLine(
            id=summary.id,
            day=day,
            below_day=below_day,
            teacher=teacher,
            known=summary.teacher is not None,
            lesson=lesson,
            instruments=instruments,
            state=summary.state,
            state_word=state_word,
            next=following,
            spoken=". ".join(part for part in said if part) + ".",
        )

    def sought(self, summary: VisitSummary) -> str:
        """Return the text in which a visit is found, folded."""
        names = (self._name(record) for record in (summary.teacher, summary.group, summary.school))
        words = (*names, summary.subject, *self._labels(summary), wording.STATES[summary.state])
        return folded("\n".join(words))

    def _name(self, record: UUID | None) -> str:
        return "" if record is None else self._names.get(record, UNKNOWN)

    def _labels(self, summary: VisitSummary) -> list[str]:
        known = [self._instruments.get(name) for name in summary.instruments]
        labels = [found.label if found else name for found, name in zip(known, summary.instruments, strict=True)]
        return [wording.kind_of_visit(walkthrough=True), *labels] if summary.walkthrough else labels

    def _item_words(self, summary: VisitSummary) -> Words:
        only = self._instruments.get(summary.instruments[0]) if len(summary.instruments) == 1 else None
        return only.item_words if only else ANY_ITEM

    def _spoken_day(self, at: datetime) -> str:
        today = shelf_of(at, self._now) is Shelf.TODAY
        return f"{'Vandaag' if today else wording.day(at)}, {wording.clock(at)} uur"
