"""The instruments to look with: those about a lesson, and those that the visit has already."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from observatie.catalogue.catalogue import Catalogue
from observatie.domain.instrument.instrument import Instrument, Subject
from observatie.domain.visit.preparation import ties
from observatie.domain.visit.visit import Visit
from observatie.ui.kit.widgets import column, label
from observatie.ui.theme.theme import Theme

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
