"""The items that can be pointed at in a line: by which name, found by what, and which first."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from observatie.domain.acts.acts import ItemRef
from observatie.domain.folding import folded
from observatie.domain.instrument.instrument import Instrument, Item, Source
from observatie.domain.instrument.outline import Outline
from observatie.domain.labels import Label, distinct_labels

_BETWEEN_WORDS = re.compile(r"[\W_]+")
_ALIKE = 0.75
"""How much of a word must be spelled as it was typed to be what was meant: a slip or two in a word of eight."""


@dataclass(frozen=True)
class Tag:
    """An item that can be pointed at in a line.

    Attributes:
        name: what stands behind the `#`.
        ref: the item; label: its name where it stands alone.
        names: its own name, that of its section and that of its instrument.
        called: slugs of what it is called, the most telling first: a fragment that begins a word in one means it.
        told: slugs of what else is said of it: its text and what to look for.
        number: its number in the instrument, folded, or empty.
        seen: whether a lesson can show it; what only an interview or documents tell is seldom meant in a line.
    """

    name: str
    ref: ItemRef
    label: str
    names: tuple[str, str, str]
    called: tuple[str, ...]
    told: tuple[str, ...]
    number: str = ""
    seen: bool = True


def slug(text: str) -> str:
    """Return a text as it can stand behind a `#`: "Monitor voortdurend" as "monitor-voortdurend"."""
    return _BETWEEN_WORDS.sub("-", folded(text)).strip("-")


def tags_of(instruments: Iterable[Instrument]) -> dict[str, Tag]:
    """Return every item of the instruments by the name behind its `#`."""
    tags: dict[str, Tag] = {}
    for instrument in instruments:
        outline = Outline(instrument)
        for item in instrument.items.values():
            name = item.id if item.id not in tags else f"{instrument.id}-{item.id}"
            tags[name] = _tag(name, instrument, item, outline.guidance(item))
    return tags


def _tag(name: str, instrument: Instrument, item: Item, guidance: Iterable[str]) -> Tag:
    section = instrument.section_of[item.id].title
    called = (name, item.name, item.number or "", f"{section} {item.name}")
    return Tag(
        name,
        ItemRef(instrument=instrument.id, item=item.id),
        instrument.full_names[item.id],
        (item.name, section, instrument.label),
        tuple(slug(text) for text in called if text),
        tuple(slug(text) for text in guidance),
        folded(item.number or ""),
        not item.sources or Source.OBSERVATION in item.sources,
    )


def labels_of(tags: Sequence[Tag]) -> list[Label]:
    """Return how items are shown that are offered together."""
    return distinct_labels([tag.names for tag in tags])


def find_tag(written: str, tags: Mapping[str, Tag]) -> Tag | None:
    """Return the item that is meant by what stands behind a `#`: its name, or what only one item is called."""
    by_name = tags.get(folded(written))
    if by_name is not None:
        return by_name
    number, wanted = folded(written), slug(written)
    for found in (
        [tag for tag in tags.values() if tag.number == number],
        [tag for tag in tags.values() if wanted in tag.called],
    ):
        if len(found) == 1:
            return found[0]
    return None


def complete(
    fragment: str, tags: Iterable[Tag], used: Mapping[ItemRef, int], focus: Collection[ItemRef] = ()
) -> list[Tag]:
    """Return the items that `fragment` can mean, the likeliest first.

    What is called so comes before what is only described so. Among those come items in focus first, then what a
    lesson can show, and what only an interview tells last; then what begins so before what holds it, and those
    used most in this visit.
    """
    wanted = slug(fragment)
    ranked = [
        (rank >= _DESCRIBED, tag.ref not in focus, not tag.seen, rank, -used.get(tag.ref, 0), place, tag)
        for place, tag in enumerate(tags)
        if (rank := _rank(wanted, tag)) is not None
    ]
    return [tag for *_, tag in sorted(ranked, key=lambda row: row[:-1])]


_DESCRIBED = 2


def _rank(wanted: str, tag: Tag) -> int | None:
    bare = wanted.replace("-", "")
    if any(called.startswith(wanted) or called.replace("-", "").startswith(bare) for called in tag.called):
        return 0
    if _begins_word(wanted, tag.called):
        return 1
    if _begins_word(wanted, tag.told):
        return _DESCRIBED
    # "diff" is how one remembers "gedifferentieerd".
    for rank, texts in enumerate((tag.called, tag.told), _DESCRIBED + 1):
        if any(wanted in text for text in texts):
            return rank
    return None


def _begins_word(wanted: str, slugs: Iterable[str]) -> bool:
    return any(f"-{wanted}" in f"-{text}" for text in slugs)


def likely(
    word: str, tags: Iterable[Tag], used: Mapping[ItemRef, int], focus: Collection[ItemRef] = ()
) -> list[Tag]:
    """Return the items that a whole word behind a `#` may have meant, the likeliest first.

    What is called so, or with a slip in it, comes before what is only described so.
    """
    known = list(tags)
    found = complete(word, known, used, focus)
    called = [tag for tag in found if is_called(word, tag)]
    return list(dict.fromkeys((*(called or _spelled_alike(slug(word), known, focus)), *found)))


def is_called(word: str, tag: Tag) -> bool:
    """Return whether a word says the name of an item, or its beginning, or that with a slip in it."""
    rank, wanted = _rank(slug(word), tag), slug(word)
    return (rank is not None and rank < _DESCRIBED) or max(_alike(wanted, each) for each in tag.called) >= _ALIKE


def _spelled_alike(wanted: str, tags: Sequence[Tag], focus: Collection[ItemRef]) -> list[Tag]:
    ranked = [
        (-alike, tag.ref not in focus, not tag.seen, place, tag)
        for place, tag in enumerate(tags)
        if (alike := max((_alike(wanted, called) for called in tag.called), default=0.0)) >= _ALIKE
    ]
    return [tag for *_, tag in sorted(ranked, key=lambda row: row[:-1])]


def _alike(wanted: str, called: str) -> float:
    """Return how much a word is spelled as a name, or as one of its words, from 0 to 1."""
    return max(
        SequenceMatcher(None, wanted, each, autojunk=False).ratio() for each in (called, *called.split("-"))
    )
