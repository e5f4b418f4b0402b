"""The drawn parts of a report: the strip of the lesson, its legend, time on task as a line, lines to write on."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from observatie.domain.acts.acts import Mark, NoteType
from observatie.report.paper import style
from observatie.report.paper.fonts import REGULAR, on_one_line
from observatie.report.paper.signs import draw_hatching, draw_sign
from observatie.report.parts import AtWork, Strip, StripMark


class PrintedLessonStrip(Flowable):
    """The lesson from left to right: phases above, an axis of minutes with a sign for each note below."""

    _HEIGHT = 66.0
    _PHASES = 50.0
    _PHASE_HEIGHT = 16.0
    _LANES = (24.0, 34.5)
    _SIGN = 9.0

    def __init__(self, strip: Strip) -> None:
        super().__init__()
        self._strip = strip
        self.spaceBefore = 12
        self.spaceAfter = 2

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Take the width there is; without phases it is lower."""
        self.width = aW
        self._x = Axis.over(self._strip.length_ms, aW).x
        return aW, self._HEIGHT if self._strip.phases else self._HEIGHT - self._PHASE_HEIGHT

    def draw(self) -> None:
        """Draw phases, axis, gaps and signs."""
        self._draw_phases()
        Axis.over(self._strip.length_ms, self.width).draw(self.canv, self._LANES[0], 8)
        self._draw_gaps()
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

    def _draw_gaps(self) -> None:
        bottom, top = self._LANES[0] - 6, self._PHASES - 3
        for begin, end in self._strip.gaps:
            left = self._x(begin)
            draw_hatching(self.canv, left, bottom, max(self._x(end) - left, 2), top - bottom)


def _has_sign(mark: StripMark) -> bool:
    return mark.mark is not None or mark.type in (NoteType.QUESTION, NoteType.INTERPRETATION)


class SignLegend(Flowable):
    """The signs with their words, in one line; `with_gap` adds what stands for a laptop that slept.

    `facts_only` leaves the marks and what was made of the lesson out.
    """

    _ENTRIES: tuple[tuple[NoteType, Mark | None, str], ...] = (
        (NoteType.FACT, Mark.STRONG, "sterk"),
        (NoteType.FACT, Mark.CHANCE, "kans"),
        (NoteType.QUESTION, None, "vraag"),
        (NoteType.INTERPRETATION, None, "interpretatie"),
        (NoteType.FACT, None, "feit of citaat"),
    )

    def __init__(self, *, with_gap: bool = False, facts_only: bool = False) -> None:
        super().__init__()
        self._with_gap = with_gap
        self._entries = self._ENTRIES[-1:] if facts_only else self._ENTRIES

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Take the width there is."""
        return aW, 14

    def draw(self) -> None:
        """Draw each sign with its word behind it."""
        x = 4.0
        for note_type, mark, word in self._entries:
            draw_sign(self.canv, x, 6, note_type, mark, size=6)
            x = self._word(x + 7, word) + 15
        if self._with_gap:
            draw_hatching(self.canv, x - 3, 2, 12, 8)
            self._word(x + 13, "laptop sliep")

    def _word(self, x: float, word: str) -> float:
        """Write a word and return where it ends."""
        self.canv.setFont(REGULAR, 8)
        self.canv.setFillColor(style.MUTED)
        self.canv.drawString(x, 3.4, word)
        return x + stringWidth(word, REGULAR, 8)


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
    """Empty lines to write on by hand; `label` stands small at the beginning of the first one."""

    LINE = 22.0
    """From one line to the next, in points, where nothing else is asked for."""

    def __init__(
        self, count: int, *, indent: float = 0.0, label: str = "", color: Color = style.LINE, between: float = LINE
    ) -> None:
        super().__init__()
        self._count, self._indent, self._label, self._color = count, indent, label, color
        self._between = between

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Take the width there is."""
        self.width = aW
        return aW, self._count * self._between

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """Go to the next page rather than be cut."""
        return []

    def draw(self) -> None:
        """Draw the lines, and the label where there is one."""
        self.canv.setStrokeColor(self._color)
        self.canv.setLineWidth(0.7)
        for line in range(self._count):
            y = line * self._between + 2
            self.canv.line(self._indent, y, self.width, y)
        if self._label:
            self.canv.setFont(REGULAR, 8)
            self.canv.setFillColor(style.MUTED)
            self.canv.drawString(self._indent, (self._count - 1) * self._between + 5, on_one_line(self._label))


