"""What the talk is about and what comes of it: findings, agreements, the reaction, and whose report it is."""

from enum import StrEnum
from typing import Literal
from uuid import UUID

from observatie.domain.acts.acts import ItemRef, Words
from observatie.domain.model import Digest, Frozen, Text

TOPICS_AT_MOST = 3
"""More topics than this in one talk are too many to act on."""

AGREEMENTS_AT_MOST = 3
"""More agreements than this are not kept."""


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


class Outcome(StrEnum):
    """What came of an agreement, when it was looked at in a later visit."""

    DONE = "done"
    GOING_ON = "going_on"
    LET_GO = "let_go"


class Finding(Frozen):
    """A strength or a topic for the talk, in the observer's own words, resting on notes.

    One that is not `raised` was found and is not brought up in this talk; a few topics are enough.
    """

    kind: Literal["finding"] = "finding"
    version: Literal[1] = 1
    stance: Stance
    text: Text
    evidence: tuple[UUID, ...] = ()
    items: tuple[ItemRef, ...] = ()
    raised: bool = True


class Agreement(Frozen):
    """What somebody will do, by when, and how both will see it."""

    kind: Literal["agreement"] = "agreement"
    version: Literal[1] = 1
    what: Text
    who: Party
    when: Words = ""
    how_seen: Words = ""


class FollowUp(Frozen):
    """An agreement of an earlier visit was looked at: what came of it, and what was seen.

    Attributes:
        agreement: the id of its entry; made_in: the visit that holds it.
        outcome: `GOING_ON` leaves it open; the others close it.
    """

    kind: Literal["follow_up"] = "follow_up"
    version: Literal[1] = 1
    agreement: UUID
    made_in: UUID
    outcome: Outcome
    seen: Words = ""


class Reaction(Frozen):
    """What the teacher says, in her words.

    Attributes:
        opening: whether she said it first, before anything of the observer was told.
        about: the finding that it is her answer to; None where it is about the whole.
    """

    kind: Literal["reaction"] = "reaction"
    version: Literal[1] = 1
    text: Text
    opening: bool = False
    about: UUID | None = None


class ConsentGiven(Frozen):
    """Somebody has seen the report, or agrees with it."""

    kind: Literal["consent"] = "consent"
    version: Literal[1] = 1
    consent: Consent
    by: UUID


class StatusSet(Frozen):
    """The report moves on; settling lists the entries that it covers, what comes later is an addendum.

    `report` is the SHA-256 of the document that was settled, by which the library keeps it to the byte.
    """

    kind: Literal["status"] = "status"
    version: Literal[1] = 1
    status: ReportStatus
    covers: tuple[UUID, ...] = ()
    keeps_legend: bool = False
    report: Digest | None = None


class Addendum(Frozen):
    """What is added to a report after it was settled, which stays as it was said."""

    kind: Literal["addendum"] = "addendum"
    version: Literal[1] = 1
    text: Text
