"""Words behind a `#` that became no item: which there are, what they may mean, and how they read until then.

A word begins with a letter: `#3` is a number and `C#` a language, and neither waits for anything.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from observatie.domain import lesson_time
from observatie.domain.acts.acts import ItemRef, Note
from observatie.domain.folding import folded
from observatie.domain.journal.journal import Standing
from observatie.domain.lesson.line import without_tags
from observatie.domain.lesson.tags import Tag, find_tag, is_called, likely
from observatie.domain.visit.visit import Visit
from observatie.domain.visit.wording import TAG, listed


def unresolved(note: Note, tags: Mapping[str, Tag]) -> tuple[str, ...]:
    """Return the words behind a `#` in the text of a note that point at no item of the note, each once."""
    words = dict.fromkeys(match[1] for match in TAG.finditer(note.text) if match[1][0].isalpha())
    return tuple(word for word in words if not _points(note, find_tag(word, tags)))


def unresolved_words(word: str) -> str:
    """Return the sentence for a word behind a `#` that was entered and points at nothing."""
    return f"“#{word}” is geen onderdeel en staat nu als woord in de notitie."


def _points(note: Note, tag: Tag | None) -> bool:
    return tag is not None and tag.ref in note.items


def resolved(note: Note, word: str, tag: Tag) -> Note:
    """Return a note that points at the item which a word behind a `#` meant.

    The word goes where the item is called so, as it does in a line that is entered; another word is part of
    what was written, and stays without its `#`. A note that said nothing else keeps the item as its text.
    """
    if is_called(word, tag):
        text = _tidy(without_tags(note.text, lambda each: folded(each) == folded(word)))
    else:
        text = TAG.sub(lambda match: match[1] if folded(match[1]) == folded(word) else match[0], note.text)
    items = tuple(dict.fromkeys((*note.items, tag.ref)))
    return note.model_copy(update={"text": text or f"#{tag.name}", "items": items})


def _tidy(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


@dataclass(frozen=True)
class LinkedNote:
    """A note that was linked to an item: what it says now, and the words that lost their `#` by it."""

    note: Note
    plain: tuple[str, ...] = ()


def linked(note: Note, ref: ItemRef, tags: Mapping[str, Tag]) -> LinkedNote:
    """Return a note that is linked to an item, and of which the words behind a `#` that may have meant it wait for
    nothing any more: those, or the only one there is."""
    pointing = note.model_copy(update={"items": tuple(dict.fromkeys((*note.items, ref)))})
    tag = next((each for each in tags.values() if each.ref == ref), None)
    if tag is None:
        return LinkedNote(pointing)
    waiting = unresolved(note, tags)
    meant = [word for word in waiting if tag in likely(word, tags.values(), {})]
    done = meant or (waiting if len(waiting) == 1 else ())
    for word in done:
        pointing = resolved(pointing, word, tag)
    return LinkedNote(pointing, tuple(word for word in done if not is_called(word, tag)))


def unresolved_in(visit: Visit, tags: Mapping[str, Tag]) -> Iterator[tuple[Standing, tuple[str, ...]]]:
    """Yield the notes that go into a report with such words in them, in the order of the lesson."""
    for standing in visit.shown("note"):
        if isinstance(standing.act, Note) and not standing.act.aside:
            words = unresolved(standing.act, tags)
            if words:
                yield standing, words


def waiting_words(visit: Visit, tags: Mapping[str, Tag]) -> str:
    """Return what `unresolved_in` finds as a list in a sentence, each word with its times: “#tempo” (3′05″)."""
    times: dict[str, list[str]] = {}
    for standing, words in unresolved_in(visit, tags):
        for word in words:
            times.setdefault(word, []).append(lesson_time.show(standing.lesson_ms or 0))
    return listed([f"“#{word}” ({listed(seen)})" for word, seen in times.items()])
