"""What a note said before, folded below the line on which it is edited; not there where it was never changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from observatie.domain.lesson.note_history import NoteHistory
from observatie.domain.text import at_start
from observatie.ui.kit.widgets import clear, column, label, row
from observatie.ui.kit.writing_keys import begin_words
from observatie.ui.notes.line_box import LineBox
from observatie.ui.theme.theme import Theme

_FOLDED, _UNFOLDED = "▸  ", "▾  "
_MORE, _LESS = "bekijk wat er stond", "verberg wat er stond"
_KEY = "{} (↓ en Enter)"
_FIRST, _THEN, _NOW = "Eerst: {words}", "Daarna: {words}", "Zoals het nu is: {whose}"


class NoteWithHistory(QWidget):
    """The line of a note that is edited, with its history below it.

    Attributes:
        box: the line.

    Signals:
        height_changed: it takes more room, or less.
    """

    height_changed = Signal()

    def __init__(self, theme: Theme, box: LineBox) -> None:
        super().__init__()
        self._theme = theme
        self._history = NoteHistory()
        self._unfolded = False
        self.box = box
        self._fold = QPushButton()
        self._fold.setObjectName("note-history")
        self._fold.setProperty("role", "quiet")
        # By mouse one goes on in the words.
        self._fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._fold.clicked.connect(lambda _checked=False: self._turn(not self._unfolded))
        self._earlier = QWidget()
        side = theme.px(12)
        self._shown = column(theme, spacing=6)
        self._shown.setContentsMargins(side, 0, side, theme.px(8))
        self._earlier.setLayout(self._shown)
        whole = column(theme, box, spacing=4)
        whole.addLayout(row(theme, self._fold, 1))
        whole.addWidget(self._earlier)
        self.setLayout(whole)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(box.line)
        self.show_history(NoteHistory())

    def show_history(self, history: NoteHistory) -> None:
        """Show another history; without earlier wordings nothing of it is there."""
        self._history = history
        self._fold.setVisible(bool(history.earlier))
        self._turn(self._unfolded and bool(history.earlier))

    def _turn(self, unfolded: bool) -> None:
        self._unfolded = unfolded
        self._fold.setText((_UNFOLDED if unfolded else _FOLDED) + self._history.title)
        self._fold.setAccessibleName(f"{self._history.title}, {_LESS if unfolded else _MORE}")
        self._fold.setToolTip(_KEY.format(at_start(_LESS if unfolded else _MORE)))
        clear(self._shown)
        self._earlier.hide()
        told: list[str] = []
        if unfolded:
            told = self._fill()
            self._earlier.show()
        # Labels have no focus: a screen reader tells what stands in them with the fold.
        self._fold.setAccessibleDescription("\n".join(told))
        self.height_changed.emit()

    def _fill(self) -> list[str]:
        told: list[str] = []
        for place, wording in enumerate(self._history.earlier):
            words = (_THEN if place else _FIRST).format(words=wording.words)
            said = label(words, wrap=True, name="note-earlier")
            self._shown.addLayout(column(self._theme, said, label(wording.whose, "small", wrap=True), spacing=0))
            told += [words, wording.whose]
        now = _NOW.format(whose=self._history.present)
        self._shown.addWidget(label(now, "small", wrap=True, name="note-present"))
        return [*told, now]

    def go_to_history(self) -> None:
        """Give the fold the keys, where there is one."""
        if self._fold.isVisible():
            self._fold.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on in the words from the fold: with ↑ or Escape, or with a letter that is not lost."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Up):
            self.box.line.setFocus()
        elif not begin_words(event, self, self.box.line):
            super().keyPressEvent(event)
