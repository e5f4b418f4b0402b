"""Decides what a report says, in the order in which a good conversation goes.

Facts apart from interpretation, every finding on what was seen and when, no total mark; on how many visits and
observers it rests is said on top (modestly reliable feedback takes three visits by three observers). One content,
of which each document is a part: before the talk, after it, and evidence alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from observatie.domain.acts.conversation import Consent, ReportStatus, Stance, StatusSet
from observatie.domain.acts.records import ReportHabits
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.register import Register
from observatie.domain.visit import wording
from observatie.domain.visit.agreements import EarlierAgreement
from observatie.domain.visit.visit import Visit
from observatie.report.documents import Document
from observatie.report.parts import Point, ReportContent, Strip, StripMark
from observatie.report.visit import noted
from observatie.report.visit.adapted import additions_only, as_used_to, evidence_only, without_asides
from observatie.report.visit.head import Head
from observatie.report.visit.noted import Noted, at_work, count
from observatie.report.visit.sections import InstrumentReader
from observatie.report.visit.talk import TalkContent


@dataclass(frozen=True)
class Around:
    """What a report tells that is not in its visit.

    Attributes:
        earlier: the agreements of earlier visits that it looks back on.
        logo: the picture of the school; None where it has none.
    """

    earlier: tuple[EarlierAgreement, ...] = ()
    logo: bytes | None = None


_NOTHING_AROUND = Around()


def compose(
    visit: Visit,
    register: Register,
    instruments: Mapping[str, Instrument],
    document: Document = Document.AFTER,
    around: Around = _NOTHING_AROUND,
    *,
    with_legend: bool = False,
) -> ReportContent:
    """Return a document about one visit, as it stands now, without its notes to self.

    `with_legend` adds how to know the pupil behind each label: the teacher knows her pupils, and a paper that is
    lost must not say who they are.
    """
    shown = without_asides(visit)
    content = _Composer(shown, register, instruments, around, document).compose()
    if with_legend:
        content = replace(content, legend=tuple(visit.legend.items()))
    return as_used_to(content, habits_of(visit, register))


def habits_of(visit: Visit, register: Register) -> ReportHabits:
    """Return how the school of a visit wants its reports."""
    school = visit.settings.school
    record = register.schools.get(school) if school is not None else None
    return record.report if record else ReportHabits()


def as_if_settled(content: ReportContent, at: datetime) -> ReportContent:
    """Return a report as it will read once it is settled at this moment."""
    return replace(
        content,
        status=wording.REPORT_STATUSES[ReportStatus.SETTLED],
        settled=True,
        settled_on=wording.day(at),
        legend=(),
    )


class _Composer:
    def __init__(
        self,
        visit: Visit,
        register: Register,
        instruments: Mapping[str, Instrument],
        around: Around,
        document: Document,
    ) -> None:
        self._visit = visit
        self._register = register
        self._instruments = instruments
        self._around = around
        self._document = document
        self._noted = Noted(visit, instruments)
        self._head = Head(visit, register, self._noted)
        observer = next(iter(self._head.observer_ids), None)
        self._talk = TalkContent(visit, register, self._noted, observer, is_ahead=document is Document.BEFORE)
        self._gaps = noted.gaps_of(visit)

    def compose(self) -> ReportContent:
        """Return the full report, or what another document tells of it."""
        content = self._full()
        match self._document:
            case Document.AFTER:
                return content
            case Document.BEFORE:
                return _before_the_talk(content)
            case Document.EVIDENCE:
                content = replace(content, subtitle=self._head.evidence_subtitle())
                return evidence_only(content, self._visit, self._noted)
            case Document.ADDITIONS:
                return additions_only(content, self._visit, self._register)

    def _full(self) -> ReportContent:
        readers = [
            InstrumentReader(self._visit, self._register, instrument, self._noted)
            for instrument in self._instruments.values()
        ]
        housed = {key for reader in readers for key in reader.homes}
        instruments = tuple(reader.tell() for reader in readers)
        settings, talk = self._visit.settings, self._talk
        return ReportContent(
            school=self._register.name(settings.school),
            recipient=self._register.name(settings.teacher),
            title=self._head.title,
            subtitle=self._head.subtitle(self._instruments.values()),
            status=wording.REPORT_STATUSES[self._visit.status],
            settled=self._visit.status is ReportStatus.SETTLED,
            settled_on=self._settled_on(),
            observed=self._head.observed,
            focus_question=settings.focus_question or "",
            focus=self._noted.names(settings.focus or ()),
            strip=self._strip(),
            strengths=talk.points(Stance.STRENGTH),
            topics=talk.points(Stance.TOPIC),
            also_found=talk.also_found(),
            questions=talk.questions(),
            agreements=talk.agreements(),
            earlier=talk.earlier(self._around.earlier),
            opening=talk.opening(),
            reactions=talk.reactions(),
            seen=talk.signatures(Consent.SEEN),
            agreed=talk.signatures(Consent.AGREED),
            instruments=instruments,
            sources=instruments,
            loose=self._noted.seen(self._left_over(self._noted.notes, housed)),
            heard=self._noted.heard_seen(self._left_over(self._noted.heard, housed)),
            counts=count(self._visit),
            gaps=noted.gap_words(self._gaps, (s.lesson_ms or 0 for s, _ in self._noted.notes.values())),
            at_work=at_work(self._visit),
            logo=self._around.logo,
        )

    def _settled_on(self) -> str:
        for standing in self._visit.journal.standing("status"):
            if isinstance(standing.act, StatusSet) and standing.act.status is ReportStatus.SETTLED:
                return wording.day(standing.entry.at)
        return ""

    def _strip(self) -> Strip | None:
        length = self._visit.length_ms
        if not self._head.observed or length == 0:
            return None
        return Strip(
            length_ms=length,
            phases=tuple(self._visit.phases(length)),
            marks=tuple(StripMark(s.lesson_ms or 0, n.type, n.mark) for s, n in self._noted.notes.values()),
            gaps=self._gaps,
        )

    def _left_over(self, everything: Iterable[UUID], housed: set[UUID]) -> set[UUID]:
        """Return what is written out nowhere else; without an instrument all is told once more, in its order."""
        return set(everything) - housed - self._talk.notes_in_talk if self._instruments else set(everything)


def _before_the_talk(content: ReportContent) -> ReportContent:
    """Return what is on the table when the talk begins; what came of it, and who signed, is for after it."""
    return replace(
        content,
        document=Document.BEFORE,
        settled=False,
        strengths=_unanswered(content.strengths),
        topics=_unanswered(content.topics),
        also_found=(),
        agreements=(),
        opening=(),
        reactions=(),
        seen=(),
        agreed=(),
        signs=False,
    )


def _unanswered(points: tuple[Point, ...]) -> tuple[Point, ...]:
    return tuple(replace(point, answers=()) for point in points)
