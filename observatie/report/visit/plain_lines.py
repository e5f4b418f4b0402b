"""The lines of a report as plain text that come back all over it: headings, notes, what was heard."""

from collections.abc import Iterable, Iterator

from observatie.domain import lesson_time
from observatie.domain.acts.acts import Mark, NoteType
from observatie.domain.visit.wording import MARKS, NOTE_TYPES
from observatie.report import words
from observatie.report.parts import HeardSeen, Seen

BELOW = "  "
"""What a line begins with that belongs to the one above it."""


def heading(text: str) -> Iterator[str]:
    """Yield a heading with air above it."""
    yield from ("", text.upper())


def subheading(text: str) -> Iterator[str]:
    """Yield the heading of a part of a chapter."""
    yield from ("", text)


def note(seen: Seen, *, tagged: bool = False, known: Mark | None = None) -> str:
    """Return a note behind its time, with the words of its signs; `tagged` and `known` are as on paper."""
    said = f"“{words.unquoted(seen.text)}”" if seen.type is NoteType.QUOTE else seen.text
    type_told = seen.type is NoteType.INTERPRETATION or (seen.type is NoteType.QUESTION and "?" not in said)
    signs = (
        f"({NOTE_TYPES[seen.type]})" if type_told else "",
        f"[{MARKS[seen.mark]}]" if seen.mark is not None and seen.mark is not known else "",
        words.ADDED_LATER if seen.added_later else "",
        f"[{' · '.join(seen.items)}]" if tagged and seen.items else "",
    )
    behind = " ".join(sign for sign in signs if sign)
    return f"{BELOW}{lesson_time.show(seen.lesson_ms)}  {said} {behind}".rstrip()


def notes(all_seen: Iterable[Seen]) -> Iterator[str]:
    """Yield notes, each on its line."""
    return (note(seen) for seen in all_seen)


def heard(all_heard: Iterable[HeardSeen]) -> Iterator[str]:
    """Yield what was heard or read, each behind where and when."""
    return (f"{BELOW}{words.heard_from(each)}: {each.text}" for each in all_heard)
