"""Writes down what was said in an interview or read in a document, for one item at a time."""

from uuid import UUID

from observatie.domain.acts.answers import Heard
from observatie.domain.acts.entries import Payload
from observatie.domain.instrument.instrument import Source
from observatie.domain.journal.journal import Standing
from observatie.domain.visit.completeness import Place
from observatie.store.stream_session import Recorded
from observatie.ui.session.visit_desk import VisitDesk


class HeardBook:
    """Reads and writes what was heard and read."""

    def __init__(self, visit_desk: VisitDesk) -> None:
        self._desk = visit_desk

    @property
    def frozen(self) -> bool:
        """Whether the report is settled, so that nothing changes any more."""
        return self._desk.visit.settlement is not None

    def heard(self, place: Place) -> list[Standing]:
        """Return what was heard or read for the items of a place, in the common order."""
        wanted = set(place.refs)
        found = self._desk.visit.journal.standing("heard")
        return [s for s in found if isinstance(s.act, Heard) and not wanted.isdisjoint(s.act.items)]

    def standing(self, heard: UUID) -> Standing | None:
        """Return what was heard, or None where it was taken away."""
        return self._desk.visit.journal.find(heard)

    def write(self, place: Place, source: Source, question: str, text: str) -> UUID | None:
        """Write an answer down, with the time of now; return its id, or None where it was not accepted."""
        said = Heard.model_validate(
            {
                "source": source,
                "question": question,
                "text": text,
                "items": (place.ref,) if place.ref else (),
            }
        )
        outcome = self._desk.session.record(said)
        accepted = self._desk.take(outcome)
        return outcome.entry.id if accepted and isinstance(outcome, Recorded) else None

    def say(self, heard: UUID, text: str) -> bool:
        """Put it in other words; return whether that was accepted."""

        def saying(act: Payload) -> Payload:
            return act.model_copy(update={"text": text})

        standing = self.standing(heard)
        if standing is None or (isinstance(standing.act, Heard) and standing.act.text == text):
            return standing is not None
        return self._desk.take(self._desk.session.amend(heard, saying))

    def remove(self, heard: UUID) -> bool:
        """Take it away; undo brings it back."""
        return self._desk.take(self._desk.session.retract(heard))
