"""A sheet that one partner fills in alone, under a word of her own: not even the owner of the library reads it.

Her word wraps a random key, and that key encrypts what is on the sheet, its draft included: saving while she types
asks no new guess of scrypt. What this stops is a look; who has the file and time enough can try words.
"""

from dataclasses import dataclass, field, replace
from typing import Annotated
from unicodedata import normalize
from uuid import UUID

from pydantic import Field, ValidationError

from observatie.domain.errors import KnownError
from observatie.domain.model import Frozen
from observatie.domain.pair.sheet import SheetState, SheetText
from observatie.store.wrapping import Cost, Wrapped, decrypt, encrypt, new_key, unwrap, wrap

SHORTEST_WORD = 6
"""How many characters the word of a sheet has at least."""

_BLOCK = 4096
"""What is on a sheet is filled up to a multiple of this, so that its size tells little of how much she wrote."""


class Sheet(Frozen):
    """A sheet as it is kept.

    Attributes:
        session, owner: whose it is, and with whom.
        code: the code of the pair, for a sheet that was begun at home; empty for one begun in the library.
        state: a draft, sealed, or opened together with the other one.
        edition: how often it was sealed.
        lock: its key, under her word.
        nonce, body: what is on it, under that key; empty once it was opened and its answers are in the journal.
        key: the key in hexadecimal, once both were opened; what its owner takes home from then on is under it.
    """

    session: UUID
    owner: UUID
    code: str = ""
    state: SheetState
    edition: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    lock: Wrapped
    nonce: str = ""
    body: str = ""
    key: str = ""

    @property
    def bound_to(self) -> bytes:
        """What its body is bound to, so that it cannot be passed off as another one."""
        of = _whose(self.session, self.owner, self.code)
        return f"observatie-sheet/1/{of}/{self.state}/{self.edition}".encode()


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

    def in_state(self, state: SheetState, edition: int) -> "OpenSheet":
        """Return the sheet in another state, with the same on it."""
        turned = self.sheet.model_copy(update={"state": state, "edition": edition})
        return replace(self, sheet=turned).with_text(self.text)


def begin(
    session: UUID, owner: UUID, word: str, *, code: str = "", edition: int = 0, cost: Cost | None = None
) -> OpenSheet:
    """Return an empty sheet under a word; it takes some tenths of a second, so a worker asks.

    `edition` is how often she sealed one before. Raises KnownError S01 where the word is too short.
    """
    if len(normalize("NFC", word.strip())) < SHORTEST_WORD:
        raise KnownError("S01", "dit woord is te kort", f"neem er een van ten minste {SHORTEST_WORD} tekens")
    key = new_key()
    lock = wrap(key, _tidy(word), lock_binding(session, owner, code), cost)
    sheet = Sheet(session=session, owner=owner, code=code, state=SheetState.DRAFT, edition=edition, lock=lock)
    return OpenSheet(_filled(sheet, key, SheetText()), key, SheetText())


def unlock(sheet: Sheet, word: str) -> OpenSheet:
    """Return what is on a sheet; it takes some tenths of a second, so a worker asks.

    Raises KnownError S02 for a wrong word, and S03 where the sheet was altered or damaged.
    """
    try:
        key = key_under(sheet.lock, word, lock_binding(sheet.session, sheet.owner, sheet.code))
    except ValueError:
        raise _altered() from None
    if key is None:
        raise KnownError("S02", "dit woord past niet bij dit blad", "typ het opnieuw; let op hoofdletters")
    return open_with(sheet, key)


def key_under(lock: Wrapped, word: str, bound_to: bytes) -> bytes | None:
    """Return the key of a sheet by its lock alone, or None for another word; a worker asks.

    `bound_to` is its `lock_binding`. Raises ValueError where `lock` is no lock.
    """
    return unwrap(lock, _tidy(word), bound_to)


def open_with(sheet: Sheet, key: bytes) -> OpenSheet:
    """Return what is on a sheet whose key is known; raises KnownError S03 where it was altered or damaged."""
    try:
        plain = decrypt(key, sheet.nonce, sheet.body, sheet.bound_to)
    except ValueError:
        plain = None
    if plain is None:
        raise _altered()
    return OpenSheet(sheet, key, _read(plain))


def opened(sheet: OpenSheet) -> Sheet:
    """Return what is kept of a sheet whose answers went into the journal: its key, and nothing that is on it."""
    return sheet.sheet.model_copy(
        update={"state": SheetState.OPEN, "nonce": "", "body": "", "key": sheet.key.hex()}
    )


def emptied(sheet: Sheet, state: SheetState = SheetState.DRAFT) -> Sheet:
    """Return what is kept of a sheet with which nobody goes on: nothing that is on it, and no key to anything."""
    return sheet.model_copy(update={"state": state, "nonce": "", "body": "", "key": ""})


def _tidy(word: str) -> str:
    # A space before or behind it is nothing that anybody means, or remembers.
    return word.strip()


def lock_binding(session: UUID, owner: UUID, code: str) -> bytes:
    """Return what the lock of a sheet is bound to, so that it cannot be passed off as that of another one."""
    return f"observatie-sheet-key/1/{_whose(session, owner, code)}".encode()


def _whose(session: UUID, owner: UUID, code: str) -> str:
    # At home nobody knows of a session and its people.
    return code or f"{session}/{owner}"


def _filled(sheet: Sheet, key: bytes, text: SheetText) -> Sheet:
    plain = text.model_dump_json(exclude_none=True).encode()
    padded = plain + b" " * (-len(plain) % _BLOCK)
    nonce, body = encrypt(key, padded, sheet.bound_to)
    return sheet.model_copy(update={"nonce": nonce, "body": body})


class _Kept(SheetText):
    """A sheet's text as it is read; one that an older program sealed holds entries too, which are made later."""

    entries: object = None


def _read(plain: bytes) -> SheetText:
    try:
        return SheetText(words=_Kept.model_validate_json(plain).words)
    except ValidationError:
        pass
    # Without what pydantic says of it: that quotes what is on the sheet, and would come to stand in a log.
    raise _altered()


def _altered() -> KnownError:
    return KnownError(
        "S03",
        "dit blad is veranderd of beschadigd en gaat niet open",
        "lees het bestand opnieuw in, of begin een nieuw blad",
    )
