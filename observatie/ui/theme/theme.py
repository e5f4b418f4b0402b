"""Colours by name and sizes by step, at the size the user chose; handed to every widget that draws."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QFontDatabase

from observatie.data import resource

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

FAMILY = "Source Sans 3"
FIRST_FACES = ("Regular", "Semibold")
"""The faces of the unlock screen, which shows before anything else is read."""
OTHER_FACES = ("It", "Bold")


@dataclass(frozen=True)
class Theme:
    """The look in one mode and at one size.

    Attributes:
        colors: hexadecimal colours by name (resources/theme/theme.json).
        scale: 1.0 to 2.0; every measure on screen goes through `px`.
        dark: whether the colours are the dark ones.
    """

    colors: dict[str, str]
    scale: float
    dark: bool

    @classmethod
    def load(cls, *, dark: bool, scale: float) -> "Theme":
        """Read the colours of a mode."""
        modes = json.loads(resource("theme/theme.json").read_text(encoding="utf-8"))
        return cls(modes["dark" if dark else "light"], scale, dark)

    def px(self, measure: float) -> int:
        """Return a measure of the design, in pixels at this size."""
        return round(measure * self.scale)

    def color(self, name: str) -> QColor:
        """Return a colour by its name."""
        return QColor(self.colors[name])

    def font(self, size: int = 15, *, weight: int = QFont.Weight.Normal, italic: bool = False) -> QFont:
        """Return the bundled font; sizes are 13, 15, 18, 24 and, before the eyes of others, 32."""
        font = QFont(FAMILY)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        font.setItalic(italic)
        return font

    @cached_property
    def semibold(self) -> int:
        """The weight of what is named."""
        return QFont.Weight.DemiBold

    def icon(self, name: str, color: str = "muted", size: int = 22) -> "QIcon":
        """Return an icon in a colour of the theme, sharp at this size and at twice this size."""
        from observatie.ui.theme.icons import drawn_icon  # here, as the unlock screen has none

        return drawn_icon(resource(f"icons/{name}.svg"), self.colors[color], self.px(size))


def load_fonts(faces: Sequence[str] = FIRST_FACES + OTHER_FACES) -> None:
    """Make faces of the bundled font known to Qt; once, before the first widget that shows them."""
    for face in faces:
        QFontDatabase.addApplicationFont(str(resource(f"fonts/SourceSans3-{face}.ttf")))
