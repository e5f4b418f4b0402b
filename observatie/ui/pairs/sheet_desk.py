"""What the pages of one sheet work on: that of a partner in a library, or of somebody who fills in at home."""

from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Signal, SignalInstance

from observatie.domain.completeness import Place
from observatie.errors import KnownError
from observatie.store.sheets import OpenSheet, Sheet, begin
from observatie.ui.pairs.pair_desk import PairDesk


class SheetDesk(Protocol):
    """One sheet, and whose it is; acts go in, a signal comes out."""

    @property
    def owner(self) -> str:
        """The name of the one who fills in, as at the start of a line."""
        ...

    @property
    def other(self) -> str:
        """By what name the one with whom she teaches is spoken of, as in mid-sentence."""
        ...

    @property
    def places(self) -> tuple[Place, ...]:
        """The questions of the form, in its order."""
        ...

    @property
    def instructions(self) -> tuple[str, ...]:
        """How the form is to be filled in."""
        ...

    @property
    def sheet(self) -> Sheet | None:
        """Her sheet; None before she chose a word."""
        ...

    @property
    def begins_here(self) -> bool:
        """Whether a new sheet may be begun on this laptop, in the place of one whose word was forgotten."""
        ...

    @property
    def all_saved(self) -> bool:
        """Whether everything that was kept is on disk."""
        ...

    @property
    def trouble(self) -> KnownError | None:
        """Why saving does not work now; it is tried again."""
        ...

    @property
    def saving_changed(self) -> SignalInstance:
        """The signal that saving went further, or does not work."""
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


class PairSheetDesk(QObject):
    """The sheet of one of the two in an open library."""

    _told = Signal()

    def __init__(self, pair_desk: PairDesk, owner: UUID) -> None:
        super().__init__()
        self._desk, self._owner = pair_desk, owner
        pair_desk.saved.connect(self._tell)
        pair_desk.desk.link.trouble_changed.connect(self._tell)

    def _tell(self, _what: object = None) -> None:
        self._told.emit()

    @property
    def owner(self) -> str:
        """The name of the one who fills in, as at the start of a line."""
        return self._desk.name(self._owner)

    @property
    def other(self) -> str:
        """By what name the one with whom she teaches is spoken of, as in mid-sentence."""
        return self._desk.called(self._desk.pair.other(self._owner))

    @property
    def places(self) -> tuple[Place, ...]:
        """The questions of the form, in its order."""
        return self._desk.places

    @property
    def instructions(self) -> tuple[str, ...]:
        """How the form is to be filled in."""
        return self._desk.instrument.instructions

    @property
    def sheet(self) -> Sheet | None:
        """Her sheet; None before she chose a word."""
        return self._desk.session.sheets.get(self._owner)

    @property
    def begins_here(self) -> bool:
        """Whether a new sheet may be begun here: what came from her own laptop would not be there."""
        return not self._desk.pair.is_at_home or self._owner == self._desk.desk.library.scribe.author

    @property
    def all_saved(self) -> bool:
        """Whether everything that was kept is on disk."""
        return self._desk.all_saved

    @property
    def trouble(self) -> KnownError | None:
        """Why saving does not work now; it is tried again."""
        return self._desk.desk.link.trouble

    @property
    def saving_changed(self) -> SignalInstance:
        """The signal that saving went further, or does not work."""
        return self._told

    def begin(self, word: str) -> OpenSheet:
        """Return a new sheet under a word, which is not kept yet; a worker asks, as it takes a while."""
        session = self._desk.session
        return begin(session.pair.id, self._owner, word, edition=session.edition_of(self._owner))

    def keep(self, sheet: OpenSheet) -> None:
        """Keep the sheet as it is now, in the place of what she had before."""
        self._desk.keep(sheet)

    def seal(self, sheet: OpenSheet) -> None:
        """Close a draft."""
        self._desk.seal(sheet)
