"""Zelfbeeld of a visit: the observer's page, the form before the teacher's eyes, and the way back out of it."""

from collections.abc import Iterator
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from observatie.domain.acts.answers import Answer
from observatie.domain.acts.conversation import Finding, Stance
from observatie.domain.visit.completeness import places_of
from observatie.domain.visit.findings import StandingFinding, findings_of
from observatie.domain.visit.self_assessment import (
    Difference,
    as_self_assessment,
    differences,
    topic_of,
    written_by,
)
from observatie.domain.visit.visit import Visit
from observatie.domain.visit.wording import number
from observatie.store.visit_session import VisitSession
from observatie.ui.form.answer_service import AnswerService
from observatie.ui.form.form import Form
from observatie.ui.kit.exit_guard import ExitGuard, presentation_theme
from observatie.ui.kit.labels import ElidedLabel
from observatie.ui.kit.screen import Screen
from observatie.ui.kit.widgets import button, column, panel, row
from observatie.ui.self_assessment.overview import Hindrance, Overview, OverviewPage, TopicState
from observatie.ui.session.visit_controller import VisitController
from observatie.ui.theme.stylesheet import stylesheet


class SelfForm(QWidget):
    """A head with the way out, and the form; in large letters, also where somebody types over what was on paper.

    `controller` has a session of the teacher's own.

    Signals:
        done: it is filled in, for now.
    """

    done = Signal()

    def __init__(self, controller: VisitController, title: str) -> None:
        super().__init__()
        theme = presentation_theme(controller.context.theme)
        if theme is not controller.context.theme:
            # The style sheet of the window is made for the letters of every day.
            self.setStyleSheet(stylesheet(theme))
        self.controller = controller
        visit = controller.visit
        places = [
            place for each in controller.instruments.values() for place in places_of(as_self_assessment(each))
        ]
        service = AnswerService(visit, controller.session.scribe.author, controller.record)
        self.form = Form(theme, places, service, controller, visit.journal)
        heading = ElidedLabel("heading", name="self-title")
        heading.setText(title)
        ready = button("Klaar", self._on_done, name="self-done")
        head = row(theme, heading, ready)
        head.setStretch(0, 1)
        header = panel(head, "header", margins=(theme.px(28), theme.px(8), theme.px(28), theme.px(8)))
        whole = column(theme, header, self.form, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _on_done(self) -> None:
        self.form.keep()
        self.done.emit()


_OUT = "Je antwoorden zijn bewaard. Geef de laptop terug; met de wachtwoordzin gaat het werk verder."


class SelfAssessmentStep(Screen):
    """The teacher's own answers in a visit.

    Signals:
        prepare_asked: something is to be chosen at Voorbereiden first.
    """

    help_topic = "zelfbeeld"
    prepare_asked = Signal()

    def __init__(self, controller: VisitController) -> None:
        super().__init__()
        context = controller.context
        self._controller = controller
        self._given = False
        self.form: SelfForm | None = None
        self.page = OverviewPage(context.theme)
        self.page.give_asked.connect(self.give)
        self.page.type_asked.connect(self._type_over)
        self.page.prepare_asked.connect(self.prepare_asked)
        self.page.toggled.connect(self._toggle)
        self.exit_guard = ExitGuard(context.theme, context.passphrase_check)
        self.exit_guard.opened.connect(self._close)
        self.exit_guard.stayed.connect(self._stay)
        self._whole = column(context.theme, self.page, self.exit_guard, spacing=0)
        self.setLayout(self._whole)

    def enter(self) -> None:
        """Show what stands; a form that is being filled in goes on."""
        if self.form is not None:
            self.form.form.begin()
            return
        self._show()
        self.page.take_focus()

    def leave(self) -> None:
        """Record what was typed and not yet recorded."""
        if self.form is None:
            return
        self.form.form.keep()
        if self._given:
            self._take_over(self.form)
        else:
            # Teacher and instruments may be others by the time one comes back to it.
            self._drop(self.form)

    # The form

    def give(self) -> None:
        """Give the screen to the teacher, where there is anything to fill in."""
        if self.form is None and self._hindrance() is None:
            self._given = True
            self.presenting_changed.emit(True)
            self._fill_in()

    def _type_over(self) -> None:
        self._fill_in()

    def _fill_in(self) -> None:
        visit, teacher = self._controller.visit, self._controller.visit.settings.teacher
        context = self._controller.context
        # From what stands here, as the last of it may still be on its way to the disk.
        hers = Visit(visit.id, visit.journal.entries())
        session = VisitSession(context.library, hers, context.clock, author=teacher)
        self.form = SelfForm(VisitController(context, session), f"Zelfbeeld van {self._name()}")
        self.form.done.connect(self._on_done)
        self._whole.insertWidget(0, self.form, 1)
        self.page.hide()
        self.form.show()
        self.form.form.begin()

    def _on_done(self) -> None:
        if not self._given:
            self._close()
            return
        if self.form is not None:
            self.form.hide()
        self.exit_guard.ask(_OUT)

    def _stay(self) -> None:
        if self.form is not None:
            self.form.show()
            self.form.form.begin()

    def _close(self) -> None:
        if self.form is not None:
            self._drop(self.form)
        if self._given:
            self._given = False
            self.presenting_changed.emit(False)
        self.enter()

    def _drop(self, form: SelfForm) -> None:
        self._take_over(form)
        form.controller.blockSignals(True)
        form.hide()
        self._whole.removeWidget(form)
        form.deleteLater()
        self.form = None
        self.page.show()

    def _take_over(self, form: SelfForm) -> None:
        """Let the observer's own session know what she filled in."""
        for entry in form.controller.visit.journal.entries():
            self._controller.visit.add(entry)
        self._controller.changed.emit(None)

    # The observer's page

    @property
    def _observer(self) -> UUID:
        return self._controller.session.scribe.author

    def _name(self) -> str:
        return self._controller.register().name(self._controller.visit.settings.teacher)

    def _hindrance(self) -> Hindrance | None:
        visit = self._controller.visit
        if visit.settings.teacher is None:
            return Hindrance.NO_TEACHER
        if visit.settings.teacher == self._observer:
            return Hindrance.ONESELF
        if not self._controller.instruments:
            return Hindrance.NO_INSTRUMENT
        return Hindrance.SETTLED if visit.settlement is not None else None

    def _show(self) -> None:
        visit, teacher = self._controller.visit, self._controller.visit.settings.teacher
        hindrance, name = self._hindrance(), self._name()
        if teacher is None or hindrance in (Hindrance.ONESELF, Hindrance.NO_INSTRUMENT):
            self.page.show_overview(Overview(name, hindrance))
            return
        instruments = list(self._controller.instruments.values())
        found = differences(visit, instruments, self._observer, teacher)
        filled = {a.target for a in self._answers(teacher)}
        mine = {a.target for a in self._answers(self._observer)}
        self.page.show_overview(
            Overview(
                name,
                hindrance,
                filled=number(len(filled), "onderdeel", "onderdelen") if filled else "",
                compared=bool(filled) and bool(mine),
                differences=[(each, self._topic(each)) for each in found],
                words=written_by(visit, instruments, teacher),
            )
        )

    def _answers(self, author: UUID) -> Iterator[Answer]:
        return (answer for key, _, answer in self._controller.visit.answers() if key.author == author)

    def _found(self, difference: Difference) -> StandingFinding | None:
        ref = difference.place.ref
        found = findings_of(self._controller.visit)
        return next((each for each in found if each.said.stance is Stance.TOPIC and ref in each.said.items), None)

    def _topic(self, difference: Difference) -> TopicState:
        found = self._found(difference)
        if found is None:
            return TopicState.NOT_YET
        return TopicState.MADE if found.said.text == self._as_topic(difference).text else TopicState.REWORDED

    def _as_topic(self, difference: Difference) -> Finding:
        return topic_of(self._controller.visit, difference, self._name())

    def _toggle(self, difference: Difference) -> None:
        found = self._found(difference)
        if found is None:
            self._controller.record(self._as_topic(difference))
        else:
            self._controller.take(self._controller.session.retract(found.id))
        self._show()
        self.page.focus_difference(self._number(difference))

    def _number(self, difference: Difference) -> int:
        teacher = self._controller.visit.settings.teacher
        assert teacher is not None
        found = differences(self._controller.visit, self._controller.instruments.values(), self._observer, teacher)
        return found.index(difference)
