"""A field to type in or to choose from a list; what is in it counts once it is chosen, entered or left."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QCompleter, QListView, QSizePolicy, QWidget

from observatie.domain.folding import folded
from observatie.domain.names import LONGEST_NAME, tidied
from observatie.ui.kit.widgets import LineField
from observatie.ui.theme.stylesheet import dress_popup

_FOLDED = Qt.ItemDataRole.UserRole + 1
_NARROWEST, _VISIBLE = 8, 12
_OPENING_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
# A list that opens and a window that goes to the back are no reason to take half a name for a whole one.
_STILL_BUSY = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class _FoldedCompleter(QCompleter):
    """Finds a choice whatever the case, the accents and the signs with which it is typed."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a click beside the list count for what it is on: Qt takes it to close the list."""
        taken = super().eventFilter(watched, event)
        popup = self.popup()
        if (
            popup is not None
            and watched is popup
            and isinstance(event, QMouseEvent)
            and _is_press_beside(popup, event)
        ):
            _click_below(event)
        return taken

    def splitPath(self, path: str) -> list[str]:
        """Return what is looked for."""
        return [folded(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Return what comes into the field."""
        return index.data(Qt.ItemDataRole.DisplayRole)


def _is_press_beside(widget: QWidget, event: QMouseEvent) -> bool:
    is_press = event.type() == QEvent.Type.MouseButtonPress
    return is_press and not widget.rect().contains(event.position().toPoint())


def _click_below(event: QMouseEvent) -> None:
    """Do what a click there would: Qt gives no focus for an event that is sent, and keeps the release."""
    place = event.globalPosition()
    below = focused = QApplication.widgetAt(place.toPoint())
    if below is None:
        return
    while focused is not None and not focused.focusPolicy() & Qt.FocusPolicy.ClickFocus:
        focused = None if focused.isWindow() else focused.parentWidget()
    if focused is not None:
        focused.setFocus(Qt.FocusReason.MouseFocusReason)
    for kind, held in (
        (QEvent.Type.MouseButtonPress, event.button()),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        sent = QMouseEvent(kind, below.mapFromGlobal(place), place, event.button(), held, event.modifiers())
        QApplication.sendEvent(below, sent)


class ListField(QComboBox):
    """A list of which one is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a wheel that passes by chooses nothing."""
        event.ignore()


class ChoiceField(ListField):
    """An editable list that completes what is typed by any part of it.

    Signals:
        decided: the text, once it is another one than stands.
        typed: the text at every key.
    """

    decided = Signal(str)
    typed = Signal(str)

    def __init__(self, name: str, spoken: str, example: str) -> None:
        super().__init__()
        self._standing = ""
        self._line = LineField(LONGEST_NAME)
        self._listed = QListView()
        self.setLineEdit(self._line)
        self.setCompleter(self._completing())
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._line.setObjectName(f"{name}-line")
        self._line.setAccessibleName(spoken)
        self._line.setPlaceholderText(example)
        self._line.returnPressed.connect(self.finish)
        self._line.textEdited.connect(self.typed)
        self.activated.connect(lambda: self.finish())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_NARROWEST)
        self.setMaxVisibleItems(_VISIBLE)

    def _completing(self) -> QCompleter:
        completer = _FoldedCompleter(self.model(), self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionRole(_FOLDED)
        completer.setPopup(self._listed)
        return completer

    def set_choices(self, choices: list[str]) -> None:
        """Offer these; what is in the field stays."""
        if choices == [self.itemText(number) for number in range(self.count())]:
            return
        text = self.currentText()
        self.blockSignals(True)
        self.clear()
        for place, choice in enumerate(choices):
            self.addItem(choice)
            self.setItemData(place, folded(choice), _FOLDED)
        self.setCurrentIndex(-1)
        self.setEditText(text)
        self.blockSignals(False)

    def show_text(self, text: str) -> None:
        """Show what stands; what is being typed is left alone while that is the same as before."""
        if text != self._standing:
            self._standing = text
            self.restore()

    def restore(self) -> None:
        """Show what stands instead of what was typed, from its beginning."""
        self.setEditText(self._standing)
        self.setToolTip(self._standing)
        self._line.setCursorPosition(0)

    @property
    def text(self) -> str:
        """What is in the field, as it is kept."""
        return tidied(self.currentText())

    def finish(self) -> None:
        """Take what is in the field as it is."""
        text = self.text
        if text != self._standing:
            self.decided.emit(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the list that may come the look of the window."""
        super().focusInEvent(event)
        dress_popup(self._listed, self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed when the field is left."""
        super().focusOutEvent(event)
        if event.reason() not in _STILL_BUSY:
            self.finish()

    def showPopup(self) -> None:
        """Open the list at what stands in the field."""
        self.blockSignals(True)
        self.setCurrentIndex(self.findText(self.currentText()))
        self.blockSignals(False)
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list with an arrow, instead of choosing whatever comes by."""
        if event.key() in _OPENING_KEYS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.showPopup()
        else:
            super().keyPressEvent(event)
