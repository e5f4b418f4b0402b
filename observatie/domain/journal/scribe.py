"""Who writes: turns an accepted act into an entry, with its author, device and number."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID, uuid4

from observatie.domain.acts.entries import Entry, Payload, id_after
from observatie.domain.clock import Moment
from observatie.domain.journal.journal import Journal


@dataclass(frozen=True)
class Scribe:
    """A person on a machine.

    Attributes:
        author: the person whose acts these are.
        device: the machine they are done on.
        new_id: gives an id that nobody else gives.
    """

    author: UUID
    device: UUID
    new_id: Callable[[], UUID] = uuid4

    def entry(
        self,
        journal: Journal,
        payload: Payload,
        moment: Moment,
        lesson_ms: int | None = None,
        *,
        together_with: UUID | None = None,
    ) -> Entry:
        """Return the next entry of `journal`; it is not added to it.

        `together_with` is the entry right before it, where the two are one act.
        """
        return Entry(
            id=self.new_id() if together_with is None else id_after(together_with),
            stream=journal.stream,
            author=self.author,
            device=self.device,
            seq=journal.highest_seq + 1,
            at=moment.wall,
            lesson_ms=lesson_ms,
            payload=payload,
        )
