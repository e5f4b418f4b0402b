"""What a report tells of the talk: its points, what the teacher said, what was agreed, and who has seen it."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from observatie.domain.acts.acts import Mark, NoteType
from observatie.domain.acts.conversation import Agreement, Consent, Finding, Reaction, Stance
from observatie.domain.journal.register import Register
from observatie.domain.text import at_start
from observatie.domain.visit import wording
from observatie.domain.visit.agreements import EarlierAgreement
from observatie.domain.visit.settling import assents
from observatie.domain.visit.visit import Visit
from observatie.report.parts import Earlier, LookedBack, Point, Promise, Seen, Signature
from observatie.report.visit.noted import Noted

_KNOWN_BY = {Stance.STRENGTH: Mark.STRONG, Stance.TOPIC: Mark.CHANCE}


class TalkContent:
    """The talk about one visit; with `is_ahead` as it is told on the paper that is on the table when it begins."""

    def __init__(
        self, visit: Visit, register: Register, noted: Noted, observer: UUID | None, *, is_ahead: bool = False
    ) -> None:
        self._visit = visit
        self._register = register
        self._noted = noted
        self._observer = observer
        self._is_ahead = is_ahead
        self._findings = {s.id: s.act for s in visit.journal.standing("finding") if isinstance(s.act, Finding)}
        self._said = [s.act for s in visit.journal.standing("reaction") if isinstance(s.act, Reaction)]

    # Strengths and topics

    def points(self, stance: Stance) -> tuple[Point, ...]:
        """Return the findings that are brought up; where nothing was found, the notes with that mark."""
        findings = self._findings_of(stance)
        if findings:
            return tuple(self._point(key, found) for key, found in findings.items() if found.raised)
        marked = self._noted.seen(self._notes_in_findings(stance))
        return tuple(Point(seen.text, (seen,), seen.items, is_finding=False) for seen in marked)

    def also_found(self) -> tuple[Point, ...]:
        """Return the findings that are not brought up."""
        return tuple(self._point(key, found) for key, found in self._findings.items() if not found.raised)

    def _point(self, key: UUID, found: Finding) -> Point:
        evidence = set(found.evidence)
        return Point(
            found.text,
            self._noted.seen(evidence),
            self._noted.names(found.items),
            heard=self._noted.heard_seen(evidence),
            answers=tuple(said.text for said in self._said if said.about == key and not said.opening),
        )

    def _findings_of(self, stance: Stance) -> dict[UUID, Finding]:
        return {key: finding for key, finding in self._findings.items() if finding.stance is stance}

    def _notes_in_findings(self, stance: Stance) -> set[UUID]:
        """Return what the points of one kind rest on: the evidence of findings, else the notes with the mark.

        Ahead of the talk a finding that is not brought up is told nowhere, so what it rests on is not told by it.
        """
        findings = self._findings_of(stance)
        if findings:
            raised = [finding for finding in findings.values() if finding.raised or not self._is_ahead]
            return {key for finding in raised for key in finding.evidence}
        return {key for key, (_, note) in self._noted.notes.items() if note.mark is _KNOWN_BY[stance]}

    @property
    def notes_in_talk(self) -> set[UUID]:
        """Everything that stands among the points or the questions."""
        return (
            self._notes_in_findings(Stance.STRENGTH)
            | self._notes_in_findings(Stance.TOPIC)
            | self._open_questions()
        )

    def questions(self) -> tuple[Seen, ...]:
        """Return the questions that no topic asks."""
        return self._noted.seen(self._open_questions())

    def _open_questions(self) -> set[UUID]:
        asked = {key for key, (_, note) in self._noted.notes.items() if note.type is NoteType.QUESTION}
        return asked - self._notes_in_findings(Stance.TOPIC)

    # Her words

    def opening(self) -> tuple[str, ...]:
        """Return what she said before anything of the observer was told."""
        return tuple(said.text for said in self._said if said.opening)

    def reactions(self) -> tuple[str, ...]:
        """Return what she said of the whole; an answer to a finding that was taken away is one of these."""
        return tuple(said.text for said in self._said if not said.opening and said.about not in self._findings)

    # Agreements

    def agreements(self) -> tuple[Promise, ...]:
        """Return what was agreed in this talk."""
        acts = (standing.act for standing in self._visit.journal.standing("agreement"))
        return tuple(self._promise(act) for act in acts if isinstance(act, Agreement))

    def earlier(self, running: Iterable[EarlierAgreement]) -> tuple[Earlier, ...]:
        """Return what was agreed in earlier visits and what came of it; ahead of the talk not what it will say."""
        return tuple(self._earlier(self._known(each)) for each in running)

    def _known(self, running: EarlierAgreement) -> EarlierAgreement:
        if not self._is_ahead:
            return running
        before = tuple(looked for looked in running.looked_at if looked.visit != self._visit.id)
        return replace(running, looked_at=before)

    def _earlier(self, running: EarlierAgreement) -> Earlier:
        looked_back = tuple(
            LookedBack(wording.day(looked.at), wording.OUTCOMES[looked.follow_up.outcome], looked.follow_up.seen)
            for looked in running.looked_at
        )
        made_on = wording.day(running.made_at)
        return Earlier(self._promise(running.agreement), made_on, looked_back, running.is_open)

    def _promise(self, agreement: Agreement) -> Promise:
        teacher = self._register.name(self._visit.settings.teacher) or "leerkracht"
        observer = self._register.name(self._observer) or "observator"
        parties = {"teacher": teacher, "observer": observer, "both": "samen"}
        return Promise(agreement.what, parties[agreement.who], agreement.when, agreement.how_seen)

    # Seen and agreed

    def signatures(self, consent: Consent) -> tuple[Signature, ...]:
        """Return who has seen the report, or who agrees with it."""
        return signatures(self._visit, self._register, consent)


def signatures(visit: Visit, register: Register, consent: Consent) -> tuple[Signature, ...]:
    """Return who has seen the report of a visit, or who agrees with it, each with the day."""
    return tuple(
        Signature(at_start(register.name(assent.by)), wording.day(assent.at))
        for assent in assents(visit)
        if assent.consent is consent
    )
