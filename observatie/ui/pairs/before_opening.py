"""What a pair's page says before the sheets are opened: how far each is, and what can still be otherwise."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from observatie.domain.acts.pair_acts import PairSet, Seating
from observatie.domain.pair.sheet import SheetState
from observatie.domain.text import at_start
from observatie.ui.kit.confirm import Confirm
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.widgets import button, clear, column, label, panel, rename, row
from observatie.ui.session.pair_controller import PairController
from observatie.ui.theme.theme import Theme

_STATES = {
    SheetState.NONE: "nog niet begonnen",
    SheetState.AWAY: "vult thuis in",
    SheetState.DRAFT: "begonnen, nog niet verzegeld",
    SheetState.SEALED: "klaar en verzegeld",
    SheetState.OPEN: "open",
}
_ACTS = {
    SheetState.NONE: "Vul hier in",
    SheetState.AWAY: "Vul hier in",
    SheetState.DRAFT: "Vul verder in",
    SheetState.SEALED: "Haal het zegel eraf",
    SheetState.OPEN: "",
}


class SheetLines(QWidget):
    """A line for each of the two.

    Signals:
        sheet_asked: the UUID of the partner who goes on with her sheet here.
    """

    sheet_asked = Signal(object)

    def __init__(self, theme: Theme, controller: PairController) -> None:
        super().__init__()
        self._theme, self._controller = theme, controller
        self._lines = column(theme, spacing=8)
        self.setLayout(column(theme, label("Jullie bladen", "heading"), panel(self._lines), spacing=8))

    def show_pair(self, before: QWidget) -> None:
        """Show how far both are; Tab comes to what can be done after `before`."""
        clear(self._lines)
        for partner in self._controller.pair.partners:
            line, way = self._line(partner)
            self._lines.addWidget(line)
            if way is not None:
                # What is made later would come last for the Tab key.
                self.setTabOrder(before, way)
                before = way

    def _line(self, partner: UUID) -> tuple[QWidget, QPushButton | None]:
        theme, controller = self._theme, self._controller
        states = {each: controller.session.state_of(each) for each in controller.pair.partners}
        state = controller.pair.far(states, controller.session.scribe.author)[partner]
        school = controller.register.people[partner].school if partner in controller.register.people else None
        about = " · ".join(part for part in (controller.register.name(school), _STATES[state]) if part)
        line = column(
            theme, label(controller.name(partner), "strong", wrap=True), label(about, "small", wrap=True)
        )
        whole, way, act = row(theme, panel(line)), None, _ACTS[state]
        whole.setStretch(0, 1)
        if act:
            way = button(act, lambda: self.sheet_asked.emit(partner), name=f"sheet-of-{partner}")
            way.setAccessibleName(f"{at_start(controller.called(partner))}: {act}")
            whole.addWidget(way)
        side, above = theme.px(16), theme.px(12)
        return panel(whole, "card", margins=(side, above, side, above)), way


_TO = {Seating.TOGETHER: "Toch samen op deze laptop", Seating.AT_HOME: "Toch ieder thuis"}
_DROP = "Verwijder dit paar?"
_EMPTY, _BEGUN = "Er is nog niets ingevuld.", "Wat er hier op jullie bladen staat is dan weg."
_EARLIER_STAYS = "De vorige ronde blijft bewaard."
_ELSEWHERE = "Een blad dat thuis is ingevuld blijft daar staan."


class OtherWays(QWidget):
    """Ways that few take, below what everybody does.

    Signals:
        code_asked: she heard the code of a pair that the other one began.
        dropped: they go no further with this pair.
    """

    code_asked = Signal()
    dropped = Signal()

    def __init__(self, theme: Theme, controller: PairController) -> None:
        super().__init__()
        self._controller = controller
        self._turn = button("", self._turn_round, "link", name="pair-turn")
        code = button("Ik hoorde een paarcode", self.code_asked.emit, "link", name="pair-heard-code")
        code.setToolTip("Je partner begon ook, en las je een code voor: je blad gaat dan mee naar dat paar.")
        code.setAccessibleDescription(code.toolTip())
        self._drop = button("Verwijder dit paar", self._ask, "link", name="pair-drop")
        ways = FlowLayout(across=theme.px(16), down=theme.px(4))
        for each in (self._turn, code, self._drop):
            ways.addWidget(each)
        self._confirm = Confirm(theme, "pair-drop", "Verwijder")
        self._confirm.confirmed.connect(self._on_sure)
        self.setLayout(column(theme, panel(ways), self._confirm, spacing=8))

    @property
    def _other(self) -> Seating:
        return Seating.TOGETHER if self._controller.pair.is_at_home else Seating.AT_HOME

    def show_pair(self) -> None:
        """Show what can be otherwise."""
        rename(self._turn, _TO[self._other])
        self._confirm.hide()

    def _turn_round(self) -> None:
        self._controller.set_up(PairSet(seating=self._other))

    def _ask(self) -> None:
        begun = any(
            self._controller.session.state_of(each) is not SheetState.NONE
            for each in self._controller.pair.partners
        )
        said = [_DROP, _BEGUN if begun else _EMPTY, *([_ELSEWHERE] if self._controller.pair.is_at_home else [])]
        if self._controller.pair.settings.previous is not None:
            said.append(_EARLIER_STAYS)
        self._confirm.ask(" ".join(said), self._drop)

    def _on_sure(self) -> None:
        if self._controller.drop():
            self.dropped.emit()
