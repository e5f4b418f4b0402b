"""The item in hand: what it asks and the answer, and where to go next."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from observatie.domain.visit.completeness import Place
from observatie.ui.form.answer_book import AnswerBook
from observatie.ui.form.answer_editor import AnswerEditor
from observatie.ui.form.answer_keeper import AnswerKeeper
from observatie.ui.form.editors import editor_for
from observatie.ui.form.item_head import ItemHead, lists_of
from observatie.ui.kit.widgets import button, clear, column, label, panel, row, scrolling
from observatie.ui.theme.theme import Theme


class ItemForm(QWidget):
    """Head, editor and lists of one place; below it where to go next and what is happening.

    Attributes:
        body: head and answer, and a stretch below them; what belongs to the item goes before it.

    Signals:
        next_asked, previous_asked: to the place after or before this one.
    """

    next_asked = Signal()
    previous_asked = Signal()

    def __init__(self, theme: Theme, book: AnswerBook, *, shows_questions: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self._book = book
        self.place: Place | None = None
        self.editor: AnswerEditor | None = None
        self.keeper = AnswerKeeper(book)
        self._words: dict[QPushButton, tuple[str, str]] = {}
        self.head = ItemHead(theme, shows_questions=shows_questions)
        self._answer = QVBoxLayout()
        self._answer.setSpacing(theme.px(12))
        self.body = column(theme, self.head, spacing=16)
        self.body.addLayout(self._answer)
        self.body.addStretch(1)
        inner = panel(self.body, margins=(theme.px(28), theme.px(18), theme.px(28), theme.px(18)))
        inner.setMaximumWidth(theme.px(960))
        self._area = scrolling(inner)
        whole = column(theme, self._area, self._foot(), spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _foot(self) -> QWidget:
        theme = self._theme
        self.saved = label("", "small", name="saved")
        self.message = label("", "muted", wrap=True, name="message")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.previous = self._step("Vorige", "Ctrl+PgUp", self.previous_asked.emit, "previous")
        self.next = self._step("Volgende", "Ctrl+PgDn", self.next_asked.emit, "next")
        self.next.setProperty("role", "primary")
        line = row(theme, self.previous, self.message, self.saved, self.next, spacing=12)
        line.setStretch(1, 1)
        return panel(line, "foot", margins=(theme.px(28), theme.px(10), theme.px(28), theme.px(10)))

    def _step(self, word: str, key: str, act: Callable[[], object], name: str) -> QPushButton:
        made = button(word, act, name=name)
        made.setToolTip(f"{word} ({key})")
        self._words[made] = (word, key)
        return made

    def set_narrow(self, narrow: bool) -> None:
        """Leave the keys out of the buttons where there is little room."""
        for made, (word, key) in self._words.items():
            made.setText(word if narrow else f"{word}   {key}")

    def show_place(self, place: Place) -> None:
        """Record what the place in hand holds, and show another."""
        self.keeper.keep()
        self.place = place
        self.head.show_place(place)
        clear(self._answer)
        self.editor = editor_for(self._theme, place, self._book.answers(place))
        self.keeper.watch(place, self.editor)
        self._answer.addWidget(self.editor)
        if place.item is not None and place.item.lists:
            self._answer.addWidget(lists_of(self._theme, place.item))
        self._area.verticalScrollBar().setValue(0)
        self._chain(self.editor)

    def _chain(self, editor: AnswerEditor) -> None:
        """Let Tab pass through the editor after the head; as the newest widgets they would come last."""
        before: QWidget = self.head.last
        for widget in editor.findChildren(QWidget):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                QWidget.setTabOrder(before, widget)
                before = widget

    def follow(self) -> None:
        """Show answers that changed otherwise than by this editor."""
        if self.place is None or self.editor is None:
            return
        if not self.keeper.recording and not self.editor.touched:
            self.editor.show_answers(self._book.answers(self.place))

    def focus_way_on(self) -> None:
        """Put the focus on the way to the next place, or back from the last."""
        (self.next if self.next.isEnabled() else self.previous).setFocus()

    def show_ends(self, *, first: bool, last: bool) -> None:
        """Say whether there is a place before and after this one."""
        self.previous.setEnabled(not first)
        self.next.setEnabled(not last)
