"""What a partner fills in alone: words by question while it is a draft, entries once she has sealed it.

A sheet holds its entries from the moment it is sealed, so that whoever opens it, on whatever machine, gets the
very same ones, and two laptops agree without asking each other.
"""

from collections.abc import Iterable
from enum import StrEnum
from uuid import UUID

from pydantic import Field

from observatie.domain.acts import Words
from observatie.domain.answers import Answer, Cleared, TextValue
from observatie.domain.clock import Moment
from observatie.domain.completeness import Place
from observatie.domain.entries import Entry
from observatie.domain.model import Frozen, Identifier
from observatie.domain.pair import Pair
from observatie.domain.scribe import Scribe


class SheetState(StrEnum):
    """How far a partner is with her sheet; `NONE` where she did not begin."""

    NONE = "none"
    DRAFT = "draft"
    SEALED = "sealed"
    OPEN = "open"


class SheetText(Frozen):
    """What is on a sheet: her words by question, and the entries that they become; none while it is a draft."""

    words: dict[Identifier, Words] = Field(default_factory=dict)
    entries: tuple[Entry, ...] = ()


def as_entries(
    pair: Pair, scribe: Scribe, words: dict[str, str], places: Iterable[Place], edition: int, moment: Moment
) -> tuple[Entry, ...]:
    """Return the answers of a sheet that its owner, the author of `scribe`, seals for the `edition`-th time.

    There is one for every question, also where she left it open: of what she sealed before and another laptop
    opened, nothing then counts any more.
    """
    every = tuple(places)
    before = pair.journal.highest_seq + (edition - 1) * len(every)
    return tuple(
        Entry(
            id=scribe.new_id(),
            stream=pair.id,
            author=scribe.author,
            device=scribe.device,
            seq=before + number,
            at=moment.wall,
            payload=_answer(place, words.get(place.target, "").strip()),
        )
        for number, place in enumerate(every, 1)
    )


def _answer(place: Place, text: str) -> Answer:
    value = TextValue(text=text) if text else Cleared()
    return Answer(instrument=place.instrument.id, target=place.target, value=value)


def sealed_for(entries: Iterable[Entry], session: UUID, owner: UUID) -> bool:
    """Return whether these are answers of nobody but `owner`, in this session; what a sheet may bring in."""
    return all(
        entry.stream == session and entry.author == owner and isinstance(entry.payload, Answer)
        for entry in entries
    )
