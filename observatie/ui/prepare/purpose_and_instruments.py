"""What a visit is for, with a sentence on each purpose, and the instruments to look with."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLabel, QRadioButton, QWidget

from observatie.catalogue.catalogue import Catalogue
from observatie.domain.acts.acts import Purpose, VisitSet
from observatie.domain.instrument.instrument import Instrument, Subject
from observatie.domain.text import at_start
from observatie.domain.visit.preparation import PURPOSE_MEANS, ties
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


_INDENT = 30


class _WideBox(QCheckBox):
    """A box that is ticked by a click anywhere on its line."""

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)


class InstrumentRow(QWidget):
    """One instrument: a box to tick, what it is, and why it cannot be taken away where that is so.

    Attributes:
        box: the box.
    """

    def __init__(self, theme: Theme, instrument: Instrument, *, current: bool) -> None:
        super().__init__()
        version = "" if current else f", in de versie van dit lesbezoek ({instrument.version})"
        about = f"{instrument.title} · {instrument.completeness}{version}"
        self.box = _WideBox(instrument.label)
        self.box.setProperty("role", "strong")
        self.box.setObjectName(f"instrument-{instrument.id}")
        self.box.setAccessibleName(f"Instrument {instrument.label}")
        self._about = label(about, "small", wrap=True)
        self._statement = label(instrument.statement or "", "small", wrap=True)
        if not instrument.statement:
            self._statement.hide()
        self._reason: QLabel = label("", "warning", wrap=True, name=f"instrument-{instrument.id}-said")
        texts = (self._about, self._statement, self._reason)
        for text in texts:
            text.setContentsMargins(theme.px(_INDENT), 0, 0, 0)
        self.setLayout(column(theme, self.box, *texts, spacing=0))

    def show_choice(self, *, chosen: bool, reason: str) -> None:
        """Show whether it is chosen, and the sentence that says why it stays, if any."""
        self.box.setChecked(chosen)
        self.box.setEnabled(not reason)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        said = (self._about.text(), self._statement.text(), reason)
        self.box.setAccessibleDescription(" ".join(part for part in said if part))


class InstrumentChoice(QWidget):
    """A row per instrument.

    Signals:
        wanted: the instruments to look with from now on, as a tuple of Instrument.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme, catalogue: Catalogue, chosen: Mapping[str, Instrument]) -> None:
        super().__init__()
        self._theme = theme
        self._chosen: dict[str, Instrument] = {}
        self._rows: dict[str, InstrumentRow] = {}
        self._layout = column(theme, spacing=12)
        offered = {each.id: each for each in catalogue.instruments.values() if each.about is Subject.LESSON}
        # What the visit has stands there in its own version, also where the catalogue has a later one or none.
        self._shelf = {**offered, **chosen}
        for name, instrument in self._shelf.items():
            self._add(instrument, current=instrument == offered.get(name))
        self.setLayout(self._layout)

    def show_visit(self, visit: Visit, chosen: Mapping[str, Instrument]) -> None:
        """Show what is chosen and what cannot be taken away."""
        self._chosen = dict(chosen)
        for name, row in self._rows.items():
            hanging = ties(visit, name)
            row.show_choice(chosen=name in chosen, reason=hanging.in_words() if name in chosen and hanging else "")

    def _add(self, instrument: Instrument, *, current: bool) -> None:
        row = self._rows[instrument.id] = InstrumentRow(self._theme, instrument, current=current)

        def toggle(checked: bool) -> None:
            self._toggle(instrument, checked)

        row.box.clicked.connect(toggle)
        self._layout.addWidget(row)

    def _toggle(self, instrument: Instrument, checked: bool) -> None:
        wanted = dict(self._chosen)
        if checked:
            wanted[instrument.id] = instrument
        else:
            wanted.pop(instrument.id, None)
        self.wanted.emit(tuple(each for name, each in self._shelf.items() if name in wanted))
