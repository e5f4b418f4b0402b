"""What every screen is: a page that is entered and left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget


class Screen(QWidget):
    """A place on the rail, or a step of a visit.

    Attributes:
        help_topic: the page of the help that F1 opens here.

    Signals:
        cover_asked: hide the whole window behind the cover.
        presenting_changed: whether it is before the eyes of others, so that it has the window to itself.
    """

    help_topic = "lesbezoeken"
    cover_asked = Signal()
    presenting_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        # Without this a plain QWidget subclass does not paint the background of its stylesheet.
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def enter(self) -> None:
        """Show what is true now, and put the focus where work begins."""

    def leave(self) -> None:
        """Record what was typed and not yet recorded; called before the screen goes or the program ends."""

    def holds_back(self) -> bool:
        """Return whether something would be lost if the program ended now; it is then said, and only once."""
        return False
