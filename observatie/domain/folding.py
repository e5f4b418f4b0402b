"""One folding for every search, completion and comparison of names: case, accents, quotes, dashes and spaces.

Two texts that somebody would type alike fold to the same: "Yıldız" and "yildiz", "foto’s" and "foto's". What is
folded is for comparing only, never shown and never stored.
"""

import re
import unicodedata
from collections.abc import Iterator

_LATIN = (
    range(0xC0, 0x250),
    range(0x250, 0x2B0),
    range(0x1E00, 0x1F00),
    range(0x2C60, 0x2C80),
    range(0xA720, 0xA800),
)
_DERIVED = re.compile(r"LATIN SMALL LETTER ([A-Z]{1,2}) WITH ")
# What Unicode gives no decomposition, and no name from which the letter can be read.
_ALONE = {"ı": "i", "ȷ": "j", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ŋ": "n", "ĸ": "k", "ə": "e"}
_APOSTROPHES = "’‘‚‛ʼʻʽʹ′‵`´\u1ffd＇ꞌ\u1fef\uff40"
_QUOTES = "“”„‟″‶«»＂"
_HYPHENS = "‐‑‒–—―−﹘﹣－"


def _alike() -> Iterator[tuple[int, str]]:
    for letters in _LATIN:
        for code in letters:
            derived = _DERIVED.match(unicodedata.name(chr(code), ""))
            if derived and not unicodedata.decomposition(chr(code)):
                yield code, derived[1].lower()
    for written, one in ((_APOSTROPHES, "'"), (_QUOTES, '"'), (_HYPHENS, "-")):
        yield from ((ord(sign), one) for sign in written)
    yield from ((ord(letter), plain) for letter, plain in _ALONE.items())


_ALIKE = dict(_alike())
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+"
)
"""What takes no room on the screen: joiners, soft hyphens, marks of direction, variants of an emoji."""
_ACCENTS = re.compile("[\u0300-\u036f]+")


def folded(text: str) -> str:
    """Return a text as it is compared: "Wałęsa" as "walesa", "foto’s" as "foto's"."""
    if text.isascii():
        return text.lower().replace("`", "'")
    # Signs before they are taken apart: an accent that stands alone would leave a space. Case twice, as taking a
    # letter apart may bring a capital back.
    plain = unicodedata.normalize("NFKD", _UNSEEN.sub("", text).casefold().translate(_ALIKE)).casefold()
    plain = _ACCENTS.sub("", plain)
    if plain.isascii():
        return plain  # by far the most, and a list of thousands of visits is folded while somebody types
    plain = "".join(part for part in plain if not unicodedata.combining(part))
    return unicodedata.normalize("NFKD", plain).translate(_ALIKE)


def holds(text: str, query: str) -> bool:
    """Return whether `text` holds every word of `query`, in any order; both are `folded` already."""
    return all(word in text for word in query.split())
