"""Brings what the keys lead to into sight, in whatever it scrolls in."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


def bring_into_sight(widget: QWidget, rect: QRect | None = None) -> None:
    """Scroll until `widget`, or a rectangle of it, can be seen; the scroll areas are those around it.

    Not while a button of the mouse is down: what was pressed would no longer be under it when it is let go.
    """
    if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
        return
    shown = rect or widget.rect()
    around = widget.parentWidget()
    while around is not None:
        content = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and content is not None:
            spot = widget.mapTo(content, QPoint(0, 0))
            centre = shown.translated(spot).center()
            around.ensureVisible(centre.x(), centre.y(), 0, shown.height() // 2 + 1)
            return
        around = around.parentWidget()
