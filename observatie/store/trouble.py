"""What a refusal of the store means and what to do about it: from an error of SQLite to a sentence.

Whether what was refused is held and written later is for whoever shows it to say: a lesson is, a command is not.
"""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime

from observatie.domain.errors import KnownError
from observatie.domain.visit import wording
from observatie.store.cipher import DatabaseError, driver

RESCUE = "zet een reservekopie terug; in het venster red je daarbij ook wat nog te lezen is"
"""What to do about a damaged library, with a window and without."""

DAMAGED = "B04"
"""The code of what is damaged; any other says that it could not be looked at."""

_NOT_OURS = (
    "B04",
    "het bestand van de bibliotheek is beschadigd of hoort niet bij dit sleutelbestand",
    RESCUE,
)
_BUSY = (
    "B06",
    "een ander programma houdt de bibliotheek bezet",
    "sluit dat programma",
)
_NOT_ALLOWED = (
    "B09",
    "in de bibliotheek mag niet geschreven worden",
    "kijk na of je in deze map mag schrijven",
)
_GONE = (
    "B09",
    "de bibliotheek is niet bereikbaar",
    "kijk na of de schijf of stick nog aangesloten is en of er ruimte op is",
)

GIVEN_UP = "B17"
"""The code of the trouble after which nothing is kept any more, not even for later."""

_UNFORESEEN = (
    "B16",
    "de bibliotheek weigert om een reden die het programma niet kent",
    "probeer het opnieuw, en start de laptop opnieuw als het zo blijft",
)
_UNFORESEEN_BUT_HELD = (
    "laat het programma open, want het probeert het steeds opnieuw, en houd pen en papier bij de hand"
)
_WITH_DETAILS = ("B07", "B09", "B16")

_SPENT = frozenset({driver.SQLITE_IOERR, driver.SQLITE_CANTOPEN, driver.SQLITE_READONLY, driver.SQLITE_PERM})

_DAMAGED = frozenset({driver.SQLITE_CORRUPT, driver.SQLITE_NOTADB})

_MEANINGS = {
    driver.SQLITE_CORRUPT: _NOT_OURS,
    driver.SQLITE_NOTADB: _NOT_OURS,
    driver.SQLITE_BUSY: _BUSY,
    driver.SQLITE_LOCKED: _BUSY,
    driver.SQLITE_PROTOCOL: _BUSY,
    driver.SQLITE_FULL: ("B08", "de schijf is vol", "maak ruimte"),
    driver.SQLITE_NOMEM: ("B15", "er is te weinig geheugen vrij", "sluit een paar andere programma's"),
    driver.SQLITE_READONLY: _NOT_ALLOWED,
    driver.SQLITE_PERM: _NOT_ALLOWED,
    driver.SQLITE_IOERR: _GONE,
    driver.SQLITE_CANTOPEN: (
        "B07",
        "de bibliotheek is niet te openen",
        "kijk na of de map er nog is, of je erin mag schrijven en of de schijf niet vol is",
    ),
}


def trouble_of(error: DatabaseError) -> KnownError:
    """Return what `error` means; B16 where it is a refusal of a kind that nobody foresaw."""
    code, what, remedy = _MEANINGS.get(_kind(error), _UNFORESEEN)
    return KnownError(code, f"{what} ({error})" if code in _WITH_DETAILS else what, remedy)


def held(trouble: KnownError) -> KnownError:
    """Return trouble as whoever holds what was refused tells it: it is tried again, whatever somebody does."""
    return KnownError("B16", trouble.what, _UNFORESEEN_BUT_HELD) if trouble.code == "B16" else trouble


def given_up(since: datetime | None, error: Exception) -> KnownError:
    """Return the trouble that nothing is saved any more since a moment, as `error` is a fault of this program."""
    when = f"{wording.clock(since)} uur" if since is not None else "nu"
    return KnownError(
        GIVEN_UP,
        f"wat je vanaf {when} doet wordt niet opgeslagen, door een fout in het programma ({type(error).__name__})",
        "schrijf op papier over wat er vanaf dan op het scherm staat, sluit het programma en open het weer",
    )


def _kind(error: DatabaseError) -> int:
    # The lowest byte is the kind of error, what is above it says where in SQLite it arose.
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def is_damage(error: DatabaseError) -> bool:
    """Return whether a page cannot be read; the connection that came upon it reads nothing any more."""
    return _kind(error) in _DAMAGED


def is_spent(error: DatabaseError) -> bool:
    """Return whether the connection may never work again.

    A file that is locked or full takes more later on. A connection whose medium went away stays dead when that is
    back, and one that was opened while nothing could be written stays unable to.
    """
    return _kind(error) in _SPENT


def unreachable() -> KnownError:
    """Return the trouble that the library is not where it was opened."""
    return KnownError(
        "B09",
        "de bibliotheek is niet bereikbaar",
        "zet de map terug waar zij stond, of sluit de schijf of stick weer aan",
    )


def overwritten() -> KnownError:
    """Return the trouble that another file was written over that of the library while it was open."""
    return KnownError(
        "B19",
        "een ander programma heeft het bestand van de bibliotheek overschreven terwijl het open stond",
        "zet het goede bestand terug, of sluit Observatie en zet een reservekopie terug",
    )


@contextmanager
def troubles_known() -> Generator[None]:
    """Let what SQLite refuses inside the block come out as a KnownError."""
    try:
        yield
    except DatabaseError as error:
        raise trouble_of(error) from error
