"""Which characters a text may hold: those that a person can see, a tab and the end of a line."""

import re
from collections.abc import Iterator
from itertools import islice

_UNSEEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile(r"\r\n|\r|\n")


def unseen_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the number of each line that holds such a character, with the name of the first one in it.

    A hundred of them is the most: what holds more is not a text with a slip in it.
    """
    if first_unseen(text) is None:
        return
    named = ((number, first_unseen(line)) for number, line in enumerate(_LINE_END.split(text), start=1))
    yield from islice(((number, name) for number, name in named if name), 100)


def first_unseen(text: str) -> str | None:
    """Return the name (`U+0007`) of the first character that YAML, paper or a line count would stumble over."""
    match = _UNSEEN.search(text)
    return f"U+{ord(match[0]):04X}" if match else None


def without_unseen(text: str) -> str:
    """Return `text` with a space in place of each such character."""
    return _UNSEEN.sub(" ", text)
