"""Reads a PDF back as somebody holds it: pages with their text, and where on the paper every character is."""

from collections.abc import Iterator
from contextlib import closing
from functools import cached_property
from io import BytesIO
from typing import NamedTuple

import pypdfium2
from pypdf import PdfReader

from observatie.report.paper import style

_NO_INK = frozenset("\0\ufffe \xa0\r\n")


class Glyph(NamedTuple):
    """A character on a page with its box, in points from the lower left; the box is as high as its font."""

    page: int
    text: str
    left: float
    bottom: float
    right: float
    top: float


class Paper:
    """A PDF that was read back.

    Attributes:
        margins: what lies below the first and above the second of these heights is header or footer.
    """

    margins = (style.BOTTOM, style.PAGE_HEIGHT - style.TOP)

    def __init__(self, content: bytes) -> None:
        self.content = content

    @cached_property
    def reader(self) -> PdfReader:
        """What is in it beside its pages' text."""
        return PdfReader(BytesIO(self.content))

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page, header and footer included."""
        return self._read(0, style.PAGE_HEIGHT)

    @cached_property
    def body(self) -> str:
        """All text between the headers and the footers, without the white space where a line may be broken."""
        return squeeze(" ".join(self._read(*self.margins)))

    def _read(self, bottom: float, top: float) -> list[str]:
        return [text.get_text_bounded(bottom=bottom, top=top) for text in self._texts()]

    def _texts(self) -> Iterator[pypdfium2.PdfTextPage]:
        # Each is closed before what it is of: left to the collector, that may come in any order.
        with pypdfium2.PdfDocument(self.content) as document:
            for page in document:
                with closing(page), closing(page.get_textpage()) as text:
                    yield text

    def says(self, text: str) -> bool:
        """Return whether this text is in the body, wherever its lines and pages were broken."""
        return squeeze(text) in self.body

    def times_said(self, text: str) -> int:
        """Return how often this text is in the body."""
        return self.body.count(squeeze(text))

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
        for number, text in enumerate(self._texts()):
            box = pypdfium2.raw.FS_RECTF()
            for index in range(text.count_chars()):
                character = chr(pypdfium2.raw.FPDFText_GetUnicode(text, index))
                if character not in _NO_INK:
                    # Not `get_charbox`, which makes a box for each of tens of thousands.
                    assert pypdfium2.raw.FPDFText_GetLooseCharBox(text, index, box)
                    found.append(Glyph(number, character, box.left, box.bottom, box.right, box.top))
        return found

    @cached_property
    def lines(self) -> list[list[str]]:
        """The lines of the body of each page from top to bottom, without white space."""
        rows: dict[tuple[int, int], list[Glyph]] = {}
        for glyph in self.glyphs:
            baseline = glyph.bottom + (glyph.top - glyph.bottom) * 0.22
            if self.margins[0] < baseline < self.margins[1]:
                rows.setdefault((glyph.page, round(baseline)), []).append(glyph)
        pages: list[list[str]] = [[] for _ in self.pages]
        for key in sorted(rows, key=lambda key: (key[0], -key[1])):
            row = sorted(rows[key], key=lambda glyph: glyph.left)
            pages[key[0]].append("".join(glyph.text for glyph in row))
        return pages


def squeeze(text: str) -> str:
    """Return text without white space."""
    return "".join(text.split())


def _flat(outline: list) -> list[str]:
    found: list[str] = []
    for entry in outline:
        found += _flat(entry) if isinstance(entry, list) else [entry.title]
    return found
