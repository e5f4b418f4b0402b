"""One cell in the grid of levels: a circle that is filled when this level is chosen."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from observatie.ui.theme.looks import paint_focus
from observatie.ui.theme.theme import Theme

_RADIUS = 5.0
_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class LevelCell(QRadioButton):
    """A cell that is clicked anywhere on it; the arrows ask for its neighbours.

    Signals:
        moved: an arrow was pressed; how many rows down and columns to the right.
    """

    moved = Signal(int, int)

    def __init__(self, theme: Theme, spoken: str, name: str, *, slim: bool) -> None:
        """Make a cell; a `slim` one leaves more room for the words of its row."""
        super().__init__()
        self._theme = theme
        self._width = theme.px(70 if slim else 84)
        self.setAutoExclusive(False)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def sizeHint(self) -> QSize:
        """Return the room of a cell; its height is that of its row."""
        return QSize(self._width, self._theme.px(30))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(self._width, self._theme.px(30))

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on the cell."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows."""
        move = _MOVES.get(Qt.Key(event.key()))
        if move is not None:
            self.moved.emit(*move)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Draw anew when the mouse comes or goes."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the circle, and a ring around the cell that has the focus."""
        theme, scale = self._theme, self._theme.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(QRectF(self.rect()).center())
        color = theme.color("accent")
        if self.hasFocus():
            side = 14 * scale
            ring = QRectF(centre.x() - side, centre.y() - side, 2 * side, 2 * side)
            paint_focus(painter, ring, theme, radius=6 * scale)
        painter.setPen(QPen(color, (2.0 if self.underMouse() else 1.4) * scale))
        painter.setBrush(color if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, _RADIUS * scale, _RADIUS * scale)
        painter.end()
