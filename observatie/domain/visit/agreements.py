"""Agreements that live on: which of a teacher's stand open, and what came of each in the visits since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from observatie.domain.acts.conversation import Agreement, FollowUp, Outcome
from observatie.domain.visit.visit import Visit


@dataclass(frozen=True)
class AgreementOutcome:
    """What came of an agreement: in which visit that was said, when, and by which entry."""

    entry: UUID
    visit: UUID
    at: datetime
    follow_up: FollowUp


@dataclass(frozen=True)
class EarlierAgreement:
    """An agreement of an earlier visit, with what came of it so far, the last word last."""

    id: UUID
    made_in: UUID
    made_at: datetime
    agreement: Agreement
    looked_at: tuple[AgreementOutcome, ...]

    @property
    def outcome(self) -> Outcome | None:
        """What came of it last; None where nobody looked at it yet."""
        return self.looked_at[-1].follow_up.outcome if self.looked_at else None

    @property
    def is_open(self) -> bool:
        """Whether it still stands."""
        return self.outcome in (None, Outcome.GOING_ON)


def agreements_before(visit: Visit, others: Iterable[Visit]) -> list[EarlierAgreement]:
    """Return what a visit has to look back on: the agreements of earlier visits to the same teacher that stood
    open when it began, the oldest first; those that this visit closed among them.

    `others` are the visits to its teacher, in any order; the visit itself may be among them and is passed over.
    """
    moment = _moment(visit)
    earlier = sorted((o for o in others if o.id != visit.id and _moment(o) < moment), key=_moment)
    known = [*earlier, visit]
    running = [each for made in earlier for each in _made_in(made, known)]
    return [each for each in running if _was_open(each, visit.id)]


def _moment(visit: Visit) -> datetime:
    if visit.began is not None:
        return visit.began
    entries = visit.journal.entries()
    return visit.settings.planned_at or (entries[0].at if entries else datetime.max.astimezone())


def _made_in(visit: Visit, known: list[Visit]) -> list[EarlierAgreement]:
    return [
        EarlierAgreement(
            standing.id, visit.id, _moment(visit), standing.act, tuple(_looked_at(standing.id, known))
        )
        for standing in visit.journal.standing("agreement")
        if isinstance(standing.act, Agreement)
    ]


def _looked_at(agreement: UUID, known: list[Visit]) -> list[AgreementOutcome]:
    return [
        AgreementOutcome(standing.id, visit.id, standing.entry.at, standing.act)
        for visit in known
        for standing in visit.journal.standing("follow_up")
        if isinstance(standing.act, FollowUp) and standing.act.agreement == agreement
    ]


def _was_open(running: EarlierAgreement, visit: UUID) -> bool:
    before = [each for each in running.looked_at if each.visit != visit]
    return not before or before[-1].follow_up.outcome is Outcome.GOING_ON
