"""The documents that one visit can be told in, and which of them is asked for first."""

from enum import StrEnum

from observatie.domain.visit.settling import added_later, covers
from observatie.domain.visit.visit import Visit


class Document(StrEnum):
    """A document about one visit.

    `BEFORE` is for the talk, with room to write in; `AFTER` is the full report; `EVIDENCE` is times and facts
    alone; `ADDITIONS` is what was added to a report after it was settled.
    """

    BEFORE = "voor"
    AFTER = "na"
    EVIDENCE = "bewijs"
    ADDITIONS = "aanvullingen"


TITLES = {
    Document.BEFORE: "Voor het gesprek",
    Document.AFTER: "Na het gesprek",
    Document.EVIDENCE: "Alleen bewijs",
    Document.ADDITIONS: "Aanvullingen",
}

FILE_WORDS = {
    Document.BEFORE: "voor het gesprek",
    Document.AFTER: "verslag",
    Document.EVIDENCE: "alleen bewijs",
    Document.ADDITIONS: "aanvullingen",
}
"""What the name of a file says of the document in it."""


def usual(visit: Visit) -> Document:
    """Return the document that fits how far the visit is: after the talk once something came of it."""
    came_of_it = any(True for _ in visit.journal.standing("agreement", "reaction"))
    return Document.AFTER if came_of_it or visit.settlement is not None else Document.BEFORE


def offered(visit: Visit) -> tuple[Document, ...]:
    """Return the documents that can be made of a visit; of additions only where there are any."""
    every = (Document.BEFORE, Document.AFTER, Document.EVIDENCE)
    return (*every, Document.ADDITIONS) if has_additions(visit) else every


def has_additions(visit: Visit) -> bool:
    """Return whether something was said of the report after it was settled."""
    if visit.settlement is None or not visit.settlement.covers:
        return False
    consents = visit.journal.standing("consent")
    return bool(added_later(visit)) or any(not covers(visit, consent.id) for consent in consents)
