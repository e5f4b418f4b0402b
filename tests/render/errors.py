"""Pictures of errors where they are shown, each with the link to its help, and of what it leads to."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QWidget

from observatie.catalogue.problem import Problem
from observatie.domain.errors import KnownError
from observatie.domain.visit.steps import VisitStep
from observatie.ui.cover.cover import Cover
from observatie.ui.instruments.instruments_screen import InstrumentsScreen
from observatie.ui.kit.message_row import MessageRow
from observatie.ui.settings.owner_cards import PassphraseCard
from observatie.ui.theme.theme import Theme
from observatie.ui.unlock.first_start import FirstStart
from observatie.ui.unlock.unlock_screen import UnlockScreen
from render.pairs import Arrange

FULL_DISK = KnownError("B08", "de schijf is vol", "maak ruimte")
_NO_KEY = KnownError(
    "B03",
    "het sleutelbestand /home/ineke/Documenten/Observatie/sleutel.json is beschadigd; zonder dit bestand gaat de "
    "bibliotheek niet open",
    "zet een reservekopie terug; is alleen de sleutel weg, dan komt alleen die terug",
)
_CLOSED = KnownError(
    "B07",
    "in /home/ineke/Documenten/Observatie kan niet geschreven worden (geen toestemming)",
    "kijk na of je er mag schrijven en of de schijf niet vol is; een andere map geef je met --map als je "
    "Observatie start",
)
_HELD = KnownError(
    "C05",
    "/home/ineke/Documenten/2026-11-19 Mevrouw Bakker groep 5.pdf is niet te schrijven (geen toestemming)",
    "kies een andere map, of sluit het bestand als het ergens open staat",
)
_WRONG = KnownError("B02", "deze wachtwoordzin past niet", "typ hem opnieuw; let op hoofdletters en spaties")
_PROBLEMS = (
    Problem(Path("eigen.yaml"), 7, "I21", "het veld “title” ontbreekt", "schrijf title: met een waarde"),
    Problem(Path("eigen.yaml"), 12, "I25", "de schaal “vier” bestaat niet", "beschrijf die onder scales"),
)


def locked(theme: Theme, folder: Path) -> dict[str, Callable[[], QWidget]]:
    """The screens before a library is open, and the cover."""
    return {
        "melding-ontgrendelen": lambda: _refused(UnlockScreen(theme, folder), _NO_KEY),
        "melding-eerste-start": lambda: _refused(FirstStart(theme, folder), _CLOSED),
    }


def _refused(screen: UnlockScreen | FirstStart, error: KnownError) -> QWidget:
    screen.show_refusal(error)
    return screen


def refuse_under(cover: Cover) -> None:
    """Let the cover say that a passphrase is the wrong one."""
    cover.refuse(_WRONG)


def _notice(shell, _clock) -> None:
    # In the window itself lies the page around it.
    shell.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    shell.setProperty("role", "page")
    shell.tell(FULL_DISK.framed(after="Wat nog niet is opgeslagen gaat verloren als je nu sluit"), urgent=True)


def _report(shell, _clock) -> None:
    shell.open_visit(shell.context.library.visits()[2].id).go(VisitStep.REPORT)
    shell.visit.report.findChild(MessageRow).say(_HELD)


def _passphrase(shell, _clock) -> None:
    shell.go("settings")
    card = shell.findChild(PassphraseCard)
    card._on_failed(_CLOSED)
    shell.resize(1366, 768)
    QApplication.processEvents()
    at: QWidget | None = card
    while not isinstance(at, QScrollArea):
        at = at.parentWidget()
    at.ensureWidgetVisible(card.findChild(QPushButton, "passphrase-change"))


def _own_instruments(shell, _clock) -> None:
    shell.context = replace(shell.context, catalogue=replace(shell.context.catalogue, problems=_PROBLEMS))
    shell.go("instruments")
    screen = shell.findChild(InstrumentsScreen)
    screen._reader.choose(len(screen._shelf))


def _explained(shell, _clock) -> None:
    shell.go("help")
    shell.help.open_code("B09")


def _searched(query: str) -> Arrange:
    def arrange(shell, _clock) -> None:
        shell.go("help")
        shell.help.findChild(QLineEdit, "help-search").setText(query)

    return arrange


FULL: dict[str, Arrange] = {
    "melding-balk": _notice,
    "melding-rapport": _report,
    "melding-wachtwoordzin": _passphrase,
    "melding-instrumenten": _own_instruments,
    "melding-uitleg": _explained,
    "melding-zoeken": _searched("schijf"),
    "melding-zoeken-niets": _searched("qqq"),
}
