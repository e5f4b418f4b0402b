"""The sheets of those who fill in at home: kept on this laptop by a worker, and as the pages of one work on it."""

from pathlib import Path
from threading import Lock

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from observatie.domain.errors import BugError, KnownError
from observatie.domain.names import spoken_names
from observatie.domain.pair.pair import asked
from observatie.domain.pair.sheet import SheetState, SheetText
from observatie.domain.text import at_start
from observatie.domain.visit.completeness import Place
from observatie.exchange.share_guest import Guest, begin_at_home, guests_at_home, keep_guest, remove_guest
from observatie.store.sheets import OpenSheet, Sheet
from observatie.ui.kit.background import Background

_AGAIN_MS = 2_000


class GuestStore(QObject):
    """Takes sheets without waiting for the disk.

    Attributes:
        trouble: why writing does not work now; None where it does.

    Signals:
        changed: writing went further, or does not work.
    """

    changed = Signal()

    def __init__(self, folder: Path) -> None:
        """Keep in the folder of the library, or where it would be."""
        super().__init__()
        self.trouble: KnownError | None = None
        self._folder = folder
        self._unwritten = _Unwritten(folder)
        self._work = Background(self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._work.broke.connect(self._try_later)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._write)

    def guests(self) -> list[Guest]:
        """Return who began on this laptop, as they are now."""
        found = {guest.code: guest for guest in guests_at_home(self._folder)}
        return list((found | self._unwritten.guests()).values())

    def is_saved(self, code: str) -> bool:
        """Return whether the sheet with this code is on disk."""
        return code not in self._unwritten.guests()

    def keep(self, guest: Guest) -> None:
        """Keep a sheet as it is now, in the place of what was kept before."""
        self._unwritten.put(guest)
        self._write()
        self.changed.emit()

    def remove(self, code: str) -> None:
        """Remove a sheet, also what of it is not on disk yet; raises KnownError C05 where that does not work."""
        self._unwritten.remove(code)
        self._on_done()

    def settle(self) -> bool:
        """Write what is not on disk yet and wait for that; return whether all of it is."""
        try:
            self._unwritten.write()
        except KnownError as error:
            self._on_failed(error)
            return False
        self._on_done()
        return True

    def _write(self) -> None:
        if not self._work.is_busy and self._unwritten.guests():
            self._work.do(self._unwritten.write)

    def _on_done(self, _result: object = None) -> None:
        self.trouble = None
        self._again.stop()
        self._write()
        self.changed.emit()

    def _on_failed(self, error: KnownError) -> None:
        self.trouble = error
        self._try_later()
        self.changed.emit()

    def _try_later(self) -> None:
        self._again.start()


class _Unwritten:
    """What is not on disk yet; the last of each is written, by whichever thread comes to it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._guests: dict[str, Guest] = {}
        self._holding, self._writing = Lock(), Lock()

    def guests(self) -> dict[str, Guest]:
        with self._holding:
            return dict(self._guests)

    def put(self, guest: Guest) -> None:
        with self._holding:
            self._guests[guest.code] = guest

    def remove(self, code: str) -> None:
        # Not while it is being written: it would be there again.
        with self._writing:
            remove_guest(self._folder, code)
            with self._holding:
                self._guests.pop(code, None)

    def write(self) -> None:
        with self._writing:
            for code, guest in self.guests().items():
                keep_guest(self._folder, guest)
                self._drop(code, guest)

    def _drop(self, code: str, written: Guest) -> None:
        with self._holding:
            # What came meanwhile is newer, and is still to be written.
            if self._guests.get(code) is written:
                del self._guests[code]


class GuestController:
    """One guest and her sheet, which is kept on a shelf; see `SheetController`.

    Attributes:
        guest: what she has now.
        called: by what name she herself is spoken of, as in mid-sentence.
    """

    def __init__(self, store: GuestStore, guest: Guest, carried: SheetText | None = None) -> None:
        """Work for a guest; her first sheet here begins with what she `carried` over from her own library."""
        self.guest = guest
        self._store = store
        self._carried = carried
        self.owner = at_start(guest.name)
        self.called, self.other = called_in(guest)
        self.places: tuple[Place, ...] = asked(guest.form)
        self.instructions: tuple[str, ...] = guest.form.instructions
        self.begins_here = True  # it is nowhere else
        self.saving_changed: SignalInstance = store.changed

    @property
    def sheet(self) -> Sheet | None:
        """Her sheet; None before she chose a word."""
        return self.guest.sheet

    @property
    def all_saved(self) -> bool:
        """Whether everything that was kept is on disk."""
        return self._store.is_saved(self.guest.code)

    def begin(self, word: str) -> OpenSheet:
        """Return a new sheet under a word, which is not kept yet; a worker asks, as it takes a while."""
        return begin_at_home(self.guest, word, self._carried)

    def keep(self, sheet: OpenSheet) -> None:
        """Keep the sheet as it is now, in the place of what she had before."""
        self._carried = None
        self.guest = self.guest.with_sheet(sheet.sheet)
        self._store.keep(self.guest)

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
