"""What a report covers once it is settled, and what was added to it later.

What is settled stays as it was said: the laws of the fold go on for whatever arrives, and the settled report is
read from the entries that settling named.
"""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from observatie.domain.acts.acts import Legend
from observatie.domain.acts.conversation import Addendum, Consent, ConsentGiven
from observatie.domain.acts.entries import Amend, Correction, Entry, Payload
from observatie.domain.journal.journal import original_of
from observatie.domain.visit.visit import Visit

LATER_KINDS = frozenset({"addendum", "consent"})
"""What may be said of a report after it was settled: something is added, and somebody has seen it or agrees."""


class ReportAddition(NamedTuple):
    """Something that was added after a report was settled: when by the wall clock, by whom, and what."""

    at: datetime
    author: UUID
    text: str


class Assent(NamedTuple):
    """Somebody has seen the report, or agrees with it; `at` is when."""

    consent: Consent
    by: UUID
    at: datetime


def is_frozen(visit: Visit, payload: Payload) -> bool:
    """Return whether `payload` would change what was settled."""
    if visit.settlement is None:
        return False
    if isinstance(payload, Correction):
        original = visit.journal.entry(payload.original)
        return original is None or original.payload.kind not in LATER_KINDS or covers(visit, original.id)
    return payload.kind not in LATER_KINDS


def covers(visit: Visit, entry: UUID) -> bool:
    """Return whether the settled report rests on an entry."""
    return visit.settlement is not None and entry in visit.settlement.covers


def covered_now(visit: Visit, *, keeps_legend: bool) -> tuple[UUID, ...]:
    """Return what a report covers that is settled now: all that was said, the legend only where it is kept."""
    return tuple(entry.id for entry in visit.journal.entries() if keeps_legend or not _is_legend(visit, entry))


def _is_legend(visit: Visit, entry: Entry) -> bool:
    original = visit.journal.entry(original_of(entry)) or entry
    said = original.payload.act if isinstance(original.payload, Amend) else original.payload
    return isinstance(said, Legend)


def as_settled(visit: Visit) -> Visit:
    """Return the visit as its report was settled: what came later left out, but for the settling itself.

    One that is not settled, or was settled before it was told what that covers, is returned as it is.
    """
    settlement = visit.settlement
    if settlement is None or not settlement.covers:
        return visit
    named = set(settlement.covers)
    return Visit(visit.id, [e for e in visit.journal.entries() if e.id in named or e.payload == settlement])


def added_later(visit: Visit) -> list[ReportAddition]:
    """Return what was added after the report was settled, in the common order."""
    return [
        ReportAddition(standing.entry.at, standing.entry.author, standing.act.text)
        for standing in visit.journal.standing("addendum")
        if isinstance(standing.act, Addendum)
    ]


def assents(visit: Visit) -> list[Assent]:
    """Return who has seen the report and who agrees: each person once for each of the two, by her last word."""
    found: dict[tuple[Consent, UUID], Assent] = {}
    for standing in visit.journal.standing("consent"):
        if isinstance(standing.act, ConsentGiven):
            key = (standing.act.consent, standing.act.by)
            found[key] = Assent(*key, standing.entry.at)
    return list(found.values())
