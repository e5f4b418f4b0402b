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
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple
from uuid import UUID

from observatie.domain.conversation import ReportStatus, StatusSet
from observatie.domain.entries import Act, Amend, Correction, Entry, Restore, Retract
from observatie.errors import BugError

_order = attrgetter("order")
_CORRECTIONS = (Amend, Retract, Restore)


class Standing(NamedTuple):
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


def _uncorrected(entry: Entry) -> Standing | None:
    """Return what an entry says by itself; a correction says nothing, so that what names one never counts."""
    return None if isinstance(entry.payload, _CORRECTIONS) else Standing(entry, entry.payload, entry.lesson_ms)


def _fold(original: Standing, corrections: Sequence[Entry], undoing: UUID | None = None) -> tuple[Standing, bool]:
    """Return what an original says and whether it stands, as if `undoing` were undone after all else."""
    said, stands = original, True
    if _is_final(original.act):
        return said, stands
    for correction in _in_force(original.id, corrections, undoing):
        if isinstance(correction, Amend):
            said = Standing(original.entry, correction.act, correction.lesson_ms)
        else:
            stands = isinstance(correction, Restore)
    return said, stands


def _is_final(act: Act) -> bool:
    # Whatever machine says otherwise: a report that was handed over as settled cannot be made undone.
    return isinstance(act, StatusSet) and act.status is ReportStatus.SETTLED


def _in_force(original: UUID, corrections: Sequence[Entry], undoing: UUID | None) -> Iterator[Correction]:
    made = [(entry.id, correction) for entry in corrections if (correction := correction_of(entry))]
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
        self._corrections: dict[UUID, list[Entry]] = {}
        self._standing: defaultdict[str, list[Standing]] = defaultdict(list)
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
        # The same as adding one by one, at the cost of one sort at most: opening a long visit must not be felt.
        in_order = True
        originals: list[Standing] = []
        for entry in entries:
            in_order = in_order and entry.seq > self.highest_seq
            if self._file(entry) and not isinstance(entry.payload, _CORRECTIONS):
                originals.append(Standing(entry, entry.payload, entry.lesson_ms))
        for original in originals:
            said = self.find(original.entry.id) if original.entry.id in self._corrections else original
            if said is not None:
                self._standing[said.act.kind].append(said)
        if not in_order:
            for standings in self._standing.values():
                standings.sort(key=_order)

    def _file(self, entry: Entry) -> bool:
        """Keep an entry, and return whether it is new."""
        if entry.stream.int != self.stream.int:
            raise BugError(f"entry {entry.id} belongs to stream {entry.stream}, not to {self.stream}")
        if entry.id in self._entries:
            return False
        self._entries[entry.id] = entry
        if entry.seq > self.highest_seq:
            self.highest_seq = entry.seq
        payload = entry.payload
        # One that names itself is the original of nothing.
        if isinstance(payload, _CORRECTIONS) and payload.original != entry.id:
            insort(self._corrections.setdefault(payload.original, []), entry, key=_order)
        return True

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
            standing = self._standing[after.act.kind]
            if standing and standing[-1].order > after.order:
                insort(standing, after, key=_order)
            else:
                standing.append(after)

    def forget(self, entries: Collection[UUID]) -> None:
        """Go on as if these entries, and every correction of them, had never arrived; no number is used again."""
        for entry in self.entries():
            if entry.id in entries or original_of(entry) in entries:
                self._forget(entry)

    def _forget(self, entry: Entry) -> None:
        target = original_of(entry)
        before = self.find(target)
        del self._entries[entry.id]
        if target != entry.id:
            corrections = self._corrections[target]
            corrections.remove(entry)
            if not corrections:
                del self._corrections[target]
        self._replace(before, self.find(target))

    def find(self, original: UUID) -> Standing | None:
        """Return what the original says now, or None where it does not stand."""
        entry, corrections = self._entries.get(original), self._corrections.get(original)
        uncorrected = _uncorrected(entry) if entry is not None else None  # its corrections wait for it
        if uncorrected is None or corrections is None:
            return uncorrected
        said, stands = _fold(uncorrected, corrections)
        return said if stands else None

    def stands(self, original: UUID) -> bool:
        """Return whether the original stands."""
        if original in self._corrections:
            return self.find(original) is not None
        entry = self._entries.get(original)
        return entry is not None and not isinstance(entry.payload, _CORRECTIONS)

    def standing(self, *kinds: str) -> Iterator[Standing]:
        """Yield what stands of these kinds, kind by kind, each in the common order."""
        for kind in kinds:
            yield from self._standing.get(kind, ())

    def fallen(self, kind: str) -> list[Standing]:
        """Return what was of this kind and no longer stands, with what it said last, in the common order."""
        gone: list[Standing] = []
        for original, corrections in self._corrections.items():
            entry = self._entries.get(original)
            uncorrected = _uncorrected(entry) if entry is not None and entry.payload.kind == kind else None
            if uncorrected is not None:
                said, stands = _fold(uncorrected, corrections)
                gone += [] if stands else [said]
        return sorted(gone, key=_order)

    def last(self, kind: str) -> Standing | None:
        """Return the last of this kind that stands, or None."""
        standing = self._standing.get(kind)
        return standing[-1] if standing else None

    def count(self, kind: str) -> int:
        """Return how many of this kind stand."""
        return len(self._standing.get(kind, ()))

    def said_without(self, correction: Entry) -> tuple[Standing, bool]:
        """Return what a correction's original would say, and whether it would stand, without that correction."""
        return self.said(original_of(correction), undoing=correction.id)

    def said(self, original: UUID, undoing: UUID | None = None) -> tuple[Standing, bool]:
        """Return what an original says, or said last, and whether it stands, as if `undoing` were undone.

        Raises BugError where it has not arrived.
        """
        entry = self._entries.get(original)
        uncorrected = _uncorrected(entry) if entry is not None else None
        if uncorrected is None:
            raise BugError(f"the original {original} has not arrived")
        return _fold(uncorrected, self._corrections.get(original, ()), undoing)


def original_of(entry: Entry) -> UUID:
    """Return the id of the entry that this one is about: for a correction its original, else its own."""
    return entry.payload.original if isinstance(entry.payload, _CORRECTIONS) else entry.id


def correction_of(entry: Entry) -> Correction | None:
    """Return the payload where the entry is a correction, else None."""
    return entry.payload if isinstance(entry.payload, _CORRECTIONS) else None
