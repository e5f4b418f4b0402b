"""Reads every page of a library as it is on the disk, decrypted: in use or free, in the file or in its WAL.

It goes past SQLCipher and SQLite, which show no page that is free, no byte of a page that nothing uses, and no
frame of the WAL that a checkpoint has passed. Each page is checked by its HMAC, so that none is taken for read
that was not.
"""

import hmac
from collections.abc import Iterator
from hashlib import pbkdf2_hmac
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE = 4096
_SALT, _IV, _MAC = 16, 16, 64
_USABLE = PAGE - _IV - _MAC
_WAL_HEADER, _FRAME_HEADER = 32, 24


def file_pages(path: Path, key: bytes) -> Iterator[bytes]:
    """Yield the pages of the file in their order, without the bytes that SQLCipher reserves."""
    content = path.read_bytes()
    assert len(content) % PAGE == 0, "the file ends within a page"
    for number, start in enumerate(range(0, len(content), PAGE), 1):
        yield _decrypted(content[start : start + PAGE], number, key, content[:_SALT])


def wal_pages(path: Path, key: bytes) -> Iterator[bytes]:
    """Yield the page of every frame in the WAL of the file at `path`, also those of before a checkpoint."""
    wal = path.with_name(path.name + "-wal")
    content = wal.read_bytes() if wal.exists() else b""
    salt = path.read_bytes()[:_SALT]
    for start in range(_WAL_HEADER, len(content), _FRAME_HEADER + PAGE):
        page = start + _FRAME_HEADER
        number = int.from_bytes(content[start : start + 4], "big")
        yield _decrypted(content[page : page + PAGE], number, key, salt)


def _decrypted(page: bytes, number: int, key: bytes, salt: bytes) -> bytes:
    # A page that was never written since the file grew.
    if not any(page):
        return page
    start = _SALT if number == 1 else 0
    iv, mac = page[_USABLE : _USABLE + _IV], page[_USABLE + _IV :]
    signed = page[start : _USABLE + _IV] + number.to_bytes(4, "little")
    assert hmac.digest(_mac_key(key, salt), signed, "sha512") == mac, f"page {number} is not read"
    decryptor = Cipher(AES(key), CBC(iv)).decryptor()
    return decryptor.update(page[start:_USABLE]) + decryptor.finalize()


def _mac_key(key: bytes, salt: bytes) -> bytes:
    return pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, len(key))
