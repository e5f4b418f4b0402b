"""The kinds of text of an empty form that a report does not have."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle

from observatie.report.paper import style
from observatie.report.paper.fonts import REGULAR, SEMIBOLD

HANG = 20.0
"""Width of the column in which numbers and squares hang, in points."""
QUIET = 112.0
"""Width of what can be ticked behind the name of an item, in points."""


@dataclass(frozen=True)
class Kinds:
    """The kinds of text, in the order in which one meets them."""

    under: ParagraphStyle
    item: ParagraphStyle
    question: ParagraphStyle
    text: ParagraphStyle
    listed: ParagraphStyle
    statement_of: ParagraphStyle
    small: ParagraphStyle
    name: ParagraphStyle
    point: ParagraphStyle
    level: ParagraphStyle
    statement: ParagraphStyle
    head: ParagraphStyle
    column: ParagraphStyle


@cache
def kinds() -> Kinds:
    """Return the kinds of text; the fonts are registered on the way."""
    body, small, cell_head = style.styles().body, style.styles().small, style.styles().cell_head

    def kind(name: str, parent: ParagraphStyle, **more: Any) -> ParagraphStyle:
        return ParagraphStyle(f"blank {name}", parent=parent, **more)

    number = {"bulletFontName": REGULAR, "bulletColor": style.MUTED, "bulletIndent": 0}
    return Kinds(
        under=kind("under", small, fontSize=8, leading=10, spaceAfter=0),
        item=kind(
            "item", body, fontName=SEMIBOLD, fontSize=11, leading=14, spaceBefore=13, bulletFontSize=11, **number
        ),
        question=kind("question", body, fontSize=10.5, leading=14, spaceBefore=13, bulletFontSize=10.5, **number),
        text=kind("text", body, spaceAfter=2),
        listed=kind("listed", body, spaceBefore=3),
        statement_of=kind("statement of", body, spaceBefore=8),
        small=kind("small", small),
        name=kind("name", cell_head, spaceBefore=5, spaceAfter=1),
        point=kind("point", small, fontSize=9, leading=12, textColor=style.INK, spaceAfter=2),
        level=kind("level", style.styles().cell, fontSize=9, leading=11.5, bulletFontSize=9, **number),
        statement=kind("statement", style.styles().cell, fontSize=10, leading=13.5, bulletFontSize=10, **number),
        head=kind("head", cell_head, fontName=REGULAR, fontSize=8, leading=10),
        column=kind("column", cell_head, fontName=REGULAR, fontSize=8, leading=9.5, alignment=TA_CENTER),
    )


def indented(kind: ParagraphStyle, indent: float, **more: Any) -> ParagraphStyle:
    """Return a kind of text that begins further to the right; its bullet hangs before it."""
    name = f"{kind.name} {indent} {sorted(more.items())}"
    more.setdefault("bulletIndent", max(0.0, indent - HANG))
    return ParagraphStyle(name, parent=kind, leftIndent=indent, **more)
