"""Reads what can be read of a damaged library: page by page, past SQLite, which gives up at the first bad one.

SQLCipher encrypts each page by itself and signs it (https://www.zetetic.net/sqlcipher/design/), so a page is whole
or it is not, whatever became of the others. On a whole page stand whole rows
(https://www.sqlite.org/fileformat2.html): nothing of the tree that leads to it is needed. Every table here is
WITHOUT ROWID, so all rows stand on index pages; what a row is of is seen by its columns.
"""

import hmac
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import pbkdf2_hmac
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from pydantic import ValidationError

from observatie.domain.acts.entries import Draft, Entry
from observatie.domain.errors import KnownError, reason
from observatie.domain.instrument.instrument import Instrument
from observatie.store import rows
from observatie.store.cipher import PAGE, Database
from observatie.store.folder import DATABASE
from observatie.store.interruption import Interruption
from observatie.store.log_file import FRAME_HEADER, HEADER, log_of, salt_of
from observatie.store.open_visits import OpenVisits
from observatie.store.rows import digest
from observatie.store.sheets import Sheet

_SALT, _IV, _MAC = 16, 16, 64
_USABLE = PAGE - _IV - _MAC
_LEAF, _INTERIOR = 10, 2
_FORMAT_AT = 60
_LARGEST = (_USABLE - 12) * 64 // 255 - 23
_SMALLEST = (_USABLE - 12) * 32 // 255 - 23
_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}

Value = int | str | bytes | None


class _BadPageError(Exception):
    """A page, or a row on it, that is not what was written."""


@dataclass
class Salvage:
    """What was read.

    Attributes:
        entries: the acts, by id.
        definitions, files: by hash.
        drafts: unfinished lines with their visit.
        sheets: by session and owner.
        meta: what the library says of itself.
        listed: the ids of the streams that its lists name.
        format: how many migrations the file went through; None where that cannot be read.
        pages, bad: how many pages there are, and how many of them cannot be read.
    """

    entries: dict[UUID, Entry] = field(default_factory=dict)
    definitions: dict[str, Instrument] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    drafts: list[tuple[UUID, Draft]] = field(default_factory=list)
    sheets: dict[tuple[UUID, UUID], Sheet] = field(default_factory=dict)
    meta: dict[str, str] = field(default_factory=dict)
    listed: set[UUID] = field(default_factory=set)
    format: int | None = None
    pages: int = 0
    bad: int = 0


def salvage(path: Path, key: bytes, interruption: Interruption, *, log_alone: bool = False) -> Salvage:
    """Read what can be read of the library at `path`, which nobody has open, and of its log, or of that alone.

    Where the salt at its very beginning is lost no page can be checked, and a row that makes sense is taken for
    sound. Raises KnownError B07 where the files cannot be read, and InterruptedWorkError.
    """
    try:
        pages = _Pages(path, key)
    except OSError as error:
        raise KnownError(
            "B07", f"{path} is niet te lezen ({reason(error)})", "kijk na of de schijf of stick aangesloten is"
        ) from error
    found = Salvage(pages=len(pages))
    for number in pages.in_log if log_alone else range(1, len(pages) + 1):
        interruption.check()
        try:
            page = pages.read(number)
        except _BadPageError:
            found.bad += 1
            continue
        if number == 1 and any(page):
            found.format = int.from_bytes(page[_FORMAT_AT : _FORMAT_AT + 4], "big")
        for row in _rows(page, pages.read, 100 if number == 1 else 0):
            _take(found, row)
    return found


def insert_beside_entries(db: Database, found: Salvage) -> None:
    """Put into a library what entries refer to: definitions, files and sheets; within a transaction."""
    for definition in found.definitions.values():
        rows.insert_definition(db, definition)
    for body in found.files.values():
        rows.insert_file(db, body)
    for sheet in found.sheets.values():
        rows.write_sheet(db, sheet)


def recover_log(db: Database, kept: Path, key: bytes) -> int:
    """Add what stands on the sound pages of the log of a library that was `kept`; return how many acts are new.

    Raises DatabaseError, and KnownError as `salvage` does.
    """
    found = salvage(kept / DATABASE, key, Interruption(), log_alone=True)
    new: dict[UUID, list[Entry]] = {}
    for entry in found.entries.values():
        if not rows.has_entry(db, entry):
            new.setdefault(entry.stream, []).append(entry)
    with db.atomic():
        insert_beside_entries(db, found)
        for stream, entries in new.items():
            rows.insert_entries(db, entries)
            OpenVisits().update(db, stream, tuple(entries))
    return sum(map(len, new.values()))


# Pages


