"""The bundled fonts on paper, and what to write where they have no sign for a character."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from observatie.data import resource
from observatie.report.paper.typed import font_shelf

REGULAR = "SourceSans3"
ITALIC = "SourceSans3-It"
SEMIBOLD = "SourceSans3-Semibold"

_FILES = {REGULAR: "Regular", ITALIC: "It", SEMIBOLD: "Semibold"}

# They shape what stands around them and have no sign of their own: joiners, keycaps, selectors, skin tones.
_SILENT = frozenset(
    [0xAD, 0x34F, 0x20E3, *range(0xFE00, 0xFE10), *range(0x1F3FB, 0x1F400), *range(0xE0100, 0xE01F0)]
)
_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_PICTURES = (range(0x2190, 0x2C00), range(0x1F000, 0x20000))
_OTHER = ""
_CHINESE, _JAPANESE = "Chinees schrift", "Japans schrift"
_SCRIPTS = {
    "ARABIC": "Arabisch schrift",
    "ARMENIAN": "Armeens schrift",
    "BENGALI": "Bengaals schrift",
    "CJK": _CHINESE,
    "CYRILLIC": "Cyrillisch schrift",
    "DEVANAGARI": "Devanagari-schrift",
    "ETHIOPIC": "Ethiopisch schrift",
    "GEORGIAN": "Georgisch schrift",
    "GREEK": "Grieks schrift",
    "GUJARATI": "Gujarati-schrift",
    "GURMUKHI": "Gurmukhi-schrift",
    "HANGUL": "Koreaans schrift",
    "HEBREW": "Hebreeuws schrift",
    "HIRAGANA": _JAPANESE,
    "KATAKANA": _JAPANESE,
    "KHMER": "Khmer-schrift",
    "LAO": "Laotiaans schrift",
    "MALAYALAM": "Malayalam-schrift",
    "MONGOLIAN": "Mongools schrift",
    "MYANMAR": "Birmaans schrift",
    "NKO": "N'Ko-schrift",
    "SINHALA": "Singalees schrift",
    "SYRIAC": "Syrisch schrift",
    "TAMIL": "Tamil-schrift",
    "TELUGU": "Telugu-schrift",
    "THAI": "Thais schrift",
    "TIBETAN": "Tibetaans schrift",
    "TIFINAGH": "Tifinagh-schrift",
}
"""What a script is called, by the first word of the names that Unicode gives its characters."""

_EMPTY_LINES = re.compile(r"\n(?:[ \xa0]*\n){2,}")


@cache
def register() -> None:
    """Make the fonts known to reportlab, once in a process."""
    registry = font_shelf(pdfmetrics)
    for font in _fonts():
        registry.registerFont(font)
    registry.registerFontFamily(REGULAR, normal=REGULAR, bold=SEMIBOLD, italic=ITALIC, boldItalic=SEMIBOLD)


@cache
def _fonts() -> tuple[TTFont, ...]:
    return tuple(TTFont(name, str(resource(f"fonts/SourceSans3-{file}.ttf"))) for name, file in _FILES.items())


@cache
def _characters() -> frozenset[int]:
    drawn: list[set[int]] = [set(font.face.charToGlyph) for font in _fonts()]
    return frozenset(set[int].intersection(*drawn))


def drawable(text: str) -> str:
    """Return `text` with one Dutch word in brackets for each run of characters that no bundled font can draw.

    Letters typed as letter and accent become one character first, so that they are found in the font. Lines end
    in one way, and no more than one of them is left empty.
    """
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    if composed.isascii() and composed.isprintable():
        return composed
    return _EMPTY_LINES.sub("\n\n", "".join(_pieces(composed)))


def on_one_line(text: str) -> str:
    """Return `text` as `drawable` does, without line ends, for what cannot have more than one line."""
    return " ".join(drawable(text).split())


@lru_cache(maxsize=4096)
def _drawn(character: str) -> str | None:
    """Return what a character is on paper; None where no font can draw it."""
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
    return None


def _pieces(text: str) -> Iterator[str]:
    """Yield what is drawn of a text; spaces inside a run that cannot be drawn go with it."""
    kinds: list[str] = []
    spaces = ""
    for character in text:
        drawn = _drawn(character)
        if drawn is None:
            kinds.append(_kind(character))
            spaces = ""
        elif kinds and drawn in ("", " ", "\xa0"):
            spaces += drawn
        else:
            yield _mark(kinds) + spaces + drawn
            kinds, spaces = [], ""
    yield _mark(kinds) + spaces


def _mark(kinds: Sequence[str]) -> str:
    """Return what stands for a run of characters of these kinds; nothing for none."""
    if not kinds:
        return ""
    several = set(kinds)
    if several == {_CHINESE, _JAPANESE}:
        several = {_JAPANESE}
    if len(several) == 1 and _OTHER not in several:
        return f"[{several.pop()}]"
    return "[teken dat niet af te drukken is]" if len(kinds) == 1 else "[tekens die niet af te drukken zijn]"


def _kind(character: str) -> str:
    if unicodedata.category(character) == "So" and any(ord(character) in block for block in _PICTURES):
        return "emoji"
    return _SCRIPTS.get(unicodedata.name(character, "").partition(" ")[0], _OTHER)
