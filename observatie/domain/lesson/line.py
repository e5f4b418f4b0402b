"""What a typed line says: its sign, its words, the items it points at and the pupils in it.

Signs are read from text, never from keys. A type sign counts as the first character, followed by a space; an
opening quotation mark also without one. A space in front, or a doubled sign, makes it text. `#` begins an item and
`@` a pupil at the start or after a space; a `#` that is no item stays what it is, and so does an `@` with a name.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from observatie.domain import lesson_time
from observatie.domain.acts.acts import ItemRef, Mark, Note, NoteType
from observatie.domain.lesson.pupils import LABEL
from observatie.domain.lesson.tags import Tag, find_tag
from observatie.domain.visit.wording import TAG

SIGNS: dict[str, tuple[NoteType, Mark | None]] = {
    "+": (NoteType.FACT, Mark.STRONG),
    "-": (NoteType.FACT, Mark.CHANCE),
    "?": (NoteType.QUESTION, None),
    ">": (NoteType.QUOTE, None),
    "=": (NoteType.INTERPRETATION, None),
}
ASIDE = "/zelf"
"""The command of a note to self, which is a note like any other."""

_OPENING, _CLOSING = '"“„', '"”“'
_TAKEN = "\0"
_HOLE = re.compile(r"(?P<before>[,;:]?)[ \0]*\0(?P<after>[,.;:!?](?=\s|$))?")
_PUPIL = re.compile(rf"(?<!\S)@({LABEL})(?!\w)")
_LABEL = re.compile(r"([A-Z]{1,2}|[0-9]{1,2})(?!\w)")
_IN_HAND = re.compile(r"(?<!\S)#(\w[^\s#]*|)$")


@dataclass(frozen=True)
class ParsedLine:
    """A line as it will be recorded; `text` is empty where nothing was typed."""

    text: str
    type: NoteType = NoteType.FACT
    mark: Mark | None = None
    items: tuple[ItemRef, ...] = ()
    pupils: tuple[str, ...] = ()
    aside: bool = False

    def note(self) -> Note:
        """Return the note; only a line with text is one."""
        return Note(
            text=self.text,
            type=self.type,
            mark=self.mark,
            items=self.items,
            pupils=self.pupils,
            aside=self.aside,
        )


def sign_in(typed: str) -> str:
    """Return the characters at the start of a line that are its sign, the space behind it included, or ""."""
    if typed[:1] in SIGNS and typed[1:2] == " ":
        return typed[:2]
    if typed[:1] and typed[0] in _OPENING and (not typed[1:2] or typed[1] not in _OPENING):
        return typed[0]
    if typed.startswith(f"{ASIDE} "):
        return f"{ASIDE} "
    return ""


def meaning_of(sign: str) -> tuple[NoteType, Mark | None]:
    """Return the type and mark that a sign stands for."""
    if sign[:1] and sign[0] in _OPENING:
        return NoteType.QUOTE, None
    return SIGNS.get(sign[:1], (NoteType.FACT, None))


def read_line(typed: str, tags: Mapping[str, Tag]) -> ParsedLine:
    """Return what a line says."""
    sign = sign_in(typed)
    note_type, mark = meaning_of(sign)
    rest = typed[len(sign) :]
    items: list[ItemRef] = []

    def is_item(word: str) -> bool:
        tag = find_tag(word, tags)
        if tag is not None and tag.ref not in items:
            items.append(tag.ref)
        return tag is not None

    text = _tidy(without_tags(rest, is_item))
    if note_type is NoteType.QUOTE:
        text = _unquoted(text, opened=sign[0] in _OPENING)
    pupils = tuple(sorted({match[1].upper() for match in _PUPIL.finditer(text)}))
    text = _PUPIL.sub(lambda match: match[1].upper(), text)
    # A line that only points is still what was written.
    return ParsedLine(text or _tidy(rest), note_type, mark, tuple(items), pupils, sign.startswith(ASIDE))


def _unquoted(text: str, *, opened: bool) -> str:
    """Return a quotation without its marks; `opened` says that the first was the sign of the line."""
    if opened:
        return text.rstrip(f"{_CLOSING} ")
    while text[:1] and text[0] in _OPENING and len(text) > 1 and text[-1] in _CLOSING:
        text = text[1:-1].strip()
    return text


def without_tags(text: str, taken: Callable[[str], bool]) -> str:
    """Return a text without those words behind a `#` that are `taken`, and without the room they took."""
    return _HOLE.sub(_close, TAG.sub(lambda match: _TAKEN if taken(match[1]) else match[0], text))


def _close(hole: re.Match[str]) -> str:
    # Where an item was taken out, no space stays before what closes a clause, and of two such marks the last.
    return hole["after"] or f"{hole['before']} "


def _tidy(text: str) -> str:
    """Return text with single spaces."""
    return " ".join(text.split())


def write_line(note: Note, tags: Iterable[Tag]) -> str:
    """Return the line that says what a note says, to be edited; see `edited` for what a line cannot say."""
    names = {tag.ref: tag.name for tag in tags}
    words = list(_words(note.text, note.pupils))
    # Without words of its own the items are the text.
    words += [f"#{names[ref]}" for ref in note.items if ref in names and f"#{names[ref]}" not in words]
    text = " ".join(words)
    sign = sign_of(note)
    return f"{sign}{text}" if sign or not sign_in(text) else f" {text}"


def sign_of(note: Note) -> str:
    """Return the sign with which a note is written."""
    if note.aside:
        return f"{ASIDE} "
    exact = next((s for s, said in SIGNS.items() if said == (note.type, note.mark)), None)
    by_type = next((s for s, (note_type, mark) in SIGNS.items() if note_type is note.type and mark is None), None)
    sign = exact or by_type
    return f"{sign} " if sign else ""


def _words(text: str, pupils: tuple[str, ...]) -> Iterator[str]:
    for word in text.split():
        label = _LABEL.match(word)
        yield f"@{word}" if label and label[0] in pupils else word


def edited(note: Note, line: ParsedLine, tags: Iterable[Tag]) -> Note:
    """Return what a note says when its line was typed over.

    What a line cannot say stays: a mark beside a type, while the sign is the same, and items of instruments that
    cannot be pointed at here.
    """
    known = [tag.ref for tag in tags]
    kept = tuple(ref for ref in note.items if ref not in known and ref not in line.items)
    said = line.note()
    if sign_of(said) == sign_of(note):
        said = said.model_copy(update={"type": note.type, "mark": note.mark})
    return said.model_copy(update={"items": (*said.items, *kept)})


def tag_in_hand(typed_to_cursor: str) -> str | None:
    """Return what stands behind the `#` that is being typed, or None where none is."""
    match = _IN_HAND.search(typed_to_cursor)
    return match[1] if match else None


def read_time(typed: str) -> tuple[str, str]:
    """Return the time as it is written at the start of a line, before or after its sign, and the line without it;
    "" where there is none.

    For what was noted on paper ("18.15 lkr telt tot drie"); in a running lesson a number at the start is only a
    number.
    """
    written, rest = lesson_time.at_start(typed)
    sign = sign_in(typed)
    if not written and sign:
        written, rest = lesson_time.at_start(typed[len(sign) :])
        rest = sign + rest
    return written, rest
