"""What a note said before it says what it says now: each earlier wording, whose it was and from when."""

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID

from observatie.domain import lesson_time
from observatie.domain.acts.acts import ItemRef, Note, NoteType
from observatie.domain.journal.journal import Journal, Standing, Version
from observatie.domain.lesson.tags import Tag
from observatie.domain.visit.wording import ASIDE, MARKS, NOTE_TYPES, clock, day


class Wording(NamedTuple):
    """One wording of a note: its time, sort, words and items, and whose it was and since when, for a reader."""

    words: str
    whose: str


class NoteHistory(NamedTuple):
    """The earlier wordings of a note, the first one first, and how it came to its present one; without earlier
    ones it was never changed."""

    earlier: tuple[Wording, ...] = ()
    present: str = ""

    @property
    def title(self) -> str:
        """How often it was changed: "3 keer gewijzigd"; "" where it never was."""
        return f"{len(self.earlier)} keer gewijzigd" if self.earlier else ""


def history_of(journal: Journal, note: UUID, tags: Iterable[Tag], name: Callable[[UUID], str]) -> NoteHistory:
    """Return what a note said before, corrections that were undone or that changed nothing left out.

    `name` tells who an author is.
    """
    names = {tag.ref: tag.name for tag in tags}
    said = [version for version in journal.versions(note) if isinstance(version.said.act, Note)]
    changes = [(before, after) for before, after in pairwise(said) if before.said != after.said]
    if not changes:
        return NoteHistory()

    def whose(version: Version) -> str:
        by = version.by
        return f"{name(by.author)}, {day(by.at)}, {clock(by.at)} uur"

    # Of those that say the same after each other the first one tells from when that was.
    firsts = [said[0], *(after for _, after in changes)]
    earlier = tuple(Wording(_words(version.said, names), whose(version)) for version in firsts[:-1])
    return NoteHistory(earlier, whose(firsts[-1]))


def _words(said: Standing, names: dict[ItemRef, str]) -> str:
    note = said.act
    assert isinstance(note, Note)
    sorts = [
        ASIDE if note.aside else "",
        NOTE_TYPES[note.type] if note.type is not NoteType.FACT else "",
        MARKS[note.mark] if note.mark is not None else "",
    ]
    items = [f"#{names.get(ref, ref.item)}" for ref in note.items]
    written = note.text.split()
    ends = " ".join([note.text, *(item for item in items if item not in written)])
    time = lesson_time.show(said.lesson_ms) if said.lesson_ms is not None else ""
    return " · ".join(part for part in (time, *sorts, ends) if part)
