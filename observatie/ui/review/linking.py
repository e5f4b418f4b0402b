"""Linking notes to items: to the one in hand or to another, and letting go of it again."""

from collections.abc import Callable, Sequence
from uuid import UUID

from observatie.domain.acts import ItemRef, Note
from observatie.domain.completeness import Place
from observatie.domain.entries import Payload
from observatie.domain.wording import number
from observatie.ui.visit.visit_desk import VisitDesk


class Linking:
    """Changes which items notes point at, and says what it did."""

    def __init__(self, visit_desk: VisitDesk, say: Callable[[str], None]) -> None:
        self._desk = visit_desk
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
        """Link notes to an item that is called so."""
        if self._point_all(notes, (ref,), ()):
            self._say(f"{_first(notes, 'Gekoppeld')} aan “{name}”.")

    def _note(self, note: UUID) -> Note | None:
        standing = self._desk.visit.journal.find(note)
        return standing.act if standing is not None and isinstance(standing.act, Note) else None

    def _point_all(self, notes: Sequence[UUID], to: Sequence[ItemRef], away: Sequence[ItemRef]) -> bool:
        accepted = [self._point(note, to, away) for note in notes]
        return bool(accepted) and all(accepted)

    def _point(self, note: UUID, to: Sequence[ItemRef], away: Sequence[ItemRef]) -> bool:
        said = self._note(note)
        if said is None:
            return True
        items = tuple(dict.fromkeys((*(ref for ref in said.items if ref not in away), *to)))
        if items == said.items:
            return True

        def pointing(act: Payload) -> Payload:
            return act.model_copy(update={"items": items})

        return self._desk.take(self._desk.session.amend(note, pointing))


def _first(notes: Sequence[UUID], word: str) -> str:
    return word if len(notes) == 1 else f"{number(len(notes), 'notitie', 'notities')} {word.lower()}"
