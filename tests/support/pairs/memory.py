"""A library without a disk, for tests of a pair, so that many of them are made in no time."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from observatie.domain.acts.entries import Entry
from observatie.domain.journal.journal import Journal
from observatie.domain.journal.register import Register
from observatie.domain.journal.scribe import Scribe
from observatie.domain.pair.pair import Pair, summarise_pair
from observatie.store.sheets import Sheet

DONE: "Future[None]" = Future()
DONE.set_result(None)


@dataclass
class Memory:
    """What a pair and its files ask of a library."""

    scribe: Scribe = field(default_factory=lambda: Scribe(uuid4(), uuid4()))
    entries: dict[UUID, Entry] = field(default_factory=dict)
    kept: dict[tuple[UUID, UUID], Sheet] = field(default_factory=dict)
    definitions: dict[str, Any] = field(default_factory=dict)
    own: UUID = field(default_factory=uuid4)

    def append(
        self, entries: Sequence[Entry], definitions=(), *, ends=None, sheets=(), files=()
    ) -> "Future[None]":
        for entry in entries:
            self.entries.setdefault(entry.id, entry)
        self.definitions |= {each.hash: each for each in definitions}
        self.kept |= {(each.session, each.owner): each for each in sheets}
        return DONE

    def recorded(self, stream: UUID) -> list[Entry]:
        return [entry for entry in self.entries.values() if entry.stream == stream]

    def _journal(self, stream: UUID) -> Journal:
        return Journal(stream, self.recorded(stream))

    def register(self) -> Register:
        return Register(self._journal(self.own))

    def pair(self, session: UUID) -> Pair:
        return Pair(self._journal(session))

    def pairs(self):
        """Return what a list shows."""
        streams = {entry.stream for entry in self.entries.values()} - {self.own}
        return [found for each in sorted(streams) if (found := summarise_pair(self.pair(each)))]

    def sheets(self, session: UUID) -> dict[UUID, Sheet]:
        return {owner: sheet for (of, owner), sheet in self.kept.items() if of == session}

    def definition_of(self, ref):
        return self.definitions[ref.hash] if ref else None
