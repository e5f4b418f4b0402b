"""Reads a PDF back as somebody holds it: pages with their text, and where on the paper every character is."""

from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

import pypdfium2
from pypdf import PdfReader


@dataclass(frozen=True)
class Glyph:
    """A character on a page with its box, in points from the lower left."""

    page: int
    text: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class Line:
    """The characters that stand on one height of a page, from left to right."""

    page: int
    text: str
    left: float
    bottom: float
    right: float
    top: float


class Paper:
    """A PDF that was read back."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.reader = PdfReader(BytesIO(content))

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page."""
        return [page.extract_text() for page in self.reader.pages]

    @cached_property
    def squeezed(self) -> str:
        """All text without the white space in which a line may be broken."""
        return squeeze(" ".join(self.pages))

    def says(self, text: str) -> bool:
        """Return whether this text is in it, wherever its lines were broken."""
        return squeeze(text) in self.squeezed

    def times_said(self, text: str) -> int:
        """Return how often this text is in it."""
        return self.squeezed.count(squeeze(text))

    @property
    def bookmarks(self) -> list[str]:
        """The outline from top to bottom, whatever the level."""
        return list(_flat(self.reader.outline))

    @property
    def fonts(self) -> dict[str, bool]:
        """The fonts by name, and whether each is embedded."""
        found: dict[str, bool] = {}
        for page in self.reader.pages:
            for font in page["/Resources"]["/Font"].get_object().values():
                described = font.get_object()
                descriptor = described.get("/FontDescriptor")
                embedded = descriptor is not None and "/FontFile2" in descriptor.get_object()
                found[described["/BaseFont"].split("+")[-1]] = embedded
        return found

    @cached_property
    def glyphs(self) -> list[Glyph]:
        """Every character that leaves ink."""
        found: list[Glyph] = []
        document = pypdfium2.PdfDocument(self.content)
        for number, page in enumerate(document):
            text = page.get_textpage()
            for index in range(text.count_chars()):
                character = text.get_text_range(index, 1)
                if character.strip():
                    found.append(Glyph(number, character, *text.get_charbox(index)))
            text.close()
            page.close()
        document.close()
        return found

    @cached_property
    def lines(self) -> list[Line]:
        """The lines of every page from top to bottom, headers and footers included."""
        rows: dict[tuple[int, int], list[Glyph]] = {}
        document = pypdfium2.PdfDocument(self.content)
        for number, page in enumerate(document):
            text = page.get_textpage()
            for index in range(text.count_chars()):
                character = text.get_text_range(index, 1)
                left, bottom, right, top = text.get_charbox(index, loose=True)
                if character.strip():
                    baseline = round(bottom + (top - bottom) * 0.25)
                    rows.setdefault((number, baseline), []).append(
                        Glyph(number, character, left, bottom, right, top)
                    )
            text.close()
            page.close()
        document.close()
        return [_line(rows[key]) for key in sorted(rows, key=lambda key: (key[0], -key[1]))]


def _line(glyphs: list[Glyph]) -> Line:
    glyphs = sorted(glyphs, key=lambda glyph: glyph.left)
    return Line(
        glyphs[0].page,
        "".join(glyph.text for glyph in glyphs),
        glyphs[0].left,
        min(glyph.bottom for glyph in glyphs),
        glyphs[-1].right,
        max(glyph.top for glyph in glyphs),
    )


def squeeze(text: str) -> str:
    """Return text without white space."""
    return "".join(text.split())


def _flat(outline: list) -> list[str]:
    found: list[str] = []
    for entry in outline:
        found += _flat(entry) if isinstance(entry, list) else [entry.title]
    return found
