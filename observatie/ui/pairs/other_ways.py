"""What can still be otherwise before the sheets are opened: where they fill in, with which pair, or not at all."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from observatie.domain.acts.pair_acts import PairSet, Seating
from observatie.domain.pair.sheet import SheetState
from observatie.ui.kit.confirm import Confirm
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.widgets import button, column, panel, rename
from observatie.ui.session.pair_desk import PairDesk
from observatie.ui.theme.theme import Theme

_TO = {Seating.TOGETHER: "Toch samen op deze laptop", Seating.AT_HOME: "Toch ieder thuis"}
_DROP = "Verwijder dit paar? {} en is hier dan niet meer te vinden."
_EMPTY, _BEGUN = "Er is nog niets ingevuld,", "Wat er op jullie bladen staat is weg,"


class OtherWays(QWidget):
    """Ways that few take, below what everybody does.

    Signals:
        code_asked: she heard the code of a pair that the other one began.
        dropped: they go no further with this pair.
    """

    code_asked = Signal()
    dropped = Signal()

    def __init__(self, theme: Theme, pair_desk: PairDesk) -> None:
        super().__init__()
        self._desk = pair_desk
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
        return Seating.TOGETHER if self._desk.pair.is_at_home else Seating.AT_HOME

    def show_pair(self) -> None:
        """Show what can be otherwise."""
        rename(self._turn, _TO[self._other])
        self._confirm.hide()

    def _turn_round(self) -> None:
        self._desk.set_up(PairSet(seating=self._other))

    def _ask(self) -> None:
        begun = any(self._desk.session.state_of(each) is not SheetState.NONE for each in self._desk.pair.partners)
        self._confirm.ask(_DROP.format(_BEGUN if begun else _EMPTY), self._drop)

    def _on_sure(self) -> None:
        if self._desk.drop():
            self.dropped.emit()
