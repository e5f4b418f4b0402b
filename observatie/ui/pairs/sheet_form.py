"""The sheet that one partner fills in alone: all questions in sight, kept under her word as she types."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from observatie.domain.errors import BugError
from observatie.domain.pair.sheet import SheetState, SheetText
from observatie.domain.pair.words import number_of, question
from observatie.domain.visit.completeness import Place
from observatie.domain.visit.wording import number
from observatie.store.sheets import OpenSheet
from observatie.ui.kit.keys import shortcut
from observatie.ui.kit.scroll_into_view import scroll_into_view
from observatie.ui.kit.text_fields import Debouncer, TextArea
from observatie.ui.kit.widgets import button, column, label, panel, row
from observatie.ui.kit.writing_keys import begin_words
from observatie.ui.pairs.pair_page import AlonePage, forget_copied
from observatie.ui.pairs.sheet_controller import SheetController
from observatie.ui.theme.theme import Theme

_CLOSING = "Je blad gaat dicht. Tot het openen kun je het zegel er weer afhalen."
_SAVED = "opgeslagen"
_NOT_SAVED = "nog niet opgeslagen"


class SheetForm(AlonePage):
    """The form in its own words and order; what stands on it is kept at a pause, and whenever a field is left.

    `sheet` is a draft. After `leave` nothing of it is held here, and its word is needed once more: a page that is
    entered again then asks to stop.
    """

    stops_itself = True

    def __init__(self, theme: Theme, controller: SheetController, sheet: OpenSheet) -> None:
        super().__init__(theme)
        if sheet.sheet.state is not SheetState.DRAFT:
            raise BugError("only a draft is filled in")
        self._controller = controller
        self._sheet: OpenSheet | None = sheet
        self._touched = False
        self._debouncer = Debouncer(self)
        self._debouncer.rested.connect(self._keep)
        self._questions = [
            QuestionField(self.theme, place, sheet.text.words.get(place.target, "")) for place in controller.places
        ]
        for each in self._questions:
            each.typed.connect(self._on_typed)
            each.left.connect(self._keep)
        self._last_focused: QWidget = self._questions[0].field
        self._build()
        self._connect()
        self._show_standing()

    def _build(self) -> None:
        instructions = self._controller.instructions
        inside = column(self.theme, spacing=20)
        for words in instructions[:1]:
            inside.addWidget(label(words, "muted", wrap=True, name="sheet-instruction"))
        for widget in self._in_order():
            inside.addWidget(widget)
        inside.addStretch(1)
        stop = button("Stop voor nu", self._stop, name="sheet-stop")
        self._standing = label("", "muted", wrap=True, name="sheet-standing")
        self._standing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._ready = button("Ik ben klaar", self._ask, "primary", name="sheet-ready")
        self._ways = self.ways(stop, self._standing, self._ready)
        self._seal = button("Verzegel mijn blad", self._on_seal, "primary", name="sheet-seal")
        self._back = button("Schrijf verder", self._write_on, name="sheet-write-on")
        self._asked = label("", wrap=True, name="sheet-question")
        answers = panel(row(self.theme, self._seal, self._back, 1))
        self._asking = panel(column(self.theme, self._asked, answers))
        self._asking.hide()
        self.lay_out(inside, self.footer(self._ways, self._asking))

    def _in_order(self) -> Iterator[QWidget]:
        """Yield the questions as the form has them, each below what it stands under there."""
        sections, section, parent = {place.section.id for place in self._controller.places}, "", None
        for place, each in zip(self._controller.places, self._questions, strict=True):
            if len(sections) > 1 and place.section.id != section:
                section = place.section.id
                yield _heading(place.section.title)
            if place.parent is not None and place.parent is not parent:
                yield _heading(f"{place.parent.number or ''}   {place.parent.text}".strip())
            parent = place.parent
            yield each

    def _connect(self) -> None:
        self._controller.saving_changed.connect(self._show_standing)
        for key, act in (
            ("Alt+Right", self._ask),
            ("Ctrl+PgDown", self._ask),
            ("Alt+Left", self._write_on),
            ("Ctrl+PgUp", self._write_on),
        ):
            shortcut(self, key, act, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def enter(self) -> None:
        """Put the focus in the first question that is still empty."""
        if self._sheet is None:
            self.stop_asked.emit()
            return
        first = next((each for each in self._questions if not each.text), self._questions[0])
        first.field.setFocus()

    def leave(self) -> None:
        """Keep what was typed, and let go of all of it."""
        self._keep()
        self._forget()

    # Keeping

    def _on_typed(self) -> None:
        self._touched = True
        self._debouncer.touch()
        self._show_standing()
        self.stay_in_sight()

    def _keep(self) -> None:
        self._debouncer.stop()
        if self._sheet is not None and self._touched:
            self._touched = False
            self._sheet = self._sheet.with_text(self._text())
            self._controller.keep(self._sheet)
        self._show_standing()

    def _text(self) -> SheetText:
        return SheetText(words={each.target: each.text for each in self._questions if each.text})

    def _forget(self) -> None:
        self._sheet = None
        self._touched = False
        self._debouncer.stop()
        for each in self._questions:
            each.forget()
        forget_copied()

    # Ready

    def _stop(self) -> None:
        self._keep()
        self.stop_asked.emit()

    def _ask(self) -> None:
        if not self._asking.isHidden():
            return  # asked already, by a key that was held
        self._last_focused = self.focusWidget() or self._last_focused
        self._keep()
        self._asked.setText(f"{_CLOSING} {_still_empty(self._empty)}".strip())
        self._asking.show()
        self._ways.hide()
        # Not on what closes it: she pressed a key a moment ago.
        self._back.setFocus()

    def _write_on(self) -> None:
        if not self._asking.isHidden():
            # First, as what goes hands the focus on to the first field, and the page scrolls there.
            self._last_focused.setFocus()
            self._ways.show()
            self._asking.hide()

    def _on_seal(self) -> None:
        if self._sheet is not None:
            sheet = self._sheet.with_text(self._text())
            self._forget()
            self._controller.seal(sheet)
            self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write on with Escape, or by writing."""
        if event.key() == Qt.Key.Key_Escape or begin_words(event, self, self._last_focused):
            self._write_on()
        else:
            super().keyPressEvent(event)

    # Showing

    @property
    def _empty(self) -> int:
        return sum(not each.text for each in self._questions)

    def _show_standing(self) -> None:
        if self._sheet is None:
            return
        every = len(self._questions)
        far = f"{every - self._empty} van {number(every, 'vraag', 'vragen')} beantwoord"
        saved = self._controller.all_saved and not self._touched
        self._standing.setText(f"{far} · {_SAVED if saved else _NOT_SAVED}")

    def stay_in_sight(self) -> None:
        """Scroll to the question that she answers."""
        for each in self._questions:
            if each.field.hasFocus():
                each.bring_in_sight()


