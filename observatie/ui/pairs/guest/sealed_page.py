"""Her sheet is done: she saves it in a file, and takes that to the laptop of the one with whom she teaches."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from observatie.domain.text import at_start
from observatie.exchange.share_file import SUFFIX
from observatie.exchange.share_guest import to_take_along
from observatie.report.file_names import share_sheet_name
from observatie.store import files
from observatie.ui.kit.background import Background
from observatie.ui.kit.file_dialogs import AskPath
from observatie.ui.kit.problem_label import Message, ProblemLabel
from observatie.ui.kit.scroll_into_view import scroll_into_view
from observatie.ui.kit.widgets import breakable, button, column, label, panel, row
from observatie.ui.pairs.guest.guest_controller import GuestController
from observatie.ui.pairs.pair_page import AlonePage, TwoWays
from observatie.ui.theme.theme import Theme

_ABOUT = "Bewaar het in een bestand voor {other}. Wat je schreef is dan nog steeds dicht, ook voor {other}."
_AGAIN = "Bewaarde je het al eerder, neem dan alleen het nieuwe bestand mee."
_SAVED = "Bewaard als {file}"
_WHAT_NOW = (
    "Neem het bestand mee, of mail het, naar {other}; jullie openen de bladen samen bij de laptop van {other}. "
    "Onthoud je woord: daar heb je het dan nodig."
)
_BROKE = "Dat lukte niet, en dat ligt niet aan jou. Probeer het opnieuw."


class SealedPage(AlonePage):
    """Says that her sheet is closed, and saves it where she wants it.

    Signals:
        unseal_asked: she wants to write on.
    """

    stops_itself = True
    unseal_asked = Signal()

    def __init__(self, theme: Theme, controller: GuestController, today: date, ask_path: AskPath) -> None:
        super().__init__(theme)
        self._controller, self._today, self._ask_path = controller, today, ask_path
        self._path: Path | None = None
        self._work = Background(self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._say)
        self._work.broke.connect(partial(self._say, _BROKE))
        other = controller.other
        self._said = ProblemLabel(self.theme, "error", name="guest-said")
        self._where = label("", "strong", wrap=True, name="guest-saved")
        self._what_now = label(_WHAT_NOW.format(other=other), wrap=True, name="guest-what-now")
        unseal = button("Haal het zegel eraf", self.unseal_asked.emit, name="guest-unseal")
        about = label(_ABOUT.format(other=other), wrap=True)
        inside = column(
            self.theme,
            label(controller.owner, "muted", wrap=True),
            label("Je blad is verzegeld", "title", wrap=True),
        )
        inside.setSpacing(self.theme.px(16))
        for each in (about, self._where, self._what_now, self._said, panel(row(self.theme, unseal, 1))):
            inside.addWidget(each)
        if controller.sheet is not None and controller.sheet.edition > 1:
            inside.insertWidget(3, label(_AGAIN, wrap=True, name="guest-again"))
        inside.addStretch(1)
        self._ready = button("Klaar", self.done.emit, name="guest-ready")
        self._save = button(f"Bewaar voor {other}", self._ask, "primary", name="guest-save")
        self.lay_out(inside, self.footer(TwoWays(self.theme, self._ready, self._save)))
        for each in (self._where, self._what_now, self._said):
            each.hide()

    def enter(self) -> None:
        """Put the focus on what comes next."""
        (self._save if self._path is None else self._ready).setFocus()

    def _ask(self) -> None:
        if self._work.is_busy:
            return
        edition = self._controller.guest.edition
        name = share_sheet_name(at_start(self._controller.called), self._today, SUFFIX, edition)
        chosen = self._ask_path(self, name)
        if chosen is not None:
            path = Path(chosen)
            self._say("")
            self._work.do(partial(_save, path, to_take_along(self._controller.guest)))

    def _on_done(self, path: object) -> None:
        self._path = path if isinstance(path, Path) else None
        self._where.setText(_SAVED.format(file=breakable(self._path)))
        for each in (self._where, self._what_now):
            each.show()
        self.enter()
        self.stay_in_sight()

    def _say(self, said: Message) -> None:
        self._said.say(said)
        self._said.setVisible(bool(said))
        if said:
            self._save.setFocus()

    def stay_in_sight(self) -> None:
        """Scroll to where her file is, or to why it was not saved."""
        for each in (self._what_now, self._where, self._said):
            if each.isVisible():
                scroll_into_view(each)


def _save(path: Path, content: bytes) -> Path:
    """Save a file and return where; raises KnownError C05."""
    files.save(path, content)
    return path
