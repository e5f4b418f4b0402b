"""A visit with its steps on top; a running lesson has the screen to itself."""

from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from observatie.domain.acts.acts import VisitSet
from observatie.domain.journal.journal import Change
from observatie.domain.text import at_start
from observatie.domain.visit import wording
from observatie.domain.visit.steps import PRESENTED, STEP_WORDS, VisitStep, step_at_entering
from observatie.domain.visit.talk import TalkStep
from observatie.report.documents import Document
from observatie.store.visit_session import VisitSession
from observatie.ui.kit.file_dialogs import AskPath
from observatie.ui.kit.keys import shortcut
from observatie.ui.kit.labels import ElidedLabel
from observatie.ui.kit.screen import Screen
from observatie.ui.kit.widgets import button, column, giving_way, rename, row, way_back
from observatie.ui.session.app_context import AppContext
from observatie.ui.session.visit_controller import VisitController

if TYPE_CHECKING:
    from observatie.ui.conversation.conversation_step import ConversationStep
    from observatie.ui.observe.observe_step import ObserveStep
    from observatie.ui.prepare.prepare_step import PrepareStep
    from observatie.ui.report.report_step import ReportStep
    from observatie.ui.review.review_step import ReviewStep
    from observatie.ui.self_assessment.self_step import SelfAssessmentStep

_Step = TypeVar("_Step", bound=Screen)

_BACK = "Lesbezoeken"
_NARROW = 900
_EVIDENCE_KEY = "Ctrl+Shift+B"


