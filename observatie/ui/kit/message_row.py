"""What a screen that makes a document says back: that it is saved, and where, or why it is not."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QSizePolicy, QWidget

from observatie.ui.kit.problem_label import HelpLink, Said, words_of
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

    def say(self, said: Said, *, is_problem: bool = False, saved_at: Path | None = None) -> None:
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
