"""Fields for some lines of text: one that grows, one that counts once it is left, one that is kept at rest."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from observatie.domain.text import composed
from observatie.ui.kit.keys import ENTER
from observatie.ui.kit.scroll_into_view import scroll_into_view
from observatie.ui.kit.widgets import holds_files, say_too_long, take_back
from observatie.ui.theme.theme import Theme

_LONGEST_DECIDED = 2_000
_FRAME = 26


class _Text(QPlainTextEdit):
    """Takes text that is dragged into it, and no file: that is for whatever is around it."""

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Say whether something can be dropped here."""
        return not holds_files(source) and super().canInsertFromMimeData(source)


class DecidedText(_Text):
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
        most = max(_LONGEST_DECIDED, len(self._standing))
        if len(self.toPlainText()) > most:
            take_back(self, self._fitting)  # what was typed or pasted last, whole: nothing is cut unseen
            say_too_long(self, most)
        else:
            self._fitting = self.toPlainText()


_LONGEST = 20_000
_MOST_LINES = 16


class TextArea(_Text):
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


class KeptText(TextArea):
    """`keep` is given the text and returns whether it was accepted; what was not stays waiting.

    Signals:
        waiting: whether something was typed that is not kept yet.
    """

    waiting = Signal(bool)

    def __init__(self, theme: Theme, name: str, keep: Callable[[str], bool], *, lines: int = 3) -> None:
        super().__init__(theme, name, lines=lines)
        self.setProperty("role", "talk")
        self._keep = keep
        self._touched = False
        self._debouncer = Debouncer(self)
        self._debouncer.rested.connect(self.finish)
        self.typed.connect(self._on_typed)
        self.left.connect(self.finish)

    def _on_typed(self) -> None:
        self._bring_in_sight()
        self._touched = True
        self._debouncer.touch()
        self.waiting.emit(True)

    def _bring_in_sight(self) -> None:
        # The focus may have come here while the questions above were still being read.
        cursor = self.cursorRect()
        scroll_into_view(self.viewport(), cursor.adjusted(0, -cursor.height(), 0, cursor.height()))

    def finish(self) -> None:
        """Keep now what was typed and is not kept yet."""
        self._debouncer.stop()
        if self._touched and not self.isReadOnly():
            self._touched = not self._keep(self.text())
            self.waiting.emit(self._touched)

    def show_kept(self, text: str) -> None:
        """Show what stands; what is being typed is left alone, and spaces at its end too."""
        if not self._touched and text != self.text().strip():
            self.say(text)


REST_MS = 1_500
LONGEST_MS = 5_000
"""Who types on without a pause is never further behind than this."""


class Debouncer(QObject):
    """Waits for a pause in the typing.

    Signals:
        rested: there was a pause, or there was none for too long.
    """

    rested = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pause = QTimer(self, singleShot=True, interval=REST_MS)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        for timer in (self._pause, self._longest):
            timer.timeout.connect(self._tell)

    def touch(self) -> None:
        """Something was typed."""
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def stop(self) -> None:
        """What was typed is looked after; wait for the next."""
        self._pause.stop()
        self._longest.stop()

    def _tell(self) -> None:
        self.stop()
        self.rested.emit()
