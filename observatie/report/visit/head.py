"""What stands on top of a report: what was visited, when, by whom, what for, and on how much it rests."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.register import Register
from observatie.domain.visit import wording
from observatie.domain.visit.visit import Visit
from observatie.report.visit.noted import Noted

_EVIDENCE_ONLY = "alleen tijden, feiten en citaten; niets is uitgelegd of beoordeeld"


class Head:
    """The head of the report on one visit.

    Attributes:
        observed: whether there was a lesson.
    """

    def __init__(self, visit: Visit, register: Register, noted: Noted) -> None:
        self._visit = visit
        self._register = register
        self._settings = visit.settings
        self._noted = noted
        self.observed = visit.started is not None or bool(noted.notes)

    @property
    def title(self) -> str:
        """What kind of visit it is, with the subject and the group."""
        kind = wording.kind_of_visit(walkthrough=bool(self._settings.walkthrough))
        group = self._register.name(self._settings.group)
        about = ", ".join(part for part in (self._settings.subject, group) if part)
        return f"{kind} {about}".strip()

    def subtitle(self, instruments: Iterable[Instrument]) -> tuple[str, ...]:
        """Return the lines below the title, with the instruments that it rests on."""
        lines = (self._occasion(), self._basis(instruments), self._on_paper())
        return tuple(line for line in lines if line)

    def evidence_subtitle(self) -> tuple[str, ...]:
        """Return the lines below the title of a document that holds evidence alone."""
        lines = (self._occasion(), f"{self._purpose()} · {_EVIDENCE_ONLY}", self._on_paper())
        return tuple(line for line in lines if line)

    def _occasion(self) -> str:
        teacher = self._register.name(self._settings.teacher)
        verb = "gezien" if self.observed else "voorbereid"
        observers = wording.listed(self._observers())
        parts = [self._when(), teacher, f"{verb} door {observers}" if observers else ""]
        return " · ".join(part for part in parts if part)

    def _when(self) -> str:
        period = self._visit.period
        if period is None:
            planned = self._settings.planned_at
            return f"gepland op {wording.day(planned)}, {wording.clock(planned)} uur" if planned else ""
        begin, end = period
        until = f" tot {wording.clock(end)}" if end else ""
        return f"{wording.day(begin)}, {wording.clock(begin)}{until} uur"

    @property
    def observer_ids(self) -> list[UUID]:
        """Who observed, whoever noted most first; the teacher is no observer of her own lesson."""
        authors = Counter(standing.entry.author for standing, _ in self._noted.notes.values())
        authors.update({key.author: 1 for key, _, _ in self._visit.answers()})
        first = next(iter(self._visit.journal.entries()), None)
        if first is not None and not authors:
            authors[first.author] = 1
        return [author for author, _ in authors.most_common() if author not in self._visit.self_assessors]

    def _observers(self) -> list[str]:
        people = self._register.people
        described: list[str] = []
        for author in self.observer_ids:
            role = people[author].role if author in people else ""
            described.append(", ".join(part for part in (self._register.name(author), role) if part))
        return described

    def _basis(self, instruments: Iterable[Instrument]) -> str:
        titles = [f"{i.title}, versie {i.version}" for i in instruments]
        observers = wording.number(len(self.observer_ids), "observator", "observatoren")
        basis = f"gebaseerd op 1 bezoek van {observers}" if self.observed else "nog geen les gezien"
        return " · ".join([self._purpose(), *titles, basis])

    def _purpose(self) -> str:
        return f"Doel: {wording.PURPOSES[self._visit.purpose]}"

    def _on_paper(self) -> str:
        started = self._visit.started
        if started is None or not self._visit.on_paper:
            return ""
        return f"Op papier genoteerd, overgetypt op {wording.day(started.entry.at)}"
