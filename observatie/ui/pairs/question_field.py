"""One question of a sheet with the room to answer it; it comes into sight with the focus, and stays there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QScrollArea, QWidget

from observatie.domain.pair.words import number_of, question
from observatie.domain.visit.completeness import Place
from observatie.ui.kit.sight import bring_into_sight
from observatie.ui.kit.text_fields import TextArea
from observatie.ui.kit.widgets import column, label
from observatie.ui.theme.theme import Theme

_AIR = 12
_LINES = 2
"""As on paper; it grows with what is written."""


class _Room(TextArea):
    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.entered.emit()


class QuestionField(QWidget):
    """A question in the form's own words, and a field below it.

    Attributes:
        target: which question it is; field: where it is answered.

    Signals:
        typed: the answer became another one.
        left: the focus went elsewhere.
    """

    typed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, place: Place, text: str) -> None:
        """Make the field with what she wrote before."""
        super().__init__()
        self.target = place.target
        self._air = theme.px(_AIR)
        number, asked = number_of(place), place.item.text if place.item else place.name
        self.field = _Room(theme, f"{number} {question(place)}".strip(), lines=_LINES)
        self.field.setObjectName(f"sheet-{place.target}")
        self.field.say(text)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.typed.connect(self.typed)
        self.field.left.connect(self.left)
        self.field.entered.connect(self.bring_in_sight)
        self.setLayout(
            column(theme, label(f"{number}   {asked}" if number else asked, "strong", wrap=True), self.field)
        )

    @property
    def text(self) -> str:
        """What she wrote."""
        return self.field.text().strip()

    def forget(self) -> None:
        """Let go of what she wrote, and of what she took back."""
        self.field.say("")
        self.field.document().clearUndoRedoStacks()

    def bring_in_sight(self) -> None:
        """Scroll to the question with its answer, or to where she types where there is no room for both."""
        shown: QWidget
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and self.height() > around.viewport().height():
            shown, rect = self.field.viewport(), self.field.cursorRect()
        else:
            shown, rect = self, self.rect()
        bring_into_sight(shown, rect.adjusted(0, -self._air, 0, self._air))
