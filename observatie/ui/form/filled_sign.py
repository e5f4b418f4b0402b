"""Draws how far something is filled in: ● met bewijs, ◐ zonder bewijs, ◌ niet gezien, – n.v.t., ○ open."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from observatie.domain.visit.completeness import Filled
from observatie.ui.theme.icons import painted_icon
from observatie.ui.theme.theme import Theme

_RADIUS = 5.0
_DOT = 1.6
_QUARTER = 90 * 16


def draw_filled(painter: QPainter, rect: QRectF, filled: Filled | None, theme: Theme) -> None:
    """Draw the sign in the middle of `rect`; a small dot where nothing is asked. Drawn, as the font lacks some."""
    centre, radius = rect.center(), _RADIUS * theme.scale
    circle = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    accent, muted = theme.color("accent"), theme.color("muted")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(accent, 1.4 * theme.scale))
    match filled:
        case Filled.FOUNDED:
            painter.setBrush(accent)
            painter.drawEllipse(circle)
        case Filled.UNFOUNDED:
            painter.drawEllipse(circle)
            painter.setBrush(accent)
            painter.drawPie(circle, _QUARTER, 2 * _QUARTER)
        case Filled.NOT_SEEN:
            pen = QPen(muted, 1.6 * theme.scale)
            pen.setDashPattern([0.9, 1.5])
            painter.setPen(pen)
            painter.drawEllipse(circle)
        case Filled.NOT_APPLICABLE:
            painter.setPen(QPen(muted, 1.6 * theme.scale))
            painter.drawLine(QPointF(circle.left(), centre.y()), QPointF(circle.right(), centre.y()))
        case Filled.OPEN:
            painter.drawEllipse(circle)
        case None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(muted)
            painter.drawEllipse(centre, _DOT * theme.scale, _DOT * theme.scale)
    painter.restore()


def filled_icon(filled: Filled, theme: Theme) -> QIcon:
    """Return the sign as an icon, for a button that says the same in words."""
    side = theme.px(16)
    return painted_icon(side, lambda painter: draw_filled(painter, QRectF(0, 0, side, side), filled, theme))


class FilledSign(QWidget):
    """One of the signs, for a legend or beside a word that says the same."""

    def __init__(self, theme: Theme, filled: Filled | None) -> None:
        super().__init__()
        self._theme = theme
        self._filled: Filled | None = filled
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room of a sign."""
        return QSize(self._theme.px(16), self._theme.px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign."""
        painter = QPainter(self)
        draw_filled(painter, QRectF(self.rect()), self._filled, self._theme)
        painter.end()
