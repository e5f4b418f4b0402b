"""In de les: what can be set beforehand for the live screen, folded away until somebody wants it."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon, QTransform
from PySide6.QtWidgets import QPushButton, QWidget

from observatie.domain.acts.records import SchoolRecord
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.lesson.counting import names_of
from observatie.domain.lesson.lesson_phases import PhaseNames, PhaseSource
from observatie.domain.visit.visit import Visit
from observatie.domain.visit.wording import number
from observatie.ui.kit.widgets import column, label, panel, row
from observatie.ui.prepare.lesson_boxes import CountersBox, IntervalBox, LegendBox, PhasesBox
from observatie.ui.theme.theme import Theme

_TITLE = "In de les: fasen, turven, tellen"
_SIGN = 16
_NAMED = 3


def fold_icons(theme: Theme) -> dict[bool, QIcon]:
    """Return the signs of what is unfolded (True) and folded (False)."""
    icon, size = theme.icon("chevron-down", size=_SIGN), theme.px(_SIGN)
    drawn = icon.pixmap(QSize(size, size))
    return {True: icon, False: QIcon(drawn.transformed(QTransform().rotate(-90)))}


class FoldButton(QPushButton):
    """Opens and closes what is below it."""

    def __init__(self, theme: Theme, text: str, name: str) -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setProperty("role", "quiet")
        self.setAccessibleName(text)
        self.setCheckable(True)
        self._icons = fold_icons(theme)
        self.setIconSize(QSize(theme.px(_SIGN), theme.px(_SIGN)))
        self.setIcon(self._icons[False])
        self.toggled.connect(self._show_sign)

    def _show_sign(self, unfolded: bool) -> None:
        self.setIcon(self._icons[unfolded])


class InLesson(QWidget):
    """Phases, counters, samples and legend; folded it says in a line what is set.

    Signals:
        wanted: the VisitSet that was chosen.
        legend_wanted: the acts for the legend, as a tuple of Legend.
        remember_asked: the SchoolRecord with the phases to remember.
        unfolded: it was opened.
    """

    wanted = Signal(object)
    legend_wanted = Signal(object)
    remember_asked = Signal(object)
    unfolded = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._phases, self._counters = PhasesBox(theme), CountersBox(theme)
        self._interval, self._legend = IntervalBox(theme), LegendBox(theme)
        self._fold = FoldButton(theme, _TITLE, "in-lesson")
        self._says = label("", "small", wrap=True, name="in-lesson-said")
        self._open = panel(
            column(theme, self._phases, self._counters, self._interval, self._legend, spacing=16),
            margins=(0, theme.px(8), 0, 0),
        )
        self._open.hide()
        self.setLayout(column(theme, panel(row(theme, self._fold, 1)), self._says, self._open, spacing=4))
        self._fold.toggled.connect(self._unfold)
        for box in (self._phases, self._counters, self._interval):
            box.wanted.connect(self.wanted)
        self._phases.remember_asked.connect(self.remember_asked)
        self._legend.wanted.connect(self.legend_wanted)

    def show_visit(self, visit: Visit, instruments: Mapping[str, Instrument], school: SchoolRecord | None) -> None:
        """Show what stands."""
        given = self._phases.show_visit(visit.settings, instruments, school)
        self._counters.show_visit(visit.settings)
        self._interval.show_visit(visit.settings)
        self._legend.show_visit(visit)
        said = " · ".join(_parts(visit, given))
        self._says.setText(said)
        self._fold.setAccessibleDescription(said)

    def finish(self) -> None:
        """Take what was typed in the field that has not been left."""
        for box in (self._phases, self._counters, self._interval, self._legend):
            box.finish()

    def _unfold(self, unfolded: bool) -> None:
        self._says.setVisible(not unfolded)
        self._open.setVisible(unfolded)
        if unfolded:
            self.unfolded.emit()


def _parts(visit: Visit, given: PhaseNames) -> list[str]:
    phases = number(len(given.names), "lesfase", "lesfasen")
    whose = {
        PhaseSource.USUAL: phases.replace("lesfase", "gewone lesfase"),
        PhaseSource.SCHOOL: f"{phases} van {given.name}",
        PhaseSource.INSTRUMENT: f"{phases} van {given.name}",
        PhaseSource.VISIT: f"{phases} van dit lesbezoek",
    }
    counted = [name for name in names_of(visit.settings) if name]
    every = visit.settings.sample_minutes or 0
    parts = [
        whose[given.giver],
        f"turven: {_few(counted)}" if counted else "niets om te turven",
        f"tellen {'elke minuut' if every == 1 else f'elke {every} minuten'}" if every else "niet tellen",
    ]
    if not visit.legend_is_gone:
        legend = visit.legend
        parts.append(f"legenda: {_few(list(legend))}" if legend else "geen legenda")
    return parts


def _few(names: list[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" en {more} meer" if more > 0 else "")