class _Pages:
    """The pages of a file, each as its log has it last."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._content = path.read_bytes()
        self._key = key
        salt = self._content[:_SALT]
        self._mac_key = pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, len(key))
        self._in_log: dict[int, bytes] = {}
        self._is_signed = True
        self._is_signed = any(map(self._is_sound, range(1, len(self) + 1)))
        log = log_of(path)
        if log.exists():
            self._read_log(log.read_bytes())

    @property
    def in_log(self) -> list[int]:
        """The numbers of the pages of which something is in the log."""
        return sorted(self._in_log)

    def __len__(self) -> int:
        # What was cut off at the end of the file is a page that cannot be read.
        return max(-(-len(self._content) // PAGE), *self._in_log, 0)

    def read(self, number: int) -> bytes:
        """Return a page without what SQLCipher reserves; raises _BadPageError."""
        start = (number - 1) * PAGE
        return self._decrypted(number, self._in_log.get(number) or self._content[start : start + PAGE])

    def _is_sound(self, number: int) -> bool:
        try:
            return any(self.read(number))
        except _BadPageError:
            return False

    def _read_log(self, log: bytes) -> None:
        salt = salt_of(log)
        for start in range(HEADER, len(log) - PAGE - FRAME_HEADER + 1, PAGE + FRAME_HEADER):
            number = int.from_bytes(log[start : start + 4], "big")
            page = log[start + FRAME_HEADER : start + FRAME_HEADER + PAGE]
            if log[start + 8 : start + 16] == salt and 0 < number < 2**24:
                with suppress(_BadPageError):
                    self._decrypted(number, page)
                    self._in_log[number] = page

    def _decrypted(self, number: int, page: bytes) -> bytes:
        if len(page) != PAGE:
            raise _BadPageError
        if not any(page):
            return page  # never written since the file grew
        start = _SALT if number == 1 else 0
        iv, mac = page[_USABLE : _USABLE + _IV], page[_USABLE + _IV :]
        signed = page[start : _USABLE + _IV] + number.to_bytes(4, "little")
        if self._is_signed and hmac.digest(self._mac_key, signed, "sha512") != mac:
            raise _BadPageError
        decryptor = Cipher(AES(self._key), CBC(iv)).decryptor()
        plain = decryptor.update(page[start:_USABLE]) + decryptor.finalize()
        # What is encrypted of the first page begins behind the salt.
        return bytes(start) + plain


# Rows


def _rows(page: bytes, read: Callable[[int], bytes], header: int) -> Iterator[tuple[Value, ...]]:
    """Yield the rows on a page; none of a page that holds no rows, and none that is not whole."""
    kind = page[header]
    if kind not in (_LEAF, _INTERIOR):
        return
    first = header + (8 if kind == _LEAF else 12)
    for number in range(int.from_bytes(page[header + 3 : header + 5], "big")):
        at = int.from_bytes(page[first + 2 * number : first + 2 * number + 2], "big")
        with suppress(_BadPageError, IndexError, UnicodeDecodeError):
            yield _record(_payload(page, at + (0 if kind == _LEAF else 4), read))


def _payload(page: bytes, at: int, read: Callable[[int], bytes]) -> bytes:
    size, at = _varint(page, at)
    if size <= _LARGEST:
        here = size
    else:
        here = _SMALLEST + (size - _SMALLEST) % (_USABLE - 4)
        here = here if here <= _LARGEST else _SMALLEST
    payload = bytearray(page[at : at + here])
    following = int.from_bytes(page[at + here : at + here + 4], "big") if here < size else 0
    while len(payload) < size:
        if following == 0:
            raise _BadPageError
        more = read(following)
        following = int.from_bytes(more[:4], "big")
        payload += more[4 : min(_USABLE, 4 + size - len(payload))]
    if len(payload) != size:
        raise _BadPageError
    return bytes(payload)


def _record(payload: bytes) -> tuple[Value, ...]:
    end, at = _varint(payload, 0)
    types: list[int] = []
    while at < end:
        kind, at = _varint(payload, at)
        types.append(kind)
    values: list[Value] = []
    at = end
    for kind in types:
        size = _INTEGER_BYTES.get(kind, (kind - 12) // 2 if kind >= 12 else 0)
        body = payload[at : at + size]
        if len(body) != size:
            raise _BadPageError
        values.append(_value(kind, body))
        at += size
    return tuple(values)


def _value(kind: int, body: bytes) -> Value:
    if kind == 0:
        return None
    if kind in _INTEGER_BYTES:
        return int.from_bytes(body, "big", signed=True)
    if kind in (8, 9):
        return kind - 8
    if kind < 12:
        raise _BadPageError  # a number with a fraction, of which there is none here
    return body.decode() if kind % 2 else body


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = 0
    for count in range(9):
        byte = content[at + count]
        if count == 8:
            return (value << 8) | byte, at + 9
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            return value, at + count + 1
    raise _BadPageError


# What a row is


def _take(found: Salvage, row: tuple[Value, ...]) -> None:
    with suppress(ValidationError, ValueError, TypeError):
        match row:
            case (bytes(), int(), bytes(), bytes(), bytes(), str(), int() | None, str()):
                entry = _entry(row)
                found.entries[entry.id] = entry
            case (str() as name, str(), str(), str() as body) if len(name) == 64:
                definition = Instrument.from_json(body)
                if definition.hash == name:
                    found.definitions[name] = definition
            case (str() as name, bytes() as body) if digest(body) == name:
                found.files[name] = body
            case (bytes() as stream, bytes(), str() as body) if len(stream) == 16:
                _take_draft_or_sheet(found, UUID(bytes=stream), body)
            case (bytes() as stream, str(), str() as body) if len(stream) == 16 and body.startswith("{"):
                found.listed.add(UUID(bytes=stream))
            case (str() as name, str() as value):
                found.meta[name] = value
            case _:
                pass


def _entry(row: tuple[Value, ...]) -> Entry:
    stream, seq, device, identity, author, at, lesson_ms, payload = row
    ids = {"stream": stream, "device": device, "id": identity, "author": author}
    envelope = {name: value.hex() for name, value in ids.items() if isinstance(value, bytes)}
    rest = json.dumps({**envelope, "seq": seq, "at": at, "lesson_ms": lesson_ms})
    return Entry.from_json(f'{rest[:-1]}, "payload": {payload}}}')


def _take_draft_or_sheet(found: Salvage, stream: UUID, body: str) -> None:
    try:
        sheet = Sheet.model_validate_json(body)
    except ValidationError:
        found.drafts.append((stream, Draft.model_validate_json(body)))
    else:
        found.sheets[(sheet.session, sheet.owner)] = sheet
