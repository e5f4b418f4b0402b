"""What every page of the procedure is: full screen, for one of the two or for both."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QStackedWidget, QWidget
from shiboken6 import isValid

from observatie.ui.kit.keys import ENTER
from observatie.ui.kit.sight import bring_into_sight
from observatie.ui.kit.widgets import giving_way
from observatie.ui.kit.writing_keys import begin_words
from observatie.ui.theme.theme import Theme


class PairPage(QWidget):
    """One page; what leads the procedure enters and leaves it.

    Attributes:
        stops_itself: whether it has a way to stop of its own, so that none stands above it.
        theme: the look; words have the roles of the talk, in letters of at least 24.

    Signals:
        done: what this page is for is finished; what comes next follows from the session.
        stop_asked: they stop for now.
    """

    stops_itself = False
    done = Signal()
    stop_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._watched: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        # One who comes back from above or below a page that scrolls would act on what she does not see.
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = now if now is not None and self.isAncestorOf(now) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
            if _is_unseen(self._watched):
                bring_into_sight(self._watched)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring a button that was scrolled out of sight back into it, where a key would press it unseen."""
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QAbstractButton):
            return False
        is_press = event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Space, *ENTER)
        if not is_press or not _is_unseen(watched):
            return False
        bring_into_sight(watched)
        # One that nothing can bring into sight, in a window that is too small, works as it stands.
        return not _is_unseen(watched)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a letter begin in the field beside the button that has the focus."""
        if not begin_words(event, self):
            super().keyPressEvent(event)

    def enter(self) -> None:
        """Show what stands, and put the focus where work begins."""

    def leave(self) -> None:
        """Keep what was typed; nothing of it is held on to."""


class PageStack(QStackedWidget):
    """Shows one page at a time; what was on the one before is kept by it and let go.

    Attributes:
        page: the page that is shown; None where there is none.
    """

    def __init__(self) -> None:
        super().__init__()
        self.page: PairPage | None = None
        giving_way(self)

    def put(self, page: PairPage) -> None:
        """Show a page in the place of the one before; the caller enters it."""
        self.drop()
        self.page = page
        self.addWidget(page)
        self.setCurrentWidget(page)

    def drop(self) -> None:
        """Let the page go."""
        if self.page is not None:
            self.page.leave()
            self.page.blockSignals(True)
            self.page.hide()
            self.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None


def _is_unseen(widget: QWidget) -> bool:
    """Return whether nothing of a widget can be seen, or of a button less than half of its height."""
    seen = widget.visibleRegion().boundingRect().height()
    return seen == 0 or (isinstance(widget, QAbstractButton) and 2 * seen < widget.height())
