"""A key under a secret that a person knows: scrypt makes guessing dear, AES-GCM tells wrong from right.

Whoever has the secret has the key; what the key opens is not touched when the secret changes.
"""

import unicodedata
from base64 import b64decode, b64encode
from secrets import token_bytes
from typing import Annotated

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from pydantic import BaseModel, ConfigDict, Field

from observatie.domain.errors import KnownError

KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12


class Cost(BaseModel):
    """What one guess at a secret costs: scrypt's parameters, written beside the key they protect.

    The default takes 128 MiB and some tenths of a second (OWASP's advice for scrypt).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    n: Annotated[int, Field(ge=2, le=2**20)] = 2**17
    r: Annotated[int, Field(ge=1, le=16)] = 8
    p: Annotated[int, Field(ge=1, le=4)] = 1


class Wrapped(BaseModel):
    """A key under a secret; salt, nonce and key in base64."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cost: Cost
    salt: str
    nonce: str
    key: str


def new_key() -> bytes:
    """Return a random key."""
    return token_bytes(KEY_BYTES)


def wrap(key: bytes, secret: str, bound_to: bytes, cost: Cost | None = None) -> Wrapped:
    """Return `key` under `secret`; what it is `bound_to` must be said again to unwrap it.

    Raises KnownError B15 where there is too little memory.
    """
    cost, salt = cost or Cost(), token_bytes(_SALT_BYTES)
    nonce, body = encrypt(_derive(secret, cost, salt), key, bound_to)
    return Wrapped(cost=cost, salt=b64encode(salt).decode(), nonce=nonce, key=body)


def unwrap(wrapped: Wrapped, secret: str, bound_to: bytes) -> bytes | None:
    """Return the key, or None where the secret is another.

    Raises ValueError where `wrapped` is no wrapping, and KnownError B15 where there is too little memory.
    """
    return decrypt(_derive(secret, wrapped.cost, b64decode(wrapped.salt)), wrapped.nonce, wrapped.key, bound_to)


def encrypt(key: bytes, plain: bytes, bound_to: bytes) -> tuple[str, str]:
    """Return a nonce and what `plain` is under `key`, both in base64."""
    nonce = token_bytes(_NONCE_BYTES)
    return b64encode(nonce).decode(), b64encode(AESGCM(key).encrypt(nonce, plain, bound_to)).decode()


def decrypt(key: bytes, nonce: str, body: str, bound_to: bytes) -> bytes | None:
    """Return what was encrypted, or None where it is under another key, bound to something else, or altered.

    Raises ValueError where nonce or body is no base64, or no nonce.
    """
    try:
        return AESGCM(key).decrypt(b64decode(nonce, validate=True), b64decode(body, validate=True), bound_to)
    except InvalidTag:
        return None


def _derive(secret: str, cost: Cost, salt: bytes) -> bytes:
    # The same letters, typed as one character or as letter and accent, are the same secret. Bytes in the
    # environment that are no text come as lone surrogates; they make a wrong secret, not an error.
    plain = unicodedata.normalize("NFC", secret).encode("utf-8", "surrogatepass")
    try:
        return Scrypt(salt=salt, length=KEY_BYTES, n=cost.n, r=cost.r, p=cost.p).derive(plain)
    except MemoryError as error:
        raise KnownError(
            "B15", "er is te weinig geheugen vrij om dit te openen", "sluit een paar andere programma's"
        ) from error
