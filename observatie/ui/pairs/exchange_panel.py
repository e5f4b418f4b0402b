"""Files between the two laptops of a pair: one is made for the partner, and one that she made is read in."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from observatie.domain.clock import Clock
from observatie.domain.sheet import SheetState
from observatie.errors import KnownError
from observatie.exchange.pair_document import SUFFIX, PairFile, load, write_file
from observatie.exchange.pair_transfer import Taken, take_in
from observatie.files import save
from observatie.report.file_names import pair_file_name
from observatie.store.library import Library
from observatie.ui.ask_path import AskOpen, AskPath
from observatie.ui.background import Background
from observatie.ui.desk import Desk
from observatie.ui.message_row import MessageRow
from observatie.ui.pairs.pair_desk import PairDesk
from observatie.ui.review.flow_layout import FlowLayout
from observatie.ui.review.sight import bring_into_sight
from observatie.ui.theme.theme import Theme
from observatie.ui.unlock.passphrase_field import PassphraseField
from observatie.ui.widgets import button, column, label, panel, rename, row

_MAKING, _READING, _OPENING = (
    "Het bestand wordt gemaakt …",
    "Het bestand wordt gelezen …",
    "Het bestand gaat open …",
)
_INVITATION = "Een uitnodiging, zonder iets van het blad van {name},"
_INSIDE = {
    SheetState.NONE: _INVITATION,
    SheetState.DRAFT: _INVITATION,
    SheetState.SEALED: "Het verzegelde blad van {name}",
    SheetState.OPEN: "Jullie uitkomst, op slot,",
}
_ASKS = "{says} Typ het woord van je eigen blad; dan gaat het open."
_BROKE = "Dat lukte niet, en dat ligt niet aan jou. Wat hier stond, staat er nog. Probeer het nog eens."


@dataclass(frozen=True)
class _Made:
    """A file for the partner, and where it is."""

    path: Path
    receiver: str
    inside: str


@dataclass(frozen=True)
class _Closed:
    """A file that was read and takes a word to open, and what it says of itself."""

    file: PairFile
    says: str


class ExchangePanel(QWidget):
    """Two ways, out and in, with a sentence about what came of it and, where a file asks for it, a word.

    Without a pair in hand a file of any pair is read in, and none is made.

    Signals:
        busy: whether a file is being made or read in; nobody should leave until it is done.
        taken: the UUID of the session whose file was read in, which is on disk, and what there is to say of it.
    """

    taken = Signal(object, str)
    busy = Signal(bool)

    def __init__(
        self, theme: Theme, desk: Desk, pair_desk: PairDesk | None, ask_save: AskPath, ask_open: AskOpen
    ) -> None:
        super().__init__()
        self._desk, self._pair_desk = desk, pair_desk
        self._ask_save, self._ask_open = ask_save, ask_open
        self._closed: _Closed | None = None
        self._sight = QTimer(self, singleShot=True, interval=0)
        self._sight.timeout.connect(self._come_into_sight)
        self._background = Background(self)
        self._background.done.connect(self._on_done)
        self._background.failed.connect(self._on_failed)
        self._background.broke.connect(self._on_broke)
        partners = pair_desk.pair.partners if pair_desk else ()
        self._send = {each: button("", partial(self._make, each)) for each in partners}
        self._receive = button("Lees een bestand in", self._choose, name="pair-receive")
        buttons = FlowLayout(across=theme.px(8), down=theme.px(8))
        for each in (*self._send.values(), self._receive):
            buttons.addWidget(each)
        self._message = MessageRow(theme, "pair-exchange")
        self._word = PassphraseField(theme, "Woord van je eigen blad", object_name="pair-word")
        self._word.submitted.connect(self._open)
        self._asking = self._lay_out_asking(theme)
        self._asking.hide()
        self.setLayout(column(theme, panel(buttons), self._message, self._asking, spacing=12))
        if pair_desk is None:
            # Not where there are more ways: Tab comes to what stands in for the panel, and passes over the others.
            self.setFocusProxy(self._receive)
        else:
            pair_desk.changed.connect(self._refresh)
            self._refresh()

    def _lay_out_asking(self, theme: Theme) -> QWidget:
        onward = button("Open het bestand", self._open, "primary", name="pair-word-open")
        back = button("Toch niet", self._give_up, "plain", name="pair-word-back")
        title = label("Woord van je eigen blad", "strong")
        title.setBuddy(self._word.edit)
        return panel(column(theme, title, self._word, panel(row(theme, onward, back, 1)), spacing=8))

    @Slot(object)
    def _refresh(self, _change: object = None) -> None:
        """Offer a file of whoever can send one from this laptop."""
        desk = self._pair_desk
        if desk is None:
            return
        seat, shown = desk.session.seat, list[QPushButton]()
        for partner, each in self._send.items():
            state = desk.session.state_of(partner)
            # On a laptop of two, each sends what is sealed; on her own, one can invite the other before that.
            can_send = partner == seat if seat else state in (SheetState.SEALED, SheetState.OPEN)
            words = f"Maak een bestand voor {desk.called(desk.pair.other(partner))}"
            rename(each, words)
            each.setAccessibleName(words)
            each.setVisible(can_send)
            each.setObjectName("")
            shown += [each] if can_send else []
        for number, each in enumerate(shown, 1):
            each.setObjectName("pair-send" if number == 1 else f"pair-send-{number}")

    def say(self, words: str) -> None:
        """Say what came of a file that was read in elsewhere."""
        self._message.say(words)

    # Out

    def _make(self, sender: UUID) -> None:
        desk = self._pair_desk
        if desk is None or self._background.is_busy:
            return
        self._put_away()
        receiver = desk.called(desk.pair.other(sender))
        name = pair_file_name(desk.pair, self._desk.library.pairs(), desk.register, receiver, SUFFIX)
        chosen = self._ask_save(self, name)
        if chosen is None:
            return
        self._message.say(_MAKING)
        inside = _INSIDE[desk.session.state_of(sender)].format(name=desk.called(sender))
        made = _Made(Path(chosen), receiver, inside)
        self._work(partial(_make, self._desk.library, desk.pair.id, sender, made))

    # In

    def _choose(self) -> None:
        if self._background.is_busy:
            return
        self._put_away()
        chosen = self._ask_open(self)
        if chosen is None:
            return
        self._message.say(_READING)
        self._work(partial(_read, self._desk.library, Path(chosen), self._desk.clock, self._expected))

    @property
    def _expected(self) -> UUID | None:
        return self._pair_desk.pair.id if self._pair_desk else None

    def _open(self) -> None:
        word = self._word.text()
        if self._closed is None or self._background.is_busy:
            return
        if not word.strip():
            self._word.edit.setFocus()
            return
        self._message.say(_OPENING)
        file, clock = self._closed.file, self._desk.clock
        self._work(partial(_take, self._desk.library, file, clock, self._expected, word))

    def _ask_word(self, closed: _Closed) -> None:
        self._closed = closed
        self._message.say(_ASKS.format(says=closed.says))
        self._asking.show()
        self._word.edit.setFocus()

    def _give_up(self) -> None:
        self._put_away()
        self._receive.setFocus()

    def _put_away(self) -> None:
        """Let go of a file that waits for a word, and of the word."""
        self._closed = None
        self._word.clear()
        self._asking.hide()
        self._message.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts away a file that waits for a word."""
        if event.key() == Qt.Key.Key_Escape and self._closed is not None and not self._background.is_busy:
            self._give_up()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is said and asked in sight of whoever is at work here."""
        super().resizeEvent(event)
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._sight.start()

    def _come_into_sight(self) -> None:
        for each in (self._message, self._asking):
            if each.isVisible():
                bring_into_sight(each)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let what was typed go with the screen; not where the window is merely made small."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._put_away()

    @property
    def _word_has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self._asking.isAncestorOf(focused)

    def _work(self, work: Callable[[], object]) -> None:
        self.busy.emit(True)
        self._background.do(work)

    # What came of it

    @Slot(object)
    def _on_done(self, outcome: object) -> None:
        self.busy.emit(False)
        if isinstance(outcome, _Closed):
            if self.isVisible():
                self._ask_word(outcome)
            return
        had_focus = self._word_has_focus
        self._put_away()
        if isinstance(outcome, _Made):
            self._message.say(
                f"{outcome.inside} is bewaard als “{outcome.path.name}” in {outcome.path.parent}; "
                f"mail het bestand aan {outcome.receiver}, of geef het mee op een stick."
            )
        elif isinstance(outcome, Taken):
            if had_focus:
                self._receive.setFocus()
            self._message.say(outcome.sentence)
            self.taken.emit(outcome.session, outcome.sentence)

    @Slot(object)
    def _on_failed(self, error: KnownError) -> None:
        self.busy.emit(False)
        if self._closed is not None and error.code == "P11":
            self._message.say(_ASKS.format(says=self._closed.says))
            self._word.refuse(error)
            return
        had_focus = self._word_has_focus
        self._put_away()
        self._message.say(error)
        if had_focus:
            self._receive.setFocus()

    @Slot()
    def _on_broke(self) -> None:
        self.busy.emit(False)
        self._put_away()
        self._message.say(_BROKE, is_problem=True)


# In a worker


def _make(library: Library, session: UUID, sender: UUID, made: _Made) -> _Made:
    library.append(()).result()  # what was done a moment ago goes along
    save(made.path, write_file(library, session, sender).encode())
    return made


def _read(library: Library, path: Path, clock: Clock, expected: UUID | None) -> Taken | _Closed:
    file = load(path)
    if file.needs_word(library) and expected in (None, file.session):
        return _Closed(file, file.says(library.register()))
    return take_in(library, file, clock, expected=expected)


def _take(library: Library, file: PairFile, clock: Clock, expected: UUID | None, word: str) -> Taken:
    return take_in(library, file, clock, expected=expected, word=word)
