"""The drawn parts of a report: the lesson as a strip of time, its legend, and lines to write on."""

from collections.abc import Callable

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from observatie.domain.entries import Mark, NoteType
from observatie.report import style
from observatie.report.fonts import REGULAR, on_one_line
from observatie.report.parts import Strip, StripMark
from observatie.report.signs import draw_sign


class LessonStrip(Flowable):
    """The lesson from left to right: phases above, an axis of minutes with a sign for each note below."""

    _HEIGHT = 66.0
    _PHASES = 50.0
    _PHASE_HEIGHT = 16.0
    _LANES = (24.0, 34.5)
    _SIGN = 9.0

    def __init__(self, strip: Strip) -> None:
        super().__init__()
        self._strip = strip
        self._minutes = _rounded_up(strip.length_ms)
        self.spaceBefore = 12
        self.spaceAfter = 2

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Take the width there is; without phases it is lower."""
        self.width = aW
        return aW, self._HEIGHT if self._strip.phases else self._HEIGHT - self._PHASE_HEIGHT

    def _x(self, lesson_ms: int) -> float:
        return self.width * min(lesson_ms / 60_000 / self._minutes, 1)

    def draw(self) -> None:
        """Draw phases, axis and signs."""
        self._draw_phases()
        self._draw_axis()
        # Facts first, so that the signs a reader looks for lie on top of them.
        for mark in (mark for mark in self._strip.marks if not _has_sign(mark)):
            draw_sign(self.canv, self._x(mark.lesson_ms), self._LANES[0], NoteType.FACT, None, size=7)
        self._draw_signs()

    def _draw_signs(self) -> None:
        # A sign that would cover the one before it goes one lane up, as long as there is room there.
        ends = [-self._SIGN] * len(self._LANES)
        for mark in (mark for mark in self._strip.marks if _has_sign(mark)):
            x = self._x(mark.lesson_ms)
            free = (lane for lane, end in enumerate(ends) if x - end >= self._SIGN)
            lane = next(free, 0)
            ends[lane] = x
            draw_sign(self.canv, x, self._LANES[lane], mark.type, mark.mark)

    def _draw_phases(self) -> None:
        canvas = self.canv
        for name, begin, end in self._strip.phases:
            left, right = self._x(begin), self._x(end)
            if right - left < 2:
                continue
            canvas.setFillColor(style.ACCENT_SOFT)
            canvas.roundRect(left, self._PHASES, right - left - 1.5, 14, 1.5, stroke=0, fill=1)
            canvas.setFillColor(style.ACCENT)
            canvas.setFont(REGULAR, 8)
            canvas.drawString(left + 4, self._PHASES + 4, shortened(on_one_line(name), right - left - 9, 8))

    def _draw_axis(self) -> None:
        canvas, axis = self.canv, self._LANES[0]
        canvas.setStrokeColor(style.LINE)
        canvas.setLineWidth(1)
        canvas.line(0, axis, self.width, axis)
        canvas.setFillColor(style.MUTED)
        canvas.setFont(REGULAR, 7.5)
        for minute in range(0, self._minutes + 1, _step(self._minutes)):
            draw: Callable[[float, float, str], None] = canvas.drawCentredString
            if minute == 0:
                draw = canvas.drawString
            elif minute == self._minutes:
                draw = canvas.drawRightString
            draw(self._x(minute * 60_000), 8, f"{minute}′")


def _has_sign(mark: StripMark) -> bool:
    return mark.mark is not None or mark.type in (NoteType.QUESTION, NoteType.INTERPRETATION)


def _rounded_up(length_ms: int) -> int:
    unit = 10 if length_ms > 1_200_000 else 5
    minutes = -(-length_ms // 60_000)
    return max(unit, -(-minutes // unit) * unit)


def _step(minutes: int) -> int:
    """Return a round number of minutes that divides the axis in at most twelve parts."""
    fitting = (s for s in (1, 2, 5, 10, 20, 30, 60) if minutes % s == 0 and minutes / s <= 12)
    return next(fitting, minutes)


class Legend(Flowable):
    """The signs with their words, in one line."""

    _ENTRIES: tuple[tuple[NoteType, Mark | None, str], ...] = (
        (NoteType.FACT, Mark.STRONG, "sterk"),
        (NoteType.FACT, Mark.CHANCE, "kans"),
        (NoteType.QUESTION, None, "vraag"),
        (NoteType.INTERPRETATION, None, "interpretatie"),
        (NoteType.FACT, None, "feit of citaat"),
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


def shortened(text: str, width: float, size: float, font: str = REGULAR) -> str:
    """Return as much of `text` as fits in `width` points, with an ellipsis where something is left out."""
    if stringWidth(text, font, size) <= width:
        return text
    # No letter is narrower than a fifth of its size, so that a very long text is cut at once.
    text = text[: max(0, int(width / size * 5))]
    while text and stringWidth(text + "…", font, size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…" if text.strip() else ""


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
