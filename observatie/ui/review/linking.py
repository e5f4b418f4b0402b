"""Linking notes to items: to the one in hand or to another, and letting go of it again."""

from collections.abc import Callable, Sequence
from uuid import UUID

from observatie.domain.acts.acts import ItemRef, Note
from observatie.domain.lesson.loose_words import linked
from observatie.domain.lesson.tags import Tag, tags_of
from observatie.domain.visit.completeness import Place
from observatie.domain.visit.wording import listed, number
from observatie.ui.session.visit_desk import VisitDesk

_LEFT = {
    False: "staat nu als gewoon woord in de notitie.",
    True: "staan nu als gewone woorden in de notities.",
}


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
        return tags_of(self._desk.instruments.values())

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
        after = said.model_copy(update={"items": tuple(ref for ref in said.items if ref not in away)})
        for ref in to:
            after = linked(after, ref, self._tags).note
        return after == said or self._desk.take(self._desk.session.amend(note, lambda _: after))


def _first(notes: Sequence[UUID], word: str) -> str:
    return word if len(notes) == 1 else f"{number(len(notes), 'notitie', 'notities')} {word.lower()}"
