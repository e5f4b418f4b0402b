"""A line in which somebody is asked for something, below what it is, and with room for what is wrong with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from observatie.ui.problem_label import ProblemLabel, Said, words_of
from observatie.ui.theme.theme import Theme
from observatie.ui.widgets import column, label, limit_length


class EntryField(QWidget):
    """A question and its line; what was wrong with the answer goes with the next key.

    Attributes:
        edit: the line.

    Signals:
        submitted: Enter was pressed in the line.
    """

    submitted = Signal()

    def __init__(self, theme: Theme, asked: str, name: str, most: int, *, hint: str = "") -> None:
        super().__init__()
        self.edit = QLineEdit()
        self.edit.setObjectName(name)
        self.edit.setAccessibleName(asked)
        self.edit.setPlaceholderText(hint)
        limit_length(self.edit, most)
        self._complaint = ProblemLabel(theme, "error", name=f"{name}-complaint")
        self._complaint.hide()
        self.edit.textChanged.connect(self._on_text)
        self.edit.returnPressed.connect(self.submitted)
        self.setFocusProxy(self.edit)
        self.setLayout(column(theme, label(asked, "strong", wrap=True), self.edit, self._complaint, spacing=4))

    @property
    def text(self) -> str:
        """What was typed."""
        return self.edit.text().strip()

    def say(self, text: str) -> None:
        """Show a text as if it had been typed."""
        self.edit.setText(text)

    def refuse(self, said: Said) -> None:
        """Let it be typed again, and say why."""
        self.edit.setFocus()
        self.edit.selectAll()
        self._complain(said)

    def _complain(self, said: Said) -> None:
        self._complaint.say(said)
        self._complaint.setVisible(bool(said))
        self.edit.setAccessibleDescription(words_of(said))

    def _on_text(self, _text: str) -> None:
        self._complain("")
