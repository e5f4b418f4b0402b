"""A visit as a line of the list: its summary in words, where it stands on the calendar, and what comes next in it.

A visit is dated by the clock on the wall where it was made, so that a lesson at ten stays a lesson at ten when the
clocks change.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from observatie.domain.folding import folded
from observatie.domain.instrument.instrument import Instrument, Words
from observatie.domain.journal.register import UNKNOWN, Register
from observatie.domain.text import at_start
from observatie.domain.visit import wording
from observatie.domain.visit.summary import VisitSummary
from observatie.domain.visit.visit import VisitState
from observatie.domain.visit.wording import listed, number

_DAYS_OF_A_WEEK = 7


class VisitGroup(StrEnum):
    """A heading in the list of visits; its value is the word for it, the order here is that of the list."""

    TODAY = "vandaag"
    WEEK = "deze week"
    COMING = "komend"
    EARLIER = "eerder"


def visit_group_of(at: datetime, now: datetime) -> VisitGroup:
    """Return under which heading a visit at `at` stands; the week begins on Monday."""
    days = (at.date() - now.date()).days
    if days == 0:
        return VisitGroup.TODAY
    if days > 0:
        return VisitGroup.COMING
    return VisitGroup.WEEK if -days <= now.weekday() else VisitGroup.EARLIER


def arrange(summaries: Iterable[VisitSummary], now: datetime) -> Iterator[tuple[VisitGroup, list[VisitSummary]]]:
    """Yield the headings that have visits, each with its visits in the order of reading.

    What is still to come reads forwards, what has been reads backwards.
    """
    visit_groups: dict[VisitGroup, list[VisitSummary]] = {visit_group: [] for visit_group in VisitGroup}
    for summary in summaries:
        visit_groups[visit_group_of(summary.at, now)].append(summary)
    for visit_group, visits in visit_groups.items():
        if visits:
            ahead = visit_group in (VisitGroup.TODAY, VisitGroup.COMING)
            yield visit_group, sorted(visits, key=lambda visit: visit.at, reverse=not ahead)


def day_words(at: datetime, now: datetime) -> tuple[str, str]:
    """Return what names the day under its heading, and what is said below it: ("10.00", ""), ("vr 27", "9.00")."""
    visit_group = visit_group_of(at, now)
    if visit_group is VisitGroup.TODAY:
        return wording.clock(at), ""
    if visit_group is VisitGroup.WEEK:
        return wording.weekday(at), ""
    if visit_group is VisitGroup.COMING:
        near = (at.date() - now.date()).days < _DAYS_OF_A_WEEK
        return wording.weekday(at) if near else wording.short_day(at), wording.clock(at)
    return wording.short_day(at), "" if at.year == now.year else str(at.year)


ANY_ITEM = Words(one="onderdeel", many="onderdelen")
"""What items are called where a visit has several instruments, or one that is not here."""


def next_step(summary: VisitSummary, item_words: Words = ANY_ITEM) -> str:
    """Return what comes next; `item_words` is what the visit's instrument calls its items."""
    match summary.state:
        case VisitState.PLANNED:
            return _before(summary)
        case VisitState.OBSERVING:
            return "De les loopt: verder waar je was"
        case VisitState.REVIEWING:
            return _after(summary, item_words)
        case VisitState.CONCEPT:
            return "Nog niet overhandigd"
        case VisitState.HANDED_OVER:
            return "Wacht op reactie"
        case VisitState.SETTLED:
            return _agreements(summary) if summary.agreements else "Afgerond"


def _before(summary: VisitSummary) -> str:
    # A walkthrough needs no preparation; an instrument can be chosen afterwards.
    wanted = [("een leerkracht", summary.teacher), ("een instrument", summary.instruments or summary.walkthrough)]
    missing = [word for word, there in wanted if not there]
    return f"Kies nog {listed(missing)}" if missing else "Klaar voor de les"


def _after(summary: VisitSummary, item_words: Words) -> str:
    if summary.unfounded:
        return f"{number(summary.unfounded, item_words.one, item_words.many)} zonder bewijs"
    if summary.agreements:
        return f"{_agreements(summary)}, nu het rapport"
    if summary.answers:
        return f"{number(summary.answers, item_words.one, item_words.many)} ingevuld, nu het nagesprek"
    if summary.notes:
        return f"{number(summary.notes, 'notitie', 'notities')} om uit te werken"
    return "Nog niets genoteerd"


def _agreements(summary: VisitSummary) -> str:
    return number(summary.agreements, "afspraak", "afspraken")


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
        today = visit_group_of(at, self._now) is VisitGroup.TODAY
        return f"{'Vandaag' if today else wording.day(at)}, {wording.clock(at)} uur"
