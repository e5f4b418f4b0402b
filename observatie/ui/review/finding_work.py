"""What one does with notes and findings together, in words: making, linking, letting go."""

from collections.abc import Callable, Sequence
from uuid import UUID

from observatie.domain.visit.wording import number
from observatie.ui.review.finding_book import FindingBook
from observatie.ui.review.findings_pane import FindingsPane
from observatie.ui.review.link_goal import LinkGoal

_MADE = "Bevinding gemaakt. Zeg het nu in je eigen woorden."
_LEFT_OUT = "De woorden van {count} pasten er niet meer bij; als bewijs horen ze er wel bij."
_NO_EVIDENCE = "Een notitie aan jezelf is geen bewijs. Kies een andere notitie, of schrijf de bevinding zelf."


class FindingWork:
    """Brings notes and the finding in hand together."""

    def __init__(self, pane: FindingsPane, book: FindingBook, say: Callable[[str], None]) -> None:
        self._pane = pane
        self._book = book
        self._say = say
        pane.made.connect(self._tell)
        pane.unmade.connect(lambda: say(_NO_EVIDENCE))

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
        else:
            self._pane.make(notes)

    def _tell(self, left_out: int) -> None:
        count = number(left_out, "notitie", "notities")
        self._say(f"{_MADE} {_LEFT_OUT.format(count=count)}" if left_out else _MADE)

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
