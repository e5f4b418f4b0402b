"""The drawn parts of a report: the lesson as a strip, the focus question behind its bar, lines to write on."""

from collections.abc import Callable

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

from observatie.domain.entries import Mark, NoteType
from observatie.report import style
from observatie.report.fonts import REGULAR, SEMIBOLD, drawable
from observatie.report.parts import Strip, StripMark


def draw_sign(
    canvas: Canvas, x: float, y: float, note_type: NoteType, mark: Mark | None, size: float = 7.5
) -> None:
    """Draw the sign of a note around the point (x, y): one sign per meaning, the same as on screen."""
    half = size / 2
    canvas.saveState()
    canvas.setLineWidth(1.2)
    if mark is Mark.STRONG:
        _polygon(canvas, [(x - half, y - half), (x + half, y - half), (x, y + half)], fill=style.ACCENT)
    elif mark is Mark.CHANCE:
        _polygon(canvas, [(x - half, y), (x, y + half), (x + half, y), (x, y - half)], stroke=style.CHANCE)
    elif note_type in _LETTERS:
        letter, color = _LETTERS[note_type]
        canvas.setFillColor(color)
        canvas.setFont(SEMIBOLD, size + 2.5)
        canvas.drawCentredString(x, y - size * 0.45, letter)
    else:
        canvas.setLineWidth(0.8)
        canvas.setStrokeColor(style.MUTED)
        canvas.line(x, y - half * 0.8, x, y + half * 0.8)
    canvas.restoreState()


_LETTERS: dict[NoteType, tuple[str, Color]] = {
    NoteType.QUESTION: ("?", style.QUESTION),
    NoteType.INTERPRETATION: ("=", style.MUTED),
    NoteType.QUOTE: ("“", style.INK),
}


def _polygon(
    canvas: Canvas, points: list[tuple[float, float]], fill: Color | None = None, stroke: Color | None = None
) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    if fill is not None:
        canvas.setFillColor(fill)
    if stroke is not None:
        canvas.setStrokeColor(stroke)
    canvas.drawPath(path, fill=int(fill is not None), stroke=int(stroke is not None))


class LessonStrip(Flowable):
    """The lesson from left to right: phases above, an axis of minutes with a sign for each note below."""

    _HEIGHT = 58.0
    _AXIS = 24.0

    def __init__(self, strip: Strip) -> None:
        super().__init__()
        self._strip = strip
        self._whole_ms = _rounded_up(strip.length_ms)
        self.spaceBefore = 10
        self.spaceAfter = 2

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Take the width there is; the height is fixed."""
        self.width = aW
        return aW, self._HEIGHT

    def _x(self, lesson_ms: int) -> float:
        return self.width * min(lesson_ms, self._whole_ms) / self._whole_ms

    def draw(self) -> None:
        """Draw phases, axis and signs."""
        self._draw_phases()
        self._draw_axis()
        # Facts first, so that the signs a reader looks for lie on top of them.
        for mark in sorted(self._strip.marks, key=_weight):
            draw_sign(self.canv, self._x(mark.lesson_ms), self._AXIS, mark.type, mark.mark)

    def _draw_phases(self) -> None:
        canvas = self.canv
        for name, begin, end in self._strip.phases:
            left, right = self._x(begin), self._x(end)
            if right - left < 1.5:
                continue
            canvas.setFillColor(style.ACCENT_SOFT)
            canvas.roundRect(left, 42, right - left - 1.5, 14, 1.5, stroke=0, fill=1)
            canvas.setFillColor(style.ACCENT)
            canvas.setFont(REGULAR, 8)
            canvas.drawString(left + 4, 46, shortened(drawable(name), right - left - 9, 8))

    def _draw_axis(self) -> None:
        canvas = self.canv
        canvas.setStrokeColor(style.LINE)
        canvas.setLineWidth(1)
        canvas.line(0, self._AXIS, self.width, self._AXIS)
        canvas.setFillColor(style.MUTED)
        canvas.setFont(REGULAR, 7.5)
        minutes = self._whole_ms // 60_000
        step = next(s for s in (1, 2, 5, 10, 20, 30, 60, minutes) if minutes / s <= 12)
        for minute in range(0, minutes + 1, step):
            x = self._x(minute * 60_000)
            draw: Callable[[float, float, str], None] = canvas.drawCentredString
            if minute == 0:
                draw = canvas.drawString
            elif minute == minutes:
                draw = canvas.drawRightString
            draw(x, 8, f"{minute}′")


class Legend(Flowable):
    """The signs with their words, in one line."""

    _ENTRIES: tuple[tuple[NoteType, Mark | None, str], ...] = (
        (NoteType.FACT, Mark.STRONG, "sterk"),
        (NoteType.FACT, Mark.CHANCE, "kans"),
        (NoteType.QUESTION, None, "vraag"),
        (NoteType.QUOTE, None, "citaat"),
        (NoteType.INTERPRETATION, None, "interpretatie"),
        (NoteType.FACT, None, "feit"),
    )

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Take the width there is."""
        return aW, 14

    def draw(self) -> None:
        """Draw each sign with its word behind it."""
        x = 4.0
        for note_type, mark, word in self._ENTRIES:
            draw_sign(self.canv, x, 6, note_type, mark, size=6)
            self.canv.setFont(REGULAR, 8)
            self.canv.setFillColor(style.MUTED)
            self.canv.drawString(x + 7, 3.4, word)
            x += stringWidth(word, REGULAR, 8) + 22


def _weight(mark: StripMark) -> int:
    return 2 if mark.mark else int(mark.type is not NoteType.FACT)


def _rounded_up(length_ms: int) -> int:
    unit = 600_000 if length_ms > 1_200_000 else 300_000
    return max(unit, -(-length_ms // unit) * unit)


def shortened(text: str, width: float, size: float, font: str = REGULAR) -> str:
    """Return as much of `text` as fits in `width` points, with an ellipsis where something is left out."""
    if stringWidth(text, font, size) <= width:
        return text
    while text and stringWidth(text + "…", font, size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…" if text.strip() else ""


class Barred(Paragraph):
    """A paragraph behind a bar in the accent colour."""

    def draw(self) -> None:
        """Draw the bar and the text."""
        canvas = self.canv
        canvas.setFillColor(style.ACCENT)
        canvas.rect(0, -2, 2.2, self.height + 4, stroke=0, fill=1)
        super().draw()


class SignedParagraph(Paragraph):
    """A note: its time hangs at the left (the bullet), its sign beside it on the first line."""

    sign: tuple[NoteType, Mark | None] | None = None

    def split(self, availWidth: float, availHeight: float) -> list[Paragraph]:
        """Split as any paragraph; the sign stays with the first part."""
        parts = super().split(availWidth, availHeight)
        if parts and isinstance(parts[0], SignedParagraph):
            parts[0].sign = self.sign
        return parts

    def draw(self) -> None:
        """Draw the text, and the sign where there is one."""
        super().draw()
        if self.sign is not None:
            draw_sign(self.canv, style.HANG - 6, self.height - 8.2, *self.sign, size=5.5)


class WritingLines(Flowable):
    """Empty lines to write on by hand."""

    _LINE = 22.0

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Take the width there is."""
        self.width = aW
        return aW, self._count * self._LINE

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """Go to the next page rather than be cut."""
        return []

    def draw(self) -> None:
        """Draw the lines."""
        self.canv.setStrokeColor(style.LINE)
        self.canv.setLineWidth(0.7)
        for line in range(self._count):
            self.canv.line(0, line * self._LINE + 2, self.width, line * self._LINE + 2)
