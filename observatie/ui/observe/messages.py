"""What is said above the line: a sentence on what was done, and a banner while the store refuses."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from observatie.domain.errors import KnownError
from observatie.ui.kit.widgets import column, label, panel
from observatie.ui.session.trouble_banner import TroubleBanner
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.theme.theme import Theme


class Messages(QWidget):
    """Nothing in it asks, waits or takes the focus; a sentence goes with the next key.

    A line of room is kept free for it, as the notes above would jump with each sentence that comes and goes.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._line_height = QFontMetrics(theme.font()).lineSpacing()
        self._said = label("", "muted", wrap=True, name="message")
        self._banner = TroubleBanner(theme)
        self._said.hide()
        self._room = panel(column(theme, self._said))
        self.setLayout(column(theme, self._banner, self._room))
        self.set_low(False)

    def set_low(self, low: bool) -> None:
        """In a low window keep no room free: the notes have little enough."""
        self._room.setMinimumHeight(0 if low else self._line_height)

    def say(self, said: str, role: str = "muted") -> None:
        """Say something in the place of what was said before."""
        set_role(self._said, role)
        self._said.setText(said)
        self._said.setVisible(bool(said))

    @property
    def is_saying(self) -> bool:
        """Whether anything is said."""
        return not (self._said.isHidden() and self._banner.isHidden())

    def hush(self) -> None:
        """Take away what was said."""
        self._said.hide()

    def show_trouble(self, trouble: KnownError | None) -> None:
        """Say why nothing can be saved and what to do, or, with None, that it can again by saying nothing."""
        self._banner.show_trouble(trouble)
