"""What one does with the notes in hand and what stands beside them: link, unlink, take over into the text."""

from collections.abc import Sequence
from uuid import UUID

from observatie.domain.acts.acts import ItemRef
from observatie.domain.visit.completeness import Place
from observatie.domain.visit.visit import is_evidence
from observatie.ui.review.evidence_line import words_of
from observatie.ui.review.finding_work import FindingWork
from observatie.ui.review.item_pane import ItemPane
from observatie.ui.review.linking import Linking
from observatie.ui.review.middle import Middle
from observatie.ui.review.notes_pane import NotesPane
from observatie.ui.session.visit_desk import VisitDesk

_WHICH = "Kies eerst de notitie die je in de tekst wilt zetten."
_IN_FINDING = "Bij een bevinding hoort een notitie met Ctrl+L. Ctrl+T is voor de tekst bij een onderdeel."
_TO_ONESELF = "Een notitie aan jezelf komt niet in het rapport, en dus ook niet in de tekst."
_NO_TEXT = "Bij dit onderdeel schrijf je geen tekst om de notitie in te zetten."


class NoteWork:
    """Brings the notes in hand to the item in hand, to another item, or to the finding in hand."""

    def __init__(
        self, visit_desk: VisitDesk, notes: NotesPane, item: ItemPane, middle: Middle, findings: FindingWork
    ) -> None:
        self._desk = visit_desk
        self._notes = notes
        self._item = item
        self._middle = middle
        self._findings = findings
        self._linking = Linking(visit_desk, middle.say)

    def link(self, notes: Sequence[UUID]) -> None:
        """Link notes to what stands in the middle, or unlink them."""
        if self._middle.shows_findings:
            self._findings.turn(notes)
        elif self._item.place is not None:
            self._linking.turn(notes, self._item.place)

    def link_to(self, notes: Sequence[UUID], ref: ItemRef) -> None:
        """Link notes to an item that was found by its name."""
        instrument = self._desk.instruments.get(ref.instrument)
        self._linking.link(notes, ref, instrument.full_names[ref.item] if instrument else ref.item)

    def drop(self, notes: Sequence[UUID]) -> None:
        """Link notes that were dropped on the item in hand."""
        if self._item.place is not None:
            self.drop_at(self._item.place, notes)

    def drop_at(self, place: Place, notes: Sequence[UUID]) -> None:
        """Link notes that were dropped on a place."""
        if place.ref is not None and place.instrument.takes_evidence:
            self._linking.link(notes, place.ref, place.name)

    def pull_in(self) -> None:
        """Put the notes that are chosen, each with its time, in the text of the item, but those to oneself."""
        found = [s for note in self._chosen() if (s := self._desk.visit.journal.find(note)) is not None]
        if not found or self._middle.shows_findings:
            self._middle.say(_IN_FINDING if self._middle.shows_findings else _WHICH)
            return
        told = [each for each in found if is_evidence(each)]
        if told and not self._item.pull_in("\n".join(map(words_of, told))):
            self._middle.say(_NO_TEXT)
        elif len(told) < len(found):
            self._middle.say(_TO_ONESELF)

    def _chosen(self) -> list[UUID]:
        evidence = self._item.evidence
        chosen = [each.standing.id for each in self._notes.chosen]
        if evidence.note is not None and (evidence.view.hasFocus() or not chosen):
            return [evidence.note]
        return chosen
