"""The sheets of those who fill in at home on this laptop: a worker writes them, and again until that works."""

from pathlib import Path
from threading import Lock

from PySide6.QtCore import QObject, QTimer, Signal

from observatie.domain.errors import KnownError
from observatie.exchange.share_guest import Guest, guests_at_home, keep_guest, remove_guest
from observatie.ui.kit.background import Background

_AGAIN_MS = 2_000


class GuestShelf(QObject):
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
