"""Paints a label of several: what tells it apart first, where it belongs small behind it."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from observatie.domain.labels import Label, fitted
from observatie.ui.theme.theme import Theme

_GAP = 8
_REMEMBERED = 1_000


class LabelPainter:
    """Measures and paints labels; what gives way where there is little room is a rule of the domain."""

    def __init__(self, theme: Theme, *, weight: int = QFont.Weight.Normal) -> None:
        self._lead, self._behind = theme.font(15, weight=weight), theme.font(13)
        self._wide, self._small = QFontMetricsF(self._lead), QFontMetricsF(self._behind)
        # The same few texts are measured again and again while labels are made to fit.
        self._lead_width = lru_cache(_REMEMBERED)(self._wide.horizontalAdvance)
        self._behind_width = lru_cache(_REMEMBERED)(self._small.horizontalAdvance)
        self._gap = theme.px(_GAP)
        self._muted = theme.color("muted")

    @property
    def height(self) -> float:
        """How high a line is, in pixels."""
        return self._wide.height()

    def width_of(self, label: Label, room: float) -> float:
        """Return how wide a label is when it is made to fit in `room` pixels."""
        lead, behind = self._shown(label, room)
        return self._lead_width(lead) + (self._gap + self._behind_width(behind) if behind else 0)

    def _shown(self, label: Label, room: float) -> tuple[str, str]:
        return fitted(label, room, self._lead_width, self._behind_width, self._gap)

    def paint(self, painter: QPainter, rect: QRectF, label: Label, color: QColor) -> None:
        """Paint a label in a rectangle, both texts on one line of writing."""
        lead, behind = self._shown(label, rect.width())
        base = rect.center().y() + (self._wide.ascent() - self._wide.descent()) / 2
        painter.setFont(self._lead)
        painter.setPen(color)
        painter.drawText(QPointF(rect.left(), base), lead)
        painter.setFont(self._behind)
        painter.setPen(self._muted)
        painter.drawText(QPointF(rect.left() + self._lead_width(lead) + self._gap, base), behind)
