"""A document as bytes: JSON in UTF-8, each name once, and numbers that are numbers."""

import codecs
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import TypeGuard

from pydantic_core import from_json

from observatie.domain.errors import InputError
from observatie.domain.instrument.check import excerpt

Place = tuple[str | int, ...]
"""Names and indexes from the top of the document to something in it."""

_REMEDY = "geef een bestand dat uitvoer maakte"
_SAVE_AS_UTF8 = "bewaar het als UTF-8, of laat uitvoer het zelf schrijven met --naar"
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # those of UTF-32 begin or go on with the same two bytes
_WHERE = re.compile(r"(.*) at line (\d+) column (\d+)$", re.DOTALL)

_WRONG = (
    ("EOF", "het houdt te vroeg op"),
    ("trailing characters", "na het einde staat er nog iets"),
    ("trailing comma", "na de laatste waarde staat een komma"),
    ("recursion limit", "er staan te veel lijsten en blokken in elkaar"),
    ("control character", "in een tekst staat een teken dat niemand ziet"),
    ("number out of range", "een getal is te groot"),
    ("key must be a string", "een naam staat niet tussen dubbele aanhalingstekens"),
)
_NOT_JSON = "daar staat iets dat geen JSON is"


def breaks_off(content: bytes) -> bool:
    """Return whether this is the beginning of JSON, as of a file that was cut off."""
    try:
        from_json(content.removeprefix(codecs.BOM_UTF8), allow_inf_nan=False)
    except ValueError as error:
        return str(error).startswith("EOF")
    return False


class _Block(dict[str, object]):
    """A JSON object that remembers which names it was given more than once."""

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        super().__init__(pairs)
        times = Counter(name for name, _ in pairs) if len(self) < len(pairs) else Counter[str]()
        self.doubled = sorted(name for name, number in times.items() if number > 1)


def decode(content: str | bytes) -> str:
    """Return the text of a file; raises InputError where it is no UTF-8. A byte order mark is left out."""
    if isinstance(content, bytes):
        if content.startswith(_WIDE) or b"\0" in content[:4]:
            raise InputError([f"X01 dit bestand is geen UTF-8 maar UTF-16 of UTF-32; {_SAVE_AS_UTF8}"])
        try:
            content = content.decode("utf-8")
        except UnicodeDecodeError as error:
            raise InputError(
                [f"X01 byte {error.start + 1} van dit bestand is geen UTF-8; {_SAVE_AS_UTF8}"]
            ) from error
    return content.removeprefix("\ufeff")


def parse(text: str) -> object:
    """Return what the JSON says; raises InputError with what is wrong and where."""
    if not text.strip():
        raise InputError([f"X01 dit bestand is leeg; {_REMEDY}"])
    try:
        # It says where it stopped, refuses NaN, and keeps a heap of brackets away from Python's own parser.
        from_json(text, allow_inf_nan=False)
    except ValueError as error:
        raise InputError([_worded(str(error))]) from error
    data = json.loads(text, object_pairs_hook=_Block)
    doubled = [show_place(place) for place in _doubled(data, ())]
    if doubled:
        raise InputError([f"X09 {place}: dit veld staat er meer dan eens; laat er één staan" for place in doubled])
    return data


def _worded(message: str) -> str:
    found = _WHERE.match(message)
    said, where = (found[1], f"regel {found[2]}, teken {found[3]}: ") if found else (message, "")
    what = next((words for sign, words in _WRONG if said.startswith(sign)), _NOT_JSON)
    return f"X01 {where}{what}; {_REMEDY}"


def is_block(data: object) -> TypeGuard[dict[str, object]]:
    """Return whether something that JSON says is an object; the names in one are texts."""
    return isinstance(data, dict)


def _is_list(data: object) -> TypeGuard[list[object]]:
    return isinstance(data, list)


def _doubled(data: object, place: Place) -> Iterator[Place]:
    if isinstance(data, _Block):
        yield from ((*place, name) for name in data.doubled)
    children = data.items() if is_block(data) else enumerate(data) if _is_list(data) else ()
    for name, child in children:
        yield from _doubled(child, (*place, name))


def show_place(place: Place) -> str:
    """Return where something is in a document: `entries[3].payload.text`."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{excerpt(part)}" for part in place).lstrip(".")
