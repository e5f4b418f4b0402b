"""Observeren: nearly empty. The clock, the strip, the stream, one line to write on, the instruments beside it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from observatie.domain import lesson_time
from observatie.domain.entries import Note
from observatie.domain.journal import Change
from observatie.domain.line import Tag, complete, read_line, sign_of, tag_in_hand, tags_of
from observatie.domain.rules import Rejection
from observatie.domain.undo import Undoable
from observatie.domain.wording import MARKS, NOTE_TYPES, undone_act
from observatie.errors import sentence
from observatie.ui.notes.note_model import NoteModel
from observatie.ui.notes.note_view import NoteView
from observatie.ui.observe.completion_row import CompletionRow
from observatie.ui.observe.instrument_panel import InstrumentPanel
from observatie.ui.observe.invitation import Invitation
from observatie.ui.observe.lesson_header import LessonHeader
from observatie.ui.observe.note_line import NoteLine, WindowKeysToLine
from observatie.ui.observe.strip import LessonStrip
from observatie.ui.screen import Screen
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.visit.visit_desk import VisitDesk
from observatie.ui.widgets import column, label, panel, row

_KEPT = "Wat je typt blijft hier en wordt bewaard zodra het kan."
_TICK_MS = 200
_NARROW = 900
_LOW = 560


class ObserveStep(Screen):
    """The live screen.

    Signals:
        begun: the lesson has begun; stopped: it is over.
    """

    help_topic = "observeren"
    begun = Signal()
    stopped = Signal()

    def __init__(self, visit_desk: VisitDesk) -> None:
        super().__init__()
        self._desk = visit_desk
        self._theme = visit_desk.desk.theme
        self._tags: dict[str, Tag] = {}
        self._panel_asked: bool | None = None
        self._build()
        self._connect()
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self._tick)

    def _build(self) -> None:
        theme = self._theme
        self.header = LessonHeader(theme)
        self.strip = LessonStrip(theme, self._desk.visit)
        self._strip_box = panel(row(theme, self.strip), "header")
        self.stream = NoteView(theme, from_bottom=True)
        self.stream.setModel(NoteModel(self._desk))
        self.stream.setAccessibleName("Notities van deze les")
        self.line = NoteLine(self._desk.desk.clock)
        self.line.setObjectName("line")
        self._stamp = label("", "muted")
        self._sign = label("", "chip", name="sign")
        self._sign.hide()
        inner = row(theme, self._stamp, self._sign, self.line, spacing=10)
        self._line_box = panel(inner, "line-box", margins=(theme.px(12), theme.px(11), theme.px(12), theme.px(11)))
        self.completions = CompletionRow(theme)
        self._invitation = Invitation(theme)
        self._message = label("", "muted", wrap=True, name="message")
        self._message.hide()
        self._banner_text = label("", wrap=True, name="banner")
        self._banner = panel(row(theme, self._banner_text), "banner", margins=theme.px(12))
        self._banner.hide()
        writing = column(
            theme, self.stream, self._banner, self._message, self._invitation, self._line_box, self.completions
        )
        writing.setStretch(0, 1)
        writing.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(8))
        self.panel = InstrumentPanel(theme)
        self.panel.setParent(self)
        self._below = QHBoxLayout()
        self._below.setSpacing(0)
        self._below.addLayout(writing, 1)
        self._below.addWidget(self.panel)
        whole = column(theme, self.header, self._strip_box, spacing=0)
        whole.addLayout(self._below, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.header.stop_asked.connect(self._stop)
        self._invitation.begin_asked.connect(self.begin)
        self._invitation.review_asked.connect(self.stopped)
        self.header.panel_asked.connect(self._toggle_panel)
        self.line.entered.connect(self._record)
        self.line.completion_asked.connect(self._take_completion)
        self.line.moved.connect(self.completions.step)
        self.line.undo_asked.connect(self._undo)
        self.line.redo_asked.connect(self._redo)
        self.line.stamp_changed.connect(self._show_stamp)
        self.line.textChanged.connect(self._on_typed)
        self.completions.chosen.connect(self._complete)
        self.stream.installEventFilter(WindowKeysToLine(self.line))
        self._desk.changed.connect(self._on_changed)
        self._desk.saved.connect(self._show_saved)
        self._desk.rejected.connect(self._on_rejected)
        self._desk.desk.link.trouble_changed.connect(self._show_saved)
        QShortcut(QKeySequence("Ctrl+I"), self, self._toggle_panel)

    # Coming and going

    def enter(self) -> None:
        """Show the lesson and put the cursor on the line."""
        desk = self._desk
        self._tags = tags_of(desk.instruments.values())
        self.header.show_visit(desk.visit, desk.desk.library.register())
        self.panel.show_visit(desk.visit, desk.instruments)
        self.stream.scrollToBottom()
        self._show_saved()
        running = desk.visit.running
        for widget in (self.header, self._line_box, self.completions):
            widget.setVisible(running)
        self._invitation.setVisible(not running)
        if running:
            self._ticking.start()
            self._tick()
            self.line.setFocus()
        else:
            self.strip.set_now(None)
            self._invitation.show_for(begun=desk.visit.started is not None)

    def begin(self) -> None:
        """Start the lesson's clock, unless it runs or the lesson is over, and put the cursor on the line."""
        if self._desk.visit.started is None and not self._desk.take(self._desk.session.begin_lesson()):
            return
        self.begun.emit()
        self.enter()

    def leave(self) -> None:
        """Record the line that was not entered yet, so that nothing typed is lost."""
        self._ticking.stop()
        if self.line.text().strip():
            self._record()

    def _tick(self) -> None:
        moment = self._desk.session.now()
        lesson_ms = self._desk.session.lesson_ms(moment)
        if lesson_ms is not None:
            self.header.show_time(lesson_ms, moment.wall)
            self.strip.set_now(lesson_ms)

    def _stop(self) -> None:
        self.leave()
        if self._desk.take(self._desk.session.end_lesson()):
            self.stopped.emit()

    # Writing

    def _on_typed(self, text: str) -> None:
        note_type, mark, rest = sign_of(text)
        sign = MARKS[mark] if mark else NOTE_TYPES[note_type] if rest != text else ""
        self._sign.setText(sign)
        self._sign.setVisible(bool(sign))
        self._message.hide()
        self._offer()

    def _offer(self) -> None:
        fragment = tag_in_hand(self.line.text()[: self.line.cursorPosition()])
        choices: list[Tag] = []
        if fragment is not None and fragment not in self._tags:
            used = {tag.ref: self._desk.visit.evidence(tag.ref) for tag in self._tags.values()}
            choices = complete(fragment, self._tags.values(), used)
        self.completions.show_choices(choices)

    def _take_completion(self) -> None:
        if self.completions.current is not None:
            self._complete(self.completions.current)

    def _complete(self, tag: Tag) -> None:
        fragment = tag_in_hand(self.line.text()[: self.line.cursorPosition()])
        if fragment is not None:
            self.line.complete(fragment, tag.name)
        self.line.setFocus()

    def _record(self) -> None:
        typed, stamp = self.line.take()
        said = read_line(typed, self._tags)
        if not said.text or stamp is None:
            return
        note = Note(text=said.text, type=said.type, mark=said.mark, items=said.items)
        if not self._desk.record(note, stamp, self._desk.session.lesson_ms(stamp)):
            self.line.setText(typed)

    def _show_stamp(self) -> None:
        stamp = self.line.stamp
        lesson_ms = self._desk.session.lesson_ms(stamp) if stamp else None
        self._stamp.setText(lesson_time.show(lesson_ms) if lesson_ms is not None else "")

    # Undo

    def _undo(self) -> None:
        self._turn_back("ongedaan gemaakt", self._desk.session.to_undo, self._desk.session.undo)

    def _redo(self) -> None:
        self._turn_back("opnieuw gedaan", self._desk.session.to_redo, self._desk.session.redo)

    def _turn_back(self, word: str, undoable: Undoable | None, act) -> None:
        if undoable is None:
            self._say(f"Er is niets meer dat {word} kan worden.")
        elif self._desk.take(act()):
            self._say(f"{word.capitalize()}: {undone_act(self._desk.visit.journal, undoable)}.")

    def _say(self, said: str, role: str = "muted") -> None:
        set_role(self._message, role)
        self._message.setText(said)
        self._message.setVisible(True)

    # Showing

    def _on_changed(self, change: Change | None) -> None:
        if change is not None:
            self.strip.follow(change)
            self.panel.follow(change)
        self._show_saved()

    def _on_rejected(self, rejection: Rejection) -> None:
        self._say(f"Dat is niet vastgelegd. {sentence(rejection)}", "error")

    def _show_saved(self, _what: object = None) -> None:
        trouble = self._desk.desk.link.trouble
        self.header.show_saved(all_saved=self._desk.all_saved, held=trouble is not None)
        self._banner.setVisible(trouble is not None)
        if trouble is not None:
            self._banner_text.setText(f"{sentence(trouble)} {_KEPT}")

    # Room

    def _toggle_panel(self) -> None:
        self._panel_asked = not self.panel.isVisible()
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the line its room first: in a small window the instruments become an overlay, the strip folds."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        theme = self._theme
        narrow = self.width() < theme.px(_NARROW)
        self._strip_box.setVisible(self.height() >= theme.px(_LOW))
        shown = self._panel_asked if self._panel_asked is not None else not narrow
        self.header.set_narrow(narrow)
        width = min(theme.px(330), self.width() - theme.px(40))
        self.panel.setFixedWidth(width)
        if narrow:
            self._below.removeWidget(self.panel)
            top = self.header.height()
            self.panel.setGeometry(self.width() - width, top, width, self.height() - top)
            self.panel.raise_()
        elif self._below.indexOf(self.panel) < 0:
            self._below.addWidget(self.panel)
        self.panel.setVisible(shown)
