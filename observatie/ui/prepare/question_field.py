"""The field for the kijkvraag: what the teacher wants looked at, in her words."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from observatie.domain.preparation import FOCUS_QUESTION_EXAMPLE
from observatie.ui.theme.theme import Theme

_LONGEST = 2_000
_LINES = 3
_FRAME = 20


class QuestionField(QPlainTextEdit):
    """Two or three lines of text; count once they are left.

    Signals:
        decided: the text, once it is another one than stands.
    """

    decided = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._standing = ""
        self.setObjectName("focus-question")
        self.setAccessibleName("Kijkvraag")
        self.setPlaceholderText(FOCUS_QUESTION_EXAMPLE)
        self.setTabChangesFocus(True)
        line = QFontMetrics(theme.font(15)).lineSpacing()
        self.setFixedHeight(_LINES * line + theme.px(_FRAME))
        self.textChanged.connect(self._keep_short)

    def show_text(self, text: str) -> None:
        """Show what stands; what is being typed is left alone while that is the same as before."""
        if text != self._standing:
            self._standing = text
            self.setPlainText(text)

    def finish(self) -> None:
        """Take the text as it is."""
        text = self.toPlainText().strip()
        if text != self._standing:
            self._standing = text
            self.decided.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed when the field is left, for whatever reason."""
        super().focusOutEvent(event)
        self.finish()

    def _keep_short(self) -> None:
        # What came in from elsewhere may be longer and stays so; it cannot grow.
        most = max(_LONGEST, len(self._standing))
        excess = len(self.toPlainText()) - most
        if excess > 0:
            cursor = self.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, excess)
            cursor.removeSelectedText()
