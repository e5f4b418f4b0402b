"""The signs of a report: one per meaning, the same as on screen, each with a form of its own beside its colour."""

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from observatie.domain.acts.acts import Mark, NoteType
from observatie.report.paper import style
from observatie.report.paper.fonts import SEMIBOLD
from observatie.report.paper.typed import drawing
from observatie.report.parts import Step

_LETTERS: dict[NoteType, tuple[str, Color]] = {
    NoteType.QUESTION: ("?", style.QUESTION),
    NoteType.INTERPRETATION: ("=", style.MUTED),
}

DOT = 4.8
"""The width of a dot of a scale; GAP is what lies between two of them. In points."""
GAP = 2.8
_BETWEEN = 3.2
"""From one line of a hatching to the next, in points."""


def draw_sign(
    canvas: Canvas, x: float, y: float, note_type: NoteType, mark: Mark | None, size: float = 7.5
) -> None:
    """Draw the sign of a note around the point (x, y); a fact or a quotation is a tick."""
    half = size / 2
    canvas.saveState()
    if mark is Mark.STRONG:
        _polygon(canvas, [(x - half, y - half), (x + half, y - half), (x, y + half)], fill=style.ACCENT)
    elif mark is Mark.CHANCE:
        _polygon(canvas, [(x - half, y), (x, y + half), (x + half, y), (x, y - half)], stroke=style.CHANCE)
    elif note_type in _LETTERS:
        letter, color = _LETTERS[note_type]
        canvas.setFillColor(color)
        canvas.setFont(SEMIBOLD, size + 2.5)
        canvas.drawCentredString(x, y - size * 0.43, letter)
    else:
        canvas.setLineWidth(0.7)
        canvas.setStrokeColor(style.MUTED)
        canvas.line(x, y - half * 0.8, x, y + half * 0.8)
    canvas.restoreState()


def _polygon(
    canvas: Canvas, points: list[tuple[float, float]], fill: Color | None = None, stroke: Color | None = None
) -> None:
    path = drawing(canvas).beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    # An open sign is filled with paper, so that what lies under it does not run through.
    canvas.setFillColor(fill or style.PAPER)
    canvas.setLineWidth(1.2)
    canvas.setStrokeColor(stroke or style.PAPER)
    drawing(canvas).drawPath(path, fill=1, stroke=int(stroke is not None))


def draw_hatching(canvas: Canvas, left: float, bottom: float, width: float, height: float) -> None:
    """Draw oblique lines over a rectangle, and nothing of what lies under it: here nobody looked."""
    canvas.saveState()
    path = drawing(canvas).beginPath()
    path.rect(left, bottom, width, height)
    canvas.setFillColor(style.PAPER)
    drawing(canvas).clipPath(path, stroke=0, fill=1)
    canvas.setStrokeColor(style.MUTED)
    canvas.setLineWidth(0.4)
    for line in range(int((width + height) / _BETWEEN) + 1):
        x = left + line * _BETWEEN
        canvas.line(x, bottom, x - height, bottom + height)
    canvas.restoreState()


def draw_step(canvas: Canvas, x: float, y: float, step: Step) -> None:
    """Draw a scale as a row of dots from `x` to the right, around the height `y`, the one reached filled."""
    canvas.saveState()
    canvas.setLineWidth(0.7)
    canvas.setStrokeColor(style.MUTED)
    canvas.setFillColor(style.ACCENT)
    for place in range(step.of):
        reached = place + 1 == step.position
        radius = DOT / 2 if reached else DOT / 2 - 0.35
        centre = x + DOT / 2 + place * (DOT + GAP)
        canvas.circle(centre, y, radius, stroke=int(not reached), fill=int(reached))
    canvas.restoreState()
