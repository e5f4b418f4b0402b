"""What a typed line says: its sign, its words and the items it points at. Signs are read from text, never keys.

A type sign counts as the first character, followed by a space; an opening quotation mark also without one. A
space in front, or a doubled sign, makes it text. `#` begins an item at the start or after a space.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from observatie.domain.entries import ItemRef, Mark, NoteType
from observatie.domain.instrument import Instrument, Item

SIGNS: dict[str, tuple[NoteType, Mark | None]] = {
    "+": (NoteType.FACT, Mark.STRONG),
    "-": (NoteType.FACT, Mark.CHANCE),
    "?": (NoteType.QUESTION, None),
    ">": (NoteType.QUOTE, None),
    "=": (NoteType.INTERPRETATION, None),
}
_OPENING, _CLOSING = '"“„', '"”“'
_TAG = re.compile(r"(?<!\S)#(\w[^\s#]*)")
_TAG_AT_END = re.compile(r"(?<!\S)#(\w[^\s#]*|)$")


@dataclass(frozen=True)
class Line:
    """A line as it will be recorded; `text` is empty where nothing was typed."""

    text: str
    type: NoteType = NoteType.FACT
    mark: Mark | None = None
    items: tuple[ItemRef, ...] = ()


@dataclass(frozen=True)
class Tag:
    """An item that can be pointed at in a line.

    Attributes:
        name: what stands behind the `#`.
        ref: the item; label: its name where it stands alone.
        words: all texts by which it is found, folded, the most telling first.
    """

    name: str
    ref: ItemRef
    label: str
    words: tuple[str, ...]


def sign_of(typed: str) -> tuple[NoteType, Mark | None, str]:
    """Return the type and mark that the line's sign stands for, and the rest of the line."""
    if typed[:1] in SIGNS and typed[1:2] == " ":
        return (*SIGNS[typed[0]], typed[2:])
    if typed[:1] and typed[0] in _OPENING:
        return NoteType.QUOTE, None, typed[1:]
    return NoteType.FACT, None, typed


def read_line(typed: str, tags: Mapping[str, Tag]) -> Line:
    """Return what a line says; a `#` that is no item of these instruments stays text."""
    note_type, mark, rest = sign_of(typed)
    items: list[ItemRef] = []

    def take(match: re.Match[str]) -> str:
        tag = tags.get(match[1].lower())
        if tag is None:
            return match[0]
        if tag.ref not in items:
            items.append(tag.ref)
        return ""

    text = " ".join(_TAG.sub(take, rest).split())
    if note_type is NoteType.QUOTE and text[-1:] and text[-1] in _CLOSING:
        text = text[:-1].rstrip()
    # A line that only points is still what was written.
    return Line(text or " ".join(rest.split()), note_type, mark, tuple(items))


def tag_in_hand(typed_to_cursor: str) -> str | None:
    """Return what stands behind the `#` that is being typed, or None where none is."""
    match = _TAG_AT_END.search(typed_to_cursor)
    return match[1] if match else None


def tags_of(instruments: Iterable[Instrument]) -> dict[str, Tag]:
    """Return every item of the instruments by the name behind its `#`."""
    tags: dict[str, Tag] = {}
    for instrument in instruments:
        for item in instrument.items.values():
            name = item.id if item.id not in tags else f"{instrument.id}-{item.id}"
            ref = ItemRef(instrument=instrument.id, item=item.id)
            tags[name] = Tag(name, ref, instrument.full_names[item.id], _words(instrument, item))
    return tags


def _words(instrument: Instrument, item: Item) -> tuple[str, ...]:
    texts = [item.number, item.title, instrument.section_of[item.id].title, item.text, *item.look_fors]
    return tuple(folded(text) for text in texts if text)


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


def folded(text: str) -> str:
    """Return text without accents and capitals, so that "cooperatief" finds "Coöperatief"."""
    plain = unicodedata.normalize("NFD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()
