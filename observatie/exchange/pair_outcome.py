"""What a pair has once both sheets are open, under a key of the file that the key of each sheet gives."""

from collections.abc import Mapping
from uuid import UUID

from pydantic import ValidationError

from observatie.domain.entries import Entry
from observatie.domain.model import Frozen
from observatie.domain.pair import Pair
from observatie.errors import BugError
from observatie.exchange import pair_problems
from observatie.store.sheets import Sheet, SheetState, key_under
from observatie.store.wrapping import KEY_BYTES, Wrapped, decrypt, encrypt, new_key


class Door(Frozen):
    """One of the two ways in.

    Attributes:
        owner: whose sheet it is.
        lock: the key of that sheet, under the word of its owner.
        nonce, key: the key of the file, under the key of that sheet.
    """

    owner: UUID
    lock: Wrapped
    nonce: str
    key: str


class Outcome(Frozen):
    """All entries of a session as they travel; `nonce` and `body` are what is inside, under the file's key."""

    doors: tuple[Door, Door]
    nonce: str
    body: str


class Inside(Frozen):
    """What whoever has a key finds: every entry, and both sheets with the keys by which the two go on."""

    entries: tuple[Entry, ...]
    sheets: tuple[Sheet, Sheet]


def lock_outcome(pair: Pair, sheets: Mapping[UUID, Sheet]) -> Outcome:
    """Return the whole of a session whose sheets were opened, encrypted."""
    one, two = (sheets.get(partner) for partner in pair.partners)
    if one is None or two is None or not (one.key and two.key):
        raise BugError("the session is open, and a key of its sheets is missing")
    key = new_key()
    inside = Inside(entries=tuple(pair.journal.entries()), sheets=(one, two))
    nonce, body = encrypt(key, inside.model_dump_json().encode(), _bound_to(pair.id))
    return Outcome(doors=(_door(one, key), _door(two, key)), nonce=nonce, body=body)


def _door(sheet: Sheet, key: bytes) -> Door:
    nonce, wrapped = encrypt(bytes.fromhex(sheet.key), key, _door_bound_to(sheet.session, sheet.owner))
    return Door(owner=sheet.owner, lock=sheet.lock, nonce=nonce, key=wrapped)


def _bound_to(session: UUID) -> bytes:
    return f"observatie-share/1/{session}/outcome".encode()


def _door_bound_to(session: UUID, owner: UUID) -> bytes:
    return f"observatie-share/1/{session}/key/{owner}".encode()


def open_outcome(outcome: Outcome, session: UUID, sheets: Mapping[UUID, Sheet], word: str = "") -> Inside | None:
    """Return what is inside, by the key of a sheet that was opened here or by the word of one; None without.

    With a word it takes up to a second, so a worker asks. Raises KnownError P12 where inside is no outcome.
    """
    try:
        key = _by_sheet(outcome, session, sheets) or (_by_word(outcome, session, word) if word.strip() else None)
        body = decrypt(key, outcome.nonce, outcome.body, _bound_to(session)) if key else None
    except ValueError:
        key, body = b"", None
    if key is None:
        return None
    if body is None:
        raise pair_problems.not_belonging("de uitkomst gaat niet open")
    return _read(body, outcome, session)


def _by_sheet(outcome: Outcome, session: UUID, sheets: Mapping[UUID, Sheet]) -> bytes | None:
    for door in outcome.doors:
        sheet = sheets.get(door.owner)
        found = _through(door, session, bytes.fromhex(sheet.key)) if sheet is not None and sheet.key else None
        if found is not None:
            return found
    return None


def _by_word(outcome: Outcome, session: UUID, word: str) -> bytes | None:
    for door in outcome.doors:
        key = key_under(door.lock, session, door.owner, word)
        if key is not None:
            return _through(door, session, key)
    return None


def _through(door: Door, session: UUID, key: bytes) -> bytes | None:
    return decrypt(key, door.nonce, door.key, _door_bound_to(session, door.owner))


def _read(body: bytes, outcome: Outcome, session: UUID) -> Inside:
    try:
        inside = Inside.model_validate_json(body)
    except ValidationError:
        # Without what pydantic says of it, which quotes what they wrote.
        inside = None
    if inside is None:
        raise pair_problems.not_belonging("de uitkomst is anders opgebouwd dan Observatie die schrijft")
    locks = [(door.owner, door.lock) for door in outcome.doors]
    if [(sheet.owner, sheet.lock) for sheet in inside.sheets] != locks or not all(
        _is_open(sheet, session) for sheet in inside.sheets
    ):
        raise pair_problems.not_belonging("de sleutels horen niet bij de bladen")
    return inside


def _is_open(sheet: Sheet, session: UUID) -> bool:
    try:
        fits = len(bytes.fromhex(sheet.key)) == KEY_BYTES
    except ValueError:
        fits = False
    return fits and sheet.session == session and sheet.state is SheetState.OPEN and not (sheet.nonce or sheet.body)
