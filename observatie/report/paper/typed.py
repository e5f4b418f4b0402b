"""What is used of reportlab where its own types say nothing, said once."""

from collections.abc import Sequence
from typing import Protocol

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.ttfonts import TTFont


class Path(Protocol):
    """A line that is drawn as a whole."""

    def moveTo(self, x: float, y: float) -> None:
        """Begin here."""

    def lineTo(self, x: float, y: float) -> None:
        """Go on to there."""

    def rect(self, x: float, y: float, width: float, height: float) -> None:
        """Go around a rectangle."""

    def close(self) -> None:
        """Go back to the beginning."""


class Drawing(Protocol):
    """What of a canvas has no types of its own."""

    def beginPath(self) -> Path:
        """Return a path to go along."""
        ...

    def drawPath(self, path: Path, /, stroke: int = 1, fill: int = 0) -> None:
        """Draw a path."""

    def clipPath(self, path: Path, /, stroke: int = 1, fill: int = 0) -> None:
        """Let what is drawn from here on show inside a path only."""

    def drawImage(
        self, image: ImageReader, /, x: float, y: float, width: float, height: float, mask: Sequence[int] | str
    ) -> object:
        """Draw a picture in a rectangle."""

    def bookmarkPage(self, key: str, /) -> object:
        """Let a bookmark be of this page."""

    def addOutlineEntry(self, title: str, key: str, level: int) -> None:
        """Let a bookmark stand in the outline."""

    def setViewerPreference(self, pref: str, value: str) -> None:
        """Tell a reader how to show the document."""


def drawing(canvas: Drawing) -> Drawing:
    """Return a canvas as what can be drawn with."""
    return canvas


class _Picture(Protocol):
    def getRGBData(self) -> object: ...


def read_to_the_end(picture: _Picture) -> None:
    """Read all of a picture, so that half of one is found out here; raises what reading raises."""
    picture.getRGBData()


class FontRegistry(Protocol):
    """Where reportlab keeps its fonts."""

    def registerFont(self, font: TTFont) -> None:
        """Make a font known."""

    def registerFontFamily(self, family: str, normal: str, bold: str, italic: str, boldItalic: str) -> None:
        """Make known which fonts belong together."""


def font_shelf(module: FontRegistry) -> FontRegistry:
    """Return the module of the fonts as where they are kept."""
    return module
