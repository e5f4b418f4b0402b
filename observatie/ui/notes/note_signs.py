"""Draws the sign of a note: one sign per meaning, the same in stream, strip and report."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from observatie.domain.acts.acts import Mark, NoteType
from observatie.ui.theme.theme import Theme

_LETTERS = {
    NoteType.QUESTION: ("?", "question"),
    NoteType.QUOTE: ("“", "muted"),
    NoteType.INTERPRETATION: ("=", "muted"),
}
_SIDE = 10.0
"""Width of a triangle or diamond in the design, in pixels."""


def draw_sign(painter: QPainter, rect: QRectF, note_type: NoteType, mark: Mark | None, theme: Theme) -> None:
    """Draw the sign in the middle of `rect`: ▲ sterk, ◇ kans, ? vraag, “ citaat, = interpretatie, none for a fact.

    A mark goes before the type, which its words still tell. Marks are drawn as shapes, as fonts differ in them.
    """
    if mark is not None:
        _draw_mark(painter, rect.center(), mark, theme)
    elif note_type in _LETTERS:
        letter, color = _LETTERS[note_type]
        painter.save()
        painter.setFont(theme.font(15, weight=theme.semibold))
        painter.setPen(theme.color(color))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), letter)
        painter.restore()


def _draw_mark(painter: QPainter, centre: QPointF, mark: Mark, theme: Theme) -> None:
    half = theme.scale * _SIDE / 2
    x, y = centre.x(), centre.y()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if mark is Mark.STRONG:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("strong"))
        corners = [(x - half, y + 0.85 * half), (x + half, y + 0.85 * half), (x, y - 0.95 * half)]
    else:
        painter.setPen(QPen(theme.color("chance"), 1.5 * theme.scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        corners = [(x - half, y), (x, y + half), (x + half, y), (x, y - half)]
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    painter.restore()
