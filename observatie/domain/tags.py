"""The items that can be pointed at in a line: by which name, found by what, and which first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from observatie.domain.acts import ItemRef
from observatie.domain.folding import folded
from observatie.domain.instrument import Instrument, Item


@dataclass(frozen=True)
class Tag:
    """An item that can be pointed at in a line.

    Attributes:
        name: what stands behind the `#`.
        ref: the item; label: its name where it stands alone.
        words: all texts by which it is found, folded, the most telling first.
        number: its number in the instrument, folded, or empty.
    """

    name: str
    ref: ItemRef
    label: str
    words: tuple[str, ...]
    number: str = ""


def tags_of(instruments: Iterable[Instrument]) -> dict[str, Tag]:
    """Return every item of the instruments by the name behind its `#`."""
    tags: dict[str, Tag] = {}
    for instrument in instruments:
        for item in instrument.items.values():
            name = item.id if item.id not in tags else f"{instrument.id}-{item.id}"
            ref = ItemRef(instrument=instrument.id, item=item.id)
            number = folded(item.number or "")
            tags[name] = Tag(name, ref, instrument.full_names[item.id], _words(instrument, item), number)
    return tags


def _words(instrument: Instrument, item: Item) -> tuple[str, ...]:
    texts = [item.number, item.title, instrument.section_of[item.id].title, item.text, *item.look_fors]
    return tuple(folded(text) for text in texts if text)


def find_tag(written: str, tags: Mapping[str, Tag]) -> Tag | None:
    """Return the item that is meant by what stands behind a `#`: its name, or its number where only one has it."""
    name = folded(written)
    by_name = tags.get(name)
    if by_name is not None:
        return by_name
    numbered = [tag for tag in tags.values() if tag.number == name]
    return numbered[0] if len(numbered) == 1 else None


def complete(fragment: str, tags: Iterable[Tag], used: Mapping[ItemRef, int]) -> list[Tag]:
    """Return the items that `fragment` can mean, the likeliest first: words that begin so before words that
    hold it, names before look-fors, and among equals those used most in this visit."""
    wanted = folded(fragment)
    ranked = [
        (rank, -used.get(tag.ref, 0), place, tag)
        for place, tag in enumerate(tags)
        if (rank := _rank(wanted, tag)) is not None
    ]
    return [tag for *_, tag in sorted(ranked, key=lambda row: row[:3])]


def _rank(wanted: str, tag: Tag) -> int | None:
    if not wanted or folded(tag.name).startswith(wanted):
        return 0
    for depth, words in enumerate(tag.words):
        if any(word.startswith(wanted) for word in words.split()):
            return 1 + depth
    # "diff" is how one remembers "gedifferentieerd".
    inside = next((depth for depth, words in enumerate(tag.words) if wanted in words), None)
    return None if inside is None else 1 + len(tag.words) + inside
