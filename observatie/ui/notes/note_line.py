"""The line one writes on: it knows when its first key came, and nothing else happens while one types."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QClipboard,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QLineEdit

from observatie.domain.clock import Clock, Moment
from observatie.domain.lesson.entering import lines_of, one_line
from observatie.domain.lesson.line import sign_in
from observatie.domain.model import LONGEST_TEXT
from observatie.ui.kit.keys import ENTER
from observatie.ui.kit.positions import index_at, units
from observatie.ui.kit.widgets import LengthValidator, holds_files
from observatie.ui.notes.line_keys import (
    WRITING,
    RawKeys,
    begins_a_line,
    edits,
    is_held,
    is_redo,
    is_text,
    wrote_nothing,
)
from observatie.ui.notes.typed_line import LineHistory, TypedLine

_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class NoteLine(QLineEdit):
    """A single line with the moment of its first key (dead keys and input methods included).

    Its sign stands apart, where it is shown as a chip; Backspace at the beginning turns it back into text.

    Attributes:
        holds_focus: whether Tab stays here also in an empty line: in a running lesson the next key may be blind.
        takes_lines: whether text of several lines, or too long for one, is given away and not put on the line.
        keeps_tab: whether Tab takes something here also in an empty line.

    Signals:
        entered: Enter was pressed; escaped: Escape was pressed.
        completion_asked: Tab was pressed in a line that has text; moved: Up (-1) or Down (1) was pressed.
        paged: Page Up (-1) or Page Down (1) was pressed, which move nothing on one line.
        removal_asked: Delete was pressed in an empty line, which has nothing to take away.
        undo_asked, redo_asked: the keys of undo and redo, in an empty line that has nothing to bring back.
        stamp_changed: the line got its moment, lost it because it is empty again, or was moved in time.
        sign_changed: another sign stands before the text, or none.
        edited: what stands on the line became something else.
        lines_given: the Typed that the line would hold with the several lines that were pasted or dropped on it.
        rejected: what was typed, pasted or dropped does not fit, and is not there.
    """

    entered = Signal()
    escaped = Signal()
    completion_asked = Signal()
    moved = Signal(int)
    paged = Signal(int)
    removal_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    stamp_changed = Signal()
    sign_changed = Signal()
    edited = Signal()
    lines_given = Signal(object)
    rejected = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._raw = RawKeys(clock)
        self.holds_focus = self.takes_lines = self.keeps_tab = False
        self.sign = ""
        self.stamp: Moment | None = None
        self.place_ms: int | None = None
        self.shift_ms = 0
        self._literal = False
        self._settling = False
        self._undone_from: str | None = None
        self._history = LineHistory()
        self._length = LengthValidator(self, LONGEST_TEXT)
        self.inputRejected.connect(self.rejected)
        self.setProperty("role", "line")
        self.setAccessibleName("Notitie")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.textChanged.connect(self._on_text_changed)

    # What stands on it

    @property
    def is_empty(self) -> bool:
        """Whether there is neither text nor a sign."""
        return not self.text() and not self.sign

    @property
    def typed(self) -> TypedLine:
        """What stands on the line."""
        literal = self._literal and sign_in(self.text())
        text = f" {self.text()}" if literal else self.sign + self.text()
        return TypedLine(text, self.stamp, self.place_ms, self.shift_ms)

    @property
    def to_cursor(self) -> str:
        """The text before the cursor."""
        text = self.text()
        return text[: index_at(text, self.cursorPosition())]

    def take(self) -> TypedLine:
        """Return what stands on the line, and empty it."""
        typed = self.typed
        self.put(TypedLine("", None))
        return typed

    def put(self, typed: TypedLine) -> None:
        """Let something else stand on the line, as it was taken; what was there is no longer within its undo."""
        self._history.begin(typed)
        # A space before a sign says that it is none; it is not shown, as it was not when the sign became text.
        literal = typed.text.startswith(" ") and bool(sign_in(typed.text[1:]))
        self._settling = True
        self.stamp, self.place_ms, self.shift_ms = typed.stamp, typed.place_ms, typed.shift_ms
        self._literal, self.sign = literal, "" if literal else sign_in(typed.text)
        text = typed.text[1:] if literal else typed.text[len(self.sign) :]
        # With the names of its items the line of a long note is longer than the note; it cannot grow.
        self._length.most = max(LONGEST_TEXT, len(text))
        self.setText(text)
        self._settling = False
        self.stamp_changed.emit()
        self.sign_changed.emit()
        self.edited.emit()

    def _bring_back(self, emptied: TypedLine) -> None:
        self.stamp, self.place_ms, self.shift_ms = emptied.stamp, emptied.place_ms, emptied.shift_ms
        # As if it were typed, so that undo can take it away again and then reach the visit.
        self.insert(emptied.text)

    def forget_emptied(self) -> None:
        """Let an empty line bring nothing back any more; something was done since that is undone first."""
        if self.is_empty:
            self._history.forget()

    def shift(self, by_ms: int) -> None:
        """Move the line in time before it is recorded."""
        self.shift_ms += by_ms
        self.stamp_changed.emit()
        self.edited.emit()

    def replace(self, fragment: str, text: str) -> None:
        """Put a text in the place of the fragment before the cursor."""
        length = units(fragment)
        self.setSelection(self.cursorPosition() - length, length)
        self.insert(text)

    # What is pasted and dropped

    def give(self, text: str) -> None:
        """Put a text where the cursor is, in the place of what is chosen; a line break at its end is none."""
        lines = lines_of(text)
        plain = text.strip("\r\n\u2028\u2029").replace("\t", " ") if len(lines) < 2 else one_line(text)
        here, chosen = self.text(), units(self.selectedText())
        start = self.selectionStart() if chosen else self.cursorPosition()
        before, after = here[: index_at(here, start)], here[index_at(here, start + chosen) :]
        fits = len(before + plain + after) <= self._length.most
        if self.takes_lines and (len(lines) > 1 or not fits):
            self.lines_given.emit(
                self.typed._replace(text=self.sign + before + text + after, stamp=self.stamp or self._clock.now())
            )
        elif fits:
            self.insert(plain)
        else:
            self.rejected.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take text; a file is for whatever is around the line."""
        if holds_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take text that is dropped as it would be pasted there; what is moved within the line is Qt's."""
        if event.source() is self or not event.mimeData().hasText():
            super().dropEvent(event)
            return
        self.deselect()
        self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
        event.acceptProposedAction()
        self.setFocus()
        self.give(event.mimeData().text())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Paste what is chosen elsewhere with the middle button, where the system has that."""
        clipboard = QGuiApplication.clipboard()
        if event.button() == Qt.MouseButton.MiddleButton and clipboard.supportsSelection():
            self.deselect()
            self.give(clipboard.text(QClipboard.Mode.Selection))
        else:
            super().mouseReleaseEvent(event)

    def point_at(self, name: str, begun: str | None = None) -> None:
        """Write the name of an item behind a `#`, in the place of the fragment that was `begun` or at the end."""
        if begun is not None:
            self.replace(begun, f"{name} ")
            return
        self.end(False)
        space = " " if self.text() and not self.text().endswith(" ") else ""
        self.insert(f"{space}#{name} ")

    # Its sign

    def _on_text_changed(self, text: str) -> None:
        if self._settling:
            return
        before = self.sign
        if text and self.stamp is None:
            # Dropped or pasted with the mouse, or written by a tool for whoever does not type.
            self.stamp = self._clock.now()
            self.stamp_changed.emit()
        self._settle_sign(text)
        self._history.follow(self.typed, undone=self._undone_from is not None)
        if self.is_empty and self.stamp is not None:
            self._forget_stamp()
        if self.sign != before:
            self.sign_changed.emit()
        self.edited.emit()

    def _settle_sign(self, text: str) -> None:
        if self.sign:
            if self._undone_from is not None and text.startswith(self.sign):
                self._undo_to_sign(text)
            elif sign_in(self.sign + text) != self.sign:
                self._sign_to_text()  # a second quotation mark: a doubled sign is text
        elif self._literal:
            self._literal = bool(sign_in(text))
        elif sign_in(text):
            self._text_to_sign(sign_in(text))

    def _undo_to_sign(self, text: str) -> None:
        # Undo brings the sign back as text, and chosen: what is typed next would take its place.
        self.deselect()
        sign, self.sign = self.sign, ""
        if text[len(sign) :] == self._undone_from:
            self._literal = True
        else:
            self._text_to_sign(sign)  # it was words that were undone, not the sign

    def _text_to_sign(self, sign: str) -> None:
        self._settling = True
        length = units(sign)
        place = max(0, self.cursorPosition() - length)
        self.sign = sign
        # By deleting, so that the line's own undo still knows what was typed before.
        self.setSelection(0, length)
        self.del_()
        self.setCursorPosition(place)
        self._settling = False

    def _sign_to_text(self) -> None:
        self._settling = True
        place, sign = self.cursorPosition(), self.sign
        self.sign, self._literal = "", True
        self.setCursorPosition(0)
        self.insert(sign)
        self.setCursorPosition(place + units(sign))
        self._settling = False

    def _forget_stamp(self) -> None:
        self.stamp, self.place_ms, self.shift_ms = None, None, 0
        self.stamp_changed.emit()

    # Keys

    def event(self, event: QEvent) -> bool:
        """Read the clock before anything else is done with a key."""
        if event.type() not in WRITING:
            self._follow_focus(event)
            return super().event(event)
        moment = self._clock.now()
        if event.type() != QEvent.Type.ShortcutOverride:
            moment = self._heard(event) or moment
        before = self.stamp
        if before is None and begins_a_line(event):
            self.stamp = moment
        handled = self._handle(event)
        if self.stamp is not None and self.is_empty and wrote_nothing(event):
            self.stamp = None
        if (self.stamp is None) != (before is None):
            self.stamp_changed.emit()
        return handled

    def _heard(self, event: QEvent) -> Moment | None:
        if is_held(event):
            self._raw.drop_last()  # a letter with Shift may come, to which a dead key waits
            return None
        return self._raw.take()

    def overhear(self) -> None:
        """Hear the system's own keys also while a control has the focus from which a letter would come here."""
        self._raw.listen()

    def pass_over(self, event: QEvent) -> None:
        """Forget a key of that control which writes nothing here, so that it is no line's first."""
        if event.type() == QEvent.Type.KeyPress or (
            isinstance(event, QKeyEvent) and not is_text(event) and not is_held(event)
        ):
            self._heard(event)

    def _follow_focus(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FocusIn:
            self._raw.listen()
            if isinstance(event, QFocusEvent) and event.reason() in _BY_TAB:
                # Qt then chooses all that the field holds; the next letter would replace it.
                QTimer.singleShot(0, self, self.deselect)
        elif event.type() == QEvent.Type.FocusOut:
            self._raw.stop()

    def _handle(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return super().event(event)
        if event.type() == QEvent.Type.ShortcutOverride:
            if not is_text(event) and not is_held(event):
                self._raw.take()  # the key of a shortcut, after which nothing else may come
            return self._claim(event)
        if event.matches(QKeySequence.StandardKey.Paste):
            self.give(QGuiApplication.clipboard().text())
            return True
        if self._act(event):
            return True
        self._undone_from = self.text() if event.matches(QKeySequence.StandardKey.Undo) else None
        handled = super().event(event)
        self._undone_from = None
        if self.is_empty and self.isUndoAvailable():
            self.setText("")  # of what comes next Qt's undo would lead back into what was emptied
        return handled

    def _claim(self, event: QKeyEvent) -> bool:
        # Of what goes with Ctrl only editing is the line's: a text field would also take Ctrl+H and Ctrl+K.
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
        if edits(event) or event.key() == Qt.Key.Key_Tab:
            event.accept()
            return True
        if ctrl and letter:
            event.ignore()
            return True
        return super().event(event)

    def _act(self, event: QKeyEvent) -> bool:
        key, plain = event.key(), not event.modifiers()
        if key in ENTER:
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key == Qt.Key.Key_Tab and plain and (self.holds_focus or self.keeps_tab or not self.is_empty):
            # In a line with text Tab never takes the writer away from it, also where there is nothing to complete.
            self.completion_asked.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and plain:
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.paged.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Delete and plain and self.is_empty:
            self.removal_asked.emit()
        elif key == Qt.Key.Key_Backspace and self.sign and plain and self._is_at_start():
            self._sign_to_text()
            self.sign_changed.emit()
            self.edited.emit()
        elif self.is_empty and event.matches(QKeySequence.StandardKey.Undo):
            emptied = self._history.take()
            self.undo_asked.emit() if emptied is None else self._bring_back(emptied)
        elif is_redo(event):
            self.redo_asked.emit() if self.is_empty else self.redo()
        else:
            return False
        return True

    def _is_at_start(self) -> bool:
        return self.cursorPosition() == 0 and not self.hasSelectedText()
