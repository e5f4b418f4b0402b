"""Names as Dutch writes them: what people are called by, what they are sorted by, and which names are the same.

The name of a person is one text, written as in mid-sentence ("mevrouw van der Berg"). The form of address, titles
and the prefix of the surname are read from it; they count neither in the order nor in whether two names are alike.
Nothing here depends on the language of the machine.
"""

import re
from collections.abc import Mapping
from typing import TypeVar

from observatie.domain.folding import folded
from observatie.domain.text import composed

LONGEST_NAME = 200
"""In characters: what the journal can hold is longer, but a name that is would be a mistake."""
_ADDRESSES = ("mevrouw", "mevr.", "mw.", "meneer", "de heer", "dhr.", "juf", "juffrouw", "meester")
_TITLES = frozenset(
    (
        *("mevrouw", "mevr", "mw", "mej", "meneer", "mijnheer", "heer", "dhr", "juf", "juffrouw", "meester"),
        *("madame", "mme", "monsieur", "drs", "dr", "ir", "ing", "mr", "prof", "ds"),
    )
)
"""Folded, and without the dot that may stand behind them."""
_PREFIXES = frozenset(
    (
        *("van", "von", "de", "den", "der", "des", "het", "'t", "te", "ten", "ter", "tot", "in", "op", "aan"),
        *("bij", "onder", "over", "uit", "uijt", "voor"),
        *("el", "al", "la", "le", "les", "du", "di", "da", "del", "della"),
    )
)
_NUMBER = re.compile(r"[0-9]+")
_SIGNS = re.compile(r"[^\w]+")
_ASIDE = re.compile(r"\([^)]*\)")

Record = TypeVar("Record")


def mid_sentence(name: str) -> str:
    """Return a person's name as the register keeps it: "mevrouw Bakker" for "Mevrouw  Bakker"."""
    tidy = tidied(name)
    address = next((form for form in _ADDRESSES if tidy.lower().startswith(f"{form} ")), "")
    return address + tidy[len(address) :]


def tidied(name: str) -> str:
    """Return any name as it is kept: with single spaces, and each letter with its accent as one character."""
    return composed(" ".join(name.split()))


def spoken_names(names: Mapping[Record, str]) -> dict[Record, str]:
    """Return by what name each is spoken of, as in mid-sentence: the first, or all of it where it takes that."""
    first = {person: _first(name) for person, name in names.items()}
    return first if len(set(first.values())) == len(first) else dict(names)


def _first(name: str) -> str:
    has_address = mid_sentence(name).startswith(tuple(f"{form} " for form in _ADDRESSES))
    return name if has_address else name.split(" ", 1)[0]


# In which order


def in_order(label: str) -> tuple[str, ...]:
    """Return by what a label is sorted: É among the E, groep 9 before groep 10, signs last."""
    plain = folded(label)
    return (_NUMBER.sub(lambda number: number[0].zfill(9), " ".join(_SIGNS.sub(" ", plain).split())), plain, label)


def by_surname(name: str) -> tuple[str, ...]:
    """Return by what a person is sorted: the surname without its prefix, then what stands before it."""
    before, surname = _parts(name)
    return (*in_order(surname)[:2], *in_order(before)[:2], name)


def _parts(name: str) -> tuple[str, str]:
    """Return what stands before the surname, and the surname; forms of address and titles are in neither."""
    whole = _as_spoken(name).split()
    words = [word for word in whole if _bare(word) not in _TITLES] or whole
    last = len(words) - 1
    for place, word in enumerate(words):
        # "Bakker-de Vries" is one surname.
        if "-" in word and place < last and folded(word).rpartition("-")[2] in _PREFIXES:
            return " ".join(words[:place]), " ".join(words[place:])
        if place < last and folded(word) in _PREFIXES:
            begin = next((at for at in range(place, last) if folded(words[at]) not in _PREFIXES), last)
            return " ".join(words[:place]), " ".join(words[begin:])
    return " ".join(words[:-1]), "".join(words[-1:])


def _as_spoken(name: str) -> str:
    """Return "Jan Smit" for "Smit, Jan (inval)"."""
    surname, _, given = _ASIDE.sub(" ", name).partition(",")
    return f"{given} {surname}"


def _bare(word: str) -> str:
    return folded(word).removesuffix(".")


# Which are the same


def resemble(one: str, other: str) -> bool:
    """Return whether two names may be of one person, school or group; "Devries" may be "De Vries"."""
    return bool(likeness(one)) and (likeness(one) == likeness(other) or _glued(one) == _glued(other))


def share_a_word(one: str, other: str) -> bool:
    """Return whether two names may be of one person of whom each says a part: "Bea" and "mevrouw Bea de Boer"."""
    return bool(set(likeness(one).split()) & set(likeness(other).split()))


def _glued(name: str) -> str:
    """Return a name with each prefix written as one with the surname."""
    words = [word for word in folded(_as_spoken(name)).split() if word.removesuffix(".") not in _TITLES]
    glued = "".join(word if word in _PREFIXES else f"{word} " for word in words)
    return " ".join(_SIGNS.sub(" ", glued).split())


def likeness(name: str) -> str:
    """Return what names share that may be of one person, school or group: "José Peña" and "mevr. jose pena"."""
    plain = folded(_as_spoken(name)).split()
    words = [word for word in plain if word.removesuffix(".") not in _TITLES | _PREFIXES]
    return " ".join(_SIGNS.sub(" ", " ".join(words) or folded(name)).split())
