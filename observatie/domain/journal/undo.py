"""Undo and redo as corrections: what can be undone is read from the journal, so a restart loses nothing.

An undo writes the inverse of an act with `undoes`; a redo is the undo of an undo. Undo reaches one's own
acts in this stream only, and on a screen those that are done there: what is undone unseen is a surprise later.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from uuid import UUID

from observatie.domain.acts.acts import Sample, VisitSet
from observatie.domain.acts.entries import Act, Amend, Correction, Entry, Restore, Retract, id_after
from observatie.domain.journal.journal import Journal, correction_of


@dataclass(frozen=True)
class UndoScope:
    """Which acts undo reaches in one place.

    Attributes:
        made: the kinds of which an entry itself is undone.
        corrected: the kinds of which a correction is undone; a note is made in the lesson and linked after it.
        in_lesson_settings: whether what was set in the middle of a lesson is undone.
    """

    made: frozenset[str]
    corrected: frozenset[str]
    in_lesson_settings: bool = False

    @classmethod
    def of(cls, *kinds: str) -> "UndoScope":
        """Return the scope of what is made and corrected in the same place."""
        return cls(frozenset(kinds), frozenset(kinds))

    def __or__(self, other: "UndoScope") -> "UndoScope":
        settings = self.in_lesson_settings or other.in_lesson_settings
        return UndoScope(self.made | other.made, self.corrected | other.corrected, settings)


_LESSON_KINDS = frozenset({"note", "phase", "count", "sample", "legend"})
_REVIEW_KINDS = frozenset({"answer", "heard", "finding"})

IN_LESSON = UndoScope(_LESSON_KINDS, _LESSON_KINDS, in_lesson_settings=True)
"""Observeren. What was prepared before the lesson is not undone: it is changed where it was set."""

IN_REVIEW = UndoScope(_REVIEW_KINDS, _REVIEW_KINDS | {"note"})
"""Uitwerken. The notes stand there too, and what is changed in them; that they were written is of the lesson."""

IN_TALK = UndoScope.of("agreement", "follow_up", "reaction", "consent")
"""Nagesprek."""

ANYWHERE = IN_LESSON | IN_REVIEW | IN_TALK
"""Acts whose inverse is harmless; a lesson that began or a report that was settled is not undone so."""

UNDOABLE_KINDS = ANYWHERE.made


@dataclass(frozen=True)
class Undoable:
    """An act that can be undone, or redone.

    Attributes:
        act: the entry that the user did (never an undo).
        target: the entry whose inverse brings it about: the act itself, or the undo of it.
        also: what was done together with it and goes with it, in the order in which that is turned back.
    """

    act: Entry
    target: Entry
    also: "tuple[Undoable, ...]" = ()

    @property
    def all(self) -> "tuple[Undoable, ...]":
        """What is turned back, itself first."""
        return (self, *self.also)


class UndoHistory:
    """What one author did in one stream, and what of it, within a scope, can be undone and redone.

    It follows a journal entry by entry; entries of others are passed over.
    """

    def __init__(self, journal: Journal, author: UUID, scope: UndoScope = ANYWHERE) -> None:
        self._author = author
        self._scope = scope
        self._done: list[Entry] = []
        self._undone: list[Undoable] = []
        for entry in journal.entries():
            self.follow(entry, journal)

    def follow(self, entry: Entry, journal: Journal) -> None:
        """Take in the next entry of the journal, in the common order."""
        if entry.author != self._author:
            return
        correction = correction_of(entry)
        undoes = correction.undoes if correction else None
        if undoes is None:
            if self._undoable(entry, journal):
                self._done.append(entry)
                self._undone.clear()
            return
        redone = next((pair for pair in self._undone if pair.target.id == undoes), None)
        if redone is not None:
            self._undone.remove(redone)
            self._done.append(redone.act)
            return
        act = next((done for done in reversed(self._done) if done.id == undoes), None)
        if act is not None:
            self._done.remove(act)
            self._undone.append(Undoable(act, entry))

    def _undoable(self, entry: Entry, journal: Journal) -> bool:
        correction = correction_of(entry)
        if correction is None:
            # A question that nobody answered was written down by the program, and is no act of hers.
            unanswered = isinstance(entry.payload, Sample) and entry.payload.at_work is None
            # What is set in the middle of a lesson is an act in it; what was prepared is not.
            if isinstance(entry.payload, VisitSet):
                return entry.lesson_ms is not None and self._scope.in_lesson_settings
            return entry.payload.kind in self._scope.made and not unanswered
        original = journal.entry(correction.original)
        return original is not None and original.payload.kind in self._scope.corrected

    @property
    def to_undo(self) -> Undoable | None:
        """The act that undo would undo, with what was done together with it, or None."""
        return Undoable(self._done[-1], self._done[-1], tuple(self._done_with_last())) if self._done else None

    def _done_with_last(self) -> Iterator[Undoable]:
        for act, before in pairwise(reversed(self._done)):
            if act.id != id_after(before.id):
                return
            yield Undoable(before, before)

    @property
    def to_redo(self) -> Undoable | None:
        """The act that redo would do again, with what was done together with it, or None."""
        return replace(self._undone[-1], also=tuple(self._undone_with_last())) if self._undone else None

    def _undone_with_last(self) -> Iterator[Undoable]:
        for undone, before in pairwise(reversed(self._undone)):
            if before.act.id != id_after(undone.act.id):
                return
            yield before


class UndoHistories:
    """The histories of one author in one stream, by scope.

    Each is read when it is first asked for: that goes through all that was done, and opening a visit must not.
    """

    def __init__(self, journal: Journal, author: UUID) -> None:
        self._journal = journal
        self._author = author
        self._known: dict[UndoScope, UndoHistory] = {}

    def within(self, scope: UndoScope) -> UndoHistory:
        """Return the history of a scope."""
        if scope not in self._known:
            self._known[scope] = UndoHistory(self._journal, self._author, scope)
        return self._known[scope]

    def follow(self, entry: Entry) -> None:
        """Take in the next entry of the journal, in the common order."""
        for history in self._known.values():
            history.follow(entry, self._journal)

    def forget(self) -> None:
        """Read all of it again when it is asked for next."""
        self._known.clear()


def inverse(journal: Journal, entry: Entry) -> Correction:
    """Return the correction that gives the state there would be without `entry`."""
    correction = correction_of(entry)
    if correction is None:
        return Retract(original=entry.id, undoes=entry.id)
    said, stands = journal.said_without(entry)
    if isinstance(correction, Amend):
        return Amend(original=said.id, act=said.act, lesson_ms=said.lesson_ms, undoes=entry.id)
    return (Restore if stands else Retract)(original=said.id, undoes=entry.id)


def shown_act(journal: Journal, undoable: Undoable) -> tuple[Act, int | None]:
    """Return the act and lesson time by which an undo or redo is put into words ("notitie 18′15″").

    As it is shown now, or was shown last where it does not stand.
    """
    correction = correction_of(undoable.act)
    said, _ = journal.said(correction.original if correction else undoable.act.id)
    return said.act, said.lesson_ms
