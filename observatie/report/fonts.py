"""The bundled fonts on paper, and what to write where they have no sign for a character."""

import unicodedata
from functools import cache

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from observatie.data import resource

REGULAR = "SourceSans3"
ITALIC = "SourceSans3-It"
SEMIBOLD = "SourceSans3-Semibold"

_FILES = {REGULAR: "Regular", ITALIC: "It", SEMIBOLD: "Semibold"}
# Joiners and selectors shape what stands around them and have no sign of their own.
_SILENT = {0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10)}


@cache
def register() -> None:
    """Make the fonts known to reportlab, once in a process."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(resource(f"fonts/SourceSans3-{file}.ttf"))))
    for bold, italic, name in ((0, 0, REGULAR), (0, 1, ITALIC), (1, 0, SEMIBOLD), (1, 1, SEMIBOLD)):
        addMapping(REGULAR, bold, italic, name)


@cache
def _characters() -> frozenset[int]:
    register()
    found = [set(pdfmetrics.getFont(name).face.charToGlyph) for name in _FILES]
    return frozenset(set.intersection(*found))


def drawable(text: str) -> str:
    """Return `text` with each character that no bundled font can draw written as its name in brackets.

    Letters typed as letter and accent become one character first, so that they are found in the font.
    """
    return "".join(_drawn(character) for character in unicodedata.normalize("NFC", text))


def _drawn(character: str) -> str:
    code = ord(character)
    if code in _characters() and character >= " ":
        return character
    if character in "\n\t\r\v\f\x85\u2028\u2029":
        return " " if character == "\t" else "\n"
    if code in _SILENT or unicodedata.category(character) in ("Cc", "Cf"):
        return ""
    if unicodedata.category(character) == "Zs":
        return " "
    return f"[{unicodedata.name(character, f'U+{code:04X}').lower()}]"
