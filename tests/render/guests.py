"""How the screens of one who fills in at home are drawn: what comes before each picture."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget
from support.fake_clock import FakeClock

from observatie.catalogue.catalogue import Catalogue
from observatie.domain.pair.code import code_of
from observatie.domain.pair.sheet import SheetState, SheetText
from observatie.exchange.share_guest import Guest, begin_at_home, keep_guest
from observatie.ui.pairs.guest.guest_screen import GuestScreen
from observatie.ui.theme.theme import Theme
from observatie.ui.unlock.first_start import FirstStart
from observatie.ui.unlock.unlock_screen import UnlockScreen

_LONG = "Wilhelmina-Charlotte van der Heijden-Oudewater"


def locked(theme: Theme, catalogue: Catalogue, clock: FakeClock, here: Path) -> dict[str, Callable[[], QWidget]]:
    """Return what makes each screen, by its name."""
    form = catalogue.instruments["share"]
    folder = here / "gast"
    one = Guest(code_of(UUID(int=1)), "Fatima de Vries", "Joost Kramer", form)
    two = Guest(code_of(UUID(int=2)), _LONG, "Joost Kramer", form)

    def screen(*begun: tuple[Guest, SheetState], presses: tuple[str, ...] = ()) -> GuestScreen:
        for guest, state in begun:
            sheet = begin_at_home(guest, "zonnebloem", SheetText(words={"grootste-wens": "Samen taart eten"}))
            kept = sheet if state is SheetState.DRAFT else sheet.in_state(state, 1)
            keep_guest(folder, guest.with_sheet(kept.sheet))
        made = GuestScreen(
            theme,
            folder if begun else here / "niemand",
            lambda: catalogue,
            clock,
            lambda _parent, name: str(here / name),
            lambda _parent: None,
        )
        made.enter()
        for name in presses:
            found = made.findChild(QPushButton, name)
            assert found is not None, name
            found.click()
        return made

    sealed = (one, SheetState.SEALED)
    return {
        "gast": screen,
        "gast-verder": lambda: screen((one, SheetState.DRAFT), (two, SheetState.SEALED)),
        "gast-verwijderen": lambda: screen(sealed, presses=(f"guest-remove-{one.code}",)),
        "gast-klaar": lambda: screen(sealed, presses=(f"guest-{one.code}",)),
        "gast-bewaard": lambda: screen(sealed, presses=(f"guest-{one.code}", "guest-save")),
        "gast-eerste-start": lambda: FirstStart(theme, folder, has_sheets=True),
        "gast-ontgrendelen": lambda: UnlockScreen(theme, folder, has_sheets=True),
    }
