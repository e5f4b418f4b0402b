"""Brings what the keys lead to into sight, in whatever it scrolls in."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget


def is_unseen(widget: QWidget) -> bool:
    """Return whether nothing of a widget can be seen, or of a button less than half of its height."""
    seen = widget.visibleRegion().boundingRect().height()
    return seen == 0 or (isinstance(widget, QAbstractButton) and 2 * seen < widget.height())


def scroll_into_view(widget: QWidget, rect: QRect | None = None) -> None:
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


class KeptInView(QObject):
    """Keeps what a widget says in sight while somebody is at work in it; it takes its lines only once laid out."""

    def __init__(self, widget: QWidget, *parts: QWidget) -> None:
        """Follow `widget`; of its `parts` those that are shown are brought into sight, the last one the surest."""
        super().__init__(widget)
        self._widget, self._parts = widget, parts
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._bring)
        widget.installEventFilter(self)

    def start(self) -> None:
        """Bring what is said into sight, once it is laid out."""
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Do so again where it was laid out otherwise."""
        focused = QApplication.focusWidget()
        if event.type() == QEvent.Type.Resize and focused is not None and self._widget.isAncestorOf(focused):
            self.start()
        return super().eventFilter(watched, event)

    def _bring(self) -> None:
        for each in self._parts:
            if each.isVisible():
                scroll_into_view(each)
