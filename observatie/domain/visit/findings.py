"""What makes a finding: the notes it rests on, what they suggest, and how many topics one talk can bear."""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from observatie.domain.acts.acts import ItemRef, Mark, Note, NoteType
from observatie.domain.acts.answers import Heard
from observatie.domain.acts.conversation import TOPICS_AT_MOST, Finding, Stance
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.journal import Standing
from observatie.domain.model import LONGEST_TEXT
from observatie.domain.visit.visit import Visit, is_evidence
from observatie.domain.visit.wording import plain_words


class SuggestedFinding(NamedTuple):
    """A finding that notes suggest, and how many of them have words that did not fit in it any more."""

    finding: Finding
    left_out: int


class StandingFinding(NamedTuple):
    """A finding that stands: its id, what it says, and what it rests on that still stands."""

    id: UUID
    said: Finding
    evidence: list[Standing]


def findings_of(visit: Visit) -> list[StandingFinding]:
    """Return the findings that stand: strengths first, then topics, each in the common order."""
    found = [
        StandingFinding(standing.id, standing.act, rests_on(visit, standing.act))
        for standing in visit.journal.standing("finding")
        if isinstance(standing.act, Finding)
    ]
    return sorted(found, key=lambda each: each.said.stance is Stance.TOPIC)


def rests_on(visit: Visit, finding: Finding) -> list[Standing]:
    """Return what a finding rests on: notes in the order of the lesson, then what was heard or read.

    What was taken away, or became a note to oneself, is left out.
    """
    wanted = set(finding.evidence)
    return [s for s in (*visit.shown("note"), *visit.shown("heard")) if s.id in wanted and is_evidence(s)]


def finding_from(
    visit: Visit, notes: Sequence[UUID], instruments: Mapping[str, Instrument]
) -> SuggestedFinding | None:
    """Return the finding that notes suggest, to be put in one's own words; None where none can be evidence.

    It is a strength where most marks say so. It begins with the words of the notes, of as many as fit in a text,
    each whole; it rests on all of them and has their items.
    """
    empty = Finding(stance=Stance.TOPIC, text="-", evidence=tuple(dict.fromkeys(notes)))
    evidence = rests_on(visit, empty)
    if not evidence:
        return None
    marks = [standing.act.mark for standing in evidence if isinstance(standing.act, Note)]
    strong = marks.count(Mark.STRONG) > marks.count(Mark.CHANCE)
    words = _fitting([_words(standing) for standing in evidence])
    finding = Finding(
        stance=Stance.STRENGTH if strong else Stance.TOPIC,
        text=" ".join(words),
        evidence=tuple(standing.id for standing in evidence),
        items=_items(evidence, instruments),
    )
    return SuggestedFinding(finding, len(evidence) - len(words))


def _fitting(words: Sequence[str]) -> Sequence[str]:
    """Return the first of these that fit in one text together, at least one."""
    length = 0
    for count, each in enumerate(words):
        length += len(each) + (1 if count else 0)
        if length > LONGEST_TEXT:
            return words[:count]
    return words


def _words(standing: Standing) -> str:
    act = standing.act
    if isinstance(act, Note):
        said = plain_words(act.text)
        # The longest quotation fits without its marks.
        return f"“{said}”" if act.type is NoteType.QUOTE and len(said) + 2 <= LONGEST_TEXT else said
    return act.text if isinstance(act, Heard) else ""


def _items(evidence: Iterable[Standing], instruments: Mapping[str, Instrument]) -> tuple[ItemRef, ...]:
    """Return the items that the evidence points at, of the instruments that the visit uses now."""
    refs = _pointed_at(evidence)
    return tuple(r for r in refs if r.instrument in instruments and r.item in instruments[r.instrument].items)


def _pointed_at(evidence: Iterable[Standing]) -> dict[ItemRef, None]:
    """Return the items that evidence points at, each once, in order."""
    return dict.fromkeys(ref for s in evidence if isinstance(s.act, Note | Heard) for ref in s.act.items)


def rest_on_more(
    visit: Visit, finding: Finding, notes: Sequence[UUID], instruments: Mapping[str, Instrument]
) -> Finding:
    """Return a finding that rests on these notes as well, with their items; those that are no evidence are not."""
    evidence = [s for s in map(visit.journal.find, notes) if s is not None and is_evidence(s)]
    more = dict.fromkeys((*finding.evidence, *(standing.id for standing in evidence)))
    items = dict.fromkeys((*finding.items, *_items(evidence, instruments)))
    return finding.model_copy(update={"evidence": tuple(more), "items": tuple(items)})


def rest_on_less(visit: Visit, finding: Finding, notes: Container[UUID]) -> Finding:
    """Return a finding that no longer rests on these notes, without the items that only they pointed at."""
    before = [s for s in map(visit.journal.find, finding.evidence) if s is not None]
    gone = _pointed_at(s for s in before if s.id in notes)
    kept = _pointed_at(s for s in before if s.id not in notes)
    evidence = tuple(note for note in finding.evidence if note not in notes)
    items = tuple(ref for ref in finding.items if ref in kept or ref not in gone)
    return finding.model_copy(update={"evidence": evidence, "items": items})


def raised_topics(visit: Visit) -> int:
    """Return how many topics are to be brought up in the talk."""
    return sum(each.said.raised and each.said.stance is Stance.TOPIC for each in findings_of(visit))


def too_many_topics(visit: Visit) -> bool:
    """Return whether more topics are to be brought up than one talk can bear."""
    return raised_topics(visit) > TOPICS_AT_MOST
