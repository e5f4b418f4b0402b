"""Decides what a report says, in the order in which a good conversation goes.

Facts apart from interpretation, every finding on what was seen and when, no total mark; on how many visits and
observers it rests is said on top (modestly reliable feedback takes three visits by three observers).
"""

import re
from collections import Counter
from collections.abc import Mapping
from uuid import UUID

from observatie.domain import wording
from observatie.domain.entries import (
    Agreement,
    Answer,
    BlanksValue,
    CheckedValue,
    Consent,
    ConsentGiven,
    Count,
    Finding,
    ItemRef,
    LevelValue,
    Mark,
    Note,
    NoteType,
    NotSeen,
    Phase,
    Reaction,
    Sample,
    Stage,
    Stance,
    TextValue,
    YesNoValue,
)
from observatie.domain.instrument import Instrument, Item, Section
from observatie.domain.journal import Standing
from observatie.domain.register import Register, at_start
from observatie.domain.visit import Visit
from observatie.report.parts import (
    InstrumentSeen,
    ItemSeen,
    Point,
    Promise,
    Reply,
    ReportContent,
    SectionSeen,
    Seen,
    Signature,
    Strip,
    StripMark,
)


def compose(visit: Visit, register: Register, instruments: Mapping[str, Instrument]) -> ReportContent:
    """Return the report of one visit, as it stands now."""
    return _Composer(visit, register, instruments).compose()


