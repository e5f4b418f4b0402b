"""Icons, drawn from their SVG in one colour."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


def drawn_icon(file: Path, color: str, side: int) -> QIcon:
    """Return an icon in a hexadecimal colour, sharp at `side` pixels and at twice as many."""
    drawing = QByteArray(file.read_text(encoding="utf-8").replace("currentColor", color).encode())
    icon = QIcon()
    for factor in (1, 2):
        icon.addPixmap(_pixmap(drawing, side * factor))
    return icon


def _pixmap(drawing: QByteArray, side: int) -> QPixmap:
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(drawing).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap
