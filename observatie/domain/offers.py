"""What can be taken with Tab at the place where one types: an item, a command, a phase, a counter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from observatie.domain.commands import is_command, matching_commands
from observatie.domain.counters import names_of
from observatie.domain.folding import folded
from observatie.domain.lesson_phases import matching_phases
from observatie.domain.line import tag_in_hand
from observatie.domain.tags import Tag, complete, find_tag
from observatie.domain.visit import Visit


@dataclass(frozen=True)
class Offer:
    """Something that can be taken.

    Attributes:
        label: how it is shown.
        fragment: what was typed of it, which stands before the cursor.
        text: what comes in the place of the fragment.
    """

    label: str
    fragment: str
    text: str


def offers(to_cursor: str, visit: Visit, tags: Mapping[str, Tag], phases: Sequence[str]) -> list[Offer]:
    """Return what the text before the cursor can become, the likeliest first."""
    fragment = tag_in_hand(to_cursor)
    if fragment is not None:
        return _items(fragment, visit, tags)
    if not is_command(to_cursor):
        return []
    word, space, rest = to_cursor.partition(" ")
    word = word.lower()
    if not space:
        return [Offer(command.word, to_cursor, f"{command.word} ") for command in matching_commands(to_cursor)]
    if word == "/fase":
        return [Offer(name, rest, name) for name in matching_phases(rest, phases) if name != rest]
    if word == "/turf":
        named = [name for name in names_of(visit.settings) if name and folded(name).startswith(folded(rest))]
        return [Offer(name, rest, name) for name in named if name != rest]
    return []


def _items(fragment: str, visit: Visit, tags: Mapping[str, Tag]) -> list[Offer]:
    if find_tag(fragment, tags) is not None:
        return []
    used = {tag.ref: visit.evidence(tag.ref) for tag in tags.values()}
    return [Offer(tag.label, fragment, f"{tag.name} ") for tag in complete(fragment, tags.values(), used)]
