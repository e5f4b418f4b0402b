"""The axis of a lesson: minutes from left to right, the same under all that is drawn along it."""

from collections.abc import Callable
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from observatie.report.paper import style
from observatie.report.paper.fonts import REGULAR


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
