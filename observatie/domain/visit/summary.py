"""One visit in one line, for lists and overviews."""

from datetime import datetime
from uuid import UUID

from observatie.domain.acts.acts import Purpose
from observatie.domain.model import Frozen
from observatie.domain.visit.visit import Visit, VisitState

_VISIT_KINDS = ("visit_set", "lesson", "note", "phase", "count", "sample", "answer", "heard", "finding")


class VisitSummary(Frozen):
    """What a list shows of a visit; it follows from the journal and is never written by hand.

    Attributes:
        at: when the lesson was held, else when it is planned, else when the visit was made.
        answers: items that were filled in.
        unfounded: items that were filled in from the lesson without evidence; what was heard or read needs none.
    """

    id: UUID
    teacher: UUID | None
    group: UUID | None
    school: UUID | None
    subject: str
    purpose: Purpose
    walkthrough: bool
    instruments: tuple[str, ...]
    state: VisitState
    at: datetime
    notes: int
    answers: int
    unfounded: int
    agreements: int
    follow_ups: int = 0


def summarise(visit: Visit) -> VisitSummary | None:
    """Return the summary of a visit, or None for a stream that is none: empty, a response, a pair, the register.

    A lesson that was begun before anything was set is a visit too; what was noted in it must be found again.
    """
    settings = visit.settings
    first = next(visit.journal.standing(*_VISIT_KINDS), None)
    if first is None:
        return None
    if next(visit.journal.standing("response_set", "pair_set"), None) is not None:
        return None
    filled_in = visit.filled_in
    return VisitSummary(
        id=visit.id,
        teacher=settings.teacher,
        group=settings.group,
        school=settings.school,
        subject=settings.subject or "",
        purpose=visit.purpose,
        walkthrough=bool(settings.walkthrough),
        instruments=tuple(ref.instrument for ref in settings.instruments or ()),
        state=visit.state,
        at=visit.began or settings.planned_at or first.entry.at,
        notes=visit.journal.count("note"),
        answers=filled_in.items,
        unfounded=filled_in.unfounded,
        agreements=visit.journal.count("agreement"),
        follow_ups=visit.journal.count("follow_up"),
    )
