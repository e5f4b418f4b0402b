"""What the talk is about and what comes of it: findings, agreements, the reaction, and whose report it is."""

from enum import StrEnum
from typing import Literal
from uuid import UUID

from observatie.domain.acts import ItemRef, Words
from observatie.domain.model import Frozen, Text


class Stance(StrEnum):
    """What a finding is in the talk."""

    STRENGTH = "strength"
    TOPIC = "topic"


class Party(StrEnum):
    """Who keeps an agreement."""

    TEACHER = "teacher"
    OBSERVER = "observer"
    BOTH = "both"


class ReportStatus(StrEnum):
    """How far the report is: made, handed over for a reaction, settled."""

    CONCEPT = "concept"
    HANDED_OVER = "handed_over"
    SETTLED = "settled"


class Consent(StrEnum):
    """`SEEN` says that the report was read, `AGREED` that it is shared; the one is not the other."""

    SEEN = "seen"
    AGREED = "agreed"


class Finding(Frozen):
    """A strength or a topic for the talk, in the observer's own words, resting on notes."""

    kind: Literal["finding"] = "finding"
    version: Literal[1] = 1
    stance: Stance
    text: Text
    evidence: tuple[UUID, ...] = ()
    items: tuple[ItemRef, ...] = ()


class Agreement(Frozen):
    """What somebody will do, by when, and how both will see it."""

    kind: Literal["agreement"] = "agreement"
    version: Literal[1] = 1
    what: Text
    who: Party
    when: Words = ""
    how_seen: Words = ""


class Reaction(Frozen):
    """What the teacher says of it, in her words."""

    kind: Literal["reaction"] = "reaction"
    version: Literal[1] = 1
    text: Text


class ConsentGiven(Frozen):
    """Somebody has seen the report, or agrees with it."""

    kind: Literal["consent"] = "consent"
    version: Literal[1] = 1
    consent: Consent
    by: UUID


class StatusSet(Frozen):
    """The report moves on; settling lists the entries that it covers, what comes later is an addendum."""

    kind: Literal["status"] = "status"
    version: Literal[1] = 1
    status: ReportStatus
    covers: tuple[UUID, ...] = ()
    keeps_legend: bool = False
