"""Earlier visits to the same teacher: what one looked with at the last one, and what stands open."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from observatie.catalogue.catalogue import Catalogue
from observatie.domain.acts.conversation import Party
from observatie.domain.errors import KnownError
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.register import Register
from observatie.domain.text import at_start
from observatie.domain.visit import wording
from observatie.domain.visit.agreements import EarlierAgreement
from observatie.domain.visit.preparation import InstrumentsAndFocus, last_visit_to, with_last_time
from observatie.domain.visit.summary import VisitSummary
from observatie.domain.visit.visit import Visit
from observatie.store.library import Library
from observatie.ui.kit.widgets import button, clear, column, label, panel, row
from observatie.ui.theme.theme import Theme


class CarryOverOffer(QWidget):
    """A sentence and a button; hidden where there is nothing to take over.

    Signals:
        taken: the LookedWith that the visit has once it is taken over.
    """

    taken = Signal(object)

    def __init__(self, theme: Theme, library: Library, catalogue: Catalogue) -> None:
        super().__init__()
        self._library, self._catalogue = library, catalogue
        self._last: tuple[VisitSummary, InstrumentsAndFocus] | None = None
        self._offer: InstrumentsAndFocus | None = None
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
            now = InstrumentsAndFocus(tuple(chosen.values()), visit.settings.focus or ())
            self._offer = with_last_time(now, looked)
            self._say(last, looked)
        self.setVisible(self._offer is not None)

    def _looked_with(self, last: VisitSummary) -> InstrumentsAndFocus:
        # Read once: it opens that visit.
        if self._last is None or self._last[0] != last:
            try:
                visit = self._library.visit(last.id)
                used = self._library.instruments_of(visit)
            except KnownError:
                return InstrumentsAndFocus(())  # the library is away for a moment, which is told elsewhere
            known = self._catalogue.instruments
            instruments = tuple(known.get(name, each) for name, each in used.items())
            self._last = (last, InstrumentsAndFocus(instruments, visit.settings.focus or ()))
        return self._last[1]

    def _say(self, last: VisitSummary, looked: InstrumentsAndFocus) -> None:
        names = wording.listed([each.label for each in looked.instruments])
        count = wording.number(len(looked.focus), "onderdeel", "onderdelen")
        focus = f", met {count} in focus" if looked.focus else ""
        said = f"Bij het lesbezoek van {wording.day(last.at)}: {names}{focus}."
        self._said.setText(said)
        self._take.setAccessibleDescription(said)

    def _on_taken(self) -> None:
        if self._offer is not None:
            self.taken.emit(self._offer)


_TITLE = "Nog open van vorige keer"


class OpenAgreements(QWidget):
    """A quiet row each; hidden where nothing stands open."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown_for: object = None
        self._list = column(theme, spacing=8)
        layout = column(theme, label(_TITLE, "section"), spacing=4)
        layout.addLayout(self._list)
        self.setLayout(layout)
        self.setObjectName("open-agreements")
        self.hide()

    def forget(self) -> None:
        """Read again what stands open when a visit is shown next."""
        self._shown_for = None

    def show_visit(self, visit: Visit, library: Library, register: Register) -> None:
        """Show what a visit has to look back on and still stands open, the oldest first."""
        # Read again only where another teacher or moment was chosen: it opens her earlier visits.
        chosen = (visit.settings.teacher, visit.settings.planned_at, visit.started)
        if chosen == self._shown_for:
            return
        self._shown_for = chosen
        try:
            running = library.agreements_before(visit)
        except KnownError:
            running = []  # the library is away for a moment, which is told elsewhere
        names = {
            Party.TEACHER: register.name(visit.settings.teacher),
            Party.OBSERVER: register.name(library.scribe.author),
            Party.BOTH: wording.PARTIES[Party.BOTH],
        }
        clear(self._list)
        standing = [each for each in running if each.is_open]
        for each in standing:
            self._list.addWidget(self._row(each, names[each.agreement.who]))
        self.setVisible(bool(standing))

    def _row(self, running: EarlierAgreement, who: str) -> QWidget:
        what = label(running.agreement.what, wrap=True, name="open-agreement")
        facts = label(_facts(running, who), "small", wrap=True, name="open-agreement-facts")
        return panel(column(self._theme, what, facts, spacing=0))


def _facts(running: EarlierAgreement, who: str) -> str:
    visited = f"bezoek van {wording.day(running.made_at)}"
    outcome = wording.OUTCOMES[running.outcome] if running.outcome else ""
    return at_start(" · ".join(part for part in (who, running.agreement.when, visited, outcome) if part))
