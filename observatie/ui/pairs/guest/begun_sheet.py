"""A sheet that was begun on this laptop: go on with it, or remove it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from observatie.domain.errors import KnownError
from observatie.domain.folding import folded
from observatie.domain.pair.code import shown
from observatie.domain.pair.sheet import SheetState
from observatie.domain.text import at_start
from observatie.exchange.share_guest import Guest
from observatie.ui.kit.confirm import Confirm
from observatie.ui.kit.problem_label import ProblemLabel
from observatie.ui.kit.widgets import button, column, panel, row
from observatie.ui.pairs.guest.guest_controller import called_in
from observatie.ui.pairs.wide_button import WideButton
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.theme.theme import Theme

_FAR = {SheetState.SEALED: "verzegeld"}
_NOT_YET = "nog niet verzegeld"
_GONE = (
    "Verwijder dit blad? Wat erop staat is op deze laptop dan weg. Een bestand dat je ervan bewaarde blijft "
    "bestaan."
)


class BegunSheet(QWidget):
    """Says whose sheet it is and how far it is.

    Signals:
        chosen: go on with it.
        remove_asked: remove it.
    """

    chosen = Signal()
    remove_asked = Signal()

    def __init__(self, theme: Theme, guest: Guest, *, is_only: bool) -> None:
        """Make the widget; with the code of the pair where it is not the only sheet of these two."""
        super().__init__()
        hers, partner = called_in(guest)
        self._way = WideButton(theme, f"guest-{guest.code}")
        code = "" if is_only else f" ({shown(guest.code)})"
        about = f"{at_start(hers)}, voor {partner}; {_FAR.get(guest.state, _NOT_YET)}{code}"
        self._way.show_words("Ga verder met je blad", about)
        # As large as what stands around it, and not as in a talk.
        set_role(self._way.words, "strong")
        set_role(self._way.about, "muted")
        self._way.clicked.connect(self.chosen)
        self._remove = button("Verwijder dit blad", self._ask, "link", name=f"guest-remove-{guest.code}")
        self._remove.setAccessibleName(f"Verwijder dit blad: {about}")
        self._confirm = Confirm(theme, "guest-remove", "Verwijder")
        self._confirm.confirmed.connect(self.remove_asked)
        self._said = ProblemLabel(theme, "error", name="guest-remove-said")
        self._said.hide()
        self.setFocusProxy(self._way)
        ways = panel(row(theme, self._remove, 1))
        self.setLayout(column(theme, self._way, ways, self._confirm, self._said, spacing=4))

    def _ask(self) -> None:
        self._said.hide()
        self._confirm.ask(_GONE, self._remove)

    def refuse(self, error: KnownError) -> None:
        """Say why it is still there."""
        self._said.say(error)
        self._said.show()


def alike(guest: Guest) -> tuple[str, str]:
    """Return what two sheets have in common whose words would be the same."""
    hers, partner = called_in(guest)
    return folded(hers), folded(partner)
