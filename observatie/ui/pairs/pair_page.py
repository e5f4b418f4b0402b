"""What every page of the procedure is: full screen, for one of the two or for both."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from observatie.ui.theme.theme import Theme
from observatie.ui.writing_keys import begin_words


class PairPage(QWidget):
    """One page; whoever leads the procedure enters and leaves it.

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a letter begin in the field beside the button that has the focus."""
        if not begin_words(event, self):
            super().keyPressEvent(event)

    def enter(self) -> None:
        """Show what stands, and put the focus where work begins."""

    def leave(self) -> None:
        """Keep what was typed; nothing of it is held on to."""
