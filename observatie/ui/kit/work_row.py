"""What a screen says of work that it leaves to another thread: that it goes on, and why it came to nothing."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from observatie.ui.kit.background import Background
from observatie.ui.kit.message_row import MessageRow
from observatie.ui.theme.theme import Theme


class WorkRow(MessageRow):
    """A row of messages that lets work be done; `broke` is said where that ends with an error that nobody knows.

    Signals:
        done: what the work returned; what is said of that is up to the screen.
    """

    done = Signal(object)

    def __init__(self, theme: Theme, name: str, broke: str, *, before_others: bool = False) -> None:
        super().__init__(theme, name, before_others=before_others)
        self._broke = broke
        self._work = Background(self)
        self._work.done.connect(self.done)
        self._work.failed.connect(self.say)
        self._work.broke.connect(self._on_broke)

    @property
    def is_busy(self) -> bool:
        """Whether there is work that is not done."""
        return self._work.is_busy

    def do(self, work: Callable[[], object], said: str) -> None:
        """Let work be done, and say so meanwhile; it touches no widget."""
        self.say(said)
        self._work.do(work)

    def _on_broke(self) -> None:
        self.say(self._broke, is_problem=True)
