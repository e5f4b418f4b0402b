"""What stands open from earlier visits to the same teacher, to have in mind while preparing; it is only read."""

from PySide6.QtWidgets import QWidget

from observatie.domain.acts.conversation import Party
from observatie.domain.errors import KnownError
from observatie.domain.journal.register import Register
from observatie.domain.text import at_start
from observatie.domain.visit import wording
from observatie.domain.visit.agreements import Running
from observatie.domain.visit.visit import Visit
from observatie.store.library import Library
from observatie.ui.kit.widgets import clear, column, label, panel
from observatie.ui.theme.theme import Theme

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

    def _row(self, running: Running, who: str) -> QWidget:
        what = label(running.agreement.what, wrap=True, name="open-agreement")
        facts = label(_facts(running, who), "small", wrap=True, name="open-agreement-facts")
        return panel(column(self._theme, what, facts, spacing=0))


def _facts(running: Running, who: str) -> str:
    visited = f"bezoek van {wording.day(running.made_at)}"
    outcome = wording.OUTCOMES[running.outcome] if running.outcome else ""
    return at_start(" · ".join(part for part in (who, running.agreement.when, visited, outcome) if part))
