"""The evidence of a visit as a report shows it: notes in the order of the lesson, and what was heard or read."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from uuid import UUID

from observatie.domain.acts.acts import ItemRef, Note
from observatie.domain.acts.answers import Heard
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.journal import Standing
from observatie.domain.visit import wording
from observatie.domain.visit.visit import Visit
from observatie.domain.visit.wording import plain_words
from observatie.report.parts import HeardSeen, Seen


class Noted:
    """What was noted in a visit.

    Attributes:
        notes: every note that stands, in the order of the lesson.
        heard: what was said in interviews or read in documents, in the order in which it was written down.
    """

    def __init__(self, visit: Visit, instruments: Mapping[str, Instrument]) -> None:
        self._visit = visit
        self._instruments = instruments
        self.notes: dict[UUID, tuple[Standing, Note]] = {
            standing.id: (standing, standing.act)
            for standing in visit.shown("note")
            if isinstance(standing.act, Note)
        }
        self.heard: dict[UUID, tuple[Standing, Heard]] = {
            standing.id: (standing, standing.act)
            for standing in visit.journal.standing("heard")
            if isinstance(standing.act, Heard)
        }

    def seen(self, wanted: Collection[UUID]) -> tuple[Seen, ...]:
        """Return the notes with these ids, in the order of the lesson; one that was taken away is left out."""
        return tuple(self._seen(*row) for key, row in self.notes.items() if key in wanted)

    def _seen(self, standing: Standing, note: Note) -> Seen:
        # Of a lesson that was on paper everything was, and the head says so once.
        later = self._visit.added_later(standing) and not self._visit.on_paper
        names = self.names(note.items)
        text = plain_words(note.text)
        return Seen(standing.lesson_ms or 0, text, note.type, note.mark, names, added_later=later)

    def heard_seen(self, wanted: Collection[UUID]) -> tuple[HeardSeen, ...]:
        """Return what was heard or read with these ids."""
        return tuple(
            HeardSeen(wording.SOURCES[heard.source], wording.day(standing.entry.at), heard.question, heard.text)
            for key, (standing, heard) in self.heard.items()
            if key in wanted
        )

    def refs(self) -> Iterator[tuple[UUID, tuple[ItemRef, ...]]]:
        """Yield all of it with the items that it is about, notes first."""
        for key, (_, note) in self.notes.items():
            yield key, note.items
        for key, (_, heard) in self.heard.items():
            yield key, heard.items

    def __contains__(self, key: UUID) -> bool:
        return key in self.notes or key in self.heard

    def times(self, wanted: Collection[UUID]) -> tuple[int, ...]:
        """Return when these notes were made, in milliseconds of lesson time."""
        return tuple(row[0].lesson_ms or 0 for key, row in self.notes.items() if key in wanted)

    def names(self, refs: Iterable[ItemRef]) -> tuple[str, ...]:
        """Return what the items are called; those of an instrument that is no longer used are left out."""
        return tuple(
            self._instruments[ref.instrument].full_names[ref.item]
            for ref in refs
            if ref.instrument in self._instruments and ref.item in self._instruments[ref.instrument].items
        )
