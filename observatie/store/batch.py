"""What is written together, and what was written last, for a medium that may have kept less than it said."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from observatie.domain.acts.entries import Draft, Entry
from observatie.domain.instrument.instrument import Instrument
from observatie.store.sheets import Sheet

_BATCHES_KEPT = 512
_BY_HAND = 64


class DraftKey(NamedTuple):
    """Which unfinished line: the new one of a visit, or that by which a note (`original`) is being edited."""

    visit: UUID
    original: UUID | None = None


@dataclass(frozen=True)
class Batch:
    """What is committed in one transaction.

    Attributes:
        entries: acts, of any stream.
        definitions: the instruments that they refer to.
        drafts: unfinished lines; None takes one away.
        files: what entries name by its SHA-256.
        sheets: sheets of pairs, each in the place of what its owner had before.
        backed_up: says that a backup holds all there was after so many changes; see `Writer.changes`.
    """

    entries: tuple[Entry, ...] = ()
    definitions: tuple[Instrument, ...] = ()
    drafts: tuple[tuple[DraftKey, Draft | None], ...] = ()
    files: tuple[bytes, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    backed_up: int | None = None

    @property
    def is_change(self) -> bool:
        """Whether the library is another one with this in it."""
        return bool(self.entries or self.definitions or self.drafts or self.files or self.sheets)

    @property
    def line_of(self) -> DraftKey | None:
        """The unfinished line that is all that this holds, or None where it holds something else."""
        if self.entries or self.definitions or self.files or self.sheets or len(self.drafts) != 1:
            return None
        return self.drafts[0][0]

    @property
    def since(self) -> datetime | None:
        """When the first of what this holds was done, or None where it holds nothing that was."""
        moments = [entry.at for entry in self.entries] + [draft.at for _, draft in self.drafts if draft]
        return min(moments, default=None)


class Recent:
    """The last acts that were committed, and the unfinished lines as they were left.

    A stick that was pulled out may lack what it had said to have, and a folder may have been put back from a copy;
    written again, all this is there, and what was there stays as it is.
    """

    def __init__(self) -> None:
        self._batches: deque[Batch] = deque(maxlen=_BATCHES_KEPT)
        self._drafts: dict[DraftKey, Draft | None] = {}
        self._sheets: dict[tuple[UUID, UUID], Sheet] = {}

    def keep(self, batch: Batch) -> None:
        """Remember what was committed; what is more than acts by hand came from a file, which is still there."""
        self._drafts.update(batch.drafts)
        self._sheets.update({(sheet.session, sheet.owner): sheet for sheet in batch.sheets})
        if 0 < len(batch.entries) <= _BY_HAND or (batch.entries and batch.sheets):
            self._batches.append(batch)

    def batches(self) -> Iterator[Batch]:
        """Yield what to write again, in order; last the lines and sheets as they were left."""
        yield from self._batches
        yield Batch(drafts=tuple(self._drafts.items()), sheets=tuple(self._sheets.values()))
