"""Icons, sharp on every screen: drawn from their SVG in one colour, or painted."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


def drawn_icon(file: Path, color: str, side: int) -> QIcon:
    """Return an icon in a hexadecimal colour, sharp at `side` pixels and at twice as many."""
    drawing = QByteArray(file.read_text(encoding="utf-8").replace("currentColor", color).encode())
    return painted_icon(side, lambda painter: QSvgRenderer(drawing).render(painter, QRectF(0, 0, side, side)))


def painted_icon(side: int, paint: Callable[[QPainter], object]) -> QIcon:
    """Return what `paint` draws on a square of `side` as an icon, sharp at that size and at twice it."""
    icon = QIcon()
    for factor in (1, 2):
        pixmap = QPixmap(side * factor, side * factor)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.scale(factor, factor)
        paint(painter)
        painter.end()
        icon.addPixmap(pixmap)
    return icon
