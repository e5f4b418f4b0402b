"""Where the backups are, when the last good one was made, and the second place where they go too."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from observatie.domain.text import at_start
from observatie.domain.visit import wording
from observatie.ui.kit.file_dialogs import AskFolder
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.problem_label import Message, ProblemLabel
from observatie.ui.kit.widgets import breakable, button, column, label, panel
from observatie.ui.session.backup_scheduler import BackupScheduler
from observatie.ui.settings.card import card
from observatie.ui.theme.theme import Theme

_ABOUT = (
    "Observatie maakt zelf een reservekopie: na elke les, bij het afsluiten, en elk half uur als er iets "
    "veranderde. Een reservekopie is één bestand. Je wachtwoordzin opent het, ook op een andere laptop."
)
_SECOND = (
    "Gaat deze laptop stuk of raakt hij weg, dan zijn deze kopieën mee weg. Kies daarom ook een map op een stick "
    "of op de schijf van school; daar komt elke kopie ook, zodra die er is."
)


class BackupCard(QWidget):
    """Shows what `scheduler` does; `ask_folder` asks for the second place.

    Signals:
        restore_asked: put a backup back.
    """

    restore_asked = Signal()

    def __init__(self, theme: Theme, scheduler: BackupScheduler, ask_folder: AskFolder) -> None:
        super().__init__()
        self._scheduler, self._ask_folder = scheduler, ask_folder
        self._said = ProblemLabel(theme, name="backup-said")
        self._where = label("", "small", wrap=True, name="backup-where")
        # Pressed twice it makes one; a button that goes out would pass the focus on to the one beside it.
        make = button("Maak nu een reservekopie", scheduler.make, name="backup-make")
        restore = button("Zet een reservekopie terug …", self.restore_asked.emit, name="backup-restore")
        self._second_said = ProblemLabel(theme, name="backup-second")
        choose = button("Kies een tweede plek …", self._choose, name="backup-choose")
        self._drop = button("Geen tweede plek meer", self._forget, "plain", name="backup-drop")
        self.setLayout(
            column(
                theme,
                card(
                    theme,
                    "Reservekopieën",
                    label(_ABOUT, "muted", wrap=True),
                    self._said,
                    self._where,
                    _button_row(theme, make, restore),
                    label("Op een tweede plek", "strong"),
                    label(_SECOND, "muted", wrap=True),
                    self._second_said,
                    _button_row(theme, choose, self._drop),
                ),
            )
        )
        scheduler.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        scheduler = self._scheduler
        self._where.setText(breakable(scheduler.backup_folder))
        _say(self._said, _state(scheduler))
        _say(self._second_said, _second_state(scheduler), is_problem=scheduler.second_is_old)
        self._drop.setVisible(scheduler.second_place is not None)

    def _choose(self) -> None:
        chosen = self._ask_folder(self, "Kies een map voor de reservekopieën")
        if chosen is not None:
            self._scheduler.second_place = chosen

    def _forget(self) -> None:
        self.focusPreviousChild()  # to where another one is chosen, as this button goes
        self._scheduler.second_place = None


def _state(scheduler: BackupScheduler) -> Message:
    last = scheduler.last
    good = f"{wording.moment(last.at)} ({wording.size(last.size)})" if last is not None else ""
    if scheduler.is_busy:
        return "Er wordt een reservekopie gemaakt …"
    if scheduler.trouble is not None:
        kept = f"de laatste goede is van {good}" if good else ""
        return scheduler.trouble.framed("de reservekopie is niet gelukt", at_start(kept))
    if not good:
        return "Er is nog geen reservekopie."
    return f"De laatste is van {good}; er {'is er 1' if scheduler.count == 1 else f'zijn er {scheduler.count}'}."


def _second_state(scheduler: BackupScheduler) -> Message:
    place, at = scheduler.second_place, scheduler.second_at
    if place is None:
        trouble = scheduler.second_trouble
        return trouble.framed() if trouble is not None else "Er is geen tweede plek gekozen."
    there = f"de nieuwste daar is van {wording.moment(at)}" if at is not None else "daar staat er nog geen"
    if scheduler.second_trouble is not None:
        return scheduler.second_trouble.framed(after=at_start(there))
    if scheduler.second_is_old:
        return f"{breakable(place)}: te oud, {there}. Sluit de stick of schijf aan."
    return f"{breakable(place)}: {there}."


def _say(shown: ProblemLabel, said: Message, *, is_problem: bool = False) -> None:
    shown.say(said, "" if isinstance(said, str) and not is_problem else "error")


def _button_row(theme: Theme, *buttons: QWidget) -> QWidget:
    flow = FlowLayout(across=theme.px(8), down=theme.px(8))
    for each in buttons:
        flow.addWidget(each)
    return panel(flow)
