"""The bundled fonts on paper, and what to write where they have no sign for a character."""

import re
import unicodedata
from functools import cache, lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from observatie.data import resource

REGULAR = "SourceSans3"
ITALIC = "SourceSans3-It"
SEMIBOLD = "SourceSans3-Semibold"

_FILES = {REGULAR: "Regular", ITALIC: "It", SEMIBOLD: "Semibold"}

# Joiners, selectors, skin tones and soft hyphens shape what stands around them; they have no sign of their own.
_SILENT = frozenset([0xAD, 0x34F, *range(0xFE00, 0xFE10), *range(0x1F3FB, 0x1F400), *range(0xE0100, 0xE01F0)])
_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_EMPTY_LINES = re.compile(r"\n(?:[ \xa0]*\n){2,}")


@cache
def register() -> None:
    """Make the fonts known to reportlab, once in a process."""
    for font in _fonts():
        pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=SEMIBOLD, italic=ITALIC, boldItalic=SEMIBOLD)


@cache
def _fonts() -> tuple[TTFont, ...]:
    return tuple(TTFont(name, str(resource(f"fonts/SourceSans3-{file}.ttf"))) for name, file in _FILES.items())


@cache
def _characters() -> frozenset[int]:
    return frozenset(set.intersection(*(set(font.face.charToGlyph) for font in _fonts())))


def drawable(text: str) -> str:
    """Return `text` with each character that no bundled font can draw written as its name in brackets.

    Letters typed as letter and accent become one character first, so that they are found in the font. Lines end
    in one way, and no more than one of them is left empty.
    """
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    if composed.isascii() and composed.isprintable():
        return composed
    return _EMPTY_LINES.sub("\n\n", "".join(_drawn(character) for character in composed))


def on_one_line(text: str) -> str:
    """Return `text` as `drawable` does, without line ends, for what cannot have more than one line."""
    return " ".join(drawable(text).split())


@lru_cache(maxsize=4096)
def _drawn(character: str) -> str:
    code, category = ord(character), unicodedata.category(character)
    if character in _LINE_ENDS:
        return "\n"
    if character == "\t":
        return " "
    if code in _SILENT or category in ("Cc", "Cf"):
        return ""
    if code in _characters():
        return character
    if category == "Zs":
        return " "
    name = unicodedata.name(character, "").lower()
    return f"[{name or f'U+{code:04X}'}]"
