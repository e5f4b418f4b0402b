"""Uitwerken: what leads to what between the notes, the item in hand, the findings and how far one is."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal

from observatie.domain.acts.answers import Answer
from observatie.domain.errors import sentence
from observatie.domain.journal.journal import Change
from observatie.domain.visit.completeness import Filled, Place, places_of
from observatie.domain.visit.rules import Rejection
from observatie.ui.form.answer_service import AnswerService
from observatie.ui.form.dot_field import DotField
from observatie.ui.form.note_drop import NoteDrop
from observatie.ui.kit.keys import shortcut
from observatie.ui.kit.screen import Screen
from observatie.ui.kit.widgets import column
from observatie.ui.notes.note_model import NoteModel
from observatie.ui.review.center_stack import CenterStack, ItemPane, NoInstrument
from observatie.ui.review.finding_service import FindingService
from observatie.ui.review.findings_pane import FindingsPane
from observatie.ui.review.heard_box import HeardBox, HeardService
from observatie.ui.review.note_actions import FindingActions, NoteActions
from observatie.ui.review.notes_foot import goal_of
from observatie.ui.review.notes_pane import NotesPane
from observatie.ui.review.review_layout import ReviewLayout
from observatie.ui.review.review_undo import ReviewUndo
from observatie.ui.session.trouble_banner import TroubleBanner
from observatie.ui.session.visit_controller import VisitController


class ReviewStep(Screen):
    """Filling an instrument in beside the notes, and drawing findings from them.

    Signals:
        prepare_asked: no instrument was chosen yet, and the user wants to choose one.
        observe_asked: there are no notes yet, and the user wants to write them.
    """

    help_topic = "uitwerken"
    prepare_asked = Signal()
    observe_asked = Signal()

    def __init__(self, controller: VisitController) -> None:
        super().__init__()
        self._controller = controller
        self._service = AnswerService.of_visit(controller)
        self._places: list[Place] = []
        self._definitions: list[str] | None = None
        self._typing: set[str] = set()
        self._build()
        self._review_undo = ReviewUndo(controller, lambda: self._places, self)
        self._finding_actions = FindingActions(self.findings, FindingService(controller), self.center.say)
        self._actions = NoteActions(controller, self.notes, self.item, self.center, self._finding_actions)
        self._connect()
        self._add_keys()

    def _build(self) -> None:
        theme = self._controller.context.theme
        model = NoteModel(self._controller)
        self.notes = NotesPane(theme, self._controller, model)
        self.item = ItemPane(theme, self._service, model, HeardBox(theme, HeardService(self._controller)))
        self.findings = FindingsPane(theme, FindingService(self._controller))
        self.dots = DotField(theme, self._service.filled)
        self._empty = NoInstrument(theme)
        self.center = CenterStack(theme, self.item, self._empty, self.findings)
        self.panes = ReviewLayout(theme, self.notes, self.center, self.dots)
        side, above = theme.px(28), theme.px(8)
        self._trouble = TroubleBanner(theme, margins=(side, above, side, above))
        whole = column(theme, self.panes, self._trouble, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.notes.link_asked.connect(self._actions.link)
        self.notes.link_to_asked.connect(self._actions.link_to)
        self.notes.finding_asked.connect(self._make_finding)
        self.notes.observe_asked.connect(self.observe_asked)
        self.notes.said.connect(self.center.say)
        self._empty.choose_asked.connect(self.prepare_asked)
        self.item.next_asked.connect(lambda: self._step(1))
        self.item.previous_asked.connect(lambda: self._step(-1))
        self.item.autosaver.waiting.connect(partial(self._on_typing, "answer"))
        self.item.heard.waiting.connect(partial(self._on_typing, "heard"))
        self.findings.waiting.connect(partial(self._on_typing, "finding"))
        self.findings.in_hand_changed.connect(self._show_goal)
        self.item.evidence.chosen.connect(self.notes.choose)
        self.item.evidence.unlink_asked.connect(self._unlink)
        self.item.evidence.pull_asked.connect(self._actions.pull_in)
        self._drop = NoteDrop(self.item)
        self._drop.dropped.connect(self._actions.drop)
        self.center.chosen.connect(self.show_findings)
        self.dots.walked.connect(partial(self.go_to, focus=False))
        self.dots.asked.connect(self.go_to)
        self.dots.dropped.connect(self._actions.drop_at)
        self.panes.findings_asked.connect(self.show_findings)
        self._review_undo.said.connect(self.center.say)
        self._review_undo.place_shown.connect(self._show_place)
        self._review_undo.finding_shown.connect(self._show_finding)
        self._review_undo.note_shown.connect(self.notes.choose)
        self._controller.changed.connect(self._on_changed)
        self._controller.saved.connect(self._show_saved)
        self._controller.rejected.connect(self._on_rejected)
        self._controller.context.link.trouble_changed.connect(self._show_saved)
        self._trouble.follow(self._controller.context.link)

    def _unlink(self, note: UUID) -> None:
        self._actions.link([note])

    def _add_keys(self) -> None:
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+PgDown", lambda: self._step(1)),
            ("Ctrl+PgUp", lambda: self._step(-1)),
            ("Ctrl+L", self.notes.ask_link),
            ("Ctrl+B", self.notes.ask_finding),
            ("Ctrl+T", self._actions.pull_in),
            ("F2", self._edit_note),
            ("F7", self._find_item),
            ("F6", lambda: self.show_findings(not self.center.shows_findings)),
            ("Ctrl+Z", lambda: self._turn(self._review_undo.undo)),
            ("Ctrl+Shift+Z", lambda: self._turn(self._review_undo.redo)),
            ("Ctrl+Y", lambda: self._turn(self._review_undo.redo)),
        ]
        for key, act in keys:
            shortcut(self, key, act, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # Coming and going

    def enter(self) -> None:
        """Show what stands, and put the focus where the answer is filled in."""
        self._take_instruments()
        self.notes.note_phases()
        self._show_frozen()
        self.findings.refresh()
        self.dots.refresh()
        self.center.say("")
        self._show_saved()
        self.notes.bring_back()
        self._begin()

    def leave(self) -> None:
        """Record what was typed and not yet recorded; a note that is half edited is kept as it is."""
        self.notes.editor.set_aside()
        self._keep()

    def _keep(self) -> None:
        self.item.keep()
        self.findings.leave()

    def _show_frozen(self) -> None:
        frozen = self._controller.visit.settlement is not None
        self.center.set_frozen(frozen)
        self.item.set_frozen(frozen)
        self.notes.set_frozen(frozen)

    def _take_instruments(self) -> None:
        """Show the instruments of the visit, where they are others than before."""
        definitions = [instrument.hash for instrument in self._controller.instruments.values()]
        if definitions == self._definitions:
            return
        self._definitions = definitions
        self._places = [place for each in self._controller.instruments.values() for place in places_of(each)]
        self.center.set_has_items(bool(self._places))
        self.notes.note_items()
        self.dots.show_places(self._places)
        self.notes.show_goal(None)
        self.panes.set_has_items(bool(self._places))
        if self._places:
            self._take(self._first())

    def _first(self) -> Place:
        """Return where work goes on: the item that was in hand, else the first open one, those in focus before."""
        here = self.item.place.key if self.item.place else None
        still = next((place for place in self._places if place.key == here), None)
        still_open = [place for place in self._places if self._service.filled(place) is Filled.OPEN]
        focus = self._controller.visit.settings.focus or ()
        in_focus = next((place for ref in focus for place in still_open if place.ref == ref), None)
        return still or in_focus or next(iter(still_open), self._places[0])

    # What stands in the middle

    def go_to(self, place: Place, *, focus: bool = True) -> None:
        """Take a place in hand; with `focus`, to fill it in now."""
        self.center.show_findings(False)
        self._take(place)
        if focus:
            self._begin()

    def _take(self, place: Place) -> None:
        at = self._places.index(place)
        self.item.show_place(place)
        self.item.show_ends(first=at == 0, last=at == len(self._places) - 1)
        self._show_goal()
        self.dots.show_current(place)
        self.panes.switch.name_item(place.instrument.item_words.one)

    def show_findings(self, shown: bool = True) -> None:
        """Show the findings, or the item in hand again."""
        self._keep()
        self.center.say("")
        self.center.show_findings(shown)
        self._show_goal()
        self._begin()

    def _show_goal(self) -> None:
        """Let links go to what stands in the middle."""
        if self.center.shows_findings:
            self.notes.show_goal(self._finding_actions.goal, follow=False)
        elif self.item.place is not None:
            self.notes.show_goal(goal_of(self.item.place))

    def _begin(self) -> None:
        """Put the focus where one fills in; where nothing is asked, on the notes to link."""
        self.panes.turn_to_center()
        if self.center.shows_findings or not self._places:
            self.center.focus_first()
        elif not self.item.focus_answer():
            if self.notes.view.isVisible():
                self.notes.view.setFocus()
            else:
                self.item.focus_way_on()

    def _step(self, by: int) -> None:
        if self.center.shows_findings:
            self.findings.step(by)
            return
        if self.item.place is None:
            return
        goal = self._places.index(self.item.place) + by
        if 0 <= goal < len(self._places):
            self.center.say("")
            self.go_to(self._places[goal])
        else:
            self.center.say("Dit is het laatste onderdeel." if by > 0 else "Dit is het eerste onderdeel.")

    # Notes

    def _find_item(self) -> None:
        if self.notes.chosen:
            self.panes.turn_to_notes()
        self.notes.ask_link_to()

    def _edit_note(self) -> None:
        self.panes.turn_to_notes()
        self.notes.edit_current()

    def _make_finding(self, notes: list[UUID]) -> None:
        self.show_findings()
        self._finding_actions.make(notes)

    # Undo

    def _turn(self, act: Callable[[], None]) -> None:
        self.item.keep()
        self.findings.keep()
        act()

    def _show_place(self, place: Place) -> None:
        if self.center.shows_findings or place != self.item.place:
            self.go_to(place)

    def _show_finding(self, finding: UUID) -> None:
        if not self.center.shows_findings:
            self.show_findings()
        self.findings.show_finding(finding)

    # Showing

    def _on_changed(self, change: Change | None) -> None:
        acts = [s.act for s in (change.before, change.after) if s is not None] if change else []
        kinds = {act.kind for act in acts}
        if "visit_set" in kinds and self._definitions is not None:
            self._take_instruments()
        if "phase" in kinds:
            self.notes.note_phases()
        if self.isVisible() and kinds & {"note", "answer", "heard"}:
            self.dots.refresh()
        if self.isVisible() and kinds & {"note", "heard", "finding", "status"}:
            self.findings.refresh()
        if "heard" in kinds:
            self.item.follow_heard()
        if "status" in kinds:
            self._show_frozen()
        answered = {(act.instrument, act.target) for act in acts if isinstance(act, Answer)}
        if self.item.place is not None and self.item.place.key in answered:
            self.item.follow()
        self._show_saved()

    def _on_typing(self, where: str, waits: bool) -> None:
        (self._typing.add if waits else self._typing.discard)(where)
        self._show_saved()

    def _on_rejected(self, rejection: Rejection) -> None:
        self.center.say(f"Dat is niet vastgelegd. {sentence(rejection)}")

    def _show_saved(self, _what: object = None) -> None:
        saved = self._controller.all_saved and not self._typing
        held = "nog niet opgeslagen" if self._controller.context.link.trouble else ""
        self.center.show_saved("opgeslagen" if saved else held)
