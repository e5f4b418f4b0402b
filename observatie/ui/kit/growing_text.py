"""A field for plain text that grows with what is typed in it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from observatie.ui.kit.widgets import say_too_long, take_back
from observatie.ui.theme.theme import Theme

_LONGEST = 20_000
_MOST_LINES = 16


class TextArea(QPlainTextEdit):
    """Plain text of some lines; Tab leaves it.

    Signals:
        typed: its text became another one by the user.
        left: the focus went elsewhere.
    """

    typed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, name: str, *, lines: int = 3, parent: QWidget | None = None) -> None:
        """Make a field that a screen reader calls `name`, at least `lines` high."""
        super().__init__(parent)
        self._theme = theme
        self._least = lines
        self._said = ""
        self._undoes = True
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.textChanged.connect(self._on_text_changed)
        self._fit()

    def leave_undo(self) -> None:
        """Leave undo to whoever is around the field, also of what was typed in it."""
        self._undoes = False
        self.setUndoRedoEnabled(False)

    def say(self, text: str) -> None:
        """Show a text without telling that it was typed."""
        if text != self._said:
            self._said = text
            self.setPlainText(text)

    def text(self) -> str:
        """Return what is in the field, as text that can be stored."""
        # Half a character, from a paste that went wrong, cannot be written anywhere.
        return self.toPlainText().encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to whoever is around the field, where there is nothing typed to turn back."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            kept = {
                QKeySequence.StandardKey.Undo: self.document().isUndoAvailable(),
                QKeySequence.StandardKey.Redo: self.document().isRedoAvailable(),
            }
            if any(event.matches(key) and not available for key, available in kept.items()):
                event.ignore()
                return False
        return super().event(event)

    def _on_text_changed(self) -> None:
        self._fit()
        text = self.text()
        if text == self._said:
            return
        if len(text) > _LONGEST:
            self._take_back()
            say_too_long(self, _LONGEST)
            return
        self._said = text
        self.typed.emit()

    def _take_back(self) -> None:
        if self._undoes:
            take_back(self, self._said)
        else:
            self.setPlainText(self._said)
            self.moveCursor(QTextCursor.MoveOperation.End)

    def _fit(self) -> None:
        lines = min(_MOST_LINES, max(self._least, round(self.document().size().height())))
        edge = self._theme.px(8) + self.document().documentMargin()
        height = round(lines * self.fontMetrics().lineSpacing() + 2 * edge) + 1
        if height != self.height():
            self.setFixedHeight(height)
        # Only past the most lines, as it would take room from the text and so ask for itself.
        full = self.document().size().height() > _MOST_LINES
        shown = Qt.ScrollBarPolicy.ScrollBarAsNeeded if full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to what the new width holds."""
        super().resizeEvent(event)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left."""
        super().focusOutEvent(event)
        self.left.emit()