@dataclass(frozen=True)
class Axis:
    """Minutes over a width in points, beginning at `left`."""

    minutes: int
    width: float
    left: float = 0.0

    @classmethod
    def over(cls, length_ms: int, width: float, left: float = 0.0) -> "Axis":
        """Return the axis of a lesson of this length, rounded up to a round number of minutes."""
        unit = 10 if length_ms > 1_200_000 else 5
        minutes = -(-length_ms // 60_000)
        return cls(max(unit, -(-minutes // unit) * unit), width, left)

    def x(self, lesson_ms: int) -> float:
        """Return where a moment is, in points from the left; what is later than the axis stands at its end."""
        return self.left + self.width * min(lesson_ms / 60_000 / self.minutes, 1)

    def draw(self, canvas: Canvas, height: float, words: float) -> None:
        """Draw the line at `height`, and the minutes with their foot at `words`."""
        canvas.setStrokeColor(style.LINE)
        canvas.setLineWidth(1)
        canvas.line(self.left, height, self.left + self.width, height)
        canvas.setFillColor(style.MUTED)
        canvas.setFont(REGULAR, 7.5)
        for minute in range(0, self.minutes + 1, _step(self.minutes)):
            draw: Callable[[float, float, str], None] = canvas.drawCentredString
            if minute == 0:
                draw = canvas.drawString
            elif minute == self.minutes:
                draw = canvas.drawRightString
            draw(self.x(minute * 60_000), words, f"{minute}′")


def _step(minutes: int) -> int:
    """Return a round number of minutes that divides the axis in at most twelve parts."""
    fitting = (s for s in (1, 2, 5, 10, 20, 30, 60) if minutes % s == 0 and minutes / s <= 12)
    return next(fitting, minutes)


class WorkLine(Flowable):
    """A dot for each moment that was counted, an open one below where nobody counted, and who were there above.

    The numbers are pupils, never shares: a line of percentages would read as a mark.
    """

    leads = True

    _HEIGHT = 82.0
    _FOOT = 20.0
    _TOP = 72.0
    _LEFT = 18.0

    def __init__(self, at_work: AtWork) -> None:
        super().__init__()
        self._at_work = at_work
        self.spaceBefore = 6
        self.spaceAfter = 2

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Take the width there is."""
        self.width = aW
        self._axis = Axis.over(self._at_work.length_ms, aW - self._LEFT, self._LEFT)
        return aW, self._HEIGHT

    def _y(self, pupils: int) -> float:
        return self._FOOT + (self._TOP - self._FOOT) * pupils / max(self._at_work.most, 1)

    def draw(self) -> None:
        """Draw the axis, who were there, and who were at work."""
        canvas = self.canv
        self._axis.draw(canvas, self._FOOT, 4)
        canvas.setFont(REGULAR, 7.5)
        canvas.setFillColor(style.MUTED)
        for pupils in (0, self._at_work.most):
            canvas.drawRightString(self._LEFT - 5, self._y(pupils) - 2.5, str(pupils))
        canvas.saveState()
        self._draw_present(canvas)
        self._draw_line(canvas)
        self._draw_moments(canvas)
        canvas.restoreState()

    def _draw_present(self, canvas: Canvas) -> None:
        there = [(s.lesson_ms, s.present) for s in self._at_work.samples if s.present is not None]
        points = [(self._axis.x(at), self._y(present)) for at, present in there]
        canvas.setStrokeColor(style.MUTED)
        canvas.setLineWidth(0.6)
        canvas.setDash(1.5, 2.5)
        for (left, low), (right, high) in pairwise(points):
            canvas.line(left, low, right, high)
        canvas.setDash()

    def _draw_line(self, canvas: Canvas) -> None:
        canvas.setStrokeColor(style.ACCENT)
        canvas.setLineWidth(1.1)
        for one, next_one in pairwise(self._at_work.samples):
            if one.at_work is not None and next_one.at_work is not None:
                begin, end = self._axis.x(one.lesson_ms), self._axis.x(next_one.lesson_ms)
                canvas.line(begin, self._y(one.at_work), end, self._y(next_one.at_work))

    def _draw_moments(self, canvas: Canvas) -> None:
        canvas.setFillColor(style.ACCENT)
        for sample in self._at_work.samples:
            x = self._axis.x(sample.lesson_ms)
            if sample.at_work is not None:
                canvas.circle(x, self._y(sample.at_work), 2, stroke=0, fill=1)
                continue
            canvas.setFillColor(style.PAPER)
            canvas.setStrokeColor(style.MUTED)
            canvas.setLineWidth(0.9)
            canvas.circle(x, self._FOOT, 2, stroke=1, fill=1)
            canvas.setFillColor(style.ACCENT)
