"""What a screen says back in a row: that a document is saved or why it is not, and how work goes on elsewhere."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QSizePolicy, QWidget

from observatie.domain.errors import KnownError
from observatie.ui.kit.background import Background
from observatie.ui.kit.problem_label import HelpLink, Message, words_of
from observatie.ui.kit.widgets import button, label, row
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.theme.theme import Theme


class MessageRow(QWidget):
    """A sentence, and a button that opens what it is about or explains it; gone where there is nothing to say.

    `name` tells its parts from those of another screen. Before the eyes of others it is in large letters, and
    opens nothing.
    """

    def __init__(self, theme: Theme, name: str, *, before_others: bool = False) -> None:
        super().__init__()
        self._before_others = before_others
        self._roles = ("talk-muted", "talk") if before_others else ("muted", "error")
        self._saved_at: Path | None = None
        self._said = label(wrap=True, name=f"{name}-said")
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._open = button("Open", self._open_saved, name=f"{name}-open")
        self._open.hide()
        self._link = HelpLink()
        layout = row(theme, self._said, self._open, self._link, spacing=12)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.hide()

    def say(self, said: Message, *, is_problem: bool = False, saved_at: Path | None = None) -> None:
        """Say something; an error always is a problem, and `saved_at` is what can be opened."""
        self._saved_at = saved_at
        self._said.setText(words_of(said))
        set_role(self._said, self._roles[is_problem or not isinstance(said, str)])
        self._open.setVisible(saved_at is not None and not self._before_others)
        self._link.lead_to("" if self._before_others else said)
        self.setVisible(bool(said))

    def say_saved(self, place: Path) -> None:
        """Say where a document is, and offer to open it."""
        self.say(f"“{place.name}” is bewaard in {place.parent}.", saved_at=place)

    def clear(self) -> None:
        """Say nothing."""
        self.say("")

    def _open_saved(self) -> None:
        if self._saved_at is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved_at)))


class WorkRow(MessageRow):
    """A row of messages that lets work be done; `broke` is said where that ends with an error that nobody knows.

    Signals:
        done: what the work returned; what is said of that is up to the screen.
        failed: it ended with a KnownError, which is told.
    """

    done = Signal(object)
    failed = Signal()

    def __init__(self, theme: Theme, name: str, broke: str, *, before_others: bool = False) -> None:
        super().__init__(theme, name, before_others=before_others)
        self._broke = broke
        self._work = Background(self)
        self._work.done.connect(self.done)
        self._work.failed.connect(self._on_failed)
        self._work.broke.connect(self._on_broke)

    @property
    def is_busy(self) -> bool:
        """Whether there is work that is not done."""
        return self._work.is_busy

    def do(self, work: Callable[[], object], said: str) -> None:
        """Let work be done, and say so meanwhile; it touches no widget."""
        self.say(said)
        self._work.do(work)

    def _on_failed(self, error: KnownError) -> None:
        self.say(error)
        self.failed.emit()

    def _on_broke(self) -> None:
        self.say(self._broke, is_problem=True)
