"""What one does with notes and findings together, in words: making, linking, letting go."""

from collections.abc import Callable, Sequence
from uuid import UUID

from observatie.ui.review.finding_book import FindingBook
from observatie.ui.review.findings_pane import FindingsPane
from observatie.ui.review.link_goal import LinkGoal

_NO_EVIDENCE = "Een notitie aan jezelf is geen bewijs. Kies een andere notitie, of schrijf de bevinding zelf."


class FindingWork:
    """Brings notes and the finding in hand together."""

    def __init__(self, pane: FindingsPane, book: FindingBook, say: Callable[[str], None]) -> None:
        self._pane = pane
        self._book = book
        self._say = say

    @property
    def goal(self) -> LinkGoal | None:
        """The finding in hand as the goal of a link."""
        found = self._book.find(self._pane.current) if self._pane.current else None
        if found is None:
            return None
        return LinkGoal(f"“{found.said.text}”", lambda row: row.standing.id in found.said.evidence)

    def make(self, notes: Sequence[UUID]) -> None:
        """Make a finding of notes; of none, begin to write one."""
        if not notes:
            self._pane.begin_new()
        elif self._pane.make(notes):
            self._say("Bevinding gemaakt. Zeg het nu in je eigen woorden.")
        else:
            self._say(_NO_EVIDENCE)

    def turn(self, notes: Sequence[UUID]) -> None:
        """Let the finding in hand rest on notes, or on them no more where it rests on each of them."""
        found = self._book.find(self._pane.current) if self._pane.current else None
        if found is None:
            return
        self._pane.keep()
        if set(notes) <= set(found.said.evidence):
            if self._book.unlink(found.id, notes):
                self._say("Ontkoppeld van de bevinding.")
        elif self._book.link(found.id, notes):
            rests = self._book.find(found.id)
            linked = rests is not None and set(notes) <= set(rests.said.evidence)
            self._say("Gekoppeld aan de bevinding." if linked else _NO_EVIDENCE)
