"""The page of one pair: where they are, the one thing that comes next, and what happened so far."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from observatie.domain.errors import KnownError
from observatie.domain.pair.next import NextStep, NextTurn
from observatie.domain.pair.pair import PairStage
from observatie.domain.pair.rounds import is_their_own
from observatie.domain.pair.sheet import SheetState
from observatie.domain.pair.words import STAGES, log_lines, plans
from observatie.domain.text import at_start
from observatie.exchange.share_guest import Guest
from observatie.ui.kit.file_dialogs import FileAccess
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.labels import ElidedLabel
from observatie.ui.kit.screen import Screen
from observatie.ui.kit.scroll_into_view import KeptInView
from observatie.ui.kit.widgets import (
    button,
    clear,
    column,
    header,
    label,
    lay_beside,
    panel,
    rename,
    row,
    scrolling,
    way_back,
)
from observatie.ui.pairs.before_opening import OtherWays, SheetLines
from observatie.ui.pairs.code_card import CodeCard
from observatie.ui.pairs.inbox import Inbox
from observatie.ui.pairs.papers import PairPapers
from observatie.ui.pairs.plan_card import PlanCard
from observatie.ui.pairs.take_home import TakeHome, documents_folder
from observatie.ui.session.pair_controller import PairController
from observatie.ui.theme.stylesheet import set_role

_WIDEST, _BESIDE_FROM, _NARROW = 1240, 1000, 760
_LOG_AT_MOST = 8
_SIGNS = {-1: "✓", 0: "●", 1: "○"}
_SPOKEN = {-1: "klaar", 0: "hier zijn jullie", 1: "komt nog"}
_SAYS = {
    NextStep.FILL_IN: (
        "Ieder vult het formulier alleen in. Je ziet elkaars blad pas als jullie allebei klaar zijn."
    ),
    NextStep.AWAIT_SHEET: "Nu is het wachten op het blad van {other}.",
    NextStep.OPEN: "De bladen zijn verzegeld. Ga samen zitten; met jullie twee woorden gaan ze tegelijk open.",
    NextStep.READ: "Jullie lezen elkaars blad, in stilte en zonder opmerkingen.",
    NextStep.BE_SILENT: "Neem even de tijd om wat je las te laten bezinken.",
    NextStep.TALK: "Praat het samen door, vraag voor vraag.",
    NextStep.AFTER: "Jullie hebben het formulier doorgepraat.",
}
_VERBS = {
    NextStep.FILL_IN: "{who}: vul je blad in",
    NextStep.AWAIT_SHEET: "Neem het blad van {who} aan",
    NextStep.OPEN: "Open de bladen",
    NextStep.READ: "Lees elkaars blad",
    NextStep.BE_SILENT: "Laat het bezinken",
    NextStep.TALK: "Praat het door",
    NextStep.AFTER: "Bekijk de afspraken",
}
_GO_ON_WITH_IT = "{who}: ga verder met je blad"
_DUE, _LOOK_BACK = "De dag waarop jullie terug wilden kijken is er.", "Kijk samen terug"
_NEWER = "{name} verzegelde later nog een blad: dat staat bij je downloads. Na het openen komt er niets meer bij."
_TAKE_NEWER = "Neem het nieuwere blad van {name} aan"
_ANYWAY = "Open wat hier al is"


class HubPage(Screen):
    """Where a pair is; nothing of what is on a closed sheet.

    Attributes:
        inbox: takes in a file that belongs to the pair.
        sheets: the two sheets.

    Signals:
        closed: back to the list.
        onward_asked: do what comes next.
        code_asked: her sheet goes over to a pair that the other one began.
        taken: agreements of a pair came in by a file: its UUID, and what there is to say of it.
        form_asked: save the form for the other one.
    """

    help_topic = "co-teaching"
    closed = Signal()
    onward_asked = Signal()
    code_asked = Signal()
    taken = Signal(object, str)
    form_asked = Signal()

    def __init__(self, controller: PairController, files: FileAccess) -> None:
        super().__init__()
        self._controller, self._files = controller, files
        self._theme = theme = controller.context.theme
        self._next = controller.next
        self._held: QWidget | None = None
        self._title = ElidedLabel("heading", name="pair-hub-title")
        self._back = way_back(theme, "Co-teaching", self.closed.emit, "pair-back")
        self._onward = button("", self._go_on, "primary", name="pair-onward")
        self._anyway = button(_ANYWAY, self.onward_asked.emit, "link", name="pair-anyway")
        self._says = label("", "lead", wrap=True, name="pair-says")
        self._steps = FlowLayout(across=theme.px(20), down=theme.px(4))
        self._log = column(theme, spacing=6)
        self.sheets = SheetLines(theme, controller)
        self._code = CodeCard(theme, controller, files.downloads)
        self.inbox = Inbox(controller.context)
        self._plan = PlanCard(theme, controller)
        self._unfold = button("Groep, datum en stilte", self._show_plan, "link", name="pair-plan")
        self._unfold.setCheckable(True)
        self._plan_kept_in_view = KeptInView(self._plan, self._plan)
        self._ways = OtherWays(theme, controller)
        self._home = TakeHome(theme, controller, documents_folder(), files.ask_folder)
        self._papers = PairPapers(theme, controller, files.ask_path)
        self._connect()
        self._arrange()

    def _connect(self) -> None:
        self._code.chosen.connect(self.receive)
        self._code.looked.connect(self._show_onward)
        self._code.choose_asked.connect(self._choose)
        self._code.form_asked.connect(self.form_asked)
        self.inbox.sheet_came.connect(self.receive)
        self.inbox.busy.connect(self._on_busy)
        self.inbox.asking.connect(self._on_asking)
        self.inbox.taken.connect(self.taken)
        self._ways.code_asked.connect(self.code_asked)
        self._ways.dropped.connect(self.closed)
        self._controller.changed.connect(self._on_changed)

    def _arrange(self) -> None:
        theme, px = self._theme, self._theme.px
        now = column(theme, panel(self._steps), self._says, spacing=16)
        now.addLayout(row(theme, self._onward, self._anyway, 1, spacing=16))
        for each in (self.inbox, self._code, self.sheets, self._papers, self._home):
            now.addWidget(each)
        told = column(theme, label("Wat er gebeurde", "heading"), panel(self._log), spacing=8)
        beside = column(theme, panel(told), self._ways, spacing=16)
        beside.addLayout(row(theme, self._unfold, 1))
        beside.addWidget(self._plan)
        self._plan.hide()
        self._columns = row(theme, spacing=40)
        for part, share in ((now, 3), (beside, 2)):
            part.addStretch(1)
            self._columns.addWidget(panel(part), share)
        inner = panel(self._columns, margins=(px(32), px(24), px(32), px(24)))
        inner.setMaximumWidth(px(_WIDEST))
        around = row(theme, inner, 1)
        around.setStretch(0, 1000)
        self.setLayout(column(theme, header(theme, self._back, self._title), scrolling(panel(around)), spacing=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what few look at below what everybody does where there is no room beside it."""
        super().resizeEvent(event)
        px = self._theme.px
        rename(self._back, "" if self.width() < px(_NARROW) else "Co-teaching")
        lay_beside(self._columns, self.width() >= px(_BESIDE_FROM))

    def enter(self) -> None:
        """Show how far they are, and put the focus on the way on."""
        self._show()
        self._onward.setFocus()

    def leave(self) -> None:
        """Keep what was typed."""
        self._plan.finish()

    # Showing

    def _on_changed(self, _change: object) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        controller, pair = self._controller, self._controller.pair
        self._next = controller.next
        self._title.setText(" · ".join([controller.names, *plans(pair.settings)]))
        self._show_onward()
        alone = pair.stage is PairStage.ALONE
        self._show_steps(pair.stage)
        self._show_log()
        self._plan.show_settings()
        self._ways.setVisible(alone)
        self._ways.show_pair()
        self.sheets.setVisible(alone)
        if alone:
            self.sheets.show_pair(self._unfold)
        self._code.setVisible(alone and pair.is_at_home)
        if alone and pair.is_at_home:
            self._code.show_pair(may_bring_form=is_their_own(controller.instrument))
        # A paper before they have read would pass the reading by.
        self._papers.setVisible(pair.stage in (PairStage.TALKING, PairStage.AFTER))
        self._home.setVisible(pair.stage is PairStage.AFTER)

    @property
    def _newer(self) -> Guest | None:
        """Whose later sheet lies ready while they are about to open what is here; after that it cannot come in."""
        return self._code.newer if self._next.what is NextStep.OPEN and self._controller.pair.is_at_home else None

    def _show_onward(self) -> None:
        controller, following, newer = self._controller, self._next, self._newer
        says, verb = _SAYS[following.what], self._verb(following)
        if following.what is NextStep.AFTER and controller.is_look_back_due:
            says, verb = _DUE, _LOOK_BACK
        if newer is not None:
            owner = controller.whose(newer)
            name = newer.name if owner is None else controller.called(owner)
            says, verb = _NEWER.format(name=at_start(name)), _TAKE_NEWER.format(name=name)
        self._says.setText(says.format(other=controller.called(following.who) if following.who else ""))
        rename(self._onward, verb)
        self._onward.setAccessibleName(verb)
        self._anyway.setVisible(newer is not None)

    def _verb(self, following: NextTurn) -> str:
        who = self._controller.called(following.who) if following.who else ""
        verb = _VERBS[following.what]
        if following.what is NextStep.FILL_IN and self._has_begun(following):
            verb = _GO_ON_WITH_IT
        return verb.format(who=at_start(who) if verb.startswith("{who}") else who)

    def _has_begun(self, following: NextTurn) -> bool:
        return following.who is not None and self._controller.session.state_of(following.who) is SheetState.DRAFT

    def _show_steps(self, now: PairStage) -> None:
        clear(self._steps)
        order = list(PairStage)
        for stage in order:
            at = (order.index(stage) > order.index(now)) - (order.index(stage) < order.index(now))
            made = label(f"{_SIGNS[at]}  {STAGES[stage]}", "strong" if at == 0 else "muted", name=f"hub-{stage}")
            made.setAccessibleName(f"{STAGES[stage]}, {_SPOKEN[at]}")
            self._steps.addWidget(made)

    def _show_log(self) -> None:
        clear(self._log)
        for line in list(log_lines(self._controller.pair, self._controller.register))[:_LOG_AT_MOST]:
            self._log.addWidget(label(line, "small", wrap=True, name="pair-log"))

    def _show_plan(self) -> None:
        self._plan.setVisible(self._unfold.isChecked())
        self._plan_kept_in_view.start()

    # Acting

    def _go_on(self) -> None:
        newer = self._newer
        if newer is not None:
            self.receive(newer)
        elif self._next.what is not NextStep.AWAIT_SHEET:
            self.onward_asked.emit()
        elif self._code.first is not None:
            self.receive(self._code.first)
        else:
            self._choose()

    def _choose(self) -> None:
        chosen = self._files.ask_open(self)
        if chosen is not None:
            self.inbox.take(Path(chosen))

    def receive(self, guest: Guest) -> None:
        """Let the sheet of one who filled in at home come in, and ask whose it is where that does not show."""
        owner = self._controller.whose(guest)
        if owner is None:
            names = {each: self._controller.called(each) for each in self._controller.pair.partners}
            self.inbox.ask_whose(guest, names, partial(self._receive_unless, guest, is_told=True))
        else:
            self._receive_unless(guest, owner)

    def _receive_unless(self, guest: Guest, owner: UUID, *, is_told: bool = False) -> None:
        """Let a sheet come in, unless that is to be asked first."""
        doubt = (
            "" if self._controller.pair.is_open else self._controller.doubt_about(guest, owner, is_told=is_told)
        )
        if doubt:
            self.inbox.ask(doubt, partial(self._receive_of, guest, owner))
        else:
            self._receive_of(guest, owner)

    def _receive_of(self, guest: Guest, owner: UUID) -> None:
        try:
            said = self._controller.receive(guest, owner)
        except KnownError as error:
            self.inbox.say(error)
            return
        self._show()
        self.inbox.say(said)
        self._onward.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_asking(self, asks: bool) -> None:
        set_role(self._onward, "" if asks else "primary")

    def _on_busy(self, busy: bool) -> None:
        held, self._held = self._held, QApplication.focusWidget() if busy else None
        # What is pressed meanwhile would be about what the file is going to change.
        parts: tuple[QWidget, ...] = (self._back, self._onward, self._anyway, self._code, self.sheets, self._ways)
        for each in parts:
            each.setEnabled(not busy)
        # What was off gave the focus away, out of this page.
        if held is not None and isValid(held) and self.isAncestorOf(held):
            held.setFocus(Qt.FocusReason.OtherFocusReason)
