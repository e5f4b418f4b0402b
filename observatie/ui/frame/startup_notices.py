"""What is said above the screen once a library is open: how it ended, where it is, and how its backups are."""

from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject

from observatie.domain.errors import KnownError
from observatie.domain.journal.register import Register
from observatie.domain.visit import wording
from observatie.domain.visit.summary import summarise
from observatie.store.library import Library
from observatie.store.synced_folder import synced_warning
from observatie.store.trouble import RESCUE
from observatie.ui.kit.background import Background
from observatie.ui.kit.problem_label import Said
from observatie.ui.session.backup_keeper import BackupKeeper

_UNCLEAN = "Observatie is de vorige keer niet gewoon afgesloten. Alles wat was opgeslagen is er."

_BAD_LOG = (
    "Observatie is de vorige keer niet gewoon afgesloten, en een stuk van wat het laatst was opgeslagen is "
    "beschadigd."
)
_PUT_BACK = (
    "Het terugzetten van een reservekopie werd de vorige keer afgebroken, en is nu afgemaakt. Wat er eerst stond "
    "is bewaard in een map opzij, bij de bibliotheek."
)
_LOOK_ASIDE = "kijk of het bestand observatie.db-wal nog ergens is, of zet een reservekopie terug"

_MORE = "Meer staat bij Instellingen"
_WELL = "De reservekopieën zijn weer bij."


class Tell(Protocol):
    """Says a sentence above the screen; a passing one goes with the next act."""

    def __call__(self, said: Said, *, passing: bool = False) -> None:
        """Say it."""
        ...


class StartupNotices(QObject):
    """Says one thing at a time, what is most pressing first, and of what lasts once until the next start."""

    def __init__(self, tell: Tell, parent: QObject) -> None:
        super().__init__(parent)
        self._tell = tell
        self._shown: Said = ""
        self._of_backups: Said = ""
        self._told_synced = self._told_backups = self._told_end = self._told_loss = False
        self._looking = Background(self)
        self._looking.done.connect(self._on_looked)
        self._looking.failed.connect(self._on_not_looked)

    def _say(self, said: Said, *, passing: bool = False) -> None:
        self._shown = said
        self._tell(said, passing=passing)

    def on_opened(self, library: Library, found_lesson: str | None, *, is_kept: bool) -> None:
        """Say how the library ended, or that it is where it should not be.

        `found_lesson` is what there is to say of a lesson that was going on.
        """
        startup = library.startup
        loss = _loss(library)
        if loss is not None:
            self._told_end = self._told_loss = True
            self._say(loss.framed(after=found_lesson.rstrip(".")) if found_lesson else loss)
            self._looking.do(library.quick_check)
        elif startup.unclean:
            self._look_after_unclean_end(library, found_lesson)
        elif startup.put_back:
            self._say(_PUT_BACK)
        elif is_kept and not self._told_synced:
            self._told_synced = True
            warning = synced_warning(library.folder, exists=True)
            if warning:
                self._say(warning)

    def _look_after_unclean_end(self, library: Library, found_lesson: str | None) -> None:
        recovered = library.startup.recovered
        read = f"{_BAD_LOG} {_read(recovered)}" if recovered is not None else ""
        told = " ".join(filter(None, (read, found_lesson)))
        self._told_end = bool(told)
        self._say(told or f"{_UNCLEAN} Het bestand wordt nagekeken.", passing=self._told_end and not read)
        self._looking.do(library.quick_check)

    def _on_looked(self, problems: list[str]) -> None:
        if problems:
            # What to do about one finding is said once, of the whole.
            finding = problems[0].partition(";")[0]
            what = f"het bestand van de bibliotheek is beschadigd ({finding})"
            self._say(KnownError("B04", what, RESCUE))
        elif not self._told_end:
            self._say(f"{_UNCLEAN} Het bestand is nagekeken en in orde.")

    def _on_not_looked(self, error: KnownError) -> None:
        # What is missing is said once, and matters more.
        if not self._told_loss:
            self._say(error.framed(before="Het bestand kon niet worden nagekeken"))

    def on_lost(self, library: Library, missing: dict[UUID, int]) -> None:
        """Say that acts are missing in a library that was written over while it was open."""
        self._say(_missing_error(library, missing))

    def follow(self, keeper: BackupKeeper | None) -> None:
        """Say once that backups do not succeed, or are too old where they are safest."""
        if keeper is not None:
            keeper.changed.connect(lambda: self._on_backups(keeper))

    def _on_backups(self, keeper: BackupKeeper) -> None:
        if keeper.is_busy:
            return
        is_well = keeper.trouble is None and not keeper.second_is_old
        if is_well and self._of_backups and self._shown == self._of_backups:
            self._say(_WELL, passing=True)
        if is_well or self._told_backups:
            return
        if keeper.trouble is not None:
            said = keeper.trouble.framed("de reservekopie is niet gelukt", _MORE)
        else:
            said = f"De reservekopie in {keeper.second_place} is te oud. Sluit de stick of schijf aan. {_MORE}."
        self._told_backups, self._of_backups = True, said
        self._say(said)


def _read(count: int) -> str:
    if not count:
        return "Er ontbreekt niets dat nog te lezen was. Het oude bestand is bewaard in een map opzij."
    acts = wording.number(count, "regel is", "regels zijn")
    return f"{acts} er apart uit gelezen en {'staat' if count == 1 else 'staan'} er weer."


def _loss(library: Library) -> KnownError | None:
    """Return what there is to say of acts that were saved and are not there, or None."""
    startup = library.startup
    if startup.missing:
        return _missing_error(library, startup.missing)
    if startup.lost_log:
        return KnownError(
            "B18",
            "Observatie is de vorige keer niet gewoon afgesloten, en het bestand observatie.db-wal is sindsdien "
            "weg; wat het laatst was opgeslagen kan ontbreken",
            f"kijk je laatste lesbezoek na; {_LOOK_ASIDE}",
        )
    return None


def _missing_error(library: Library, missing: dict[UUID, int]) -> KnownError:
    register = library.register()
    parts = [_missing(library, stream, count, register) for stream, count in missing.items()]
    return KnownError("B18", f"er ontbreken ten minste {wording.listed(parts)}", _LOOK_ASIDE)


def _missing(library: Library, stream: UUID, count: int, register: Register) -> str:
    acts = wording.number(count, "regel", "regels")
    if stream == library.id:
        return f"{acts} van de namenlijst"
    summary = summarise(library.visit(stream))
    if summary is None:
        return f"{acts} van een lesbezoek"
    group = register.name(summary.group)
    return f"{acts} van {wording.day(summary.at)}{f', {group}' if group else ''}"