class VisitScreen(Screen):
    """One visit.

    Signals:
        closed: back to the list.
        running_changed: whether the lesson goes on, each time that becomes another answer.
        help_asked: show the help on the step that is shown.
    """

    closed = Signal()
    running_changed = Signal(bool)
    help_asked = Signal()

    def __init__(self, context: AppContext, visit_id: UUID, ask_path: AskPath) -> None:
        super().__init__()
        self._theme = context.theme
        self.controller = VisitController(context, VisitSession.open(context.library, visit_id, context.clock))
        self._ask_path = ask_path
        self._stack = giving_way(QStackedWidget())
        self._header = self._build_header()
        self._set_narrow(True)
        self.setLayout(column(context.theme, self._header, self._stack, spacing=0))
        self.controller.changed.connect(self._on_changed)
        self.controller.saved.connect(self._on_saved)
        self._current: Screen | None = None
        self._step: VisitStep | None = None
        self._told_running = False
        self._is_presenting = False
        shortcut(self, _EVIDENCE_KEY, self._show_evidence, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # The steps, each imported and made when first gone to: whoever begins a lesson waits for none of the others

    @cached_property
    def prepare(self) -> "PrepareStep":
        """Voorbereiden."""
        from observatie.ui.prepare.prepare_step import PrepareStep

        made = self._added(PrepareStep(self.controller))
        made.begin_asked.connect(self._begin)
        made.next_asked.connect(partial(self.go, VisitStep.REVIEW))
        made.add_to_footer(self._way_to_self(made))
        return made

    @cached_property
    def observe(self) -> "ObserveStep":
        """Observeren."""
        from observatie.ui.observe.observe_step import ObserveStep

        made = self._added(ObserveStep(self.controller))
        made.begun.connect(self._header.hide)
        made.stopped.connect(partial(self.go, VisitStep.REVIEW))
        made.help_asked.connect(self.help_asked)
        made.evidence_asked.connect(self._show_evidence)
        return made

    @cached_property
    def review(self) -> "ReviewStep":
        """Uitwerken."""
        from observatie.ui.review.review_step import ReviewStep

        made = self._added(ReviewStep(self.controller))
        made.prepare_asked.connect(partial(self.go, VisitStep.PREPARE))
        made.observe_asked.connect(partial(self.go, VisitStep.OBSERVE))
        made.dots.add_below(self._way_to_self(made))
        return made

    @cached_property
    def self_assessment(self) -> "SelfAssessmentStep":
        """Zelfbeeld."""
        from observatie.ui.self_assessment.self_step import SelfAssessmentStep

        made = self._added(SelfAssessmentStep(self.controller))
        made.prepare_asked.connect(partial(self.go, VisitStep.PREPARE))
        return made

    def _way_to_self(self, screen: Screen) -> QWidget:
        go = partial(self.go, VisitStep.SELF_ASSESSMENT)
        shortcut(screen, "Ctrl+J", go, Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made = button("Zelfbeeld", go, "quiet", name="step-self")
        made.setToolTip("Laat de leerkracht hetzelfde instrument invullen (Ctrl+J)")
        return made

    @cached_property
    def conversation(self) -> "ConversationStep":
        """Nagesprek."""
        from observatie.ui.conversation.conversation_step import ConversationStep

        made = self._added(ConversationStep(self.controller))
        made.review_asked.connect(partial(self.go, VisitStep.REVIEW))
        made.report_asked.connect(partial(self.go, VisitStep.REPORT))
        return made

    @cached_property
    def report(self) -> "ReportStep":
        """Rapport."""
        from observatie.ui.report.report_step import ReportStep

        return self._added(ReportStep(self.controller, self._ask_path))

    def _added(self, screen: _Step) -> _Step:
        self._stack.addWidget(screen)
        screen.cover_asked.connect(self.cover_asked)
        screen.presenting_changed.connect(self._on_presenting)
        return screen

    def _on_presenting(self, presenting: bool) -> None:
        self._is_presenting = presenting
        self._header.setVisible(not presenting)
        self.presenting_changed.emit(presenting)

    def _screen(self, step: VisitStep) -> Screen:
        match step:
            case VisitStep.PREPARE:
                return self.prepare
            case VisitStep.OBSERVE:
                return self.observe
            case VisitStep.REVIEW:
                return self.review
            case VisitStep.CONVERSATION | VisitStep.TALK:
                return self.conversation
            case VisitStep.SELF_ASSESSMENT | VisitStep.FILLING_IN:
                return self.self_assessment
            case VisitStep.REPORT:
                return self.report

    # The header

    def _build_header(self) -> QWidget:
        theme = self._theme
        self._title = ElidedLabel("heading", name="visit-title")
        self._step_buttons = {
            step: button(words, partial(self.go, step), "plain")
            for step, words in STEP_WORDS.items()
            if step is not VisitStep.REPORT
        }
        group = QButtonGroup(self)
        for step, made in self._step_buttons.items():
            made.setObjectName(f"step-{step}")
            made.setCheckable(True)
            group.addButton(made)
        self._report_button = button(
            "Rapport", partial(self.go, VisitStep.REPORT), key="Ctrl+P", name="step-report"
        )
        self._report_button.setCheckable(True)
        group.addButton(self._report_button)
        self._back = way_back(theme, _BACK, self.closed.emit, "back")
        header = QWidget()
        header.setProperty("role", "header")
        header.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = row(theme, self._back, self._title, *self._step_buttons.values(), self._report_button)
        layout.setStretch(1, 1)
        layout.setContentsMargins(theme.px(12), theme.px(10), theme.px(24), theme.px(10))
        self._steps_row = layout
        header.setLayout(layout)
        return header

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the steps in a small window."""
        super().resizeEvent(event)
        self._set_narrow(self.width() < self._theme.px(_NARROW))

    def _set_narrow(self, narrow: bool) -> None:
        # The steps themselves are never cut, so all between them gives way.
        self._steps_row.setSpacing(self._theme.px(1 if narrow else 8))
        rename(self._back, "" if narrow else _BACK)
        rename(self._report_button, "Rapport" if narrow else "Rapport   Ctrl+P")

    @property
    def is_running(self) -> bool:
        """Whether the lesson goes on, so that the screen belongs to it."""
        return self.controller.is_live

    def enter(self) -> None:
        """Show the step at which the visit is; a lesson that was going on goes on at the same place."""
        self._show_title()
        self._tell_running()
        visit, session = self.controller.visit, self.controller.session
        if session.lesson_clock is None and session.is_mine_to_resume:
            self.controller.take(session.resume_lesson())
        self.go(step_at_entering(visit, is_live=self.is_running))

    def leave(self) -> None:
        """Leave the step that is shown."""
        if self._current is not None:
            self._current.leave()

    def retire(self) -> None:
        """Leave for good: what the store still acknowledges is no longer of interest to these widgets."""
        self.leave()
        if "observe" in self.__dict__:
            self.observe.retire()
        if "report" in self.__dict__:
            self.report.retire()
        self._current = None
        self.controller.blockSignals(True)

    def go(self, step: VisitStep, talk_step: TalkStep | None = None) -> None:
        """Show a step; observing begins the lesson only where it was asked for, and so does the talk."""
        if step is VisitStep.TALK:
            self.go(VisitStep.CONVERSATION)
            self.conversation.begin(talk_step)
            return
        if step is VisitStep.FILLING_IN:
            self.go(VisitStep.SELF_ASSESSMENT)
            self.self_assessment.give()
            return
        screen = self._screen(step)
        if self._current is not None and self._current is not screen:
            self._current.leave()
        self._current, self._step = screen, step
        self._header.setVisible(not (step is VisitStep.OBSERVE and self.is_running) and not self._is_presenting)
        self._stack.setCurrentWidget(screen)
        if step is not VisitStep.SELF_ASSESSMENT:
            # Zelfbeeld has no name of its own among the steps: it belongs to the one it was asked for from.
            self._step_buttons.get(step, self._report_button).setChecked(True)
        self.help_topic = screen.help_topic
        screen.enter()

    def _show_evidence(self) -> None:
        # What was seen and nothing else, for whoever wants it straight after the lesson.
        if self._is_presenting or self.is_running:
            return
        self.go(VisitStep.REPORT)
        self.report.show_document(Document.EVIDENCE)

    @property
    def step(self) -> VisitStep | None:
        """The name of the step that is shown; whoever makes the window anew comes back to it."""
        if self._step is None or not self._is_presenting:
            return self._step
        return PRESENTED.get(self._step, self._step)

    @property
    def talk_step(self) -> TalkStep | None:
        """How far the talk is while it is before the eyes of others, else None."""
        return self.conversation.step if self.step is VisitStep.TALK else None

    def begin_walkthrough(self) -> None:
        """Make it a walkthrough and begin its lesson, before it is shown; who and with what is filled in later."""
        self.controller.set_up(VisitSet(walkthrough=True))
        self.controller.take(self.controller.session.begin_lesson())

    def _begin(self) -> None:
        self.go(VisitStep.OBSERVE)
        self.observe.begin()

    def _tell_running(self) -> None:
        if self.is_running != self._told_running:
            self._told_running = self.is_running
            self.running_changed.emit(self.is_running)

    def _on_changed(self, change: Change | None) -> None:
        self._tell_running()
        if change is not None and change.after is not None and change.after.act.kind == "visit_set":
            self._show_title()

    def _on_saved(self, entry: UUID) -> None:
        # A name that was new in the register is on disk by now, as it was written before what refers to it.
        standing = self.controller.visit.journal.find(entry)
        if standing is not None and standing.act.kind == "visit_set":
            self._show_title()

    def _show_title(self) -> None:
        visit, register = self.controller.visit, self.controller.register()
        settings = visit.settings
        about = at_start(", ".join(p for p in (settings.subject, register.name(settings.group)) if p))
        at = visit.period[0] if visit.period else settings.planned_at
        is_new = at is None and not settings.walkthrough
        kind = "Nieuw lesbezoek" if is_new else wording.kind_of_visit(walkthrough=bool(settings.walkthrough))
        parts = [about or kind, register.name(settings.teacher), wording.short_day(at) if at else ""]
        self._title.setText(" · ".join(part for part in parts if part))
