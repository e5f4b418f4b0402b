"""Decides what a report says, in the order in which a good conversation goes.

Facts apart from interpretation, every finding on what was seen and when, no total mark; on how many visits and
observers it rests is said on top (modestly reliable feedback takes three visits by three observers).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from observatie.domain import wording
from observatie.domain.acts import Mark, NoteType
from observatie.domain.conversation import (
    Agreement,
    Consent,
    ConsentGiven,
    Finding,
    Reaction,
    ReportStatus,
    Stance,
)
from observatie.domain.instrument import Instrument
from observatie.domain.register import Register, at_start
from observatie.domain.visit import Visit
from observatie.report import gaps
from observatie.report.asides import without_asides
from observatie.report.counted import at_work, count
from observatie.report.noted import Noted
from observatie.report.parts import Point, Promise, ReportContent, Seen, Signature, Strip, StripMark
from observatie.report.sections import InstrumentReader


def compose(
    visit: Visit, register: Register, instruments: Mapping[str, Instrument], *, with_legend: bool = False
) -> ReportContent:
    """Return the report of one visit, as it stands now, without its notes to self.

    `with_legend` adds how to know the pupil behind each label: the teacher knows her pupils, and a paper that is
    lost must not say who they are.
    """
    content = _Composer(without_asides(visit), register, instruments).compose()
    return replace(content, legend=tuple(visit.legend.items())) if with_legend else content


class _Composer:
    def __init__(self, visit: Visit, register: Register, instruments: Mapping[str, Instrument]) -> None:
        self._visit = visit
        self._register = register
        self._instruments = instruments
        self._settings = visit.settings
        self._noted = Noted(visit, instruments)
        self._findings = [s.act for s in visit.journal.standing("finding") if isinstance(s.act, Finding)]
        self._gaps = gaps.gaps_of(visit)
        self._observed = visit.started is not None or bool(self._noted.notes)

    def compose(self) -> ReportContent:
        readers = [
            InstrumentReader(self._visit, self._register, instrument, self._noted)
            for instrument in self._instruments.values()
        ]
        housed = {key for reader in readers for key in reader.homes}
        return ReportContent(
            school=self._register.name(self._settings.school),
            recipient=self._register.name(self._settings.teacher),
            title=self._title(),
            subtitle=tuple(line for line in (self._occasion(), self._basis(), self._on_paper()) if line),
            status=wording.REPORT_STATUSES[self._visit.status],
            settled=self._visit.status is ReportStatus.SETTLED,
            observed=self._observed,
            focus_question=self._settings.focus_question or "",
            focus=self._noted.names(self._settings.focus or ()),
            strip=self._strip(),
            strengths=self._points(Stance.STRENGTH, Mark.STRONG),
            topics=self._points(Stance.TOPIC, Mark.CHANCE),
            questions=self._noted.seen(self._open_questions()),
            agreements=self._agreements(),
            reactions=tuple(
                s.act.text for s in self._visit.journal.standing("reaction") if isinstance(s.act, Reaction)
            ),
            seen=self._signature(Consent.SEEN),
            agreed=self._signature(Consent.AGREED),
            instruments=tuple(reader.tell() for reader in readers),
            loose=self._loose(housed),
            counts=count(self._visit),
            gaps=gaps.told(self._gaps, (s.lesson_ms or 0 for s, _ in self._noted.notes.values())),
            at_work=at_work(self._visit),
        )

    # The head

    def _title(self) -> str:
        kind = "Flitsbezoek" if self._settings.walkthrough else "Lesbezoek"
        group = self._register.name(self._settings.group)
        about = ", ".join(part for part in (self._settings.subject, group) if part)
        return f"{kind} {about}".strip()

    def _occasion(self) -> str:
        teacher = self._register.name(self._settings.teacher)
        verb = "gezien" if self._observed else "voorbereid"
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

    def _observer_ids(self) -> list[UUID]:
        authors = Counter(standing.entry.author for standing, _ in self._noted.notes.values())
        authors.update({key.author: 1 for key, _, _ in self._visit.answers()})
        first = next(iter(self._visit.journal.entries()), None)
        if first is not None and not authors:
            authors[first.author] = 1
        return [author for author, _ in authors.most_common() if author != self._settings.teacher]

    def _observers(self) -> list[str]:
        people = self._register.people
        described = []
        for author in self._observer_ids():
            role = people[author].role if author in people else ""
            described.append(", ".join(part for part in (self._register.name(author), role) if part))
        return described

    def _basis(self) -> str:
        titles = [f"{i.title}, versie {i.version}" for i in self._instruments.values()]
        observers = wording.number(len(self._observer_ids()), "observator", "observatoren")
        basis = f"gebaseerd op 1 bezoek van {observers}" if self._observed else "nog geen les gezien"
        return " · ".join([f"Doel: {wording.PURPOSES[self._visit.purpose]}", *titles, basis])

    def _on_paper(self) -> str:
        started = self._visit.started
        if started is None or not self._visit.on_paper:
            return ""
        return f"Op papier genoteerd, overgetypt op {wording.day(started.entry.at)}"

    # The lesson

    def _strip(self) -> Strip | None:
        length = self._visit.length_ms
        if not self._observed or length == 0:
            return None
        return Strip(
            length_ms=length,
            phases=tuple(self._visit.phases(length)),
            marks=tuple(StripMark(s.lesson_ms or 0, n.type, n.mark) for s, n in self._noted.notes.values()),
            gaps=self._gaps,
        )

    # Strengths and topics

    def _points(self, stance: Stance, mark: Mark) -> tuple[Point, ...]:
        findings = self._findings_of(stance)
        if findings:
            return tuple(
                Point(f.text, self._noted.seen(set(f.evidence)), self._noted.names(f.items)) for f in findings
            )
        marked = self._noted.seen(self._told(stance, mark))
        return tuple(Point(seen.text, (seen,), seen.items, is_finding=False) for seen in marked)

    def _findings_of(self, stance: Stance) -> list[Finding]:
        return [finding for finding in self._findings if finding.stance is stance]

    def _told(self, stance: Stance, mark: Mark) -> set[UUID]:
        """Return the notes behind the points of one kind: those of the findings, else those with the mark."""
        findings = self._findings_of(stance)
        if findings:
            return {note for finding in findings for note in finding.evidence}
        return {key for key, (_, note) in self._noted.notes.items() if note.mark is mark}

    def _open_questions(self) -> set[UUID]:
        asked = {key for key, (_, note) in self._noted.notes.items() if note.type is NoteType.QUESTION}
        return asked - self._told(Stance.TOPIC, Mark.CHANCE)

    # What remains

    def _loose(self, housed: set[UUID]) -> tuple[Seen, ...]:
        everything = self._noted.notes.keys()
        if not self._instruments:
            return self._noted.seen(everything)
        told = self._told(Stance.STRENGTH, Mark.STRONG) | self._told(Stance.TOPIC, Mark.CHANCE)
        return self._noted.seen(everything - housed - told - self._open_questions())

    def _agreements(self) -> tuple[Promise, ...]:
        teacher = self._register.name(self._settings.teacher) or "leerkracht"
        observer = self._register.name(next(iter(self._observer_ids()), None)) or "observator"
        parties = {"teacher": teacher, "observer": observer, "both": "samen"}
        return tuple(
            Promise(s.act.what, parties[s.act.who], s.act.when, s.act.how_seen)
            for s in self._visit.journal.standing("agreement")
            if isinstance(s.act, Agreement)
        )

    def _signature(self, consent: Consent) -> Signature:
        for standing in self._visit.journal.standing("consent"):
            if isinstance(standing.act, ConsentGiven) and standing.act.consent is consent:
                name = at_start(self._register.name(standing.act.by))
                return Signature(name, wording.day(standing.entry.at))
        return Signature("", "")
