"""Text as Dutch and Unicode have it, for whatever is shown or kept; imports nothing of this program."""

import re
import unicodedata

# "ij" is one letter, also with an accent on both of its halves.
_FIRST = re.compile(r"[ií]j\u0301?|.", re.DOTALL)
# What is left of a word has no capital; the next word has it: "'s Morgens", "'t Hof".
_CLIPPED = re.compile(r"['’‘ʼ][a-z]\s+")


def at_start(text: str) -> str:
    """Return a text as it is written at the start of a line: "Mevrouw Bakker", "IJsvogels", "'s Morgens"."""
    clipped = _CLIPPED.match(text)
    begin = clipped.end() if clipped else 0
    first = _FIRST.match(text, begin)
    if first is None:
        return text
    letter = first[0]
    # By title and not by capital: of one sign that stands for two letters only the first becomes large.
    return f"{text[:begin]}{letter.upper() if len(letter) > 1 else letter.title()}{text[first.end() :]}"


def composed(text: str) -> str:
    """Return a text in the form in which it is kept: a letter and its accent as one character (NFC)."""
    return unicodedata.normalize("NFC", text)
