"""Het doel: what a visit is for, with a sentence on what each purpose means."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from observatie.domain.acts.acts import Purpose, VisitSet
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.text import at_start
from observatie.domain.visit.preparation import PURPOSE_MEANS
from observatie.domain.visit.rules import judge
from observatie.domain.visit.visit import Visit
from observatie.domain.visit.wording import PURPOSES
from observatie.ui.kit.widgets import column, label, panel
from observatie.ui.theme.theme import Theme

_ORDER = (Purpose.DEVELOPMENT, Purpose.CONSULTATION, Purpose.APPRAISAL)
_FREE = "Het doel staat op het rapport en ligt vast zodra het eerste rapport gemaakt is."


class PurposeChoice(QWidget):
    """Three purposes, of which one holds.

    Signals:
        wanted: the VisitSet with the purpose that was chosen.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._group = QButtonGroup(self)
        self._buttons: dict[Purpose, QRadioButton] = {}
        self._fixed = label(_FREE, "small", wrap=True, name="purpose-said")
        rows = [self._row(purpose) for purpose in _ORDER]
        self.setLayout(column(theme, label("Doel", "section"), *rows, self._fixed, spacing=6))

    def _row(self, purpose: Purpose) -> QWidget:
        radio = QRadioButton(at_start(PURPOSES[purpose]))
        radio.setObjectName(f"purpose-{purpose}")
        radio.setAccessibleName(f"Doel: {PURPOSES[purpose]}")
        radio.setAccessibleDescription(PURPOSE_MEANS[purpose])
        radio.clicked.connect(lambda _checked=False: self.wanted.emit(VisitSet(purpose=purpose)))
        self._group.addButton(radio)
        self._buttons[purpose] = radio
        means = label(PURPOSE_MEANS[purpose], "small", wrap=True)
        means.setContentsMargins(self._theme.px(30), 0, 0, 0)
        return panel(column(self._theme, radio, means, spacing=0))

    def show_visit(self, visit: Visit, instruments: dict[str, Instrument]) -> None:
        """Show the purpose that holds, and whether it can still become another."""
        self._buttons[visit.purpose].setChecked(True)
        other = next(purpose for purpose in _ORDER if purpose is not visit.purpose)
        rejection = judge(visit, VisitSet(purpose=other), instruments)
        for radio in self._buttons.values():
            radio.setEnabled(rejection is None)
        self._fixed.setText(f"{at_start(rejection.what)}; {rejection.remedy}." if rejection else _FREE)
