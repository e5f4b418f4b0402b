"""The characters that make a text say something else than it shows: unseen, or looking like others."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

_UNSEEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_BYTE_ORDER_MARK = "\ufeff"
_LINE_END = re.compile(r"(\r\n|\r|\n)")

_SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NOTHINGS = "\xad\u200b-\u200f\u2060"
_BLANK = rf"[ \t{_SPACES}{_NOTHINGS}]"
_OPENING, _CLOSING = "“”„‟«»‘’‚", "“”«»‘’"

# Where YAML expects a plain space: before a field, around its name, inside brackets and at the end of a line.
_STRUCTURE = re.compile(
    rf"^{_BLANK}*(?:-{_BLANK}+)*(?:[^\s:#]*?{_BLANK}*:(?={_BLANK}|$){_BLANK}*)?|(?<=[\[,{{]){_BLANK}+|{_BLANK}+(?=[\],}}]|$)"
)
_LOOKALIKE = re.compile(f"[{_SPACES}{_NOTHINGS}]")
_CURLY = re.compile(
    r"(?:(?<=^)|(?<=: )|(?<=- )|(?<=[\[,{])|(?<=[\[,{] ))\s*"
    rf"([{_OPENING}])([^{_OPENING}{_CLOSING}]*)([{_CLOSING}])"
    r"(?=\s*(?:$|[:,\]}#]))"
)
_NAMED_AT_MOST = 100


class Misread(NamedTuple):
    """A character that YAML takes for something else than its author: where (from 1), and what to write."""

    line: int
    column: int
    what: str
    remedy: str


def unseen_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the number of each line that holds an unseen character, with the first one in it and where.

    A hundred of them is the most: what holds more is not a text with a slip in it.
    """
    if first_unseen(text) is None:
        return
    found = ((number, _UNSEEN.search(line)) for number, line in enumerate(_lines(text), start=1))
    named = ((number, f"{_code(match[0])}, teken {match.start() + 1}") for number, match in found if match)
    yield from islice(named, _NAMED_AT_MOST)


def first_unseen(text: str) -> str | None:
    """Return the name (`U+0007`) of the first character that YAML, paper or a line count would stumble over."""
    match = _UNSEEN.search(text)
    return _code(match[0]) if match else None


def without_unseen(text: str) -> str:
    """Return `text` with a space in place of each such character; a byte order mark takes up no room."""
    return _UNSEEN.sub(" ", text.replace(_BYTE_ORDER_MARK, ""))


def with_plain_spaces(text: str) -> tuple[str, tuple[Misread, ...]]:
    """Return `text` with a plain space where another one stands in the way of YAML, and each of those."""
    found: list[Misread] = []
    lines = _LINE_END.split(text)
    for at in range(0, len(lines), 2):
        line, number = lines[at], at // 2 + 1
        if _LOOKALIKE.search(line):
            spots = [
                match.start() + spot.start()
                for match in _STRUCTURE.finditer(line)
                for spot in _LOOKALIKE.finditer(match[0])
            ]
            found += _runs(line, number, spots)
            plain = {spot: " " if unicodedata.category(line[spot]) == "Zs" else "" for spot in spots}
            lines[at] = "".join(plain.get(spot, sign) for spot, sign in enumerate(line))
    return "".join(lines), tuple(found[:_NAMED_AT_MOST])


def with_straight_quotes(text: str) -> tuple[str, tuple[Misread, ...]]:
    """Return `text` with straight quotes around each value or name that has curly ones, and the first of each."""
    found: list[Misread] = []
    lines = _LINE_END.split(text)
    for at in range(0, len(lines), 2):
        for match in _CURLY.finditer(lines[at]):
            column = match.start(1) + 1
            what = f"teken {column} is een gekruld aanhalingsteken ({match[1]}), en dat is voor YAML een letter"
            found.append(Misread(at // 2 + 1, column, what, 'schrijf rechte aanhalingstekens: "'))
        lines[at] = _CURLY.sub(_straight, lines[at])
    return "".join(lines), tuple(found[:_NAMED_AT_MOST])


def _straight(match: re.Match[str]) -> str:
    before = match[0][: match.start(1) - match.start()]
    inside = match[2].replace("'", "''")
    return f"{before}'{inside}'"


def _runs(line: str, number: int, spots: list[int]) -> Iterator[Misread]:
    for spot in spots:
        if spot - 1 in spots and line[spot - 1] == line[spot]:
            continue  # one run of the same is one slip
        if unicodedata.category(line[spot]) == "Zs":
            what = f"teken {spot + 1} is geen gewone spatie ({_named(line[spot])})"
            remedy = "zet er een gewone spatie voor in de plaats, even ver naar rechts"
        else:
            what = f"teken {spot + 1} is niet te zien ({_named(line[spot])})"
            remedy = "haal het weg"
        yield Misread(number, spot + 1, what, remedy)


_DUTCH = {
    "\xa0": "de vaste spatie",
    "\u202f": "de smalle vaste spatie",
    "\u2009": "de dunne spatie",
    "\u3000": "de brede spatie",
    "\u200b": "een spatie zonder breedte",
    "\xad": "een afbreekstreepje dat er niet staat",
}


def _named(sign: str) -> str:
    words = _DUTCH.get(sign)
    return f"{_code(sign)}, {words}" if words else _code(sign)


def _code(sign: str) -> str:
    return f"U+{ord(sign):04X}"


def _lines(text: str) -> list[str]:
    return _LINE_END.split(text)[::2]
