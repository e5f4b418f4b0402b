"""The page of a pair for whoever's laptop it is: how far they are, and the one button that goes on."""

from uuid import UUID

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from observatie.domain import wording
from observatie.domain.pair import PairStage
from observatie.domain.pair_next import Next, Onward
from observatie.domain.pair_words import STAGES
from observatie.domain.sheet import SheetState
from observatie.text import at_start
from observatie.ui.ask_path import AskOpen, AskPath
from observatie.ui.elided import ElidedLabel
from observatie.ui.pairs.pair_desk import PairDesk
from observatie.ui.pairs.papers import PairPapers
from observatie.ui.screen import Screen
from observatie.ui.widgets import button, clear, column, label, panel, rename, row, scrolling

_COLUMN = 760
_NARROW = 760
_SIGNS = {-1: "✓", 0: "●", 1: "○"}
_SPOKEN = {-1: "klaar", 0: "hier zijn jullie", 1: "komt nog"}
_STATES = {
    SheetState.NONE: "nog niet begonnen",
    SheetState.DRAFT: "begonnen, nog niet verzegeld",
    SheetState.SEALED: "klaar en verzegeld",
    SheetState.OPEN: "open",
}
_SAYS = {
    Onward.FILL_IN: "Ieder vult het formulier alleen in. Je ziet elkaars blad pas als jullie allebei klaar zijn.",
    Onward.AWAIT_SHEET: "Jouw blad is klaar. Maak een bestand voor {other}, en lees hier het blad van {other} in.",
    Onward.OPEN: "De bladen zijn verzegeld. Ga samen zitten; met jullie twee woorden gaan ze tegelijk open.",
    Onward.READ: "Jullie lezen elkaars blad, in stilte en zonder opmerkingen.",
    Onward.BE_SILENT: "Neem even de tijd om wat je las te laten bezinken.",
    Onward.TALK: "Praat het samen door, vraag voor vraag.",
    Onward.AFTER: "Jullie hebben het formulier doorgepraat.",
}
_VERBS = {
    Onward.FILL_IN: "{who}: vul je blad in",
    Onward.OPEN: "Open de bladen",
    Onward.READ: "Lees elkaars blad",
    Onward.BE_SILENT: "Laat het bezinken",
    Onward.TALK: "Praat het door",
    Onward.AFTER: "Bekijk de afspraken",
}


