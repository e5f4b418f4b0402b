"""A line that is not entered yet: kept beside the journal, as it is work and not yet an act."""

from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, StringConstraints

from observatie.domain.acts.acts import Milliseconds
from observatie.domain.model import LONGEST_TEXT, Frozen


class Draft(Frozen):
    """What stands on the line.

    Attributes:
        text: as it was typed, its sign and the space before it included; with these and the names of its items it
            may be longer than a note.
        at: the moment of its first key, by the wall clock.
        lesson_ms: where it is in the lesson; None where its own text says so.
        written_time: what was typed over the time of a note, where that is none yet or may be two; else "".
        original: the note that is being edited, or None for a new one.
    """

    text: Annotated[str, StringConstraints(max_length=2 * LONGEST_TEXT)]
    at: AwareDatetime
    lesson_ms: Milliseconds | None = None
    written_time: str = ""
    original: UUID | None = None
