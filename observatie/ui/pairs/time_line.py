"""A thin line that shortens as time passes: to be glanced at, not to be watched."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from observatie.ui.theme.theme import Theme


class TimeLine(QWidget):
    """As long as what is left."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share = 1.0
        self.setFixedHeight(theme.px(4))

    def show_share(self, share: float) -> None:
        """Show how much is left, of 1."""
        if share != self._share:
            self._share = share
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is left on what there was."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("line"))
        left = self.rect()
        left.setWidth(round(self.width() * self._share))
        painter.fillRect(left, self._theme.color("accent"))
        painter.end()
