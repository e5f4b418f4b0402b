"""What one looked with at the last visit to this teacher: offered, and taken over with one press."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from observatie.catalogue.catalogue import Catalogue
from observatie.domain.errors import KnownError
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.visit import wording
from observatie.domain.visit.preparation import LookedWith, last_visit_to, with_last_time
from observatie.domain.visit.summary import VisitSummary
from observatie.domain.visit.visit import Visit
from observatie.store.library import Library
from observatie.ui.kit.widgets import button, column, label, panel, row
from observatie.ui.theme.theme import Theme


class LastTime(QWidget):
    """A sentence and a button; hidden where there is nothing to take over.

    Signals:
        taken: the LookedWith that the visit has once it is taken over.
    """

    taken = Signal(object)

    def __init__(self, theme: Theme, library: Library, catalogue: Catalogue) -> None:
        super().__init__()
        self._library, self._catalogue = library, catalogue
        self._last: tuple[VisitSummary, LookedWith] | None = None
        self._offer: LookedWith | None = None
        self._said = label("", "small", wrap=True, name="last-time-said")
        self._take = button("Neem over van vorige keer", self._on_taken, name="last-time-take")
        self.setObjectName("last-time")
        self.setLayout(column(theme, self._said, panel(row(theme, self._take, 1)), spacing=6))
        self.hide()

    def forget(self) -> None:
        """Read the last visit again when a visit is shown next."""
        self._last = None

    def show_visit(self, visit: Visit, chosen: Mapping[str, Instrument], earlier: Sequence[VisitSummary]) -> None:
        """Offer what was used last, where it is not all there yet; `earlier` has the latest visits first."""
        self._offer = None
        last = last_visit_to(visit, earlier) if visit.started is None else None
        if last is not None:
            looked = self._looked_with(last)
            now = LookedWith(tuple(chosen.values()), visit.settings.focus or ())
            self._offer = with_last_time(now, looked)
            self._say(last, looked)
        self.setVisible(self._offer is not None)

    def _looked_with(self, last: VisitSummary) -> LookedWith:
        # Read once: it opens that visit.
        if self._last is None or self._last[0] != last:
            try:
                visit = self._library.visit(last.id)
                used = self._library.instruments_of(visit)
            except KnownError:
                return LookedWith(())  # the library is away for a moment, which is told elsewhere
            known = self._catalogue.instruments
            instruments = tuple(known.get(name, each) for name, each in used.items())
            self._last = (last, LookedWith(instruments, visit.settings.focus or ()))
        return self._last[1]

    def _say(self, last: VisitSummary, looked: LookedWith) -> None:
        names = wording.listed([each.label for each in looked.instruments])
        count = wording.number(len(looked.focus), "onderdeel", "onderdelen")
        focus = f", met {count} in focus" if looked.focus else ""
        said = f"Bij het lesbezoek van {wording.day(last.at)}: {names}{focus}."
        self._said.setText(said)
        self._take.setAccessibleDescription(said)

    def _on_taken(self) -> None:
        if self._offer is not None:
            self.taken.emit(self._offer)
