"""A backup put back in three steps: which one, its passphrase, what is in it; and what is seen while one is made.

It can be reached without a library (a new laptop) and with one that does not open (a damaged one).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from observatie.backup.backup_folder import backup_folder_of, backups_in
from observatie.backup.container import Backup, read_backup
from observatie.backup.rescue import Rescue, rescue, worded
from observatie.backup.restore import Restoration, prepare
from observatie.domain.clock import Clock
from observatie.domain.errors import KnownError
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.text import at_start
from observatie.domain.visit import wording
from observatie.store.folder import is_library
from observatie.store.interruption import InterruptedWorkError, Interruption
from observatie.store.library import Library
from observatie.ui.kit.background import Background
from observatie.ui.kit.file_dialogs import AskOpen
from observatie.ui.kit.passphrase_field import PassphraseField
from observatie.ui.kit.problem_label import Message, ProblemLabel
from observatie.ui.kit.qt_types import or_none
from observatie.ui.kit.screen import Screen
from observatie.ui.kit.widgets import button, centred, column, label, panel, row
from observatie.ui.session.backup_scheduler import BackupScheduler
from observatie.ui.theme.theme import Theme

_ABOUT = (
    "Kies een reservekopie en typ de wachtwoordzin die je had toen zij gemaakt werd. Er verandert nog niets: je "
    "ziet eerst wat erin zit."
)
_RESCUE = "Wat er nu staat: red wat te lezen is"
_NONE = "Bij de bibliotheek staat geen reservekopie. Kies een bestand, zoals op een stick."
_NOT_COMPARED = (
    "Wat er nu staat is hiermee niet te vergelijken: het is beschadigd of heeft een andere zin. Is het "
    f"beschadigd, kies dan eerst Toch niet en in de lijst ‘{_RESCUE}’; wat daarin ontbreekt komt uit een "
    "reservekopie."
)
_LOOKING = "De reservekopie wordt uitgepakt en nagekeken …"
_PUTTING = "De reservekopie wordt teruggezet …"
_READING = "De bibliotheek wordt bladzijde voor bladzijde gelezen …"
_TAKING_OVER = "Wat te lezen was wordt overgenomen …"
_BROKE = "Dat lukte niet, door een fout in het programma. Er is niets veranderd."
_WRONG = "B02"
_WRONG_THEN = "Deze zin past niet op deze reservekopie. Typ de zin van toen."
_WRONG_NOW = "Deze zin past niet op de bibliotheek die er staat. Typ de zin van het laatst."
_ROWS = (2, 5)
"""So many rows the list is high at least, and at most."""
_PATH = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Restored:
    """A library that was put back and is open, and what there is to say about that."""

    library: Library
    said: str


class RestoreScreen(Screen):
    """Asks which backup, opens it with its passphrase, says what is in it, and puts it back.

    `places` are the folders in which there may be backups besides that of the library; `definitions` gives those
    that are known without it. A library that is there can also be rescued: made of what can be read of it.

    Signals:
        restored: the Restored, once it is open.
        closed: go back to where one came from; nothing has changed.
    """

    help_topic = "reservekopie"
    restored = Signal(object)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        folder: Path,
        clock: Clock,
        places: tuple[Path, ...],
        ask_open: AskOpen,
        definitions: Callable[[], Iterable[Instrument]],
    ) -> None:
        super().__init__()
        self._folder, self._clock, self._ask_open = folder, clock, ask_open
        self._theme = theme
        self._places = (backup_folder_of(folder), *places)
        self._definitions = definitions
        self._prepared: Restoration | Rescue | None = None
        self._interruption = Interruption()
        self._is_left = False
        # On its own: the network of a school may take long to answer, and whoever chose a file need not wait.
        self._finding, self._work = Background(self), Background(self)
        self._finding.done.connect(self._show_found)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._work.broke.connect(self._on_broke)
        self._list = QListWidget()
        self._list.setObjectName("backups")
        self._list.setProperty("role", "boxed")
        self._list.setAccessibleName("Reservekopieën")
        self._list.setSpacing(theme.px(3))
        self._list.itemActivated.connect(self._ask)
        self._none = label(_NONE, "muted", wrap=True, name="no-backups")
        self._browse = button("Kies een bestand …", self._choose_file, name="backup-file")
        self._field = PassphraseField(theme, "Wachtwoordzin van toen")
        self._field.submitted.connect(self._ask)
        self._said = ProblemLabel(theme, name="restore-said")
        self._look = button("Kijk wat erin zit", self._ask, "primary", name="restore-look")
        self._put = button("Zet deze terug", self._put_back, "primary", name="restore-put")
        self._back = button("Toch niet", self._leave, name="restore-back")
        self._asking = panel(
            column(
                theme,
                label(_ABOUT, "muted", wrap=True),
                self._list,
                self._none,
                panel(row(theme, self._browse, 1)),
                label("Wachtwoordzin van toen", "strong"),
                self._field,
                spacing=14,
            )
        )
        self._buttons = panel(row(theme, self._look, self._put, self._back, 1))
        title = label("Zet een reservekopie terug", "title", wrap=True)
        self.setLayout(centred(theme, title, self._asking, self._said, self._buttons))
        self._show_asking()
        self._show_list()
        now = clock.now().wall
        self._finding.do(lambda: _found(self._places, now))

    def enter(self) -> None:
        """Put the focus where one begins: on the newest backup, or where a file is chosen."""
        (self._list if self._list.count() else self._browse).setFocus()

    def leave(self) -> None:
        """Stop what is under way; the library is what it was."""
        self._is_left = True
        self._interruption.ask()
        self._field.clear()
        if self._prepared is not None:
            self._prepared.discard()
            self._prepared = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back a step, as the button does."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        if not self._buttons.isEnabled():
            return  # it is being put back
        if self._prepared is not None:
            self._prepared.discard()
            self._show_asking()
            self._list.setFocus()
        else:
            self._interruption.ask()
            self.closed.emit()

    # Which one

    def _show_found(self, found: list[Backup]) -> None:
        # Below a file that was chosen meanwhile, which stays the chosen one.
        for backup in found:
            self._add(backup)
        if is_library(self._folder):
            self._insert(_RESCUE, None)
        self._show_list()
        if self._browse.hasFocus() and self._list.count():
            self._list.setFocus()

    def _show_list(self) -> None:
        is_empty = self._list.count() == 0
        self._none.setVisible(is_empty)
        self._list.setVisible(not is_empty)
        shown = min(max(self._list.count(), _ROWS[0]), _ROWS[1])
        self._list.setFixedHeight(self._theme.px(30 * shown + 10))
        if self._list.currentRow() < 0:
            self._list.setCurrentRow(0)

    def _add(self, backup: Backup, at: int | None = None) -> None:
        self._insert(f"{wording.moment(backup.at)}   {wording.size(backup.size)}", backup.path, at)

    def _insert(self, words: str, path: Path | None, at: int | None = None) -> None:
        item = QListWidgetItem(words)
        item.setData(_PATH, path)
        item.setToolTip(str(path or self._folder))
        self._list.insertItem(self._list.count() if at is None else at, item)

    def _choose_file(self) -> None:
        chosen = self._ask_open(self)
        if chosen is None:
            return
        try:
            backup = read_backup(Path(chosen))
        except KnownError as error:
            self._say(error)
            return
        self._say("")
        self._add(backup, at=0)
        self._list.setCurrentRow(0)
        self._show_list()
        self._field.edit.setFocus()

    # What is in it

    def _show_asking(self) -> None:
        self._prepared = None
        self._asking.setEnabled(True)
        self._buttons.setEnabled(True)
        self._asking.show()
        self._look.show()
        self._put.hide()
        self._say("")

    def _ask(self) -> None:
        item = or_none(self._list.currentItem())
        if item is None or not self._field.text() or self._work.is_busy:
            (self._browse if item is None else self._field.edit).setFocus()
            return
        self._hold(self._asking)
        path: Path | None = item.data(_PATH)
        self._say(_READING if path is None else _LOOKING)
        self._interruption = Interruption()
        self._work.do(self._rescuing() if path is None else self._preparing(path))

    def _preparing(self, path: Path) -> Callable[[], Restoration | None]:
        passphrase, folder, clock, interruption = self._field.text(), self._folder, self._clock, self._interruption
        return lambda: _unless_stopped(lambda: prepare(path, passphrase, folder, clock, interruption))

    def _rescuing(self) -> Callable[[], Rescue | None]:
        passphrase, folder, clock, interruption = self._field.text(), self._folder, self._clock, self._interruption
        paths = [self._list.item(row).data(_PATH) for row in range(self._list.count())]
        backups, known = [path for path in paths if path is not None], self._definitions
        return lambda: _unless_stopped(lambda: rescue(folder, passphrase, backups, known(), clock, interruption))

    def _on_done(self, result: object) -> None:
        if isinstance(result, Restored):
            self._prepared = None
            self.restored.emit(result)
        elif isinstance(result, Restoration | Rescue):
            if self._is_left:
                result.discard()
            else:
                self._show_contents(result)

    def _show_contents(self, prepared: Restoration | Rescue) -> None:
        self._prepared = prepared
        self._asking.hide()
        self._look.hide()
        self._put.show()
        self._say(worded(prepared) if isinstance(prepared, Rescue) else _worded(prepared))
        self._put.setFocus()

    def _hold(self, waits: QWidget) -> None:
        """Let a part wait for what is under way; Escape is heard meanwhile, and Enter presses nothing."""
        self.setFocus()
        waits.setEnabled(False)

    def _on_failed(self, error: KnownError) -> None:
        if self._prepared is not None:
            self._show_asking()
        self._asking.setEnabled(True)
        self._list.setFocus()
        if error.code == _WRONG:
            self._say("")
            item = or_none(self._list.currentItem())
            self._field.refuse(_WRONG_NOW if item is not None and item.data(_PATH) is None else _WRONG_THEN)
        else:
            self._say(error)

    def _on_broke(self) -> None:
        self._show_asking()
        self._list.setFocus()
        self._say(_BROKE, is_problem=True)

    # Putting it back

    def _put_back(self) -> None:
        prepared = self._prepared
        if prepared is not None and not self._work.is_busy:
            self._hold(self._buttons)
            self._say(_TAKING_OVER if isinstance(prepared, Rescue) else _PUTTING)
            clock, interruption = self._clock, self._interruption
            self._work.do(lambda: _unless_stopped(lambda: _restore(prepared, clock, interruption)))

    def _say(self, said: Message, *, is_problem: bool = False) -> None:
        self._said.say(said, "" if isinstance(said, str) and not is_problem else "error")
        self._said.setVisible(bool(said))
        if said:
            self._said.bring_in_sight()


def _found(places: tuple[Path, ...], now: datetime) -> list[Backup]:
    found: dict[tuple[object, object], Backup] = {}
    for place in places:
        for backup in backups_in(place):
            found.setdefault((backup.library, backup.at), backup)
    # One that is dated later than now was made while the clock stood wrong, and is not the newest.
    return sorted(found.values(), key=lambda each: (each.at <= now, each.at), reverse=True)


_Made = TypeVar("_Made")


def _unless_stopped(work: Callable[[], _Made]) -> _Made | None:
    """Return what came of work, or None where it was stopped."""
    try:
        return work()
    except InterruptedWorkError:
        return None


def _restore(prepared: Restoration | Rescue, clock: Clock, interruption: Interruption) -> Restored:
    """Put it back, which is not stopped, and open it unless nobody waits for that any more."""
    aside = prepared.adopt(clock.now().wall)
    interruption.check()
    library = Library.open(prepared.staging.folder, prepared.key)
    if isinstance(prepared, Rescue):
        said = "Wat te lezen was is overgenomen."
    elif prepared.is_key_alone:
        return Restored(library, "De sleutel is teruggezet.")
    else:
        said = f"De reservekopie van {wording.moment(prepared.backup.at)} is teruggezet."
    if aside is not None:
        said += f" Wat er stond is bewaard in de map {aside.name}, bij de bibliotheek."
    return Restored(library, said)


def _worded(prepared: Restoration) -> str:
    backup, lacks = prepared.backup, prepared.lacks
    if prepared.is_key_alone:
        return (
            "Je bibliotheek is er nog; alleen het sleutelbestand is weg of beschadigd. Alleen de sleutel wordt "
            "teruggezet, en je lesbezoeken blijven zoals ze zijn. Daarna geldt de wachtwoordzin die je net typte."
        )
    parts = [
        f"{at_start(wording.moment(backup.at))}, {wording.size(backup.size)}.",
        f"In deze reservekopie: {prepared.holds.worded()}.",
    ]
    if lacks is None and prepared.replaces:
        parts.append(_NOT_COMPARED)
    elif lacks:
        parts.append(f"Nieuwer dan deze reservekopie, en er dus niet in: {lacks.worded()}.")
    elif prepared.replaces:
        parts.append("Er staat nu niets dat er niet in zit.")
    if prepared.replaces:
        parts.append("Wat er nu staat wordt niet weggegooid: het gaat met zijn sleutel naar een map opzij.")
    return "\n\n".join(parts)


class ClosingScreen(Screen):
    """Says what is waited for, and that nobody has to.

    Signals:
        close_asked: close without it.
    """

    help_topic = "reservekopie"
    close_asked = Signal()

    def __init__(self, theme: Theme, scheduler: BackupScheduler) -> None:
        super().__init__()
        self._scheduler = scheduler
        scheduler.rested.connect(self.close_asked)
        self._close = button("Sluit meteen", self.close_asked.emit, name="close-now")
        self.setLayout(
            centred(
                theme,
                label("Er wordt een reservekopie gemaakt", "title", wrap=True),
                label(
                    "Daarna sluit Observatie vanzelf. Alles is al opgeslagen: sluit je meteen, dan wordt deze "
                    "kopie de volgende keer gemaakt.",
                    "muted",
                    wrap=True,
                ),
                panel(row(theme, self._close, 1)),
            )
        )

    def enter(self) -> None:
        """Begin, with the focus on the only button."""
        self._close.setFocus()
        self._scheduler.make()
