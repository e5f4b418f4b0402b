"""The paragraphs of a report that are more than text: headings, notes behind their time, answers on a scale."""

from typing import Self
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable
from reportlab.platypus import Paragraph as PlatypusParagraph

from observatie.domain import lesson_time
from observatie.domain.acts.acts import Mark, NoteType
from observatie.domain.visit.wording import MARKS, NOTE_TYPES
from observatie.report import words
from observatie.report.paper import style
from observatie.report.paper.fonts import REGULAR, SEMIBOLD, drawable, on_one_line
from observatie.report.paper.signs import DOT, GAP, draw_sign, draw_step
from observatie.report.parts import Seen, Step

_LABEL = style.HANG
"""Width of the column in which the source of an answer stands, in points."""


class Paragraph(PlatypusParagraph):
    """A paragraph that breaks its lines once for a width: pages are measured before they are made."""

    _measured: tuple[float, tuple[float, float]] | None = None

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Break the lines, unless they are broken for this width."""
        # A frame reckons its width out of its corners, which leaves its last digits.
        width = round(aW, 6)
        # Reportlab throws lines away that it will not split.
        if self._measured is None or self._measured[0] != width or not hasattr(self, "blPara"):
            self._measured = width, super().wrap(aW, aH)
        return self._measured[1]


def marked_up(text: str) -> str:
    """Return text as reportlab's markup, with nothing in it that the fonts cannot draw."""
    return escape(drawable(text)).replace("\n", "<br/>")


def muted(text: str) -> str:
    """Return text as a small, grey piece of a paragraph."""
    return f'<font name="{REGULAR}" color="{style.MUTED.hexval()}" size="8.5">{marked_up(text)}</font>'


def paragraph(text: str, text_style: ParagraphStyle) -> Paragraph:
    """Return plain text as a paragraph."""
    return Paragraph(marked_up(text), text_style)


class Lead(Paragraph):
    """A paragraph that belongs to what follows: it is never the last thing on a page.

    Attributes:
        closes: whether what follows ends the document, and shares a page with what comes before.
    """

    leads = True
    closes = False


def lead(text: str, text_style: ParagraphStyle) -> Lead:
    """Return plain text as a paragraph that belongs to what follows."""
    return Lead(marked_up(text), text_style)


class Heading(Lead):
    """A heading that is also a bookmark.

    Attributes:
        bookmark: its words in the outline; empty for the rest of a heading that was split.
        level: 0 for a chapter, 1 for a part of one.
    """

    bookmark = ""
    level = 0

    @classmethod
    def of(cls, text: str, text_style: ParagraphStyle, level: int) -> Self:
        """Return a heading; one without words is no bookmark."""
        heading = cls(marked_up(text), text_style)
        heading.bookmark = on_one_line(text)
        heading.level = level
        return heading

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        """Split as any paragraph; the first part is the bookmark."""
        parts = super().split(availWidth, availHeight)
        if parts and isinstance(parts[0], Heading):
            parts[0].bookmark, parts[0].level = self.bookmark, self.level
        return parts


class Barred(Paragraph):
    """A paragraph behind a bar in the accent colour."""

    def draw(self) -> None:
        """Draw the bar and the text."""
        canvas = self.canv
        canvas.setFillColor(style.ACCENT)
        canvas.rect(0, -1, 2.2, self.height, stroke=0, fill=1)
        super().draw()


class NoteParagraph(Paragraph):
    """A note: its time hangs at the left (the bullet), its sign beside it on the first line."""

    sign: tuple[NoteType, Mark | None] | None = None

    @classmethod
    def of(cls, seen: Seen, *, tagged: bool, known: Mark | None = None) -> Self:
        """Return a note; `tagged` names its items below it, and `known` is a mark that needs no word here."""
        styles = style.styles()
        quote = seen.type is NoteType.QUOTE
        markup = f"“{marked_up(words.unquoted(seen.text))}”" if quote else marked_up(seen.text)
        if seen.type is NoteType.INTERPRETATION:
            markup += f"\xa0{muted(f'({NOTE_TYPES[seen.type]})')}"
        if seen.mark is not None and seen.mark is not known:
            markup += f"\xa0{_mark(seen.mark)}"
        if seen.added_later:
            markup += f"\xa0{muted(words.ADDED_LATER)}"
        if tagged and seen.items:
            names = marked_up(" · ".join(seen.items))
            markup += f'<br/><font name="{REGULAR}" color="{style.ACCENT.hexval()}" size="8.5">{names}</font>'
        text_style = styles.quote if quote else styles.hanging
        note = cls(markup, text_style, bulletText=lesson_time.show(seen.lesson_ms))
        if seen.mark is not None or seen.type in (NoteType.QUESTION, NoteType.INTERPRETATION):
            note.sign = (seen.type, seen.mark)
        return note

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        """Split as any paragraph; the sign stays with the first part."""
        parts = super().split(availWidth, availHeight)
        if parts and isinstance(parts[0], NoteParagraph):
            parts[0].sign = self.sign
        return parts

    def draw(self) -> None:
        """Draw the text, and the sign where there is one."""
        super().draw()
        if self.sign is not None:
            draw_sign(self.canv, style.HANG - 7, self.height - 6.9, *self.sign, size=6)


def _mark(mark: Mark) -> str:
    color = style.ACCENT if mark is Mark.STRONG else style.CHANCE
    return f'<font name="{SEMIBOLD}" color="{color.hexval()}" size="8.5">{MARKS[mark]}</font>'


class ScaleParagraph(Paragraph):
    """An answer on a scale: where it is from hangs at the left, then the scale as dots, then the words."""

    step: Step | None = None
    dots_at = 0.0
    leads = False

    @classmethod
    def of(cls, markup: str, label: str, step: Step | None, *, labelled: bool, steps: int) -> Self:
        """Return an answer; `labelled` and `steps` say what its neighbours need, so that the words line up."""
        dots_at = _LABEL if labelled else 0.0
        words_at = dots_at + (steps * (DOT + GAP) + 6 if steps else 0)
        answer = cls(markup, _scaled(words_at), bulletText=label or None)
        answer.step, answer.dots_at = step, dots_at
        return answer

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        """Split as any paragraph; the dots stay with the first part."""
        parts = super().split(availWidth, availHeight)
        if parts and isinstance(parts[0], ScaleParagraph):
            parts[0].step, parts[0].dots_at = self.step, self.dots_at
        return parts

    def draw(self) -> None:
        """Draw the text, and the scale where there is one."""
        super().draw()
        if self.step is not None:
            draw_step(self.canv, self.dots_at, self.height - 6.9, self.step)


def _scaled(indent: float) -> ParagraphStyle:
    return ParagraphStyle(
        f"scaled {indent}",
        parent=style.styles().body,
        leftIndent=indent,
        bulletIndent=0,
        bulletFontName=REGULAR,
        bulletFontSize=8,
        bulletColor=style.MUTED,
    )


def below_scale(labelled: bool) -> ParagraphStyle:
    """Return the style of what stands below an answer on a scale, in line with its dots."""
    return ParagraphStyle(f"below {labelled}", parent=style.styles().small, leftIndent=_LABEL if labelled else 0.0)
