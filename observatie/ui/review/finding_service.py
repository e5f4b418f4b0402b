"""Writes findings down: made from notes or in words alone, put in other words, resting on more or fewer notes."""

from collections.abc import Callable, Sequence
from typing import NamedTuple
from uuid import UUID

from observatie.domain.acts.conversation import Finding, Stance
from observatie.domain.acts.entries import Payload
from observatie.domain.visit.findings import (
    StandingFinding,
    finding_from,
    findings_of,
    rest_on_less,
    rest_on_more,
    too_many_topics,
)
from observatie.store.stream_session import Recorded
from observatie.ui.session.visit_controller import VisitController


class NewFinding(NamedTuple):
    """A finding that was made: its id, and how many of its notes have words that did not fit in it."""

    id: UUID
    left_out: int


class FindingService:
    """Reads and writes the findings of a visit."""

    def __init__(self, controller: VisitController) -> None:
        self._controller = controller

    def findings(self) -> list[StandingFinding]:
        """Return the findings that stand: strengths first, then topics."""
        return findings_of(self._controller.visit)

    def find(self, finding: UUID) -> StandingFinding | None:
        """Return a finding, or None where it does not stand."""
        return next((each for each in self.findings() if each.id == finding), None)

    @property
    def too_many(self) -> bool:
        """Whether more topics are to be brought up than one talk can bear."""
        return too_many_topics(self._controller.visit)

    @property
    def frozen(self) -> bool:
        """Whether the report is settled, so that nothing changes any more."""
        return self._controller.visit.settlement is not None

    def make(self, notes: Sequence[UUID]) -> NewFinding | None:
        """Make a finding from notes; return what came of it, or None where it was not accepted."""
        suggested = finding_from(self._controller.visit, notes, self._controller.instruments)
        made = self._record(suggested.finding) if suggested is not None else None
        return NewFinding(made, suggested.left_out) if suggested is not None and made is not None else None

    def write(self, text: str, stance: Stance, *, raised: bool) -> UUID | None:
        """Make a finding in words alone; return its id, or None where it was not accepted."""
        return self._record(Finding(stance=stance, text=text, raised=raised))

    def _record(self, finding: Finding) -> UUID | None:
        outcome = self._controller.session.record(finding)
        accepted = self._controller.take(outcome)
        return outcome.entry.id if accepted and isinstance(outcome, Recorded) else None

    def say(self, finding: UUID, text: str) -> bool:
        """Put a finding in other words; return whether that was accepted."""
        return self._amend(finding, lambda said: said.model_copy(update={"text": text}))

    def stand(self, finding: UUID, stance: Stance) -> bool:
        """Make it a strength or a topic."""
        return self._amend(finding, lambda said: said.model_copy(update={"stance": stance}))

    def bring_up(self, finding: UUID, raised: bool) -> bool:
        """Bring it up in the talk, or leave it out."""
        return self._amend(finding, lambda said: said.model_copy(update={"raised": raised}))

    def link(self, finding: UUID, notes: Sequence[UUID]) -> bool:
        """Let it rest on these notes as well."""
        visit, instruments = self._controller.visit, self._controller.instruments
        return self._amend(finding, lambda said: rest_on_more(visit, said, notes, instruments))

    def unlink(self, finding: UUID, notes: Sequence[UUID]) -> bool:
        """Let it no longer rest on these notes."""
        return self._amend(finding, lambda said: rest_on_less(self._controller.visit, said, notes))

    def remove(self, finding: UUID) -> bool:
        """Take it away; undo brings it back."""
        return self._controller.take(self._controller.session.retract(finding))

    def _amend(self, finding: UUID, change: Callable[[Finding], Finding]) -> bool:
        found = self.find(finding)
        if found is None:
            return False
        said = change(found.said)
        if said == found.said:
            return True

        def saying(_: Payload) -> Payload:
            return said

        return self._controller.take(self._controller.session.amend(finding, saying))
