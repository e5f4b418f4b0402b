"""Observeren: what happens on the live screen, from the first key of the lesson to the last."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QModelIndex, QTimer, Signal

from observatie.domain.acts.acts import COUNTERS
from observatie.domain.errors import sentence
from observatie.domain.journal.journal import Change, Standing
from observatie.domain.lesson.commands import ScreenRequest
from observatie.domain.visit.rules import Rejection
from observatie.ui.kit.keys import shortcut
from observatie.ui.notes.line_offers import Lexicon
from observatie.ui.notes.note_editor import NoteEditor
from observatie.ui.notes.time_choice import TimeReader
from observatie.ui.observe.corrections import LessonResumption, LessonUndo, TimeShift
from observatie.ui.observe.instrument_panel import Tagging
from observatie.ui.observe.lesson_watch import LessonWatch
from observatie.ui.observe.note_entry import NoteEntry
from observatie.ui.observe.observe_page import ObservePage
from observatie.ui.observe.pasting import Pasting
from observatie.ui.observe.phase_and_counts import PhaseAndCounts
from observatie.ui.observe.stream_actions import StreamActions
from observatie.ui.session.visit_controller import VisitController

_QUESTION = "hoeveel aan het werk?"
_SHIFT_MS = 10_000
_HESITATION_MS = 300
"""Who types a command at once sees no sheet come and go."""


class ObserveStep(ObservePage):
    """The live screen.

    Signals:
        begun: the lesson has begun; stopped: it is over; evidence_asked: show what was seen and
            nothing else; help_asked: show the help on this screen.
    """

    help_topic = "observeren"
    begun = Signal()
    stopped = Signal()
    evidence_asked = Signal()
    help_asked = Signal()

    def __init__(self, controller: VisitController) -> None:
        super().__init__(controller)
        self._controller = controller
        self._lexicon = Lexicon(controller)
        self._brought_back = False
        self._hesitating = QTimer(self)
        self._hesitating.setSingleShot(True)
        self._hesitating.setInterval(_HESITATION_MS)
        self._make_rooms()
        self._connect()

    def _make_rooms(self) -> None:
        controller = self._controller
        times = TimeReader(controller)
        self.note_entry = NoteEntry(self.box, self.completions, times, self.times, controller, self._lexicon)
        covered = (self.stream, self.invitation)
        self.pasting = Pasting(
            covered, self.preview, self.note_entry, times, self.times, self.line, controller, self._lexicon
        )
        self.editor = NoteEditor(
            self.stream, self.model.index_of, self.completions, times, self.times, controller, self._lexicon
        )
        self.tagging = Tagging(self.stream, self.model, self.line, self.editor, controller, self._lexicon)
        self.watch = LessonWatch(controller, self.note_entry)
        self.phase_and_counts = PhaseAndCounts(controller, self._lexicon, self.note_entry)
        self.stream_actions = StreamActions(
            self.stream, self.model, self.line, self.editor, self.phase_and_counts, controller
        )
        self.shifting = TimeShift(
            self.stream, self.stream_actions, self.note_entry, self.editor, self.phase_and_counts, controller
        )
        self.undoing = LessonUndo(controller, self.completions)
        self.going_on = LessonResumption(controller)

    def _connect(self) -> None:
        self.header.stop_asked.connect(self._stop)
        self.header.panel_asked.connect(self.toggle_panel)
        self.header.cover_asked.connect(self.cover_asked)
        self.invitation.begin_asked.connect(self.begin)
        self.invitation.paper_asked.connect(self._ask_paper)
        self.invitation.review_asked.connect(self.stopped)
        self.invitation.evidence_asked.connect(self.evidence_asked)
        self.invitation.resume_asked.connect(self._go_on)
        self.paper.decided.connect(self._hold_on_paper)
        self.strip.sought.connect(self._seek)
        self.panel.item_asked.connect(self.tagging.tag)
        self.stream.chosen.connect(self._on_chosen)
        self.line.edited.connect(self._on_edited)
        self.line.moved.connect(self._on_moved)
        self.line.escaped.connect(self._close_what_is_open)
        self.line.paged.connect(self._page)
        self._hesitating.timeout.connect(partial(self.show_sheet, True))
        self._controller.changed.connect(self._on_changed)
        self._controller.saved.connect(self._show_saved)
        self._controller.rejected.connect(self._on_rejected)
        self._controller.context.link.trouble_changed.connect(self._show_saved)
        self._connect_rooms()
        self._add_shortcuts()

    def _connect_rooms(self) -> None:
        lines = (self.note_entry, self.note_entry.resolving, self.pasting, self.editor, self.tagging)
        for room in (*lines, self.watch, self.phase_and_counts, self.stream_actions, self.undoing, self.going_on):
            room.said.connect(self.messages.say)
        self.note_entry.asked.connect(self._answer)
        for left in (self.editor.done, self.editor.left_open):
            left.connect(self.line.setFocus)
        self.editor.orphaned.connect(self.note_entry.put)
        self.editor.corrected.connect(self.note_entry.resolving.look_at)
        for asking in (self.line, self.stream_actions):
            asking.undo_asked.connect(self.undoing.undo)
            asking.redo_asked.connect(self.undoing.redo)
        self.undoing.moved_on.connect(self.line.forget_emptied)
        self.watch.ticked.connect(self._on_ticked)
        self.watch.question_changed.connect(self._on_question)

    def _add_shortcuts(self) -> None:
        shortcut(self, "F2", self.stream_actions.edit_current)
        shortcut(self, "F6", self.toggle_panel)
        shortcut(self, "F7", self.look_for)
        shortcut(self, "Ctrl+0", self.phase_and_counts.next_phase)
        for key in range(1, COUNTERS + 1):
            shortcut(self, f"Ctrl+{key}", partial(self.phase_and_counts.count, key))
        for key, by in (("Alt+Up", _SHIFT_MS), ("Alt+Down", -_SHIFT_MS)):
            shortcut(self, key, partial(self.shifting.shift, by)).setAutoRepeat(True)

    # Coming and going

    def enter(self) -> None:
        """Show the lesson and put the cursor on the line."""
        controller = self._controller
        self._lexicon.read()
        self.header.show_visit(controller.visit, controller.register())
        self.panel.show_visit(controller.visit, controller.instruments)
        self.tallies.show_counts()
        self._show_phase()
        self.stream.scrollToBottom()
        self._show_saved()
        self._show_stage()
        if controller.visit.started is not None:
            self._bring_back()
            self.note_entry.show_time()
            if self.editor.note is not None:
                self.editor.take_up()
            else:
                self.line.setFocus()
            # Not before the screen is there: it goes through all that was ever done here.
            QTimer.singleShot(0, self, self.undoing.show)

    def _show_stage(self) -> None:
        """Show what goes with a lesson that has not begun, that runs, or that is over."""
        running, begun = self._controller.is_live, self._controller.visit.started is not None
        self.header.setVisible(running)
        settled = self._controller.visit.settlement is not None
        self.box.setVisible(begun and not settled)
        self.line.holds_focus = running
        self.focus.turn(on=begun and not settled)
        self.completions.setVisible(begun and not settled)
        self.paper.hide()
        self.invitation.setVisible(not running)
        if running:
            self.watch.start()
        else:
            self.strip.set_now(None)
            elsewhere, resumable = self._controller.visit.running, self.going_on.is_possible
            began = self._controller.visit.period[0] if self._controller.visit.period else None
            self.invitation.show_for(
                begun=begun, began=began, elsewhere=elsewhere, resumable=resumable, settled=settled
            )

    def _bring_back(self) -> None:
        drafts = dict(self._controller.session.drafts)
        line = drafts.pop(None, None)
        # Once: what stands on the line when one comes back to this step is newer than what was kept.
        if line is not None and not self._brought_back:
            self.note_entry.bring_back(line)
        self._brought_back = True
        for draft in drafts.values():
            # A half correction of what is no longer there is a new line.
            if draft.original != self.editor.note and not self.editor.bring_back(draft):
                self.note_entry.bring_back(draft)

    def begin(self) -> None:
        """Start the lesson's clock, unless it runs or the lesson is over, and put the cursor on the line."""
        if self._controller.visit.started is None and not self._controller.take(
            self._controller.session.begin_lesson()
        ):
            return
        self.begun.emit()
        self.enter()

    def leave(self) -> None:
        """Keep the line that was not entered yet, so that nothing typed is lost; the lesson goes on."""
        self.editor.set_aside()
        self.note_entry.keep()

    def retire(self) -> None:
        """Leave for good: from here on nothing is recorded."""
        self.leave()
        self.watch.stop()

    def _stop(self) -> None:
        if not self.editor.finish():
            return
        self.note_entry.enter()
        if not self._controller.is_live:
            return  # the line said so itself
        self.leave()
        self.watch.close_question()
        self.watch.stop()
        if self._controller.take(self._controller.session.end_lesson()):
            self.stopped.emit()

    def _go_on(self) -> None:
        if self.going_on.go_on():
            self.begun.emit()
            self.enter()
        else:
            self._show_stage()

    def _ask_paper(self) -> None:
        self.invitation.hide()
        self.paper.show()
        self.paper.ask(self._controller.visit.settings.planned_at, self._controller.session.now().wall)

    def _hold_on_paper(self, held_at: datetime, minutes: int) -> None:
        if self._controller.take(self._controller.session.hold_on_paper(held_at, minutes * 60_000)):
            self.enter()

    # The line

    def _on_edited(self) -> None:
        self.messages.hush()
        if self.line.typed.text == "/":
            self._hesitating.start()
        else:
            self._hesitating.stop()
            self.show_sheet(False)

    def _on_moved(self, by: int) -> None:
        if self.completions.current is None and self.line.is_empty:
            self.stream_actions.go(by)

    def _page(self, by: int) -> None:
        (self.sheet if self.sheet.isVisible() else self.stream_actions).page(by)

    def _close_what_is_open(self) -> None:
        self._hesitating.stop()
        self.stream_actions.let_go()
        self.show_sheet(False)
        self.messages.hush()
        if self.is_narrow and self.panel.isVisible():
            self.toggle_panel()

    def _answer(self, ask: ScreenRequest) -> None:
        {
            ScreenRequest.SIGNS: partial(self.show_sheet, True),
            ScreenRequest.STOP: self._stop,
            ScreenRequest.COVER: self.cover_asked.emit,
            ScreenRequest.PANEL: self.toggle_panel,
            ScreenRequest.LOOK_FORS: self.look_for,
            ScreenRequest.UNTRACED: self.show_untraced,
            ScreenRequest.LEGEND: self._say_legend,
            ScreenRequest.REMOVED: self.stream_actions.toggle_removed,
            ScreenRequest.HELP: self.help_asked.emit,
        }[ask]()

    def _say_legend(self) -> None:
        legend = self._controller.visit.legend
        told = " · ".join(f"{name}: {text}" for name, text in legend.items())
        self.messages.say(told or "Er is nog geen legenda. Typ bijvoorbeeld: /legenda C raam, derde rij.")

    def _seek(self, lesson_ms: int) -> None:
        self.stream_actions.go_to(lesson_ms)
        if not self._controller.is_live:
            self.note_entry.choose(lesson_ms)
            self.line.setFocus()

    def _on_chosen(self, index: QModelIndex) -> None:
        # After the lesson what is typed next is of the moment of the note one stands on.
        standing = self.model.standing_at(index)
        if standing is not None and not self._controller.is_live:
            self.note_entry.choose(standing.lesson_ms or 0)

    # Time

    def _on_ticked(self, lesson_ms: int, wall: datetime) -> None:
        self.header.show_time(lesson_ms, wall)
        self.strip.set_now(lesson_ms)

    def _on_question(self, is_open: bool) -> None:
        self.box.show_mark(_QUESTION if is_open else "")

    # Showing

    def _on_changed(self, change: Change | None) -> None:
        if change is not None:
            self.strip.follow(change)
            self.panel.follow(change)
            self.tallies.follow(change)
            self._follow_kind(change.after or change.before)
        self._show_saved()
        self.undoing.show()

    def _follow_kind(self, standing: Standing | None) -> None:
        kind = standing.act.kind if standing is not None else ""
        if kind == "visit_set":
            self._lexicon.read()
        elif kind == "phase":
            self._show_phase()

    def _show_phase(self) -> None:
        self.header.show_phase(self._controller.visit.phase or "")

    def _on_rejected(self, rejection: Rejection) -> None:
        self.messages.say(f"Dat is niet vastgelegd. {sentence(rejection)}", "error")

    def _show_saved(self, _what: object = None) -> None:
        trouble = self._controller.context.link.trouble
        self.header.show_saved(all_saved=self._controller.all_saved, held=trouble is not None)
        self.messages.show_trouble(trouble)
