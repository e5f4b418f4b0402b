"""Takes in a file of a pair, dropped, found or chosen: a sealed sheet, or what somebody takes home."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from observatie.domain.errors import KnownError
from observatie.domain.text import at_start
from observatie.exchange.share_file import ResultFile, SheetFile
from observatie.exchange.share_guest import Guest, guest_in, newest_in
from observatie.exchange.share_result import ImportedResult, take_result
from observatie.ui.kit.background import Background
from observatie.ui.kit.confirm import Confirm
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.message_row import MessageRow
from observatie.ui.kit.passphrase_field import PassphraseField
from observatie.ui.kit.problem_label import Message
from observatie.ui.kit.scroll_into_view import KeptInView
from observatie.ui.kit.widgets import button, clear, column, label, panel, row
from observatie.ui.session.app_context import AppContext
from observatie.ui.theme.theme import Theme

_READING, _OPENING = "Het bestand wordt gelezen …", "Het bestand gaat open …"
_ASKS = "Dit is wat jullie samen afspraken. Typ het woord waarmee je je blad invulde; dan gaat het open."
_WHOSE = "Van wie is dit blad? {} staat erop."
_BROKE = "Dat lukte niet, en dat ligt niet aan jou. Wat hier stond, staat er nog. Probeer het nog eens."
_WRONG_WORD = "P11"


class Inbox(QWidget):
    """Says what came of a file, and asks what it takes: a word, or whose it is.

    Signals:
        busy: whether a file is being read; nobody should leave until it is done.
        asking: whether it asks for a word, and what comes next is to give that.
        sheet_came: the Guest whose sealed sheet it is; `receive` is told whose it is of the pair that is shown.
        taken: the UUID of the pair whose agreements came in, and what there is to say of it.
    """

    busy = Signal(bool)
    asking = Signal(bool)
    sheet_came = Signal(object)
    taken = Signal(object, str)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context, theme = context, context.theme
        self._result: ResultFile | None = None
        self._work = Background(self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._work.broke.connect(self._on_broke)
        self._message = MessageRow(theme, "pair-inbox")
        self._word = PassphraseField(theme, "Het woord van je blad", object_name="pair-word")
        self._word.submitted.connect(self._open)
        self._asking = self._lay_out_asking(theme)
        self._choices = FlowLayout(across=theme.px(8), down=theme.px(8))
        self._choosing = panel(self._choices)
        self._confirm = Confirm(theme, "pair-take", "Neem dit blad aan")
        self._confirm.confirmed.connect(self._on_confirmed)
        self._then: Callable[[], object] | None = None
        for each in (self._asking, self._choosing):
            each.hide()
        self._kept_in_view = KeptInView(self, self._message, self._asking, self._choosing)
        self.setLayout(column(theme, self._message, self._asking, self._choosing, self._confirm, spacing=12))

    def _lay_out_asking(self, theme: Theme) -> QWidget:
        onward = button("Open het bestand", self._open, "primary", name="pair-word-open")
        back = button("Toch niet", self._put_away, "plain", name="pair-word-back")
        title = label("Het woord van je blad", "strong")
        title.setBuddy(self._word.edit)
        return panel(column(theme, title, self._word, panel(row(theme, onward, back, 1)), spacing=8))

    def say(self, said: Message) -> None:
        """Say what came of a file."""
        self._put_away()
        self._message.say(said)
        self._kept_in_view.start()

    # In

    def take(self, *paths: Path) -> None:
        """Read a file, or of more the newest; what it holds decides what comes of it."""
        if not self._work.is_busy:
            self._put_away()
            self._begin(partial(newest_in, paths), _READING)

    def ask_whose(self, guest: Guest, names: dict[UUID, str], then: Callable[[UUID], object]) -> None:
        """Ask which of the two a sheet is of, where its name does not tell."""
        self._put_away()
        self._message.say(_WHOSE.format(f"“{at_start(guest.name)}”"))
        clear(self._choices)
        for partner, name in names.items():
            self._choices.addWidget(button(f"Van {name}", partial(self._chosen, then, partner)))
        self._choices.addWidget(button("Toch niet", self._put_away, "plain", name="pair-whose-back"))
        self._choosing.show()
        self._kept_in_view.start()

    def ask(self, doubt: str, then: Callable[[], object]) -> None:
        """Ask whether a sheet is to come in all the same; `then` lets it."""
        self._put_away()
        self._then = then
        self._confirm.ask(doubt)

    def _on_confirmed(self) -> None:
        then = self._then
        self._put_away()
        if then is not None:
            then()

    def _chosen(self, then: Callable[[UUID], object], partner: UUID) -> None:
        self._put_away()
        then(partner)

    def _open(self) -> None:
        word, result = self._word.text(), self._result
        if result is None or self._work.is_busy:
            return
        if not word.strip():
            self._word.edit.setFocus()
            return
        self._begin(partial(take_result, self._context.library, result, word, self._context.clock), _OPENING)

    def _begin(self, work: Callable[[], object], said: str) -> None:
        self._message.say(said)
        self.busy.emit(True)
        self._work.do(work)

    def _put_away(self) -> None:
        """Let go of a file that waits for something, and of the word."""
        self._result = None
        self._word.clear()
        self._asking.hide()
        self._choosing.hide()
        self._then = None
        self._confirm.hide()
        self._message.clear()
        self.asking.emit(False)

    # What came of it

    @Slot(object)
    def _on_done(self, outcome: object) -> None:
        self.busy.emit(False)
        self._message.clear()
        if isinstance(outcome, SheetFile):
            try:
                guest = guest_in(outcome)
            except KnownError as error:
                self.say(error)
                return
            self.sheet_came.emit(guest)
        elif isinstance(outcome, ResultFile):
            self._result = outcome
            self._message.say(_ASKS)
            self._asking.show()
            self.asking.emit(True)
            self._word.edit.setFocus()
            self._kept_in_view.start()
        elif isinstance(outcome, ImportedResult):
            self.say(outcome.sentence)
            self.taken.emit(outcome.session, outcome.sentence)

    @Slot(object)
    def _on_failed(self, error: KnownError) -> None:
        self.busy.emit(False)
        if self._result is not None and error.code == _WRONG_WORD:
            self._message.say(_ASKS)
            self._word.refuse(error)
        else:
            self.say(error)

    @Slot()
    def _on_broke(self) -> None:
        self.busy.emit(False)
        self._put_away()
        self._message.say(_BROKE, is_problem=True)

    # In sight

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts away a file that waits for something."""
        waits = self._result is not None or self._then is not None or not self._choosing.isHidden()
        if event.key() == Qt.Key.Key_Escape and waits and not self._work.is_busy:
            self._put_away()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let what was typed go with the screen; not where the window is merely made small."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._put_away()