class HubPage(Screen):
    """Where a pair is; nothing of what is on a closed sheet.

    Signals:
        closed: back to the list.
        onward_asked: do what comes next.
        sheet_asked: the UUID of the partner who goes on with her sheet.
    """

    help_topic = "co-teaching"
    closed = Signal()
    onward_asked = Signal()
    sheet_asked = Signal(object)

    def __init__(self, pair_desk: PairDesk, ask_path: AskPath, ask_open: AskOpen) -> None:
        super().__init__()
        self._pair_desk = pair_desk
        self._theme = theme = pair_desk.desk.theme
        self._next = pair_desk.next
        self._title = ElidedLabel("heading", name="pair-hub-title")
        self._back = button("Co-teaching", self.closed.emit, "plain", name="pair-back")
        self._back.setIcon(theme.icon("arrow-left", size=18))
        self._back.setIconSize(QSize(theme.px(18), theme.px(18)))
        self._onward = button("", self._go_on, "primary", name="pair-onward")
        self._says = label("", "lead", wrap=True, name="pair-says")
        self._steps = QVBoxLayout()
        self._sheets = QVBoxLayout()
        self._both_sheets = panel(self._sheets)
        self._papers = PairPapers(theme, pair_desk, ask_path)
        self._arrange()

    def _arrange(self) -> None:
        theme, px = self._theme, self._theme.px
        head = row(theme, self._back, self._title)
        head.setStretch(1, 1)
        header = panel(head, "header", margins=(px(12), px(10), px(24), px(10)))
        content = column(theme, self._says, spacing=16)
        content.addLayout(row(theme, self._onward, 1))
        content.addSpacing(px(8))
        for part in (self._steps, self._sheets):
            part.setSpacing(px(8))
        content.addLayout(self._steps)
        content.addWidget(self._both_sheets)
        content.addWidget(self._papers)
        content.addStretch(1)
        inner = panel(content, margins=(px(32), px(24), px(32), px(24)))
        inner.setMaximumWidth(px(_COLUMN))
        self.setLayout(column(theme, header, scrolling(inner), spacing=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the title in a small window."""
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_NARROW)
        rename(self._back, "" if narrow else "Co-teaching")

    def enter(self) -> None:
        """Show how far they are, and put the focus on the way on."""
        self._show()
        (self._onward if not self._onward.isHidden() else self._back).setFocus()

    def _show(self) -> None:
        desk, pair = self._pair_desk, self._pair_desk.pair
        self._next = following = desk.next
        settings = pair.settings
        when = f"vanaf {wording.day(settings.begins)}" if settings.begins else ""
        self._title.setText(" · ".join(part for part in (desk.names, settings.group or "", when) if part))
        other = desk.called(following.who) if following.who else ""
        self._says.setText(_SAYS[following.what].format(other=other))
        verb = self._verb(following)
        rename(self._onward, verb)
        self._onward.setAccessibleName(verb)
        self._onward.setVisible(bool(verb))
        self._show_steps(pair.stage)
        self._show_sheets(pair.stage)
        talked = pair.stage in (PairStage.TALKING, PairStage.AFTER)
        # A paper before they have read would pass the reading by.
        self._papers.setVisible(talked)

    def _verb(self, following: Next) -> str:
        who = self._pair_desk.called(following.who) if following.who else ""
        verb = _VERBS.get(following.what, "")
        return verb.format(who=at_start(who) if verb.startswith("{who}") else who)

    def _show_steps(self, now: PairStage) -> None:
        clear(self._steps)
        order = list(PairStage)
        for stage in order:
            at = (order.index(stage) > order.index(now)) - (order.index(stage) < order.index(now))
            made = label(f"{_SIGNS[at]}  {STAGES[stage]}", "strong" if at == 0 else "muted", name=f"hub-{stage}")
            made.setAccessibleName(f"{STAGES[stage]}, {_SPOKEN[at]}")
            self._steps.addWidget(made)

    def _show_sheets(self, now: PairStage) -> None:
        clear(self._sheets)
        if now is not PairStage.ALONE:
            return
        self._sheets.addWidget(label("Jullie bladen", "heading"))
        before: QWidget = self._onward
        for partner in self._pair_desk.pair.partners:
            line, way = self._sheet(partner)
            self._sheets.addWidget(line)
            if way is not None:
                # What is made anew would come last for the Tab key.
                self.setTabOrder(before, way)
                before = way

    def _sheet(self, partner: UUID) -> tuple[QWidget, QWidget | None]:
        theme, desk = self._theme, self._pair_desk
        state, name = desk.session.state_of(partner), desk.called(partner)
        school = desk.register.people[partner].school if partner in desk.register.people else None
        about = " · ".join(part for part in (desk.register.name(school), _STATES[state]) if part)
        line = column(theme, label(desk.name(partner), "strong", wrap=True), label(about, "small", wrap=True))
        act = self._act_of(partner, state)
        whole, way = row(theme, panel(line)), None
        whole.setStretch(0, 1)
        if act:
            way = button(act, lambda: self.sheet_asked.emit(partner), name=f"sheet-of-{partner}")
            way.setAccessibleName(f"{at_start(name)}: {act}")
            whole.addWidget(way)
        side, above = theme.px(16), theme.px(12)
        return panel(whole, "card", margins=(side, above, side, above)), way

    def _act_of(self, partner: UUID, state: SheetState) -> str:
        if state is SheetState.SEALED:
            return "Haal het zegel eraf" if self._pair_desk.session.can_unseal(partner) else ""
        return "Vul in" if state is SheetState.NONE else "Vul verder in"

    def _go_on(self) -> None:
        self.onward_asked.emit()
