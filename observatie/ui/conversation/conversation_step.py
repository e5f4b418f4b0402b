"""Nagesprek: a page for the observer, then the talk before the eyes of both, and the way out of it."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from observatie.domain.acts.conversation import Party
from observatie.domain.errors import KnownError
from observatie.domain.text import at_start
from observatie.domain.visit import wording
from observatie.domain.visit.agreements import EarlierAgreement
from observatie.domain.visit.talk import TalkStep, steps_of
from observatie.ui.conversation.agreements_page import AgreementsPage
from observatie.ui.conversation.begin_page import BeginPage
from observatie.ui.conversation.closing_pages import ClosingPage, ReactionPage
from observatie.ui.conversation.follow_up import FollowUpPage
from observatie.ui.conversation.page import TalkPage
from observatie.ui.conversation.talk import TalkView
from observatie.ui.conversation.talk_service import TalkService
from observatie.ui.conversation.telling_pages import OpeningPage, QuestionPage, StrengthsPage, TopicsPage
from observatie.ui.kit.exit_guard import ExitGuard
from observatie.ui.kit.screen import Screen
from observatie.ui.kit.widgets import column
from observatie.ui.session.visit_controller import VisitController

_OUT = "Het gesprek is klaar. Typ je wachtwoordzin om terug te gaan naar je eigen werk."


class ConversationStep(Screen):
    """The step Nagesprek of a visit.

    Signals:
        review_asked: choose what comes up in the talk.
        report_asked: the talk was closed and the report is wanted.
    """

    help_topic = "nagesprek"
    review_asked = Signal()
    report_asked = Signal()

    def __init__(self, controller: VisitController) -> None:
        super().__init__()
        self._controller = controller
        context = controller.context
        self._service = TalkService(controller)
        self.talk: TalkView | None = None
        self._to_report = False
        self._running: list[EarlierAgreement] = []
        check = context.passphrase_check
        self.before = BeginPage(context.theme, context.conversations, needs_passphrase=check is not None)
        self.before.begin_asked.connect(self.begin)
        self.before.choose_asked.connect(self.review_asked)
        self.exit_guard = ExitGuard(context.theme, check)
        self.exit_guard.opened.connect(self._close)
        self.exit_guard.stayed.connect(self._stay)
        self._whole = column(context.theme, self.before, self.exit_guard, spacing=0)
        self.setLayout(self._whole)
        controller.changed.connect(self._on_changed)

    @property
    def is_presenting(self) -> bool:
        """Whether the talk is before the eyes of others."""
        return self.talk is not None

    def enter(self) -> None:
        """Show what will come up; a talk that is going on goes on."""
        if self.talk is not None:
            self.talk.take_focus()
            return
        # Each visit to this teacher is read for it: once, and not at each change.
        self._running = self._find_running()
        self.before.show_visit(self._controller.visit, self._running)
        self.before.take_focus()

    def leave(self) -> None:
        """Keep what was typed and is not kept yet."""
        if self.talk is not None:
            self.talk.finish()

    @property
    def step(self) -> TalkStep | None:
        """Where the talk is, while it is going on."""
        return self.talk.step if self.talk is not None else None

    def begin(self, step: TalkStep | None = None) -> None:
        """Give the screen to the talk, at a step where it was before."""
        if self.talk is not None:
            return
        self.presenting_changed.emit(True)
        self.talk = self._make_talk()
        self.talk.close_asked.connect(self._ask_out)
        self.talk.report_asked.connect(self._ask_to_report)
        self._whole.insertWidget(0, self.talk, 1)
        self.before.hide()
        self.talk.show()
        self.talk.begin(step)

    # The talk

    def _make_talk(self) -> TalkView:
        visit = self._controller.visit
        settings, register = visit.settings, self._controller.register()
        about = ", ".join(part for part in (settings.subject, register.name(settings.group)) if part)
        held = visit.period[0] if visit.period else settings.planned_at
        title = " · ".join(part for part in ("Nagesprek", about, wording.day(held) if held else "") if part)
        teacher = register.name(settings.teacher)
        purpose = f"Doel van dit bezoek: {wording.PURPOSES[visit.purpose]}"
        purpose += f" · rapport voor {teacher}" if teacher else ""
        return TalkView(self._controller.context.theme, self._service, title, purpose, self._pages())

    def _pages(self) -> list[TalkPage]:
        running = self._find_running()
        makers, has_question = self._makers(running), bool(self._controller.visit.settings.focus_question)
        return [makers[step]() for step in steps_of(looks_back=bool(running), has_question=has_question)]

    def _makers(self, running: list[EarlierAgreement]) -> dict[TalkStep, Callable[[], TalkPage]]:
        theme, service, names = self._controller.context.theme, self._service, self._names()
        used = self._controller.instruments
        question = self._controller.visit.settings.focus_question or ""
        return {
            TalkStep.LOOKING_BACK: lambda: FollowUpPage(
                theme, service, running, names, self._asked(TalkStep.LOOKING_BACK)
            ),
            TalkStep.FOCUS_QUESTION: lambda: QuestionPage(theme, question, self._asked(TalkStep.FOCUS_QUESTION)),
            TalkStep.OPENING: lambda: OpeningPage(theme, service, question, self._asked(TalkStep.OPENING)),
            TalkStep.STRENGTHS: lambda: StrengthsPage(theme, service, used, self._asked(TalkStep.STRENGTHS)),
            TalkStep.TOPICS: lambda: TopicsPage(theme, service, used, self._asked(TalkStep.TOPICS)),
            TalkStep.AGREEMENTS: lambda: AgreementsPage(theme, service, names, self._asked(TalkStep.AGREEMENTS)),
            TalkStep.REACTION: lambda: ReactionPage(
                theme, service, names[Party.TEACHER], self._asked(TalkStep.REACTION)
            ),
            TalkStep.CLOSING: lambda: self._closing(names),
        }

    def _closing(self, names: dict[Party, str]) -> ClosingPage:
        teacher = self._controller.register().name(self._controller.visit.settings.teacher)
        page = ClosingPage(self._controller.context.theme, self._service, names, teacher)
        page.report_asked.connect(self._ask_to_report)
        return page

    def _asked(self, step: TalkStep) -> tuple[str, ...]:
        model = self.before.model
        return model.asked_at(step) if model is not None and not self._service.is_settled else ()

    def _names(self) -> dict[Party, str]:
        """Return who can keep an agreement, by name where that is known."""
        register, visit = self._controller.register(), self._controller.visit
        observer = register.name(self._controller.session.scribe.author)
        return {
            Party.TEACHER: at_start(
                register.name(visit.settings.teacher) or f"de {wording.PARTIES[Party.TEACHER]}"
            ),
            Party.OBSERVER: at_start(observer or f"de {wording.PARTIES[Party.OBSERVER]}"),
            Party.BOTH: at_start(wording.PARTIES[Party.BOTH]),
        }

    def _find_running(self) -> list[EarlierAgreement]:
        try:
            return self._controller.context.library.agreements_before(self._controller.visit)
        except KnownError:
            # The library is away for a moment, which is told elsewhere; the talk can be held without it.
            return []

    # The way out

    def _ask_to_report(self) -> None:
        self._to_report = True
        self._ask()

    def _ask_out(self) -> None:
        self._to_report = False
        self._ask()

    def _ask(self) -> None:
        if self.talk is not None and self.talk.may_close():
            self.talk.hide()
            self.exit_guard.ask(_OUT)

    def _stay(self) -> None:
        if self.talk is not None:
            self.talk.show()
            self.talk.take_focus()

    def _close(self) -> None:
        if self.talk is None:
            return
        self._whole.removeWidget(self.talk)
        self.talk.hide()
        self.talk.deleteLater()
        self.talk = None
        self.before.show()
        self.presenting_changed.emit(False)
        if self._to_report:
            self.report_asked.emit()
        else:
            self.enter()

    def _on_changed(self, _change: object) -> None:
        if self.talk is None and self.isVisible():
            self.before.show_visit(self._controller.visit, self._running)
