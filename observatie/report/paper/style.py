"""How a report looks: the measures, the colours and the kinds of text, apart from where they are used.

Legible in grey as in colour: every sign has a form and a word of its own beside its colour.
"""

from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from observatie.report.paper.fonts import ITALIC, REGULAR, SEMIBOLD, register

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT = 20 * mm  # room for the holes of a binder
RIGHT = 15 * mm
TOP = 26 * mm
BOTTOM = 21 * mm
WIDTH = PAGE_WIDTH - LEFT - RIGHT
HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
HANG = 50.0
"""Width of the column in which times hang, in points; a sign stands in the last 14 of it."""

PAPER = HexColor("#FFFFFF")
INK = HexColor("#1F2933")
MUTED = HexColor("#5B6770")
LINE = HexColor("#D8D2C6")
WRITING = HexColor("#A7ADB1")
"""Lines and circles for a pen: a little darker, so that a cheap printer keeps them."""
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
    long_focus: ParagraphStyle
    focus_label: ParagraphStyle
    focus_items: ParagraphStyle
    small: ParagraphStyle
    aside: ParagraphStyle
    heading: ParagraphStyle
    subheading: ParagraphStyle
    item: ParagraphStyle
    body: ParagraphStyle
    statement: ParagraphStyle
    statement_tag: ParagraphStyle
    hanging: ParagraphStyle
    quote: ParagraphStyle
    heard: ParagraphStyle
    answer: ParagraphStyle
    elsewhere: ParagraphStyle
    source: ParagraphStyle
    cell: ParagraphStyle
    cell_head: ParagraphStyle


@cache
def styles() -> Styles:
    """Return the styles; the fonts are registered on the way."""
    register()

    def style(name: str, size: float, leading: float, font: str = REGULAR, color: Color = INK, **more: Any):
        return ParagraphStyle(
            name,
            fontName=font,
            fontSize=size,
            leading=leading,
            textColor=color,
            splitLongWords=1,
            allowWidows=0,
            allowOrphans=0,
            **more,
        )

    hanging = partial(
        style,
        leftIndent=HANG,
        bulletIndent=HANG - 15,
        bulletFontName=REGULAR,
        bulletFontSize=10,
        bulletColor=MUTED,
        bulletAnchor="end",
    )
    return Styles(
        title=style("title", 20, 25, SEMIBOLD, spaceAfter=4),
        subtitle=style("subtitle", 9.5, 13.5, color=MUTED),
        focus=style("focus", 13.5, 18, ITALIC, leftIndent=14, spaceBefore=16),
        long_focus=style("long_focus", 11, 15, ITALIC, leftIndent=14, spaceBefore=16),
        focus_label=style("focus_label", 8.5, 12, color=MUTED, leftIndent=14),
        focus_items=style("focus_items", 8.5, 11.5, color=MUTED, spaceBefore=9),
        small=style("small", 8.5, 11.5, color=MUTED, spaceAfter=2),
        aside=style("aside", 8.5, 11.5, color=MUTED, spaceBefore=4),
        heading=style("heading", 12.5, 16, SEMIBOLD, ACCENT, spaceBefore=18, spaceAfter=4),
        subheading=style("subheading", 11, 14, SEMIBOLD, spaceBefore=12, spaceAfter=1),
        item=style("item", 10, 13.5, SEMIBOLD, MUTED, spaceBefore=7, spaceAfter=1),
        body=style("body", 10, 14, spaceAfter=1),
        statement=style("statement", 11, 15, spaceBefore=8),
        statement_tag=style("statement_tag", 8.5, 11.5, color=ACCENT, spaceBefore=2, spaceAfter=1),
        hanging=hanging("hanging", 10, 14, spaceBefore=2),
        quote=hanging("quote", 10, 14, ITALIC, spaceBefore=2),
        heard=style("heard", 10, 14, leftIndent=HANG, spaceBefore=3),
        answer=style("answer", 10, 14, color=MUTED, leftIndent=HANG, spaceBefore=4, spaceAfter=1),
        elsewhere=style("elsewhere", 8.5, 11.5, color=MUTED, leftIndent=HANG, spaceBefore=3),
        source=style("source", 8, 10.5, color=MUTED, spaceAfter=4),
        cell=style("cell", 9.5, 12.5),
        cell_head=style("cell_head", 8.5, 11, SEMIBOLD, MUTED),
    )
