"""The two looks of what is painted by hand: chosen is a ground with a bar along it, focus a ring around it."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from observatie.ui.theme.theme import Theme

_BAR = 3
_RING = 2


def paint_chosen(
    painter: QPainter, rect: QRect | QRectF, theme: Theme, *, radius: float = 0, below: bool = False
) -> None:
    """Paint the ground of what is chosen, with its bar at the left, or below in something as small as a dot."""
    box, bar = QRectF(rect), QRectF(rect)
    if below:
        bar.setTop(bar.bottom() - theme.px(_BAR))
    else:
        bar.setWidth(theme.px(_BAR))
    shape = QPainterPath()
    shape.addRoundedRect(box, radius, radius)
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.fillRect(box, theme.color("chosen"))
    painter.fillRect(bar, theme.color("accent"))
    painter.restore()


def paint_focus(painter: QPainter, rect: QRect | QRectF, theme: Theme, *, radius: float = 0) -> None:
    """Paint the ring of what has the focus, inside a rectangle."""
    painter.save()
    painter.setPen(QPen(theme.color("focus"), _RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()


def paint_row_look(painter: QPainter, option: QStyleOptionViewItem, theme: Theme, *, radius: float = 0) -> None:
    """Paint behind a row of a list whether it is chosen, has the focus, or both."""
    state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
    rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
    if state & QStyle.StateFlag.State_Selected:
        paint_chosen(painter, rect, theme, radius=radius)
    if state & QStyle.StateFlag.State_HasFocus:
        paint_focus(painter, rect, theme, radius=radius)
