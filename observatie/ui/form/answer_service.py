"""Writes answers of one author down: only what differs from what stands, each with the notes it rests on."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Self
from uuid import UUID

from observatie.domain.acts.answers import Answer, AnswerValue, Cleared, Stage
from observatie.domain.instrument.instrument import Source
from observatie.domain.journal.journal import Standing
from observatie.domain.visit.completeness import Filled, FilledForm, Place, answers_at, evidence_at, filled
from observatie.ui.session.visit_controller import VisitController

Answers = dict[tuple[Stage, Source | None], Answer]
"""What stands at one place, by stage and source."""


@dataclass(frozen=True)
class AnswerDraft:
    """What an editor holds for one source and stage; `Cleared` where it is empty."""

    source: Source | None
    stage: Stage
    value: AnswerValue
    remark: str = ""
    reason: str = ""


class AnswerService:
    """Reads and writes what one author fills in on a sheet; answers of others are not in it.

    `record` writes an answer down and returns whether it was accepted; `evidence` finds the notes it rests on.
    """

    def __init__(
        self,
        sheet: FilledForm,
        author: UUID,
        record: Callable[[Answer], bool],
        evidence: Callable[[Place], list[Standing]] = lambda _place: [],
    ) -> None:
        self._sheet = sheet
        self._author = author
        self._record = record
        self.evidence = evidence

    @classmethod
    def of_visit(cls, controller: VisitController) -> Self:
        """Return the service for the observer of a visit, whose answers rest on its notes."""
        visit = controller.visit
        return cls(visit, controller.session.scribe.author, controller.record, partial(evidence_at, visit))

    def answers(self, place: Place) -> Answers:
        """Return what stands at a place."""
        return answers_at(self._sheet, place, self._author)

    def filled(self, place: Place) -> Filled | None:
        """Return the sign of a place."""
        return filled(self._sheet, place, self._author)

    def keep(self, place: Place, drafts: list[AnswerDraft]) -> bool:
        """Record the drafts that say something new; return whether all of them were accepted."""
        standing = self.answers(place)
        evidence = tuple(note.id for note in self.evidence(place))
        accepted = True
        for draft in drafts:
            answer = _answer(place, draft, evidence)
            if not _same(standing.get((draft.stage, draft.source)), answer):
                accepted = self._record(answer) and accepted
        return accepted


def _answer(place: Place, draft: AnswerDraft, evidence: tuple[UUID, ...]) -> Answer:
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
