"""How many pupils were at work in the course of the lesson, as a small line."""

from itertools import pairwise

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from observatie.report.paper import style
from observatie.report.paper.axis import Axis
from observatie.report.paper.fonts import REGULAR
from observatie.report.parts import AtWork


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
