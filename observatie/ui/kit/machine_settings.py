"""What is set for this machine and not in the library: colours, size, cover, hints, window, the last folder.

The window needs this before it is painted first: Qt, nothing else.
"""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from datetime import datetime

SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)
"""The sizes that can be chosen."""

COVER_MINUTES: tuple[int | None, ...] = (0, 1, 5, 15, None)
"""How long the cover comes off without the passphrase, as can be chosen: 0 for not at all, None for always."""

_MODE, _SCALE, _GEOMETRY, _COVER = "look/mode", "look/scale", "window/geometry", "cover/minutes"
_LAST_FOLDER = "files/folder"
_SECOND_PLACE, _SECOND_AT = "backup/place", "backup/at"
_COVER_DEFAULT = 5
_NEVER = "never"


class ThemeMode(StrEnum):
    """Which colours the window has."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


USED_ENOUGH = 3
"""How often a sign is used well before its hint has done its work."""


class SignUses:
    """How often each sign of the line was used well on this machine, over all visits; counted no further than
    USED_ENOUGH, so that a sign is written down three times and never again."""

    def __init__(self, settings: QSettings | None = None) -> None:
        """Count in `settings`, or, without, for as long as the program runs."""
        self._settings = settings
        self._counted: Counter[str] = Counter()

    def note(self, signs: Iterable[str]) -> None:
        """Take in which signs were used well; Qt writes it to disk when there is time."""
        for sign in signs:
            count = self._count(sign)
            if count < USED_ENOUGH:
                self._counted[sign] = count + 1
                if self._settings is not None:
                    self._settings.setValue(self._key(sign), count + 1)

    def is_known(self, sign: str) -> bool:
        """Return whether a sign was used well often enough to need no hint."""
        return self._count(sign) >= USED_ENOUGH

    def _count(self, sign: str) -> int:
        if sign not in self._counted and self._settings is not None:
            written = str(self._settings.value(self._key(sign)))
            self._counted[sign] = int(written) if written.isdecimal() else 0
        return self._counted[sign]

    @staticmethod
    def _key(sign: str) -> str:
        # By number: a key of QSettings cannot hold every sign.
        return f"signs/{ord(sign)}"


class MachineSettings:
    """Reads and writes a QSettings; what stands there and makes no sense counts as not set.

    Attributes:
        sign_uses: how often each sign of the line was used well.
    """

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings
        self.sign_uses = SignUses(settings)

    @property
    def mode(self) -> ThemeMode:
        """Light, dark or as the system has it, which is what holds until it is set."""
        written = self._settings.value(_MODE)
        return ThemeMode(written) if written in list(ThemeMode) else ThemeMode.SYSTEM

    @mode.setter
    def mode(self, mode: ThemeMode) -> None:
        self._settings.setValue(_MODE, mode.value)

    @property
    def follows_system(self) -> bool:
        """Whether a change of the system's colours is a change of the window's."""
        return self.mode is ThemeMode.SYSTEM

    def is_dark(self, system_is_dark: bool) -> bool:
        """Return whether the window is dark, given what the system is."""
        return system_is_dark if self.follows_system else self.mode is ThemeMode.DARK

    @property
    def scale(self) -> float:
        """How large everything is, 1.0 to 2.0."""
        try:
            written = float(str(self._settings.value(_SCALE)))
        except ValueError:
            return SCALES[0]
        return written if SCALES[0] <= written <= SCALES[-1] else SCALES[0]

    @scale.setter
    def scale(self, scale: float) -> None:
        self._settings.setValue(_SCALE, scale)

    @property
    def cover_minutes(self) -> int | None:
        """How many minutes the key alone takes the cover away; None where it always does."""
        written = str(self._settings.value(_COVER))
        if written == _NEVER:
            return None
        known = {str(minutes): minutes for minutes in COVER_MINUTES if minutes is not None}
        return known.get(written, _COVER_DEFAULT)

    @cover_minutes.setter
    def cover_minutes(self, minutes: int | None) -> None:
        self._settings.setValue(_COVER, _NEVER if minutes is None else str(minutes))

    @property
    def last_folder(self) -> str | None:
        """In which folder a file was last saved or read; None where none ever was."""
        written = self._settings.value(_LAST_FOLDER)
        return written if isinstance(written, str) and written else None

    @last_folder.setter
    def last_folder(self, folder: str | None) -> None:
        self._settings.setValue(_LAST_FOLDER, folder or "")

    @property
    def second_place(self) -> str | None:
        """In which folder backups are kept besides that of the library; None where none was chosen."""
        written = self._settings.value(_SECOND_PLACE)
        return written if isinstance(written, str) and written else None

    @second_place.setter
    def second_place(self, folder: str | None) -> None:
        self._settings.setValue(_SECOND_PLACE, folder or "")

    @property
    def second_at(self) -> "datetime | None":
        """When the newest backup in that folder was made; None where there is none."""
        from datetime import datetime  # here, as the unlock screen is painted without

        try:
            written = datetime.fromisoformat(str(self._settings.value(_SECOND_AT)))
        except ValueError:
            return None
        return written if written.tzinfo is not None else None

    @second_at.setter
    def second_at(self, at: "datetime | None") -> None:
        self._settings.setValue(_SECOND_AT, at.isoformat() if at is not None else "")

    @property
    def geometry(self) -> QByteArray | None:
        """Where the window was and how large, as Qt writes it; None where it never was."""
        written = self._settings.value(_GEOMETRY)
        return written if isinstance(written, QByteArray) else None

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue(_GEOMETRY, geometry)
