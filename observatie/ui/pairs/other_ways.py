"""What can still be otherwise before the sheets are opened: where they fill in, with which pair, or not at all."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from observatie.domain.acts.pair_acts import PairSet, Seating
from observatie.domain.pair.sheet import SheetState
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.sight import InSight
from observatie.ui.kit.widgets import button, column, label, panel, rename, row
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
        self._asked = label("", wrap=True, name="pair-drop-asked")
        self._sure = button("Verwijder", self._on_sure, name="pair-drop-sure")
        self._back = button("Toch niet", self._put_away, name="pair-drop-back")
        self._asking = panel(column(theme, self._asked, panel(row(theme, self._back, self._sure, 1)), spacing=8))
        self._asking.hide()
        self._sight = InSight(self, self._asking)
        self.setLayout(column(theme, panel(ways), self._asking, spacing=8))

    @property
    def _other(self) -> Seating:
        return Seating.TOGETHER if self._desk.pair.is_at_home else Seating.AT_HOME

    def show_pair(self) -> None:
        """Show what can be otherwise."""
        rename(self._turn, _TO[self._other])
        self._asking.hide()

    def _turn_round(self) -> None:
        self._desk.set_up(PairSet(seating=self._other))

    def _ask(self) -> None:
        begun = any(self._desk.session.state_of(each) is not SheetState.NONE for each in self._desk.pair.partners)
        self._asked.setText(_DROP.format(_BEGUN if begun else _EMPTY))
        self._asking.show()
        # Not on what cannot be undone: a key was pressed a moment ago.
        self._back.setFocus()
        self._sight.start()

    def _put_away(self) -> None:
        self._asking.hide()
        self._drop.setFocus()

    def _on_sure(self) -> None:
        if self._desk.drop():
            self.dropped.emit()
