"""The code by which two people who fill in at home are one pair: short, said aloud, and told from a mistyped one.

Four syllables, each a consonant and an open vowel, and a letter that checks the rest: "gimo-lafu-d". It is no
secret; what each wrote is under her own word.
"""

from hashlib import sha256
from typing import Final
from uuid import UUID

_CONSONANTS: Final = "bdfghjlmnrstvwz"
_VOWELS: Final = "aeiou"
_SYLLABLES: Final = tuple(consonant + vowel for consonant in _CONSONANTS for vowel in _VOWELS)
_COUNT: Final = 4
_CHECKS: Final = "abcdefghijklmnoprstuvwz"
"""As many letters as a prime: one letter that is wrong, or two that changed places, change the check."""

LENGTH: Final = 2 * _COUNT + 1
"""How many letters a code has."""


def code_of(session: UUID) -> str:
    """Return the code of a session, as it is kept: without hyphens, in small letters."""
    number = int.from_bytes(sha256(b"observatie-pair-code/1/" + session.bytes).digest())
    letters = ""
    for _ in range(_COUNT):
        number, syllable = divmod(number, len(_SYLLABLES))
        letters += _SYLLABLES[syllable]
    return letters + _check(letters)


def shown(code: str) -> str:
    """Return a code as a person reads it."""
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"


def read_code(typed: str) -> str | None:
    """Return the code that somebody typed, in whatever letters and with whatever between them; None for none."""
    letters = "".join(letter for letter in typed.lower() if letter.isalpha())
    if len(letters) != LENGTH or any(letters[n : n + 2] not in _SYLLABLES for n in range(0, LENGTH - 1, 2)):
        return None
    return letters if letters[-1] == _check(letters[:-1]) else None


def _check(letters: str) -> str:
    weighed = sum(weight * _CHECKS.index(letter) for weight, letter in enumerate(letters, 1))
    return _CHECKS[weighed % len(_CHECKS)]
