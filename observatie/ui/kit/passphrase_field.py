"""A passphrase being typed: the field, and what is wrong with it.

The unlock screen shows this before anything heavy is imported: Qt and the theme, nothing else.
"""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from observatie.ui.kit.problem_label import Message, ProblemLabel, words_of
from observatie.ui.kit.widgets import LineField, column, row
from observatie.ui.theme.theme import Theme

CHECK_BROKE = "De wachtwoordzin kon niet worden nagekeken, en dat ligt niet aan jou. Typ de zin opnieuw."
"""What is said where trying a passphrase ended with an error that nobody knows."""


class PassphraseField(QWidget):
    """A line for a passphrase that can be shown, with room below it for a sentence about it.

    `theme` gives the measures; `name` is what a screen reader calls the line, and `object_name` what a test does.

    Attributes:
        edit: the line itself; eye: the button that shows what stands on it.

    Signals:
        changed: the text, with every key.
        submitted: Enter was pressed in the line.
    """

    changed = Signal(str)
    submitted = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str = "Wachtwoordzin",
        *,
        object_name: str = "passphrase",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.edit = LineField()
        self.edit.setObjectName(object_name)
        self.edit.setAccessibleName(name)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.eye = QPushButton("Toon")
        self.eye.setCheckable(True)
        self.eye.setProperty("role", "plain")
        self.eye.setObjectName(f"{object_name}-show")
        self.eye.setAccessibleName(f"Toon {name[:1].lower()}{name[1:]}")
        self._complaint = ProblemLabel(theme, "error", name=f"{object_name}-complaint")
        self._complaint.hide()
        layout = column(theme, self._complaint, spacing=4)
        layout.insertLayout(0, row(theme, self.edit, self.eye, spacing=4))
        self.setLayout(layout)
        self.setFocusProxy(self.edit)
        self.eye.toggled.connect(self._show)
        self.eye.clicked.connect(lambda: self.edit.setFocus())
        self.edit.textChanged.connect(self._on_text)
        self.edit.returnPressed.connect(self.submitted)

    def text(self) -> str:
        """Return what was typed."""
        return self.edit.text()

    def clear(self) -> None:
        """Forget what was typed, hide the line's letters again and take the complaint away."""
        self.edit.clear()
        self.eye.setChecked(False)
        self.complain("")

    def complain(self, said: Message) -> None:
        """Say below the line what is wrong with it and what to do; the next key takes that away, as does ""."""
        self._complaint.say(said)
        self._complaint.setVisible(bool(said))
        self.edit.setAccessibleDescription(words_of(said))

    def refuse(self, said: Message, typed: str = "") -> None:
        """Let it be typed again, and say why; `typed` is what was typed while it was tried.

        As like as not that is the right one already: it takes the place of the one that was wrong.
        """
        from observatie.ui.kit.writing_keys import type_in_focus  # here, as the unlock screen is painted without

        self.edit.setFocus()
        self.edit.selectAll()
        type_in_focus(typed)
        self.edit.selectAll()
        self.complain(said)
        self._complaint.bring_in_sight()

    def _show(self, shown: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        # Shown or not, it is nothing for a keyboard to learn from or to begin with a capital.
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
            | (Qt.InputMethodHint.ImhNone if shown else Qt.InputMethodHint.ImhHiddenText)
        )

    def _on_text(self, text: str) -> None:
        self.complain("")
        self.changed.emit(text)


def lead_through(*fields: PassphraseField) -> None:
    """Let Tab lead from line to line, and only then to the buttons that show them; they stand in a window."""
    # The buttons are moved and not the lines: a field that comes after its own line would lead back to it.
    for stop, following in pairwise((fields[-1].edit, *(field.eye for field in fields))):
        QWidget.setTabOrder(stop, following)
