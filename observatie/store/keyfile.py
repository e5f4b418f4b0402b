"""The key file: the library's random key, wrapped once for each secret that may open it.

Changing a passphrase wraps the same key again, so it takes no longer for a large library; and nothing that is
derived from a passphrase opens the library without this file.
"""

import os
import unicodedata
from base64 import b64decode, b64encode
from pathlib import Path
from secrets import token_bytes
from typing import Annotated, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from observatie.errors import KnownError

KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12


class Cost(BaseModel):
    """What one guess at a passphrase costs: scrypt's parameters, written beside the key they protect.

    The default takes 128 MiB and some tenths of a second (OWASP's advice for scrypt).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    n: Annotated[int, Field(ge=2, le=2**22)] = 2**17
    r: Annotated[int, Field(ge=1, le=32)] = 8
    p: Annotated[int, Field(ge=1, le=16)] = 1


class _Wrap(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    secret: Literal["passphrase"]
    cost: Cost
    salt: str
    nonce: str
    key: str


class _Content(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["observatie-key"]
    version: Literal[1]
    wraps: Annotated[tuple[_Wrap, ...], Field(min_length=1)]


def new_key() -> bytes:
    """Return a random key."""
    return token_bytes(KEY_BYTES)


def create(path: Path, passphrase: str, cost: Cost | None = None) -> bytes:
    """Make a random key, write it wrapped under `passphrase`, and return it."""
    key = new_key()
    _write(path, _wrap(key, passphrase, cost or Cost()))
    return key


def unlock(path: Path, passphrase: str) -> bytes:
    """Return the key; raises KnownError B02 for a wrong passphrase, B03 for a damaged file."""
    for wrap in _read(path).wraps:
        try:
            wrapping = AESGCM(_derive(passphrase, wrap.cost, b64decode(wrap.salt)))
            return wrapping.decrypt(b64decode(wrap.nonce), b64decode(wrap.key), _bound_to(wrap.secret))
        except InvalidTag:
            continue
        except ValueError as error:
            raise _damaged(path) from error
    raise KnownError("B02", "deze wachtwoordzin past niet", "typ haar opnieuw; let op hoofdletters en spaties")


def change(path: Path, old: str, new: str, cost: Cost | None = None) -> None:
    """Wrap the same key under another passphrase; raises as `unlock` does."""
    _write(path, _wrap(unlock(path, old), new, cost or Cost()))


def _bound_to(secret: str) -> bytes:
    return f"observatie-key/1/{secret}".encode()


def _derive(passphrase: str, cost: Cost, salt: bytes) -> bytes:
    # The same letters, typed as one character or as letter and accent, are the same passphrase.
    secret = unicodedata.normalize("NFC", passphrase).encode()
    return Scrypt(salt=salt, length=KEY_BYTES, n=cost.n, r=cost.r, p=cost.p).derive(secret)


def _wrap(key: bytes, passphrase: str, cost: Cost) -> _Content:
    salt, nonce = token_bytes(_SALT_BYTES), token_bytes(_NONCE_BYTES)
    wrapped = AESGCM(_derive(passphrase, cost, salt)).encrypt(nonce, key, _bound_to("passphrase"))
    wrap = _Wrap(
        secret="passphrase",
        cost=cost,
        salt=b64encode(salt).decode(),
        nonce=b64encode(nonce).decode(),
        key=b64encode(wrapped).decode(),
    )
    return _Content(format="observatie-key", version=1, wraps=(wrap,))


def _read(path: Path) -> _Content:
    try:
        return _Content.model_validate_json(path.read_bytes())
    except FileNotFoundError as error:
        raise KnownError(
            "B01",
            f"hier staat geen bibliotheek: {path.parent}",
            "kies een andere map of maak een nieuwe bibliotheek",
        ) from error
    except (ValidationError, ValueError) as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> KnownError:
    return KnownError(
        "B03",
        f"het sleutelbestand {path} is beschadigd; zonder dit bestand gaat de bibliotheek niet open",
        "zet het terug uit de laatste reservekopie",
    )


def _write(path: Path, content: _Content) -> None:
    # Written beside it and moved into place: a crash leaves the old key file or the new one, never half of one.
    beside = path.with_name(path.name + ".new")
    with beside.open("w", encoding="utf-8") as file:
        file.write(content.model_dump_json(indent=2) + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return  # Windows has no handle on a folder to sync
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
