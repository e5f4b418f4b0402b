"""A line that is not entered yet: kept beside the journal, as it is work and not yet an act."""

from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, StringConstraints

from observatie.domain.acts import Milliseconds
from observatie.domain.model import Frozen


class Draft(Frozen):
    """What stands on the line.

    Attributes:
        text: as it was typed, its sign and the space before it included.
        at: the moment of its first key, by the wall clock.
        lesson_ms: where it is in the lesson; None where its own text says so.
        original: the note that is being mended, or None for a new one.
    """

    text: Annotated[str, StringConstraints(max_length=20_000)]
    at: AwareDatetime
    lesson_ms: Milliseconds | None = None
    original: UUID | None = None
