"""A sheet that one partner fills in alone, under a word of her own: not even the owner of the library reads it.

Her word wraps a random key, and that key encrypts what is on the sheet, its draft included: saving while she types
asks no new guess of scrypt. What this stops is a look; who has the file and time enough can try words.
"""

from dataclasses import dataclass, field, replace
from typing import Annotated
from unicodedata import normalize
from uuid import UUID

from pydantic import Field, ValidationError

from observatie.domain.model import Frozen
from observatie.domain.sheet import SheetState, SheetText, sealed_for
from observatie.errors import KnownError
from observatie.store.wrapping import Cost, Wrapped, decrypt, encrypt, new_key, unwrap, wrap

SHORTEST_WORD = 6
"""How many characters the word of a sheet has at least."""

_BLOCK = 4096
"""What is on a sheet is filled up to a multiple of this, so that its size tells little of how much she wrote."""


class Sheet(Frozen):
    """A sheet as it is kept and as it travels.

    Attributes:
        session, owner: whose it is, and with whom.
        state: a draft, sealed, or opened together with the other one.
        edition: how often it was sealed; the highest counts.
        lock: its key, under her word.
        nonce, body: what is on it, under that key; empty once it was opened and its answers are in the journal.
        key: the key in hexadecimal, once both were opened; what they send each other from then on is under it.
    """

    session: UUID
    owner: UUID
    state: SheetState
    edition: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    lock: Wrapped
    nonce: str = ""
    body: str = ""
    key: str = ""

    @property
    def bound_to(self) -> bytes:
        """What its body is bound to, so that it cannot be passed off as another one."""
        return f"observatie-sheet/1/{self.session}/{self.owner}/{self.state}/{self.edition}".encode()


@dataclass(frozen=True)
class OpenSheet:
    """A sheet whose word was given: what is on it, and the key to keep it with; never written anywhere."""

    sheet: Sheet
    # Not in its repr, which comes to stand in logs.
    key: bytes = field(repr=False)
    text: SheetText = field(repr=False)

    def with_text(self, text: SheetText) -> "OpenSheet":
        """Return the sheet with other words on it, encrypted."""
        return OpenSheet(_filled(self.sheet, self.key, text), self.key, text)

    def in_state(self, state: SheetState, edition: int, text: SheetText) -> "OpenSheet":
        """Return the sheet in another state, with what is on it then."""
        turned = self.sheet.model_copy(update={"state": state, "edition": edition})
        return replace(self, sheet=turned).with_text(text)


def begin(session: UUID, owner: UUID, word: str, *, edition: int = 0, cost: Cost | None = None) -> OpenSheet:
    """Return an empty sheet under a word; it takes some tenths of a second, so a worker asks.

    `edition` is how often she sealed one before. Raises KnownError S01 where the word is too short.
    """
    if len(normalize("NFC", word.strip())) < SHORTEST_WORD:
        raise KnownError("S01", "dit woord is te kort", f"neem er een van ten minste {SHORTEST_WORD} tekens")
    key = new_key()
    lock = wrap(key, _tidy(word), _lock_bound_to(session, owner), cost)
    sheet = Sheet(session=session, owner=owner, state=SheetState.DRAFT, edition=edition, lock=lock)
    return OpenSheet(_filled(sheet, key, SheetText()), key, SheetText())


def unlock(sheet: Sheet, word: str) -> OpenSheet:
    """Return what is on a sheet; it takes some tenths of a second, so a worker asks.

    Raises KnownError S02 for a wrong word, and S03 where the sheet was altered or damaged.
    """
    try:
        key = key_under(sheet.lock, sheet.session, sheet.owner, word)
    except ValueError:
        raise _altered() from None
    if key is None:
        raise KnownError("S02", "dit woord past niet bij dit blad", "typ het opnieuw; let op hoofdletters")
    return open_with(sheet, key)


def key_under(lock: Wrapped, session: UUID, owner: UUID, word: str) -> bytes | None:
    """Return the key of a sheet by its lock alone, or None for another word; a worker asks.

    Raises ValueError where `lock` is no lock.
    """
    return unwrap(lock, _tidy(word), _lock_bound_to(session, owner))


def open_with(sheet: Sheet, key: bytes) -> OpenSheet:
    """Return what is on a sheet whose key is known; raises KnownError S03 where it was altered or damaged."""
    try:
        plain = decrypt(key, sheet.nonce, sheet.body, sheet.bound_to)
    except ValueError:
        plain = None
    if plain is None:
        raise _altered()
    return OpenSheet(sheet, key, _read(plain, sheet))


def opened(sheet: OpenSheet) -> Sheet:
    """Return what is kept of a sheet whose answers went into the journal: its key, and nothing that is on it."""
    return sheet.sheet.model_copy(
        update={"state": SheetState.OPEN, "nonce": "", "body": "", "key": sheet.key.hex()}
    )


def _tidy(word: str) -> str:
    # A space before or behind it is nothing that anybody means, or remembers.
    return word.strip()


def _lock_bound_to(session: UUID, owner: UUID) -> bytes:
    return f"observatie-sheet-key/1/{session}/{owner}".encode()


def _filled(sheet: Sheet, key: bytes, text: SheetText) -> Sheet:
    plain = text.model_dump_json(exclude_none=True).encode()
    padded = plain + b" " * (-len(plain) % _BLOCK)
    nonce, body = encrypt(key, padded, sheet.bound_to)
    return sheet.model_copy(update={"nonce": nonce, "body": body})


def _read(plain: bytes, sheet: Sheet) -> SheetText:
    try:
        text = SheetText.model_validate_json(plain)
    except ValidationError:
        # Without what pydantic says of it: that quotes what is on the sheet, and would come to stand in a log.
        text = None
    if text is None or not sealed_for(text.entries, sheet.session, sheet.owner):
        raise _altered()
    return text


def _altered() -> KnownError:
    return KnownError(
        "S03",
        "dit blad is veranderd of beschadigd en gaat niet open",
        "lees het bestand opnieuw in, of begin het blad opnieuw",
    )
