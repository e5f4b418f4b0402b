"""The journal of one stream: entries in, what stands out.

It is a fold that grows: adding entries in any order, each as often as you like, ends in the same state. A
correction has two sides, what the original says and whether it stands; on each side the last word in the
common order wins, so that a note that one machine took away does not come back because another corrected its
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
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from observatie.domain.acts.conversation import ReportStatus, StatusSet
from observatie.domain.acts.entries import Act, Amend, Correction, Entry, Payload, Restore, Retract
from observatie.domain.errors import BugError

if TYPE_CHECKING:
    from typing_extensions import TypeIs

_order = attrgetter("order")
_CORRECTIONS = frozenset((Amend, Retract, Restore))


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


class Version(NamedTuple):
    """What an entry said from one moment on: what it said, and the entry by which it came to say so."""

    said: Standing
    by: Entry


@dataclass(frozen=True)
class Change:
    """What adding one entry did to what stands: `before` and `after` are None where nothing stood or stands."""

    id: UUID
    before: Standing | None
    after: Standing | None


def _is_correction(payload: Payload) -> "TypeIs[Correction]":
    # For a payload that is none, `isinstance` takes ten times as long.
    return type(payload) in _CORRECTIONS


def _uncorrected(entry: Entry) -> Standing | None:
    """Return what an entry says by itself; a correction says nothing, so that what names one never counts."""
    return None if _is_correction(entry.payload) else Standing(entry, entry.payload, entry.lesson_ms)


def _fold(original: Standing, corrections: Sequence[Entry], undoing: UUID | None = None) -> tuple[Standing, bool]:
    """Return what an original says and whether it stands, as if `undoing` were undone after all else."""
    said, stands = original, True
    if _is_final(original.act):
        return said, stands
    for _, correction in _in_force(original.id, corrections, undoing):
        # By the type, as in `_is_correction`.
        if type(correction) is Amend:
            said = Standing(original.entry, correction.act, correction.lesson_ms)
        else:
            stands = type(correction) is Restore
    return said, stands


def _is_final(act: Act) -> bool:
    # Whatever machine says otherwise: a report that was handed over as settled cannot be made undone.
    return type(act) is StatusSet and act.status is ReportStatus.SETTLED


def _in_force(
    original: UUID, corrections: Sequence[Entry], undoing: UUID | None
) -> list[tuple[Entry, Correction]]:
    made = [(entry, entry.payload) for entry in corrections if _is_correction(entry.payload)]
    steps = [(entry.id, correction.undoes) for entry, correction in made if correction.undoes]
    if not steps and undoing is None:  # as nearly always
        return made
    undone = _undone([*steps, (undoing, undoing)] if undoing else steps)
    return [
        (entry, correction)
        for entry, correction in made
        # By hand: unless it was undone. An undo: only where it took the original itself away.
        if (entry.id not in undone if correction.undoes is None else undone.get(original) == entry.id)
    ]


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
        # By the number of each id: a UUID is hashed and compared in Python, which a long visit would feel.
        self._entries: dict[int, Entry] = {}
        self._corrections: dict[int, list[Entry]] = {}
        self._standing: defaultdict[str, list[Standing]] = defaultdict(list)
        self._take(entries)

    def __contains__(self, entry_id: UUID) -> bool:
        return entry_id.int in self._entries

    def __len__(self) -> int:
        return len(self._entries)

    def entry(self, entry_id: UUID) -> Entry | None:
        """Return the entry with this id, corrections included, or None where it has not arrived."""
        return self._entries.get(entry_id.int)

    def entries(self) -> list[Entry]:
        """Return every entry in the common order."""
        return sorted(self._entries.values(), key=_order)

    def _take(self, entries: Iterable[Entry]) -> None:
        # The same as adding one by one, in one pass and at the cost of one sort at most, and without a call for
        # each entry: opening a long visit must not be felt.
        stream, known, highest, in_order = self.stream.int, self._entries, 0, True
        found: defaultdict[str, dict[int, Standing]] = defaultdict(dict)
        for entry in entries:
            number, seq, payload = entry.id.int, entry.seq, entry.payload
            if number in known:
                continue
            if entry.stream.int != stream:
                raise self._stranger(entry)
            known[number] = entry
            if seq > highest:
                highest = seq
            else:
                in_order = False
            if _is_correction(payload):
                self._file_correction(entry)
            else:
                found[payload.kind][number] = Standing(entry, payload, entry.lesson_ms)
        self.highest_seq = highest
        in_order = self._correct(found) and in_order
        for kind, standings in found.items():
            self._standing[kind] += standings.values()
            if not in_order:
                self._standing[kind].sort(key=_order)

    def _correct(self, found: dict[str, dict[int, Standing]]) -> bool:
        """Let what was found say what its corrections say; return whether it is still in the same order."""
        in_order = True
        for number, corrections in self._corrections.items():
            entry = self._entries.get(number)
            if entry is None or _is_correction(entry.payload):
                continue
            kind = entry.payload.kind
            said, stands = _fold(found[kind][number], corrections)
            if not stands or said.act.kind != kind:
                del found[kind][number]
            if stands:
                found[said.act.kind][number] = said
                in_order = in_order and said.act.kind == kind
        return in_order

    def _stranger(self, entry: Entry) -> BugError:
        return BugError(f"entry {entry.id} belongs to stream {entry.stream}, not to {self.stream}")

    def _file(self, entry: Entry) -> None:
        if entry.stream.int != self.stream.int:
            raise self._stranger(entry)
        if entry.id.int not in self._entries:
            self._entries[entry.id.int] = entry
            self.highest_seq = max(self.highest_seq, entry.seq)
            if _is_correction(entry.payload):
                self._file_correction(entry)

    def _file_correction(self, entry: Entry) -> None:
        original = original_of(entry).int
        if original == entry.id.int:  # one that names itself is the original of nothing
            return
        if original in self._corrections:
            insort(self._corrections[original], entry, key=_order)
        else:
            self._corrections[original] = [entry]

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
        del self._entries[entry.id.int]
        if target != entry.id:
            corrections = self._corrections[target.int]
            corrections.remove(entry)
            if not corrections:
                del self._corrections[target.int]
        self._replace(before, self.find(target))

    def find(self, original: UUID) -> Standing | None:
        """Return what the original says now, or None where it does not stand."""
        entry, corrections = self._entries.get(original.int), self._corrections.get(original.int)
        uncorrected = _uncorrected(entry) if entry is not None else None  # its corrections wait for it
        if uncorrected is None or corrections is None:
            return uncorrected
        said, stands = _fold(uncorrected, corrections)
        return said if stands else None

    def stands(self, original: UUID) -> bool:
        """Return whether the original stands."""
        if original.int in self._corrections:
            return self.find(original) is not None
        entry = self._entries.get(original.int)
        return entry is not None and not _is_correction(entry.payload)

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
        entry = self._entries.get(original.int)
        uncorrected = _uncorrected(entry) if entry is not None else None
        if uncorrected is None:
            raise BugError(f"the original {original} has not arrived")
        return _fold(uncorrected, self._corrections.get(original.int, ()), undoing)

    def versions(self, original: UUID) -> list[Version]:
        """Return what an original said at first and after each correction of it that was not undone, in order;
        nothing where it has not arrived."""
        entry = self._entries.get(original.int)
        uncorrected = _uncorrected(entry) if entry is not None else None
        if entry is None or uncorrected is None:
            return []
        found = [Version(uncorrected, entry)]
        for by, correction in _in_force(original, self._corrections.get(original.int, ()), None):
            if isinstance(correction, Amend):
                found.append(Version(Standing(entry, correction.act, correction.lesson_ms), by))
        return found


def original_of(entry: Entry) -> UUID:
    """Return the id of the entry that this one is about: for a correction its original, else its own."""
    return entry.payload.original if _is_correction(entry.payload) else entry.id


def correction_of(entry: Entry) -> Correction | None:
    """Return the payload where the entry is a correction, else None."""
    return entry.payload if _is_correction(entry.payload) else None
