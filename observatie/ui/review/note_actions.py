"""What one does with the notes in hand and what stands beside them: link, unlink, take over into the text."""

from collections.abc import Callable, Sequence
from uuid import UUID

from observatie.domain.acts.acts import ItemRef, Note
from observatie.domain.lesson.loose_words import linked
from observatie.domain.lesson.tags import Tag, tags_of
from observatie.domain.visit.completeness import Place
from observatie.domain.visit.visit import is_evidence
from observatie.domain.visit.wording import listed, number
from observatie.ui.review.center_stack import CenterStack, ItemPane
from observatie.ui.review.evidence_line import words_of
from observatie.ui.review.finding_service import FindingService
from observatie.ui.review.findings_pane import FindingsPane
from observatie.ui.review.notes_foot import LinkGoal
from observatie.ui.review.notes_pane import NotesPane
from observatie.ui.session.visit_controller import VisitController

_MADE = "Bevinding gemaakt. Zeg het nu in je eigen woorden."
_LEFT_OUT = "De woorden van {count} pasten er niet meer bij; als bewijs horen ze er wel bij."
_NO_EVIDENCE = "Een notitie aan jezelf is geen bewijs. Kies een andere notitie, of schrijf de bevinding zelf."


class FindingActions:
    """Brings notes and the finding in hand together."""

    def __init__(self, pane: FindingsPane, service: FindingService, say: Callable[[str], None]) -> None:
        self._pane = pane
        self._service = service
        self._say = say
        pane.made.connect(self._tell)
        pane.unmade.connect(lambda: say(_NO_EVIDENCE))

    @property
    def goal(self) -> LinkGoal | None:
        """The finding in hand as the goal of a link."""
        found = self._service.find(self._pane.current) if self._pane.current else None
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
        found = self._service.find(self._pane.current) if self._pane.current else None
        if found is None:
            return
        self._pane.keep()
        if set(notes) <= set(found.said.evidence):
            if self._service.unlink(found.id, notes):
                self._say("Ontkoppeld van de bevinding.")
        elif self._service.link(found.id, notes):
            rests = self._service.find(found.id)
            linked = rests is not None and set(notes) <= set(rests.said.evidence)
            self._say("Gekoppeld aan de bevinding." if linked else _NO_EVIDENCE)


_WHICH = "Kies eerst de notitie die je in de tekst wilt zetten."
_IN_FINDING = "Bij een bevinding hoort een notitie met Ctrl+L. Ctrl+T is voor de tekst bij een onderdeel."
_TO_ONESELF = "Een notitie aan jezelf komt niet in het rapport, en dus ook niet in de tekst."
_NO_TEXT = "Bij dit onderdeel schrijf je geen tekst om de notitie in te zetten."


class NoteActions:
    """Brings the notes in hand to the item in hand, to another item, or to the finding in hand."""

    def __init__(
        self,
        controller: VisitController,
        notes: NotesPane,
        item: ItemPane,
        center: CenterStack,
        findings: FindingActions,
    ) -> None:
        self._controller = controller
        self._notes = notes
        self._item = item
        self._center = center
        self._findings = findings
        self._linking = Linking(controller, center.say)

    def link(self, notes: Sequence[UUID]) -> None:
        """Link notes to what stands in the middle, or unlink them."""
        if self._center.shows_findings:
            self._findings.turn(notes)
        elif self._item.place is not None:
            self._linking.turn(notes, self._item.place)

    def link_to(self, notes: Sequence[UUID], ref: ItemRef) -> None:
        """Link notes to an item that was found by its name."""
        instrument = self._controller.instruments.get(ref.instrument)
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
        found = [s for note in self._chosen() if (s := self._controller.visit.journal.find(note)) is not None]
        if not found or self._center.shows_findings:
            self._center.say(_IN_FINDING if self._center.shows_findings else _WHICH)
            return
        told = [each for each in found if is_evidence(each)]
        if told and not self._item.pull_in("\n".join(map(words_of, told))):
            self._center.say(_NO_TEXT)
        elif len(told) < len(found):
            self._center.say(_TO_ONESELF)

    def _chosen(self) -> list[UUID]:
        evidence = self._item.evidence
        chosen = [each.standing.id for each in self._notes.chosen]
        if evidence.note is not None and (evidence.view.hasFocus() or not chosen):
            return [evidence.note]
        return chosen


_LEFT = {
    False: "staat nu als gewoon woord in de notitie.",
    True: "staan nu als gewone woorden in de notities.",
}


class Linking:
    """Changes which items notes point at, and says what it did."""

    def __init__(self, controller: VisitController, say: Callable[[str], None]) -> None:
        self._controller = controller
        self._say = say

    def turn(self, notes: Sequence[UUID], place: Place) -> None:
        """Link notes to a place, or unlink them where each of them is linked."""
        said = [act for note in notes if (act := self._note(note)) is not None]
        if said and all(not set(place.refs).isdisjoint(act.items) for act in said):
            if self._point_all(notes, (), place.refs):
                self._say(f"{_first(notes, 'Ontkoppeld')} van “{place.name}”.")
        elif place.ref is not None:
            self.link(notes, place.ref, place.name)

    def link(self, notes: Sequence[UUID], ref: ItemRef, name: str) -> None:
        """Link notes to an item that is called so; a word behind a `#` that waited for it goes from their text."""
        plain = [word for note in notes for word in self._words_left(note, ref)]
        if self._point_all(notes, (ref,), ()):
            more = f" {listed([f'“#{word}”' for word in plain])} {_LEFT[len(plain) > 1]}" if plain else ""
            self._say(f"{_first(notes, 'Gekoppeld')} aan “{name}”.{more}")

    def _words_left(self, note: UUID, ref: ItemRef) -> tuple[str, ...]:
        said = self._note(note)
        return linked(said, ref, self._tags).plain if said is not None else ()

    @property
    def _tags(self) -> dict[str, Tag]:
        return tags_of(self._controller.instruments.values())

    def _note(self, note: UUID) -> Note | None:
        standing = self._controller.visit.journal.find(note)
        return standing.act if standing is not None and isinstance(standing.act, Note) else None

    def _point_all(self, notes: Sequence[UUID], to: Sequence[ItemRef], away: Sequence[ItemRef]) -> bool:
        accepted = [self._point(note, to, away) for note in notes]
        return bool(accepted) and all(accepted)

    def _point(self, note: UUID, to: Sequence[ItemRef], away: Sequence[ItemRef]) -> bool:
        said = self._note(note)
        if said is None:
            return True
        after = said.model_copy(update={"items": tuple(ref for ref in said.items if ref not in away)})
        for ref in to:
            after = linked(after, ref, self._tags).note
        return after == said or self._controller.take(self._controller.session.amend(note, lambda _: after))


def _first(notes: Sequence[UUID], word: str) -> str:
    return word if len(notes) == 1 else f"{number(len(notes), 'notitie', 'notities')} {word.lower()}"
