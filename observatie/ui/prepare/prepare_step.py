"""Voorbereiden: who, what, when, what for, and what to look with; each field is recorded once it is left."""

from concurrent.futures import Future
from datetime import datetime
from uuid import uuid4

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from observatie.domain.acts.acts import ItemRef, Legend, VisitSet
from observatie.domain.acts.records import SchoolRecord
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.text import at_start
from observatie.domain.visit.preparation import FOCUS_QUESTION_EXAMPLE, InstrumentsAndFocus, difference, subjects
from observatie.domain.visit.rules import Rejection
from observatie.domain.visit.summary import VisitSummary
from observatie.store.register_session import RegisterSession
from observatie.ui.kit.choice_field import ChoiceField
from observatie.ui.kit.field_box import FieldBox
from observatie.ui.kit.screen import Screen
from observatie.ui.kit.text_fields import DecidedText
from observatie.ui.kit.when_field import WhenField
from observatie.ui.kit.widgets import button, column, label, panel, row, scrolling
from observatie.ui.prepare.earlier_visits import CarryOverOffer, OpenAgreements
from observatie.ui.prepare.focus_tree import FocusTree
from observatie.ui.prepare.in_lesson import InLesson
from observatie.ui.prepare.purpose_and_instruments import InstrumentChoice, PurposeChoice
from observatie.ui.prepare.who_fields import WhoFields
from observatie.ui.session.trouble_banner import TroubleBanner
from observatie.ui.session.visit_controller import VisitController

_FOLDED_BELOW = 900
_RECENT = 500
"""How many of the latest visits tell what is usual."""
_QUESTION_LINES = 3
_ABOVE = 16
_NO_INSTRUMENT = "Zonder instrument kun je ook observeren; je kunt er later nog een kiezen."
_SETTLED = "vastgesteld: dit verandert niet meer"
_FOCUS = "Waar je vooral op let. Het staat in de les bovenaan."


