"""A field with its name above it and, where there is something to say, a sentence below it."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from observatie.ui.kit.widgets import column, label
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.theme.theme import Theme


class FieldBox(QWidget):
    """Puts name, field and sentence below each other.

    Attributes:
        field: what is typed or chosen in.
    """

    def __init__(self, theme: Theme, name: str, field: QWidget) -> None:
        super().__init__()
        self.field = field
        caption = label(name, "section")
        caption.setBuddy(field)
        self._said: QLabel = label("", "small", wrap=True, name=f"{field.objectName()}-said")
        self._said.hide()
        self._parts: QVBoxLayout = column(theme, caption, field, self._said, spacing=4)
        self._parts.addStretch(1)
        self.setLayout(self._parts)

    def add_below(self, part: QWidget) -> None:
        """Put something below the sentence."""
        self._parts.insertWidget(self._parts.count() - 1, part)

    def say(self, sentence: str, *, warning: bool = False) -> None:
        """Show a sentence below the field, or none."""
        self._said.setText(sentence)
        set_role(self._said, "warning" if warning else "small")
        self._said.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)
