"""What a refusal of the store means and what to do about it: from an error of SQLite to a sentence."""

from collections.abc import Generator
from contextlib import contextmanager

from observatie.errors import BugError, KnownError
from observatie.store.cipher import DatabaseError, driver

_NOT_OURS = (
    "B04",
    "het bestand van de bibliotheek is beschadigd of hoort niet bij dit sleutelbestand",
    "zet de laatste reservekopie van de hele map terug",
)
_BUSY = (
    "B06",
    "een ander programma houdt de bibliotheek bezet",
    "sluit dat programma; het opslaan gaat dan verder",
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

_SPENT = frozenset({driver.SQLITE_IOERR, driver.SQLITE_CANTOPEN, driver.SQLITE_READONLY, driver.SQLITE_PERM})

_MEANINGS = {
    driver.SQLITE_CORRUPT: _NOT_OURS,
    driver.SQLITE_NOTADB: _NOT_OURS,
    driver.SQLITE_BUSY: _BUSY,
    driver.SQLITE_LOCKED: _BUSY,
    driver.SQLITE_PROTOCOL: _BUSY,
    driver.SQLITE_FULL: ("B08", "de schijf is vol", "maak ruimte; wat je typt wordt bewaard zodra het kan"),
    driver.SQLITE_READONLY: _NOT_ALLOWED,
    driver.SQLITE_PERM: _NOT_ALLOWED,
    driver.SQLITE_IOERR: _GONE,
    driver.SQLITE_CANTOPEN: (
        "B07",
        "de bibliotheek is niet te openen",
        "kijk na of de map er nog is, of je erin mag schrijven en of de schijf niet vol is",
    ),
}


def trouble_of(error: DatabaseError) -> KnownError | BugError:
    """Return what `error` means; a BugError where it is no refusal of the store but a fault of ours."""
    meaning = _MEANINGS.get(_kind(error))
    if meaning is None:
        return BugError(f"the store cannot do what is asked of it: {error}")
    code, what, remedy = meaning
    return KnownError(code, f"{what} ({error})" if code in ("B07", "B09") else what, remedy)


def _kind(error: DatabaseError) -> int:
    # The lowest byte is the kind of error, what is above it says where in SQLite it arose.
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


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
        "zet de map terug waar zij stond, of sluit de schijf of stick weer aan; het opslaan gaat dan verder",
    )


@contextmanager
def troubles_known() -> Generator[None]:
    """Let what SQLite refuses inside the block come out as a KnownError."""
    try:
        yield
    except DatabaseError as error:
        raise trouble_of(error) from error