class PrepareStep(Screen):
    """The preparation of one visit, new or known.

    Signals:
        begin_asked: begin the lesson, or go back to it while it goes on.
        next_asked: the lesson is over; go on with working it out.
    """

    begin_asked = Signal()
    next_asked = Signal()
    help_topic = "voorbereiden"

    def __init__(self, controller: VisitController) -> None:
        super().__init__()
        context = controller.context
        self._controller = controller
        self._theme = context.theme
        self._session = RegisterSession(context.library, context.clock)
        self._recent: list[VisitSummary] = []
        self._waiting: set[object] = set()
        self._who = WhoFields(context.theme, self._session, context.library.scribe.author)
        self._subject = ChoiceField("subject", "Vak", "rekenen, taal …")
        self._when = WhenField(context.theme)
        self._purpose = PurposeChoice(context.theme)
        self._question = DecidedText(
            context.theme, "focus-question", "Kijkvraag", FOCUS_QUESTION_EXAMPLE, lines=_QUESTION_LINES
        )
        self._open = OpenAgreements(context.theme)
        self._in_lesson = InLesson(context.theme)
        self._choice = InstrumentChoice(context.theme, context.catalogue, controller.instruments)
        self._focus = FocusTree(context.theme)
        self._last_time = CarryOverOffer(context.theme, context.library, context.catalogue)
        self._saved = label("", "small", name="saved")
        self._rejected = label("", "error", wrap=True, name="rejected")
        self._next = button("Begin de les", self._go_on, "primary", name="next-step")
        self._arrange()
        self._connect()

    def _connect(self) -> None:
        self._who.wanted.connect(self._set)
        self._who.registered.connect(self._watch)
        self._subject.decided.connect(self._set_subject)
        self._when.decided.connect(self._set_moment)
        self._purpose.wanted.connect(self._set)
        self._question.decided.connect(self._set_question)
        self._in_lesson.wanted.connect(self._set)
        self._in_lesson.legend_wanted.connect(self._set_legend)
        self._in_lesson.remember_asked.connect(self._remember)
        self._in_lesson.unfolded.connect(self._bring_in_sight)
        self._choice.wanted.connect(self._set_instruments)
        self._last_time.taken.connect(self._take_over)
        self._focus.reached.connect(self._follow)
        self._focus.chosen.connect(self._set_focus)
        self._controller.changed.connect(self._on_changed)
        self._controller.rejected.connect(self._on_rejected)
        # Methods, which Qt disconnects when this step goes: what is saved may be told after that.
        self._controller.saved.connect(self._on_saved)
        self._controller.context.link.saved.connect(self._on_registered)

    def _set_subject(self, text: str) -> None:
        self._set(VisitSet(subject=text))

    def _set_moment(self, moment: datetime) -> None:
        self._set(VisitSet(planned_at=moment))

    def _set_question(self, text: str) -> None:
        self._set(VisitSet(focus_question=text))

    def _set_focus(self, focus: tuple[ItemRef, ...]) -> None:
        self._set(VisitSet(focus=focus))

    # What it looks like

    def _arrange(self) -> None:
        theme, px = self._theme, self._theme.px
        self._subject_box = FieldBox(theme, "Vak", self._subject)
        self._when_box = FieldBox(theme, "Wanneer", self._when)
        question = FieldBox(theme, "Kijkvraag van de leerkracht", self._question)
        school_and_group, subject_and_when = QWidget(), QWidget()
        school_and_group.setLayout(_halves(self._who.school, self._who.group, px(16)))
        subject_and_when.setLayout(_halves(self._subject_box, self._when_box, px(16)))
        # The question of the teacher is what it is all about: in sight without scrolling, also on a small laptop.
        asked = (self._who.teacher, school_and_group, subject_and_when, question)
        left = (*asked, self._open, self._purpose, self._in_lesson)
        self._none_chosen = label(_NO_INSTRUMENT, "small", wrap=True, name="none-chosen")
        self._focus_head = panel(
            column(theme, label("In focus", "heading"), label(_FOCUS, "small", wrap=True), spacing=2)
        )
        right = (self._last_time, self._choice, self._none_chosen, self._focus_head, self._focus)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(px(48))
        self._columns.addWidget(panel(self._titled("De les", left)), 1)
        self._columns.addWidget(panel(self._titled("Instrumenten", right)), 1)
        self._content = panel(self._columns, margins=(px(32), px(24), px(32), px(24)))
        self._content.setObjectName("prepare-content")
        self._scroll: QScrollArea = scrolling(self._content)
        trouble = TroubleBanner(theme, margins=(px(32), px(8), px(32), px(8)))
        self.setLayout(column(theme, self._scroll, trouble, self._footer(), spacing=0))
        trouble.follow(self._controller.context.link)

    def _titled(self, title: str, widgets: tuple[QWidget, ...]) -> QVBoxLayout:
        return column(self._theme, label(title, "heading"), *widgets, 1, spacing=16)

    def _footer(self) -> QWidget:
        px = self._theme.px
        self._foot = layout = row(self._theme, self._saved, self._rejected, self._next, spacing=16)
        layout.setStretch(1, 1)
        return panel(layout, "footer", margins=(px(32), px(12), px(32), px(12)))

    def add_to_footer(self, widget: QWidget) -> None:
        """Put something before the next step."""
        self._foot.insertWidget(self._foot.count() - 1, widget)
        self.setTabOrder(widget, self._next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns below each other where there is no room beside."""
        super().resizeEvent(event)
        folded = self.width() < self._theme.px(_FOLDED_BELOW)
        direction = QBoxLayout.Direction.TopToBottom if folded else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)

    # What it shows

    def enter(self) -> None:
        """Show what stands, and put the focus on what is to be filled in first."""
        self._session.refresh()
        self._recent = self._controller.context.library.visits(_RECENT)
        self._rejected.clear()
        self._open.forget()
        self._last_time.forget()
        self._show()
        settings = self._controller.visit.settings
        free = self._controller.visit.settlement is None
        self._content.setEnabled(free)
        self._saved.setText("" if free else _SETTLED)
        first = self._who.teacher.field if free and settings.teacher is None else self._next
        first.setFocus()

    def leave(self) -> None:
        """Record what was typed in the field that has not been left."""
        self._who.finish()
        for field in (self._subject, self._when, self._question):
            field.finish()
        self._in_lesson.finish()

    def _show(self) -> None:
        visit, instruments = self._controller.visit, self._controller.instruments
        settings = visit.settings
        self._who.show_visit(visit, self._recent)
        self._subject.set_choices(subjects(self._recent))
        self._subject.show_text(settings.subject or "")
        self._question.show_text(settings.focus_question or "")
        self._purpose.show_visit(visit, instruments)
        self._open.show_visit(visit, self._controller.context.library, self._session.register)
        self._show_in_lesson()
        self._last_time.show_visit(visit, instruments, self._recent)
        self._choice.show_visit(visit, instruments)
        self._focus.show_focus(tuple(instruments.values()), settings.focus or ())
        for widget in (self._focus_head, self._focus):
            widget.setVisible(bool(instruments))
        self._none_chosen.setVisible(not instruments)
        self._show_when()
        self._show_next()

    def _show_in_lesson(self) -> None:
        visit, schools = self._controller.visit, self._session.register.schools
        school = schools.get(visit.settings.school) if visit.settings.school else None
        self._in_lesson.show_visit(visit, self._controller.instruments, school)

    def _show_when(self) -> None:
        visit = self._controller.visit
        planned = visit.settings.planned_at
        begun = visit.period[0] if visit.period else None
        self._when.show_moment(begun or planned or self._controller.context.clock.now().wall)
        self._when.setEnabled(begun is None)
        said = "Toen begon de les." if begun else "" if planned else "Nog niet gepland."
        self._when_box.say(said)

    def _show_next(self) -> None:
        visit = self._controller.visit
        if visit.running:
            words = "Terug naar de les"
        else:
            words = "Verder met uitwerken" if visit.started else "Begin de les"
        self._next.setText(words)
        self._next.setAccessibleName(words)

    def _follow(self, point: QPoint) -> None:
        place = self._focus.mapTo(self._content, point)
        self._scroll.ensureVisible(place.x(), place.y(), 0, self._theme.px(40))

    def _bring_in_sight(self) -> None:
        # The page is as high as what was unfolded once it is laid out.
        QTimer.singleShot(0, self, self._scroll_to_unfolded)

    def _scroll_to_unfolded(self) -> None:
        top = self._in_lesson.mapTo(self._content, QPoint()).y()
        self._scroll.verticalScrollBar().setValue(top - self._theme.px(_ABOVE))

    def _on_saved(self, _entry: object) -> None:
        self._show_saved()

    def _show_saved(self) -> None:
        done = self._controller.all_saved and not self._waiting
        self._saved.setText("opgeslagen" if done else "nog niet opgeslagen")

    # What it records

    def _set(self, wanted: VisitSet) -> None:
        changed = difference(self._controller.visit.settings, wanted)
        if changed is not None:
            session, now = self._controller.session, self._controller.session.now()
            # With its place in a lesson that runs: nothing is asked about a moment before it was asked for.
            self._controller.record(changed, now, session.lesson_ms(now))

    def _set_legend(self, acts: tuple[Legend, ...]) -> None:
        session, now = self._controller.session, self._controller.session.now()
        for act in acts:
            self._controller.record(act, now, session.lesson_ms(now))

    def _remember(self, school: SchoolRecord) -> None:
        self._watch(self._session.update_school(school))
        self._show_in_lesson()

    def _set_instruments(self, instruments: tuple[Instrument, ...]) -> None:
        kept = {instrument.id for instrument in instruments}
        focus = self._controller.visit.settings.focus or ()
        left: tuple[ItemRef, ...] = tuple(ref for ref in focus if ref.instrument in kept)
        settings = VisitSet() if left == focus else VisitSet(focus=left)
        self._controller.set_up(settings, instruments)

    def _take_over(self, looked: InstrumentsAndFocus) -> None:
        self._controller.set_up(VisitSet(focus=looked.focus), looked.instruments)
        # The button goes, and would hand the keys on to whatever comes next.
        self._focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, _change: object) -> None:
        if self.isVisible():
            self._rejected.clear()
            self._show()
            self._show_saved()

    def _on_rejected(self, rejection: Rejection) -> None:
        if self.isVisible():
            self._rejected.setText(f"{at_start(rejection.what)}; {rejection.remedy}.")
            self._show()

    def _watch(self, saved: "Future[None]") -> None:
        token = uuid4()
        self._waiting.add(token)
        self._controller.context.link.watch(saved, token)
        self._show_saved()

    def _on_registered(self, token: object) -> None:
        if token in self._waiting:
            self._waiting.discard(token)
            self._show_saved()

    def _go_on(self) -> None:
        self.leave()
        over = self._controller.visit.stopped is not None
        (self.next_asked if over else self.begin_asked).emit()


def _halves(one: QWidget, other: QWidget, spacing: int) -> QBoxLayout:
    layout = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    layout.addWidget(one, 1)
    layout.addWidget(other, 1)
    return layout
