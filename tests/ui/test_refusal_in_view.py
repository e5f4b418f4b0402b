"""A refusal comes into view where letters are large and the window is low, whatever one was looking at."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea, QWidget
from support.windows import no_path

from observatie.backup.container import Backup
from observatie.domain.errors import KnownError
from observatie.ui.backup.restore_screen import RestoreScreen
from observatie.ui.kit.problem_label import HelpLink
from observatie.ui.kit.widgets import column, panel, scrolling
from observatie.ui.settings.owner_cards import PassphraseCard
from observatie.ui.theme.stylesheet import stylesheet
from observatie.ui.theme.theme import Theme
from observatie.ui.unlock.first_start import FirstStart
from observatie.ui.unlock.unlock_screen import UnlockScreen

CLOSED = KnownError(
    "B07", "in /home/ineke/Documenten/Observatie kan niet geschreven worden (geen toestemming)", "maak ruimte"
)
WRONG = KnownError("B02", "deze wachtwoordzin past niet", "typ hem opnieuw; let op hoofdletters en spaties")


@pytest.fixture
def large():
    return Theme.load(dark=False, scale=2.0)


@pytest.fixture
def shown(qtbot, large):
    """Show a screen on the usual school laptop, in letters of twice the size."""

    def show(screen: QWidget) -> QWidget:
        screen.setStyleSheet(stylesheet(large))
        qtbot.addWidget(screen)
        screen.resize(1366, 768)
        with qtbot.waitExposed(screen):
            screen.show()
        return screen

    return show


def in_sight(screen: QWidget, name: str) -> bool:
    """Return whether what is said can be seen, once all is laid out, and with it the link to its help."""
    QTest.qWait(100)
    said = screen.findChild(QWidget, name)
    at: QWidget | None = said
    while not isinstance(at, QScrollArea):
        at = at.parentWidget()
    parts = [said, *(each for each in said.parentWidget().findChildren(HelpLink) if each.isVisible())]
    places = [QRect(each.mapTo(at.viewport(), QPoint(0, 0)), each.size()) for each in parts]
    return said.isVisible() and all(at.viewport().rect().contains(place) for place in places)


def restore(theme, folder, clock):
    screen = RestoreScreen(theme, folder, clock, (), no_path, lambda: ())
    screen._show_found([Backup(folder / "een.reservekopie", UUID(int=7), clock.now().wall, 1_340_000)])
    return screen, screen._on_failed


def first_start(theme, folder, _clock):
    screen = FirstStart(theme, folder)
    return screen, screen.show_refusal


def unlocking(theme, folder, _clock):
    screen = UnlockScreen(theme, folder)
    return screen, screen.show_refusal


def passphrase(theme, _folder, _clock):
    card = PassphraseCard(theme, lambda _old, _new: None)
    screen = panel(column(theme, scrolling(panel(column(theme, card)))))
    return screen, card._on_failed


@pytest.mark.parametrize(
    ("make", "error", "name"),
    [
        pytest.param(restore, CLOSED, "restore-said", id="restore"),
        pytest.param(restore, WRONG, "passphrase-complaint", id="restore, its passphrase"),
        pytest.param(first_start, CLOSED, "first-message", id="first start"),
        pytest.param(unlocking, CLOSED, "unlock-message", id="unlocking"),
        pytest.param(passphrase, CLOSED, "passphrase-said", id="passphrase"),
        pytest.param(passphrase, WRONG, "passphrase-old-complaint", id="the old passphrase"),
    ],
)
def test_a_refusal_comes_into_view(shown, large, tmp_path, clock, make, error, name):
    made, refuse = make(large, Path(tmp_path), clock)
    screen = shown(made)
    refuse(error)
    assert in_sight(screen, name)


def test_what_is_wrong_with_the_first_answers_comes_into_view(shown, large, tmp_path):
    screen = shown(FirstStart(large, tmp_path))
    screen.findChild(QLineEdit, "passphrase").setText("kort")
    screen.findChild(QPushButton, "begin").click()
    assert in_sight(screen, "first-message")
