"""Writes answers of one author down: only what differs from what stands, each with the notes it rests on."""

from dataclasses import dataclass
from uuid import UUID

from observatie.domain.answers import Answer, AnswerValue, Cleared, Stage
from observatie.domain.completeness import Filled, Place, answers_at, evidence_at, filled
from observatie.domain.instrument import Source
from observatie.domain.journal import Standing
from observatie.ui.visit.visit_desk import VisitDesk

Answers = dict[tuple[Stage, Source | None], Answer]
"""What stands at one place, by stage and source."""


@dataclass(frozen=True)
class Draft:
    """What an editor holds for one source and stage; `Cleared` where it is empty."""

    source: Source | None
    stage: Stage
    value: AnswerValue
    remark: str = ""
    reason: str = ""


class AnswerBook:
    """Reads and writes what the owner of the library fills in; answers of others are not in it."""

    def __init__(self, visit_desk: VisitDesk) -> None:
        self._desk = visit_desk

    @property
    def _author(self) -> UUID:
        return self._desk.desk.library.scribe.author

    def answers(self, place: Place) -> Answers:
        """Return what stands at a place."""
        return answers_at(self._desk.visit, place, self._author)

    def evidence(self, place: Place) -> list[Standing]:
        """Return the notes that point at a place."""
        return evidence_at(self._desk.visit, place)

    def filled(self, place: Place) -> Filled | None:
        """Return the sign of a place."""
        return filled(self._desk.visit, place, self._author)

    def keep(self, place: Place, drafts: list[Draft]) -> bool:
        """Record the drafts that say something new; return whether all of them were accepted."""
        standing = self.answers(place)
        evidence = tuple(note.id for note in self.evidence(place))
        accepted = True
        for draft in drafts:
            answer = _answer(place, draft, evidence)
            if not _same(standing.get((draft.stage, draft.source)), answer):
                accepted = self._desk.record(answer) and accepted
        return accepted


def _answer(place: Place, draft: Draft, evidence: tuple[UUID, ...]) -> Answer:
    return Answer(
        instrument=place.instrument.id,
        target=place.target,
        value=draft.value,
        source=draft.source,
        stage=draft.stage,
        remark=draft.remark,
        reason=draft.reason,
        evidence=evidence,
    )


def _same(standing: Answer | None, answer: Answer) -> bool:
    if standing is None:
        return isinstance(answer.value, Cleared)
    return (standing.value, standing.remark, standing.reason) == (answer.value, answer.remark, answer.reason)
