"""Labels that give way: what does not fit ends in an ellipsis, and what tells several apart goes first."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from observatie.domain.labels import Label, fitted
from observatie.ui.theme.theme import Theme

_FEWEST = 6
"""Fewer letters than this of a longer text say nothing, and are left out."""


class ElidedLabel(QLabel):
    """One line of text that never makes the window wider."""

    def __init__(self, role: str, *, name: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the whole text in the tooltip where it does not fit."""
        super().resizeEvent(event)
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= self.width()
        self.setToolTip("" if fits else self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as fits."""
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        if shown != self.text() and len(shown) < _FEWEST:
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()


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