def _heading(words: str) -> QLabel:
    return label(words, "heading", wrap=True, name="sheet-heading")


def _still_empty(count: int) -> str:
    match count:
        case 0:
            return ""
        case 1:
            return "Eén vraag is nog leeg."
        case _:
            return f"{count} vragen zijn nog leeg."


_AIR = 12
_LINES = 2
"""As on paper; it grows with what is written."""


class _Room(TextArea):
    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.entered.emit()


class QuestionField(QWidget):
    """A question in the form's own words, and a field below it.

    Attributes:
        target: which question it is; field: where it is answered.

    Signals:
        typed: the answer became another one.
        left: the focus went elsewhere.
    """

    typed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, place: Place, text: str) -> None:
        """Make the field with what she wrote before."""
        super().__init__()
        self.target = place.target
        self._air = theme.px(_AIR)
        number, asked = number_of(place), place.item.text if place.item else place.name
        self.field = _Room(theme, f"{number} {question(place)}".strip(), lines=_LINES)
        self.field.setObjectName(f"sheet-{place.target}")
        self.field.say(text)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.typed.connect(self.typed)
        self.field.left.connect(self.left)
        self.field.entered.connect(self.bring_in_sight)
        self.setLayout(
            column(theme, label(f"{number}   {asked}" if number else asked, "strong", wrap=True), self.field)
        )

    @property
    def text(self) -> str:
        """What she wrote."""
        return self.field.text().strip()

    def forget(self) -> None:
        """Let go of what she wrote, and of what she took back."""
        self.field.say("")
        self.field.document().clearUndoRedoStacks()

    def bring_in_sight(self) -> None:
        """Scroll to the question with its answer, or to where she types where there is no room for both."""
        shown: QWidget
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and self.height() > around.viewport().height():
            shown, rect = self.field.viewport(), self.field.cursorRect()
        else:
            shown, rect = self, self.rect()
        scroll_into_view(shown, rect.adjusted(0, -self._air, 0, self._air))
