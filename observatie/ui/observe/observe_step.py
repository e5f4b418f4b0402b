"""Observeren: nearly empty. The clock, the strip, the stream, one line to write on, the instruments beside it."""

from functools import partial

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from observatie.domain import lesson_time
from observatie.domain.commands import Ask
from observatie.domain.entries import COUNTERS, Gap
from observatie.domain.journal import Change, Standing
from observatie.domain.rules import Rejection
from observatie.domain.undo import Undoable
from observatie.domain.wording import undone_act
from observatie.errors import sentence
from observatie.ui.keys import shortcut
from observatie.ui.notes.note_model import NoteModel
from observatie.ui.notes.note_view import NoteView
from observatie.ui.observe.completion_row import CompletionRow
from observatie.ui.observe.instrument_panel import InstrumentPanel
from observatie.ui.observe.invitation import Invitation
from observatie.ui.observe.lesson_header import LessonHeader
from observatie.ui.observe.lesson_watch import LessonWatch
from observatie.ui.observe.lexicon import Lexicon
from observatie.ui.observe.line_box import LineBox
from observatie.ui.observe.mending import Mending
from observatie.ui.observe.paper_start import PaperStart
from observatie.ui.observe.sign_sheet import SignSheet
from observatie.ui.observe.stream_keys import StreamKeys
from observatie.ui.observe.strip import LessonStrip
from observatie.ui.observe.tally_row import TallyRow
from observatie.ui.observe.watching import Watching
from observatie.ui.observe.writing import Writing
from observatie.ui.screen import Screen
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.visit.visit_desk import VisitDesk
from observatie.ui.widgets import column, label, panel, row

_KEPT = "Wat je typt blijft hier en wordt bewaard zodra het kan."
_QUESTION = "hoeveel leerlingen aan het werk?"
_SHIFT_MS = 10_000
_NARROW = 900
_LOW = 560


