"""What can be taken with Tab at the place where one types: an item, a command, a phase, a counter."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from observatie.domain.acts.acts import ItemRef
from observatie.domain.folding import folded
from observatie.domain.labels import Label
from observatie.domain.lesson.commands import is_command, matching_commands
from observatie.domain.lesson.counting import names_of
from observatie.domain.lesson.lesson_phases import matching_phases
from observatie.domain.lesson.line import tag_in_hand
from observatie.domain.lesson.tags import Tag, complete, find_tag, labels_of, likely
from observatie.domain.visit.visit import Visit

MOST = 5
"""How many are offered at a time: more are not read while one types."""


@dataclass(frozen=True)
class Offer:
    """Something that can be taken.

    Attributes:
        label: how it is shown beside the others.
        fragment: what was typed of it, which stands before the cursor.
        text: what comes in the place of the fragment.
        item: the item that it is, or None.
    """

    label: Label
    fragment: str
    text: str
    item: Tag | None = None


def offers(to_cursor: str, visit: Visit, tags: Mapping[str, Tag], phases: Sequence[str]) -> list[Offer]:
    """Return what the text before the cursor can become, the likeliest first and MOST at most."""
    fragment = tag_in_hand(to_cursor)
    if fragment is not None:
        return [] if find_tag(fragment, tags) else _items(fragment, complete(fragment, *in_visit(visit, tags)))
    if not is_command(to_cursor):
        return []
    word, space, rest = to_cursor.partition(" ")
    word = word.lower()
    if not space:
        return _words(to_cursor, (f"{command.word} " for command in matching_commands(to_cursor)))
    if word == "/fase":
        return _words(rest, matching_phases(rest, phases))
    if word == "/turf":
        named = [name for name in names_of(visit.settings) if name and folded(name).startswith(folded(rest))]
        return _words(rest, named)
    return []


def _words(fragment: str, texts: Iterable[str]) -> list[Offer]:
    return [Offer(Label(text.strip()), fragment, text) for text in texts if text != fragment][:MOST]


def in_visit(
    visit: Visit, tags: Mapping[str, Tag]
) -> tuple[Collection[Tag], dict[ItemRef, int], tuple[ItemRef, ...]]:
    """Return the items, how much was noted for each in a visit, and which are its focus."""
    return tags.values(), {tag.ref: visit.evidence(tag.ref) for tag in tags.values()}, visit.settings.focus or ()


def _items(fragment: str, found: Sequence[Tag]) -> list[Offer]:
    shown = found[:MOST]
    labels = labels_of(shown)
    return [Offer(label, fragment, f"{tag.name} ", tag) for label, tag in zip(labels, shown, strict=True)]


def offers_instead(word: str, visit: Visit, tags: Mapping[str, Tag]) -> list[Offer]:
    """Return the items that a word behind a `#`, which is entered already, may have meant."""
    return _items(word, likely(word, *in_visit(visit, tags)))