class _Composer:
    def __init__(self, visit: Visit, register: Register, instruments: Mapping[str, Instrument]) -> None:
        self._visit = visit
        self._register = register
        self._instruments = instruments
        self._settings = visit.settings
        self._notes = [(n, n.act) for n in visit.shown("note") if isinstance(n.act, Note)]

    def compose(self) -> ReportContent:
        status = wording.REPORT_STATUSES[self._visit.status]
        return ReportContent(
            school=self._register.name(self._settings.school),
            recipient=self._register.name(self._settings.teacher),
            title=self._title(),
            subtitle=(self._occasion(), self._basis()),
            status=status,
            settled=status == "vastgesteld",
            focus_question=self._settings.focus_question or "",
            strip=self._strip(),
            counts=tuple(self._counts()),
            strengths=self._points(Stance.STRENGTH, Mark.STRONG),
            topics=self._points(Stance.TOPIC, Mark.CHANCE),
            questions=self._questions(),
            instruments=tuple(self._instrument(instrument) for instrument in self._instruments.values()),
            loose=tuple(self._seen(s, n) for s, n in self._notes if not n.items),
            agreements=self._agreements(),
            reactions=tuple(
                s.act.text for s in self._visit.journal.standing("reaction") if isinstance(s.act, Reaction)
            ),
            seen=self._signature(Consent.SEEN),
            agreed=self._signature(Consent.AGREED),
        )

    # The head

    def _title(self) -> str:
        kind = "Flitsbezoek" if self._settings.walkthrough else "Lesbezoek"
        group = self._register.name(self._settings.group)
        about = ", ".join(part for part in (self._settings.subject, group) if part)
        return f"{kind} {about}".strip()

    def _occasion(self) -> str:
        teacher = self._register.name(self._settings.teacher)
        verb = "gezien" if self._visit.started else "voorbereid"
        parts = [self._when(), teacher, f"{verb} door {wording.listed(self._observers())}"]
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
        authors = Counter(note.entry.author for note, _ in self._notes)
        first = next(iter(self._visit.journal.entries()), None)
        return [author for author, _ in authors.most_common()] or ([first.author] if first else [])

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
        basis = f"gebaseerd op 1 bezoek van {observers}" if self._visit.started else "nog geen les gezien"
        return " · ".join([f"Doel: {wording.PURPOSES[self._visit.purpose]}", *titles, basis])

    # The lesson

    def _strip(self) -> Strip | None:
        length = self._visit.length_ms
        if self._visit.started is None or length == 0:
            return None
        phases = [s for s in self._visit.shown("phase") if isinstance(s.act, Phase)]
        ends = [s.lesson_ms or 0 for s in phases[1:]] + [length]
        return Strip(
            length_ms=length,
            phases=tuple(
                (s.act.name, s.lesson_ms or 0, end)
                for s, end in zip(phases, ends, strict=True)
                if isinstance(s.act, Phase)
            ),
            marks=tuple(StripMark(s.lesson_ms or 0, n.type, n.mark) for s, n in self._notes),
        )

    def _counts(self) -> list[str]:
        totals: Counter[str] = Counter()
        times: Counter[str] = Counter()
        for standing in self._visit.shown("count"):
            if isinstance(standing.act, Count):
                totals[standing.act.counter] += standing.act.by
                times[standing.act.counter] += 1
        said = [f"{name}: {total} (in {times[name]} keer geteld)" for name, total in totals.items()]
        samples = [s.act for s in self._visit.shown("sample") if isinstance(s.act, Sample)]
        answered = [s for s in samples if s.at_work is not None]
        if answered:
            at_work = ", ".join(
                f"{s.at_work} van {s.present}" if s.present is not None else str(s.at_work) for s in answered
            )
            said.append(f"aan het werk, op {len(answered)} momenten: {at_work}")
        return said

    # Strengths and topics

    def _points(self, stance: Stance, mark: Mark) -> tuple[Point, ...]:
        findings = [
            self._finding(s.act)
            for s in self._visit.journal.standing("finding")
            if isinstance(s.act, Finding) and s.act.stance is stance
        ]
        if findings:
            return tuple(findings)
        marked = [self._seen(s, n) for s, n in self._notes if n.mark is mark]
        return tuple(Point(seen.text, (seen,), seen.items, is_finding=False) for seen in marked)

    def _questions(self) -> tuple[Seen, ...]:
        findings = [s.act for s in self._visit.journal.standing("finding") if isinstance(s.act, Finding)]
        spoken_for = {note for f in findings if f.stance is Stance.TOPIC for note in f.evidence}
        return tuple(
            self._seen(s, n) for s, n in self._notes if n.type is NoteType.QUESTION and s.id not in spoken_for
        )

    def _finding(self, finding: Finding) -> Point:
        wanted = set(finding.evidence)
        evidence = tuple(self._seen(s, n) for s, n in self._notes if s.id in wanted)
        return Point(finding.text, evidence, self._item_names(finding.items))

    def _seen(self, standing: Standing, note: Note) -> Seen:
        return Seen(standing.lesson_ms or 0, note.text, note.type, note.mark, self._item_names(note.items))

    def _item_names(self, refs: tuple[ItemRef, ...]) -> tuple[str, ...]:
        names = []
        for ref in refs:
            instrument = self._instruments.get(ref.instrument)
            names.append(instrument.full_names.get(ref.item, ref.item) if instrument else ref.item)
        return tuple(names)

    # Per section

    def _instrument(self, instrument: Instrument) -> InstrumentSeen:
        return InstrumentSeen(
            title=instrument.title,
            version=instrument.version,
            statement=instrument.statement or "",
            source=". ".join(part.rstrip(".") for part in (instrument.source, instrument.published_in) if part)
            + ".",
            rights=f"{instrument.rights.author}; {instrument.rights.licence}.",
            silent_word=instrument.item_words.many,
            sections=tuple(self._section(instrument, section) for section in instrument.sections),
        )

    def _section(self, instrument: Instrument, section: Section) -> SectionSeen:
        items = [self._item(instrument, item) for item in section.walk()]
        remark = next(
            (a.value.text for _, _, a in self._answers(instrument, section.id) if isinstance(a.value, TextValue)),
            "",
        )
        return SectionSeen(
            title=section.title,
            items=tuple(item for item in items if item.replies or item.notes),
            silent=tuple(item.name for item in items if not item.replies and not item.notes),
            remark_label=section.remark_label or "",
            remark=remark,
        )

    def _answers(self, instrument: Instrument, target: str) -> list[tuple[Stage, str, Answer]]:
        found = [
            (key.stage, wording.SOURCES[key.source] if key.source else "", answer)
            for key, _, answer in self._visit.answers()
            if key.instrument == instrument.id
            and key.target == target
            and key.author != self._settings.teacher  # her own scores are a topic for the talk, not a score
        ]
        return sorted(found, key=lambda row: (row[0] is Stage.FINAL, row[1]))

    def _item(self, instrument: Instrument, item: Item) -> ItemSeen:
        ref = ItemRef(instrument=instrument.id, item=item.id)
        return ItemSeen(
            name=item.name,
            number=item.number or "",
            replies=tuple(
                self._reply(instrument, item, stage, source, answer)
                for stage, source, answer in self._answers(instrument, item.id)
            ),
            notes=tuple(self._seen(s, n) for s, n in self._notes if ref in n.items),
        )

    def _reply(self, instrument: Instrument, item: Item, stage: Stage, source: str, answer: Answer) -> Reply:
        label = source or (wording.STAGES[stage] if stage is Stage.FINAL else "")
        return Reply(label, _said(instrument, item, answer), answer.remark, answer.reason)

    # The end

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


def _said(instrument: Instrument, item: Item, answer: Answer) -> str:
    match answer.value:
        case TextValue(text=text):
            return text
        case LevelValue(level=value):
            scale = instrument.scale_of(item)
            level = scale.level(value) if scale else None
            if level is None:
                return str(value)
            described = instrument.description_of(item, level)
            return f"{value}, {level.label}" + (f": {described}" if described else "")
        case YesNoValue(yes=yes):
            return wording.YES_NO[yes]
        case CheckedValue(checked=checked):
            return "aangevinkt" if checked else "niet aangevinkt"
        case BlanksValue(blanks=blanks):
            return _fill(item, blanks)
        case NotSeen():
            return wording.NOT_SEEN
        case _:
            return wording.NOT_APPLICABLE


def _fill(item: Item, blanks: Mapping[str, str]) -> str:
    # The n-th "…" is the n-th blank; its label stands behind it in brackets, where the source prints one.
    parts = re.split(r"…(?: \[[^\]]*\])?", item.text)
    filled = [blanks.get(blank.id, "…") for blank in item.blanks]
    return "".join(part + word for part, word in zip(parts, [*filled, ""], strict=True))
