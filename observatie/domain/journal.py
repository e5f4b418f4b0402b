"""The journal of one stream: entries in, what stands out.

It is a fold that grows: adding entries in any order, each as often as you like, ends in the same state. A
correction has two sides, what the original says and whether it stands; on each side the last word in the
common order wins, so that a note that one machine took away does not come back because another mended its
spelling. A correction whose original has not arrived waits for it.

An undo counts by the act that it undoes, which is then left out of the fold, and a redo puts it in again; what
they say is for the reader of the trail. So an undo takes back one's own act and nothing else, however many
undos lie in between and whatever another machine wrote meanwhile.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from uuid import UUID

from observatie.domain.entries import Act, Amend, Correction, Entry, Restore
from observatie.errors import BugError

_order = attrgetter("order")


@dataclass(frozen=True)
class Standing:
    """What an entry says now.

    Attributes:
        entry: the entry as it was first made.
        act: what it says after its corrections.
        lesson_ms: where it is in the lesson after its corrections.
    """

    entry: Entry
    act: Act
    lesson_ms: int | None

    @property
    def id(self) -> UUID:
        """The id of the original entry, by which everything refers to it."""
        return self.entry.id

    @property
    def order(self) -> tuple[int, int, int]:
        """The common order, which is that of the original."""
        return self.entry.order

    @property
    def amended(self) -> bool:
        """Whether it says something else than at first."""
        return self.act != self.entry.payload or self.lesson_ms != self.entry.lesson_ms

    @property
    def shown_order(self) -> tuple[int, tuple[int, int, int]]:
        """The order on screen and paper: (lesson time, seq)."""
        return (self.lesson_ms or 0, self.entry.order)


@dataclass(frozen=True)
class Change:
    """What adding one entry did to what stands: `before` and `after` are None where nothing stood or stands."""

    id: UUID
    before: Standing | None
    after: Standing | None


@dataclass
class _Original:
    entry: Entry | None = None
    corrections: list[Entry] = field(default_factory=list[Entry])

    def standing(self) -> Standing | None:
        said, stands = self.fold()
        return said if stands else None

    def fold(self, undoing: UUID | None = None) -> tuple[Standing | None, bool]:
        """Return what it says and whether it stands, as if `undoing` were undone after all else."""
        if self.entry is None or isinstance(self.entry.payload, Correction):
            return None, False  # its corrections wait for it, or name a correction and never count
        said, stands = Standing(self.entry, self.entry.payload, self.entry.lesson_ms), True
        for correction in self._in_force(self.entry.id, undoing) if self.corrections else ():
            if isinstance(correction, Amend):
                said = Standing(self.entry, correction.act, correction.lesson_ms)
            else:
                stands = isinstance(correction, Restore)
        return said, stands

    def _in_force(self, original: UUID, undoing: UUID | None) -> Iterator[Correction]:
        made = [(entry.id, correction) for entry in self.corrections if (correction := correction_of(entry))]
        steps = [(step, correction.undoes) for step, correction in made if correction.undoes]
        undone = _undone([*steps, (undoing, undoing)] if undoing else steps)
        for step, correction in made:
            # By hand: unless it was undone. An undo: only where it took the original itself away.
            in_force = step not in undone if correction.undoes is None else undone.get(original) == step
            if in_force:
                yield correction


def _undone(steps: Iterable[tuple[UUID, UUID]]) -> dict[UUID, UUID]:
    """Return each act that is undone with its last undo, from the undos and redos and what each undoes."""
    act_of: dict[UUID, UUID] = {}
    undone: dict[UUID, UUID] = {}
    for step, target in steps:
        if target in act_of:  # the undo of an undo is a redo
            undone.pop(act_of[target], None)
        else:
            act_of[step] = target
            undone[target] = step
    return undone


class Journal:
    """All entries of one stream that have arrived, and what stands of them.

    Attributes:
        stream: its id.
        highest_seq: the highest number seen; a new entry gets one more.
    """

    def __init__(self, stream: UUID, entries: Iterable[Entry] = ()) -> None:
        self.stream = stream
        self.highest_seq = 0
        self._entries: dict[UUID, Entry] = {}
        self._originals: dict[UUID, _Original] = {}
        self._standing: dict[str, list[Standing]] = {}
        self._take(entries)

    def __contains__(self, entry_id: UUID) -> bool:
        return entry_id in self._entries

    def __len__(self) -> int:
        return len(self._entries)

    def entry(self, entry_id: UUID) -> Entry | None:
        """Return the entry with this id, corrections included, or None where it has not arrived."""
        return self._entries.get(entry_id)

    def entries(self) -> list[Entry]:
        """Return every entry in the common order."""
        return sorted(self._entries.values(), key=_order)

    def _take(self, entries: Iterable[Entry]) -> None:
        # The same as adding one by one, at the cost of one sort: opening a long visit must not be felt.
        for entry in entries:
            self._file(entry)
        for original in self._originals.values():
            standing = original.standing()
            if standing is not None:
                self._standing.setdefault(standing.act.kind, []).append(standing)
        for standings in self._standing.values():
            standings.sort(key=_order)

    def _file(self, entry: Entry) -> None:
        if entry.stream != self.stream:
            raise BugError(f"entry {entry.id} belongs to stream {entry.stream}, not to {self.stream}")
        if entry.id in self._entries:
            return
        self._entries[entry.id] = entry
        self.highest_seq = max(self.highest_seq, entry.seq)
        target = original_of(entry)
        original = self._originals.get(target)
        if original is None:
            original = self._originals[target] = _Original()
        if target == entry.id:
            original.entry = entry
        else:
            insort(original.corrections, entry, key=_order)

    def add(self, entry: Entry) -> Change | None:
        """Take an entry in, and return what changed; None where it was here already or changes nothing yet."""
        target = original_of(entry)
        before = self.find(target)
        self._file(entry)
        after = self.find(target)
        if before == after:
            return None
        self._replace(before, after)
        return Change(target, before, after)

    def _replace(self, before: Standing | None, after: Standing | None) -> None:
        if before is not None:
            standing = self._standing[before.act.kind]
            del standing[bisect_left(standing, before.order, key=_order)]
        if after is not None:
            insort(self._standing.setdefault(after.act.kind, []), after, key=_order)

    def find(self, original: UUID) -> Standing | None:
        """Return what the original says now, or None where it does not stand."""
        known = self._originals.get(original)
        return known.standing() if known else None

    def standing(self, *kinds: str) -> Iterator[Standing]:
        """Yield what stands of these kinds, kind by kind, each in the common order."""
        for kind in kinds:
            yield from self._standing.get(kind, ())

    def last(self, kind: str) -> Standing | None:
        """Return the last of this kind that stands, or None."""
        standing = self._standing.get(kind)
        return standing[-1] if standing else None

    def count(self, kind: str) -> int:
        """Return how many of this kind stand."""
        return len(self._standing.get(kind, ()))

    def said_without(self, correction: Entry) -> tuple[Standing, bool]:
        """Return what a correction's original would say, and whether it would stand, without that correction."""
        said, stands = self._originals[original_of(correction)].fold(undoing=correction.id)
        if said is None:
            raise BugError(f"the original of correction {correction.id} has not arrived")
        return said, stands


def original_of(entry: Entry) -> UUID:
    """Return the id of the entry that this one is about: for a correction its original, else its own."""
    return entry.payload.original if isinstance(entry.payload, Correction) else entry.id


def correction_of(entry: Entry) -> Correction | None:
    """Return the payload where the entry is a correction, else None."""
    return entry.payload if isinstance(entry.payload, Correction) else None
