"""What the pages of one sheet work on: that of a partner in a library, or of somebody who fills in at home."""

from typing import Protocol
from uuid import UUID

from PySide6.QtCore import SignalInstance

from observatie.domain.visit.completeness import Place
from observatie.store.sheets import OpenSheet, Sheet, begin
from observatie.ui.session.pair_controller import PairController


class SheetController(Protocol):
    """One sheet, and whose it is; acts go in, a signal comes out.

    Attributes:
        owner: the name of the one who fills in, as at the start of a line.
        other: by what name the one with whom she teaches is spoken of, as in mid-sentence.
        places: the questions of the form, in its order; instructions: how it is to be filled in.
        begins_here: whether a new sheet may be begun on this laptop, in the place of one whose word was forgotten.
        saving_changed: the signal that saving went further.
    """

    owner: str
    other: str
    places: tuple[Place, ...]
    instructions: tuple[str, ...]
    begins_here: bool
    saving_changed: SignalInstance

    @property
    def sheet(self) -> Sheet | None:
        """Her sheet; None before she chose a word."""
        ...

    @property
    def all_saved(self) -> bool:
        """Whether everything that was kept is on disk."""
        ...

    def begin(self, word: str) -> OpenSheet:
        """Return a new sheet under a word, which is not kept yet; a worker asks, as it takes a while."""
        ...

    def keep(self, sheet: OpenSheet) -> None:
        """Keep the sheet as it is now, in the place of what she had before."""
        ...

    def seal(self, sheet: OpenSheet) -> None:
        """Close a draft."""
        ...


class PairSheetController:
    """The sheet of one of the two in an open library; see `SheetController`."""

    def __init__(self, controller: PairController, owner: UUID) -> None:
        self._controller, self._owner = controller, owner
        pair, library = controller.pair, controller.context.library
        self.owner, self.other = controller.name(owner), controller.called(pair.other(owner))
        self.places: tuple[Place, ...] = controller.places
        self.instructions: tuple[str, ...] = controller.instrument.instructions
        # What came from her own laptop would not be there.
        self.begins_here = not pair.is_at_home or owner == library.scribe.author
        self.saving_changed: SignalInstance = controller.saved

    @property
    def sheet(self) -> Sheet | None:
        """Her sheet; None before she chose a word."""
        return self._controller.session.sheets.get(self._owner)

    @property
    def all_saved(self) -> bool:
        """Whether everything that was kept is on disk."""
        return self._controller.all_saved

    def begin(self, word: str) -> OpenSheet:
        """Return a new sheet under a word, which is not kept yet; a worker asks, as it takes a while."""
        session = self._controller.session
        return begin(session.pair.id, self._owner, word, edition=session.edition_of(self._owner))

    def keep(self, sheet: OpenSheet) -> None:
        """Keep the sheet as it is now, in the place of what she had before."""
        self._controller.keep(sheet)

    def seal(self, sheet: OpenSheet) -> None:
        """Close a draft."""
        self._controller.seal(sheet)
