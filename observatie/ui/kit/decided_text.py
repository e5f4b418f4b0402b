"""A field for some lines of text, such as the kijkvraag: it counts once it is left."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from observatie.domain.text import composed
from observatie.ui.kit.keys import ENTER
from observatie.ui.kit.widgets import say_too_long, take_back
from observatie.ui.theme.theme import Theme

_LONGEST = 2_000
_FRAME = 26


class TextArea(QPlainTextEdit):
    """So many lines high; with more it scrolls.

    Signals:
        decided: the text, once it is another one than stands.
    """

    decided = Signal(str)

    def __init__(
        self, theme: Theme, name: str, spoken: str, example: str = "", *, lines: int, breaks: bool = True
    ) -> None:
        """Without `breaks` it is one paragraph, which Enter decides."""
        super().__init__()
        self._standing = ""
        self._fitting = ""
        self._breaks = breaks
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setPlaceholderText(example)
        self.setTabChangesFocus(True)
        line = QFontMetrics(theme.font(15)).lineSpacing()
        self.setFixedHeight(lines * line + theme.px(_FRAME))
        self.textChanged.connect(self._keep_short)

    def show_text(self, text: str) -> None:
        """Show what stands; what is being typed is left alone while that is the same as before."""
        if text != self._standing:
            self._standing = text
            self.setPlainText(text)

    def finish(self) -> None:
        """Take the text as it is."""
        text = composed(self.toPlainText().strip())
        if text != self._standing:
            self._standing = text
            self.decided.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed when the field is left, for whatever reason."""
        super().focusOutEvent(event)
        self.finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what was typed with Enter, where that begins no line."""
        if not self._breaks and event.key() in ENTER:
            self.finish()
        else:
            super().keyPressEvent(event)

    def _keep_short(self) -> None:
        # What came in from elsewhere may be longer and stays so; it cannot grow.
        most = max(_LONGEST, len(self._standing))
        if len(self.toPlainText()) > most:
            take_back(self, self._fitting)  # what was typed or pasted last, whole: nothing is cut unseen
            say_too_long(self, most)
        else:
            self._fitting = self.toPlainText()
