"""How hard a passphrase is to guess: a small, cautious estimate, for the meter beside the field.

A passphrase is cut into pieces: words, numbers, and other signs. What can be told from what stands before it
adds nothing (the same again, the next in a row, a word for the second time), nor does what everybody tries
first. What is left is counted in bits: a word is worth as much as choosing one from a list of two thousand.
There is no dictionary here: a line from a song, or a name and a birthday, is rated too high, and a long row of
random letters too low.

The unlock screen imports this before anything heavy: nothing but the standard library.
"""

import re
from enum import IntEnum
from unicodedata import normalize

MINIMUM = 12
"""How many characters a passphrase has at least."""


class Strength(IntEnum):
    """How strong a passphrase is; a library can be made with any but the first."""

    TOO_SHORT = 0
    WEAK = 1
    FAIR = 2
    STRONG = 3


_FAIR_BITS = 33  # three words
_STRONG_BITS = 44  # four words

_WORD_BITS = 11
_LONG_WORD = 8
_LETTER_BITS = 4
_DIGIT_BITS = 3
_NUMBER_BITS = 9  # a number of four digits is a year more often than not

_PIECES = re.compile(r"[^\W\d_]+|\d+|(?:[^\s\w]|_)+")
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "azertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "!@#$%^&*()_+",
)
_TRIED_FIRST = re.compile(
    "wachtwoordzin|wachtwoord|wachtzin|geheim|welkom|hallo|inloggen|school|docent|leraar|observatie|lesbezoek"
    "|passphrase|password|passwort|welcome|letmein|admin|login|qwerty|azerty|test"
)


def strength(passphrase: str) -> Strength:
    """Return how strong `passphrase` is."""
    if len(normalize("NFC", passphrase)) < MINIMUM:
        return Strength.TOO_SHORT
    bits = _bits(passphrase)
    if bits < _FAIR_BITS:
        return Strength.WEAK
    return Strength.FAIR if bits < _STRONG_BITS else Strength.STRONG


def _bits(passphrase: str) -> int:
    text = normalize("NFC", passphrase).casefold()
    new = [not _foretold(text, index) for index in range(len(text))]
    for match in _TRIED_FIRST.finditer(text):
        new[match.start() : match.end()] = [False] * len(match[0])
    # Keyed by the piece itself: a word for the second time adds nothing.
    pieces = {piece[0]: piece for piece in reversed(list(_PIECES.finditer(text)))}
    return sum(_worth(piece, sum(new[found.start() : found.end()])) for piece, found in pieces.items())


def _foretold(text: str, index: int) -> bool:
    """Return whether the character at `index` follows from what stands before it."""
    ending = text[index - 2 : index + 1]
    if index >= 2 and ending in text[:index]:
        return True
    # With every other character left out as well, for 1a2b3c4d and 1q2w3e4r.
    return any(_in_a_row(text[index - 2 * lag : index + 1 : lag]) for lag in (1, 2) if index >= 2 * lag)


def _in_a_row(three: str) -> bool:
    return len(set(three)) == 1 or any(three in row or three[::-1] in row for row in _ROWS)


def _worth(piece: str, new: int) -> int:
    if piece[0].isdecimal():
        return min(_DIGIT_BITS * new, _NUMBER_BITS)
    if piece[0].isalpha():
        return min(_LETTER_BITS * new, _WORD_BITS) + 2 * max(0, new - _LONG_WORD)
    return _LETTER_BITS * new
