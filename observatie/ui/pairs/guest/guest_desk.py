"""The sheet of somebody who fills in at home, as the pages of a sheet work on it."""

from PySide6.QtCore import SignalInstance

from observatie.domain.errors import BugError
from observatie.domain.names import spoken_names
from observatie.domain.pair.pair import asked
from observatie.domain.pair.sheet import SheetState, SheetText
from observatie.domain.text import at_start
from observatie.domain.visit.completeness import Place
from observatie.exchange.share_guest import Guest, begin_at_home
from observatie.store.sheets import OpenSheet, Sheet
from observatie.ui.pairs.guest.guest_shelf import GuestShelf


class GuestDesk:
    """One guest and her sheet, which is kept on a shelf; see `SheetDesk`.

    Attributes:
        guest: what she has now.
        called: by what name she herself is spoken of, as in mid-sentence.
    """

    def __init__(self, shelf: GuestShelf, guest: Guest, carried: SheetText | None = None) -> None:
        """Work for a guest; her first sheet here begins with what she `carried` over from her own library."""
        self.guest = guest
        self._shelf = shelf
        self._carried = carried
        self.owner = at_start(guest.name)
        self.called, self.other = called_in(guest)
        self.places: tuple[Place, ...] = asked(guest.form)
        self.instructions: tuple[str, ...] = guest.form.instructions
        self.begins_here = True  # it is nowhere else
        self.saving_changed: SignalInstance = shelf.changed

    @property
    def sheet(self) -> Sheet | None:
        """Her sheet; None before she chose a word."""
        return self.guest.sheet

    @property
    def all_saved(self) -> bool:
        """Whether everything that was kept is on disk."""
        return self._shelf.is_saved(self.guest.code)

    def begin(self, word: str) -> OpenSheet:
        """Return a new sheet under a word, which is not kept yet; a worker asks, as it takes a while."""
        return begin_at_home(self.guest, word, self._carried)

    def keep(self, sheet: OpenSheet) -> None:
        """Keep the sheet as it is now, in the place of what she had before."""
        self._carried = None
        self.guest = self.guest.with_sheet(sheet.sheet)
        self._shelf.keep(self.guest)

    def seal(self, sheet: OpenSheet) -> None:
        """Close a draft."""
        if sheet.sheet.state is not SheetState.DRAFT:
            raise BugError("only a draft can be sealed")
        self.keep(sheet.in_state(SheetState.SEALED, sheet.sheet.edition + 1))

    def unseal(self, sheet: OpenSheet) -> OpenSheet:
        """Return a sealed sheet as a draft again, and keep it so."""
        draft = sheet.in_state(SheetState.DRAFT, sheet.sheet.edition)
        self.keep(draft)
        return draft


def called_in(guest: Guest) -> tuple[str, str]:
    """Return by what names she and the one with whom she teaches are spoken of, as in mid-sentence."""
    names = spoken_names({True: guest.name, False: guest.partner})
    return names[True], names[False]
