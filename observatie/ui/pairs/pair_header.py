"""What stands above each page of the procedure: who they are, where they are in it, and the way to stop."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from observatie.domain.acts.pair_acts import PairSet
from observatie.domain.pair.pair import PairStage
from observatie.domain.pair.words import STAGES, plans
from observatie.ui.kit.labels import ElidedLabel
from observatie.ui.kit.widgets import button, label, panel, row
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.theme.theme import Theme

_NARROW = 900


class PairHeader(QWidget):
    """One line, and in a small window the step they are at alone.

    Signals:
        stop_asked: they stop for now.
    """

    stop_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._stage = PairStage.ALONE
        self._title = ElidedLabel("talk-title", name="pair-title")
        self._steps: dict[PairStage, QLabel] = {
            stage: label(word, "pair-step", name=f"pair-step-{stage}") for stage, word in STAGES.items()
        }
        self._stop = button("Stop", self.stop_asked.emit, "talk", name="pair-stop")
        self._stop.setToolTip("Stop voor nu; alles is bewaard")
        line = row(theme, self._title, *self._steps.values(), self._stop, spacing=4)
        line.setStretch(0, 1)
        side, above = theme.px(24), theme.px(8)
        box = panel(line, "header", margins=(side, above, side, above))
        whole = row(theme, box, spacing=0)
        self.setLayout(whole)

    def show_pair(self, names: str, form: str, settings: PairSet) -> None:
        """Show who they are and for which group it is."""
        self._title.setText(" · ".join(part for part in (form, names, ", ".join(plans(settings))) if part))

    def show_stage(self, stage: PairStage, *, may_stop: bool) -> None:
        """Show where they are, and whether one may stop here."""
        self._stage = stage
        self._stop.setVisible(may_stop)
        for each, made in self._steps.items():
            set_role(made, "pair-step-here" if each is stage else "pair-step")
            made.setAccessibleName(f"{STAGES[each]}{', hier zijn jullie' if each is stage else ''}")
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the step they are at alone where there is no room for five."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        narrow = self.width() < self._theme.px(_NARROW)
        for each, made in self._steps.items():
            made.setVisible(each is self._stage or not narrow)
