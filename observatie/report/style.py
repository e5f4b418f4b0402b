"""How a report looks: the measures, the colours and the kinds of text, apart from where they are used.

Legible in grey as in colour: every sign has a form and a word of its own beside its colour.
"""

from dataclasses import dataclass
from functools import cache

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from observatie.report.fonts import ITALIC, REGULAR, SEMIBOLD, register

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT = 20 * mm  # room for the holes of a binder
RIGHT = 15 * mm
TOP = 27 * mm
BOTTOM = 22 * mm
WIDTH = PAGE_WIDTH - LEFT - RIGHT
HANG = 44.0
"""Width of the column in which times hang, in points."""

INK = HexColor("#1F2933")
MUTED = HexColor("#5B6770")
LINE = HexColor("#D8D2C6")
ACCENT = HexColor("#0F6B66")
ACCENT_SOFT = HexColor("#E2F0EE")
CHANCE = HexColor("#9A5B00")
QUESTION = HexColor("#3F4FA3")


@dataclass(frozen=True)
class Styles:
    """The kinds of text in a report."""

    title: ParagraphStyle
    subtitle: ParagraphStyle
    focus: ParagraphStyle
    small: ParagraphStyle
    heading: ParagraphStyle
    subheading: ParagraphStyle
    item: ParagraphStyle
    body: ParagraphStyle
    statement: ParagraphStyle
    hanging: ParagraphStyle
    quote: ParagraphStyle
    statement_tag: ParagraphStyle
    cell: ParagraphStyle
    cell_head: ParagraphStyle


@cache
def styles() -> Styles:
    """Return the styles; the fonts are registered on the way."""
    register()

    def style(name: str, size: float, leading: float, font: str = REGULAR, color: Color = INK, **more: object):
        return ParagraphStyle(
            name, fontName=font, fontSize=size, leading=leading, textColor=color, splitLongWords=1, **more
        )

    hanging = {"leftIndent": HANG, "bulletIndent": HANG - 12, "bulletFontName": REGULAR, "bulletFontSize": 10}
    hanging |= {"bulletColor": MUTED, "bulletAnchor": "end", "alignment": 0}
    return Styles(
        title=style("title", 20, 25, SEMIBOLD, spaceAfter=4),
        subtitle=style("subtitle", 9.5, 13.5, color=MUTED),
        focus=style("focus", 13.5, 18, ITALIC),
        small=style("small", 8.5, 11.5, color=MUTED),
        heading=style("heading", 12.5, 16, SEMIBOLD, ACCENT, spaceBefore=16, spaceAfter=5, keepWithNext=1),
        subheading=style("subheading", 10.5, 14, SEMIBOLD, spaceBefore=9, spaceAfter=2, keepWithNext=1),
        item=style("item", 10, 13.5, SEMIBOLD, MUTED, spaceBefore=5, spaceAfter=1, keepWithNext=1),
        body=style("body", 10, 14),
        statement=style("statement", 11, 15, spaceBefore=8, keepWithNext=1),
        hanging=style("hanging", 10, 14, spaceBefore=2, **hanging),
        quote=style("quote", 10, 14, ITALIC, spaceBefore=2, **hanging),
        statement_tag=style("statement_tag", 8.5, 11, color=ACCENT, spaceAfter=2, keepWithNext=1),
        cell=style("cell", 9.5, 12.5),
        cell_head=style("cell_head", 8.5, 11, SEMIBOLD, MUTED),
    )