class ObserveStep(Screen):
    """The live screen.

    Signals:
        begun: the lesson has begun; stopped: it is over; help_asked: show the help on this screen.
    """

    help_topic = "observeren"
    begun = Signal()
    stopped = Signal()
    help_asked = Signal()

    def __init__(self, visit_desk: VisitDesk) -> None:
        super().__init__()
        self._desk = visit_desk
        self._theme = visit_desk.desk.theme
        self._lexicon = Lexicon(visit_desk)
        self._panel_asked: bool | None = None
        self._brought_back = False
        self._build()
        self._lay_out_once()
        self._connect()

    def _build(self) -> None:
        theme, desk = self._theme, self._desk
        self.header = LessonHeader(theme)
        self.strip = LessonStrip(theme, desk.visit)
        self.tallies = TallyRow(theme, desk.visit)
        self.model = NoteModel(desk, gaps=True)
        self.stream = NoteView(theme, from_bottom=True)
        self.stream.setModel(self.model)
        self.stream.setAccessibleName("Notities van deze les")
        self.box = LineBox(theme, desk.desk.clock)
        self.line = self.box.line
        self.line.setObjectName("line")
        self.completions = CompletionRow(theme)
        self.writing = Writing(self.box, self.completions, desk, self._lexicon)
        self.mending = Mending(self.stream, self.model, self.completions, desk, self._lexicon)
        self.watch = LessonWatch(desk, self.writing)
        self.watching = Watching(desk, self._lexicon, self.writing)
        self.panel = InstrumentPanel(theme)
        self._sheet = SignSheet(theme)
        self._invitation = Invitation(theme)
        self._paper = PaperStart(theme)
        self._paper.hide()
        self._message = label("", "muted", wrap=True, name="message")
        self._message.hide()
        self._banner_text = label("", wrap=True, name="banner")
        self._banner = panel(row(theme, self._banner_text), "banner", margins=theme.px(12))
        self._banner.hide()

    def _lay_out_once(self) -> None:
        theme, side = self._theme, self._theme.px(24)
        above = (self.stream, self._sheet, self._banner, self._message, self._invitation, self._paper)
        written = column(theme, *above, self.box, self.completions)
        written.setStretch(0, 1)
        written.setContentsMargins(side, theme.px(8), side, theme.px(8))
        self.panel.setParent(self)
        self._below = QHBoxLayout()
        self._below.setSpacing(0)
        self._below.addLayout(written, 1)
        self._below.addWidget(self.panel)
        self._strip_box = panel(row(theme, self.strip), "header")
        tallies = row(theme, self.tallies)
        tallies.setContentsMargins(side, theme.px(6), side, 0)
        whole = column(theme, self.header, self._strip_box, spacing=0)
        whole.addLayout(tallies)
        whole.addLayout(self._below, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.header.stop_asked.connect(self._stop)
        self.header.panel_asked.connect(self._toggle_panel)
        self.header.cover_asked.connect(self.cover_asked)
        self._invitation.begin_asked.connect(self.begin)
        self._invitation.paper_asked.connect(self._ask_paper)
        self._invitation.review_asked.connect(self.stopped)
        self._paper.decided.connect(self._hold_on_paper)
        self.writing.asked.connect(self._answer)
        for room in (self.writing, self.mending, self.watching):
            room.said.connect(self._say)
        self.mending.done.connect(self.line.setFocus)
        self.line.edited.connect(self._on_edited)
        self.line.moved.connect(self._on_moved)
        self.line.escaped.connect(self._close_what_is_open)
        self.line.undo_asked.connect(self._undo)
        self.line.redo_asked.connect(self._redo)
        self.watch.ticked.connect(self._on_ticked)
        self.watch.question_changed.connect(self._on_question)
        self.strip.sought.connect(self._seek)
        self._keys = StreamKeys(self.stream, self.line)
        self._keys.mend_asked.connect(self._mend)
        self._keys.remove_asked.connect(self._remove)
        self._desk.changed.connect(self._on_changed)
        self._desk.saved.connect(self._show_saved)
        self._desk.rejected.connect(self._on_rejected)
        self._desk.desk.link.trouble_changed.connect(self._show_saved)
        self._add_shortcuts()

    def _add_shortcuts(self) -> None:
        shortcut(self, "F2", self._mend_current)
        shortcut(self, "F6", self._toggle_panel)
        shortcut(self, "F7", self._look_for)
        shortcut(self, "Ctrl+0", self.watching.next_phase)
        for key in range(1, COUNTERS + 1):
            shortcut(self, f"Ctrl+{key}", partial(self.watching.count, key))
        for key, by in (("Alt+Up", _SHIFT_MS), ("Alt+Down", -_SHIFT_MS)):
            shortcut(self, key, partial(self._shift, by)).setAutoRepeat(True)

    # Coming and going

    def enter(self) -> None:
        """Show the lesson and put the cursor on the line."""
        desk = self._desk
        self._lexicon.read()
        self.header.show_visit(desk.visit, desk.desk.library.register())
        self.panel.show_visit(desk.visit, desk.instruments)
        self.tallies.show_counts()
        self.stream.scrollToBottom()
        self._show_saved()
        self._show_stage()
        if desk.visit.started is not None:
            self._bring_back()
            self.writing.show_time()
            self.line.setFocus()
            # Not before the screen is there: it goes through all that was ever done here.
            QTimer.singleShot(0, self, self._show_undo)

    def _show_stage(self) -> None:
        """Show what goes with a lesson that has not begun, that runs, or that is over."""
        running, begun = self._desk.visit.running, self._desk.visit.started is not None
        self.header.setVisible(running)
        self.box.setVisible(begun)
        self.completions.setVisible(begun)
        self._paper.hide()
        self._invitation.setVisible(not running)
        if running:
            self.watch.start()
        else:
            self.strip.set_now(None)
            self._invitation.show_for(begun=begun)

    def _bring_back(self) -> None:
        # Once: what stands on the line when one comes back to this step is newer than what was kept.
        if self._brought_back:
            return
        self._brought_back = True
        draft = self._desk.session.draft
        if draft is not None and draft.original is not None:
            self.mending.bring_back(draft)
        elif draft is not None:
            self.writing.bring_back(draft)

    def begin(self) -> None:
        """Start the lesson's clock, unless it runs or the lesson is over, and put the cursor on the line."""
        if self._desk.visit.started is None and not self._desk.take(self._desk.session.begin_lesson()):
            return
        self.begun.emit()
        self.enter()

    def leave(self) -> None:
        """Keep the line that was not entered yet, so that nothing typed is lost."""
        self.watch.stop()
        self.mending.keep()
        self.writing.keep()

    def _stop(self) -> None:
        self.mending.finish()
        self.writing.enter()
        self.leave()
        if self._desk.take(self._desk.session.end_lesson()):
            self.stopped.emit()

    def _ask_paper(self) -> None:
        self._invitation.hide()
        self._paper.show()
        self._paper.ask(self._desk.visit.settings.planned_at, self._desk.session.now().wall)

    def _hold_on_paper(self, held_at, minutes: int) -> None:
        if self._desk.take(self._desk.session.hold_on_paper(held_at, minutes * 60_000)):
            self.enter()

    # The line

    def _on_edited(self) -> None:
        self._message.hide()
        self._sheet.setVisible(self.line.typed.text == "/")

    def _on_moved(self, by: int) -> None:
        if self.completions.step(by) or by > 0 or not self.line.is_empty or not self.model.rowCount():
            return
        self.stream.setCurrentIndex(self.model.index(self.model.rowCount() - 1))
        self.stream.setFocus()

    def _close_what_is_open(self) -> None:
        self._sheet.hide()
        self._message.hide()
        if self._is_narrow and self.panel.isVisible():
            self._toggle_panel()

    def _answer(self, ask: Ask) -> None:
        {
            Ask.STOP: self._stop,
            Ask.COVER: self.cover_asked.emit,
            Ask.PANEL: self._toggle_panel,
            Ask.LOOK_FORS: self._look_for,
            Ask.UNTRACED: self._show_untraced,
            Ask.LEGEND: self._say_legend,
            Ask.REMOVED: self._toggle_removed,
            Ask.HELP: self.help_asked.emit,
        }[ask]()

    def _say_legend(self) -> None:
        legend = self._desk.visit.legend
        told = " · ".join(f"{name}: {text}" for name, text in legend.items())
        self._say(told or "Er is nog geen legenda. Typ bijvoorbeeld: /legenda C raam, derde rij.")

    # The stream

    def _mend(self, index: QModelIndex) -> None:
        if self._desk.visit.journal.stands(self.model.id_at(index)):
            self.mending.begin(index)

    def _mend_current(self) -> None:
        if not self.model.rowCount():
            return
        chosen = self.stream.currentIndex() if self.stream.hasFocus() else QModelIndex()
        self._mend(chosen if chosen.isValid() else self.model.index(self.model.rowCount() - 1))

    def _remove(self, index: QModelIndex) -> None:
        standing = self.model.standing_at(index)
        if standing is None or isinstance(standing.act, Gap):
            return
        when = lesson_time.show(standing.lesson_ms or 0)
        if standing.id in self.model.fallen:
            if self._desk.take(self._desk.session.restore(standing.id)):
                self._say(f"Teruggezet: notitie {when}.")
        elif self._desk.take(self._desk.session.retract(standing.id)):
            self._say(f"Weggehaald: notitie {when}. Met Ctrl+Z komt zij terug.")

    def _toggle_removed(self) -> None:
        shown = not self.model.shows_fallen
        removed = self.model.show_fallen(shown)
        if shown and not removed:
            self.model.show_fallen(False)
            self._say("Er is niets weggehaald.")
        elif shown:
            self._say(
                "Wat is weggehaald staat er doorgestreept bij. Ga er met ↑ heen en zet het terug met Delete."
            )

    def _seek(self, lesson_ms: int) -> None:
        self.stream.setCurrentIndex(self.model.row_at(lesson_ms))
        if not self._desk.visit.running:
            self.writing.choose(lesson_ms)
            self.line.setFocus()

    # Time

    def _shift(self, by_ms: int) -> None:
        if self.mending.note is not None:
            self.mending.shift(by_ms)
        elif not self.line.is_empty:
            self.line.shift(by_ms)
        elif self.stream.hasFocus():
            self.watching.move(self.model.standing_at(self.stream.currentIndex()), by_ms)
        elif self._desk.visit.running:
            self.watching.move(self.watching.last_note, by_ms)
        else:
            self.writing.choose(max(0, self.writing.chosen_ms + by_ms))

    def _on_ticked(self, lesson_ms: int, wall) -> None:
        self.header.show_time(lesson_ms, wall)
        self.strip.set_now(lesson_ms)

    def _on_question(self, is_open: bool) -> None:
        self.box.show_mark(_QUESTION if is_open else "")

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

    def _show_undo(self) -> None:
        undoable = self._desk.session.to_undo
        self.completions.show_undo(undone_act(self._desk.visit.journal, undoable) if undoable else "")

    # Showing

    def _say(self, said: str, role: str = "muted") -> None:
        set_role(self._message, role)
        self._message.setText(said)
        self._message.setVisible(bool(said))

    def _on_changed(self, change: Change | None) -> None:
        if change is not None:
            self.strip.follow(change)
            self.panel.follow(change)
            self.tallies.follow(change)
            self._follow_kind(change.after or change.before)
        self._show_saved()
        self._show_undo()

    def _follow_kind(self, standing: Standing | None) -> None:
        if standing is None:
            return
        if standing.act.kind == "visit_set":
            self._lexicon.read()
        elif isinstance(standing.act, Gap):
            begin, end = lesson_time.show(standing.lesson_ms or 0), lesson_time.show(standing.act.until_ms)
            self._say(f"De laptop sliep van {begin} tot {end}. De klok van de les liep door.")

    def _on_rejected(self, rejection: Rejection) -> None:
        self._say(f"Dat is niet vastgelegd. {sentence(rejection)}", "error")

    def _show_saved(self, _what: object = None) -> None:
        trouble = self._desk.desk.link.trouble
        self.header.show_saved(all_saved=self._desk.all_saved, held=trouble is not None)
        self._banner.setVisible(trouble is not None)
        if trouble is not None:
            self._banner_text.setText(f"{sentence(trouble)} {_KEPT}")

    # Room

    @property
    def _is_narrow(self) -> bool:
        return self.width() < self._theme.px(_NARROW)

    def _toggle_panel(self) -> None:
        self._panel_asked = not self.panel.isVisible()
        self._lay_out()

    def _show_panel(self) -> None:
        self._panel_asked = True
        self._lay_out()

    def _look_for(self) -> None:
        self.panel.toggle_look_fors()
        self._show_panel()

    def _show_untraced(self) -> None:
        self.panel.toggle_untraced()
        self._show_panel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the line its room first: in a small window the instruments become an overlay, the strip folds."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        theme, narrow = self._theme, self._is_narrow
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
