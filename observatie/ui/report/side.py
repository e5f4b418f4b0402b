"""The room beside the pages of a report, or instead of them in a small window, for one panel at a time."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from observatie.ui.kit.widgets import column, panel, scrolling
from observatie.ui.theme.theme import Theme

_WIDTH = 360
_BESIDE_FROM = 900


class Side(QWidget):
    """Holds the pages and, when one is open, a panel.

    Signals:
        covers: whether a panel stands where the pages were, for want of room beside them.
    """

    covers = Signal(bool)

    def __init__(self, theme: Theme, pages: QWidget, *panels: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._pages = pages
        self._panels = panels
        self._open: QWidget | None = None
        content = column(theme, *panels, 1)
        for each in panels:
            each.hide()
        margin = theme.px(20)
        self._area = scrolling(panel(content, "side", margins=(margin, theme.px(16), margin, margin)))
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(pages, 1)
        layout.addWidget(self._area)

    @property
    def is_open(self) -> bool:
        """Whether a panel is open."""
        return self._open is not None

    def shows(self, panel: QWidget) -> bool:
        """Whether this panel is the one that is open."""
        return self._open is panel

    def open(self, wanted: QWidget) -> bool:
        """Open a panel instead of the one that is; return False where it was open, and is closed by this."""
        if self._open is wanted:
            self.close_panel()
            return False
        self._open = wanted
        for each in self._panels:
            each.setVisible(each is wanted)
        self._area.verticalScrollBar().setValue(0)
        self._arrange()
        return True

    def close_panel(self) -> None:
        """Let the panel go, and the keys go to the pages."""
        if self._open is None:
            return
        self._open = None
        self._arrange()
        self._pages.setFocus()

    def _arrange(self) -> None:
        beside = self.width() >= self._theme.px(_BESIDE_FROM)
        self._pages.setVisible(self._open is None or beside)
        self._area.setVisible(self._open is not None)
        self._area.setFixedWidth(self._theme.px(_WIDTH) if beside else max(1, self.width()))
        self.covers.emit(self._open is not None and not beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panel beside the pages where there is room."""
        super().resizeEvent(event)
        self._arrange()
