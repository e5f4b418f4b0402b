"""The line one writes on: it knows when its first key came, and nothing else happens while one types."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from observatie.domain.clock import Clock, Moment

_LONGEST = 20_000
_WRITING = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.InputMethod)
_DEAD_KEYS = range(Qt.Key.Key_Dead_Grave, Qt.Key.Key_Dead_Longsolidusoverlay + 1)


class NoteLine(QLineEdit):
    """A single line with the moment of its first key (dead keys and input methods included).

    Signals:
        entered: Enter was pressed.
        completion_asked: Tab was pressed in a line that has text; moved: Up (-1) or Down (1) was pressed.
        undo_asked, redo_asked: the keys of undo and redo, in an empty line.
        stamp_changed: the line got its moment, or lost it because it is empty again.
    """

    entered = Signal()
    completion_asked = Signal()
    moved = Signal(int)
    undo_asked = Signal()
    redo_asked = Signal()
    stamp_changed = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self.stamp: Moment | None = None
        self.setMaxLength(_LONGEST)
        self.setProperty("role", "line")
        self.setAccessibleName("Notitie")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.textChanged.connect(self._on_text_changed)

    def event(self, event: QEvent) -> bool:
        """Read the clock before anything else is done with a key."""
        moment = self._clock.now()
        if event.type() not in _WRITING:
            return super().event(event)
        before = self.stamp
        if before is None and _begins_a_line(event):
            self.stamp = moment
        handled = self._handle(event)
        if self.stamp is not None and not self.text() and _wrote_nothing(event):
            self.stamp = None
        if (self.stamp is None) != (before is None):
            self.stamp_changed.emit()
        return handled

    def _handle(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._is_ours(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._act(event):
                return True
        return super().event(event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
        return undo or event.key() == Qt.Key.Key_Tab

    def _act(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Tab and self.text() and not event.modifiers():
            # In a line with text Tab never takes the writer away from it, also where there is nothing to complete.
            self.completion_asked.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif not self.text() and event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif not self.text() and _is_redo(event):
            self.redo_asked.emit()
        else:
            return False
        return True

    def _on_text_changed(self, text: str) -> None:
        if not text and self.stamp is not None:
            self.stamp = None
            self.stamp_changed.emit()

    def take(self) -> tuple[str, Moment | None]:
        """Return what was typed and when its first key came, and empty the line."""
        typed, stamp = self.text(), self.stamp
        # clear() would leave what was recorded within reach of the line's own undo.
        self.setText("")
        self.stamp = None
        return typed, stamp

    def complete(self, fragment: str, name: str) -> None:
        """Put the name of an item in the place of the fragment before the cursor."""
        start = self.cursorPosition() - len(fragment)
        self.setSelection(start, len(fragment))
        self.insert(f"{name} ")


def _begins_a_line(event: QEvent) -> bool:
    if isinstance(event, QInputMethodEvent):
        return bool(event.preeditString() or event.commitString())
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
        return (
            bool(event.text().strip())
            or event.key() in _DEAD_KEYS
            or event.matches(QKeySequence.StandardKey.Paste)
        )
    return False


def _wrote_nothing(event: QEvent) -> bool:
    # A key that the system swallowed begins no line; a dead key, a bare modifier and an input method in the
    # middle of a character leave it open.
    if isinstance(event, QInputMethodEvent):
        return not event.preeditString()
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    return bool(event.text()) and event.key() not in _DEAD_KEYS


def _is_redo(event: QKeyEvent) -> bool:
    ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return event.matches(QKeySequence.StandardKey.Redo) or bool(ctrl and event.key() == Qt.Key.Key_Y)


class WindowKeysToLine(QObject):
    """Brings the focus back to the line when somebody types while it is elsewhere on the screen."""

    def __init__(self, line: NoteLine) -> None:
        super().__init__(line)
        self._line = line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand a typed character that another widget got to the line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.text().strip():
            ctrl = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
            if not event.modifiers() & ctrl and event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._line.setFocus()
                self._line.event(event)
                return True
        return False
