"""The item in hand: what it asks, the editor that goes with it, how its answer is kept, and where to go next."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from observatie.domain.instrument.instrument import AnswerType
from observatie.domain.visit.completeness import Place
from observatie.ui.form.answer_editor import AnswerEditor, NoAnswer, SingleEditor
from observatie.ui.form.answer_service import Answers, AnswerService
from observatie.ui.form.item_head import ItemHead, lists_of
from observatie.ui.form.level_editor import LevelEditor
from observatie.ui.kit.text_fields import Debouncer
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

    def __init__(self, theme: Theme, service: AnswerService, *, shows_questions: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self._service = service
        self.place: Place | None = None
        self.editor: AnswerEditor | None = None
        self.autosaver = AnswerAutosaver(service)
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
        self.autosaver.keep()
        self.place = place
        self.head.show_place(place)
        clear(self._answer)
        self.editor = editor_for(self._theme, place, self._service.answers(place))
        self.autosaver.watch(place, self.editor)
        self._answer.addWidget(self.editor)
        if place.item is not None and place.item.lists:
            self._answer.addWidget(lists_of(self._theme, place))
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
        if not self.autosaver.recording and not self.editor.touched:
            self.editor.show_answers(self._service.answers(self.place))

    def focus_way_on(self) -> None:
        """Put the focus on the way to the next place, or back from the last."""
        (self.next if self.next.isEnabled() else self.previous).setFocus()

    def show_ends(self, *, first: bool, last: bool) -> None:
        """Say whether there is a place before and after this one."""
        self.previous.setEnabled(not first)
        self.next.setEnabled(not last)


def editor_for(theme: Theme, place: Place, answers: Answers) -> AnswerEditor:
    """Return an editor for what `place` asks, showing what stands there."""
    editor = _editor_for(theme, place, answers)
    editor.show_answers(answers)
    return editor


def _editor_for(theme: Theme, place: Place, answers: Answers) -> AnswerEditor:
    if place.asks is AnswerType.NONE:
        return NoAnswer(theme, place)
    scale = place.instrument.scale_of(place.item) if place.item else None
    if place.item is not None and scale is not None:
        return LevelEditor(theme, place, place.item, scale, answers)
    return SingleEditor(theme, place)


class AnswerAutosaver(QObject):
    """Records what the editor in hand holds.

    Attributes:
        recording: whether it is writing at this moment, so that the editor need not follow.

    Signals:
        waiting: whether something was typed that is not recorded yet.
    """

    waiting = Signal(bool)

    def __init__(self, service: AnswerService) -> None:
        super().__init__()
        self.recording = False
        self._service = service
        self._place: Place | None = None
        self._editor: AnswerEditor | None = None
        self._debouncer = Debouncer(self)
        self._debouncer.rested.connect(self.keep)

    def watch(self, place: Place, editor: AnswerEditor) -> None:
        """Look after another editor from now on; the one before was kept by whoever changes it."""
        self._debouncer.stop()
        self._place, self._editor = place, editor
        editor.settled.connect(self.keep)
        editor.typed.connect(self._on_typed)

    def _on_typed(self) -> None:
        self._debouncer.touch()
        self.waiting.emit(True)

    def keep(self) -> None:
        """Record now what was filled in and not yet recorded."""
        self._debouncer.stop()
        editor, place = self._editor, self._place
        if editor is None or place is None or not editor.touched or self.recording:
            return
        self.recording = True
        try:
            accepted = self._service.keep(place, editor.drafts())
        finally:
            self.recording = False
        editor.touched = not accepted
        self.waiting.emit(not accepted)
