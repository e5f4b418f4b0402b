"""The key file: the library's random key, wrapped once for each secret that may open it.

Changing a passphrase wraps the same key again, so it takes no longer for a large library; and nothing that is
derived from a passphrase opens the library without this file.
"""

from hashlib import sha256
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from observatie.domain.passphrase import MINIMUM, Strength, strength
from observatie.errors import KnownError
from observatie.files import HeldError, reason, why_not, write_whole
from observatie.store.wrapping import Cost, Wrapped, new_key, unwrap, wrap

_VERSION: Final = 1


class _Wrap(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    secret: Literal["passphrase"]
    cost: Cost
    salt: str
    nonce: str
    key: str

    @property
    def wrapped(self) -> Wrapped:
        return Wrapped(cost=self.cost, salt=self.salt, nonce=self.nonce, key=self.key)


class _Header(BaseModel):
    format: Literal["observatie-key"]
    version: int


class _Content(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["observatie-key"]
    version: Literal[1]
    wraps: Annotated[tuple[_Wrap, ...], Field(min_length=1)]
    checksum: str


def create(path: Path, passphrase: str, cost: Cost | None = None) -> bytes:
    """Make a random key, write it wrapped under `passphrase`, and return it.

    Raises KnownError B12 where the passphrase is too short, and B07 where the file cannot be written.
    """
    key = new_key()
    _write(path, _wrap(key, passphrase, cost))
    return key


def unlock(path: Path, passphrase: str) -> bytes:
    """Return the key.

    Raises KnownError B02 for a wrong passphrase, B03 where the file is damaged or gone, B05 where a newer version
    of the program wrote it, and B15 where there is too little memory.
    """
    for each in _read(path).wraps:
        try:
            key = unwrap(each.wrapped, passphrase, _bound_to(each.secret))
        except ValueError as error:
            raise _damaged(path) from error
        if key is not None:
            return key
    raise KnownError("B02", "deze wachtwoordzin past niet", "typ hem opnieuw; let op hoofdletters en spaties")


def change(path: Path, old: str, new: str, cost: Cost | None = None) -> None:
    """Wrap the same key under another passphrase; raises as `unlock` and `create` do."""
    _write(path, _wrap(unlock(path, old), new, cost))


def _bound_to(secret: str) -> bytes:
    return f"observatie-key/1/{secret}".encode()


def _wrap(key: bytes, passphrase: str, cost: Cost | None) -> _Content:
    if strength(passphrase) is Strength.TOO_SHORT:
        raise KnownError("B12", "deze wachtwoordzin is te kort", f"neem er een van ten minste {MINIMUM} tekens")
    made = wrap(key, passphrase, _bound_to("passphrase"), cost)
    under = _Wrap(secret="passphrase", cost=made.cost, salt=made.salt, nonce=made.nonce, key=made.key)
    return _Content(format="observatie-key", version=_VERSION, wraps=(under,), checksum=_checksum((under,)))


def _checksum(wraps: tuple[_Wrap, ...]) -> str:
    # It tells a damaged file from a wrong passphrase, which AES-GCM alone cannot.
    return sha256("\n".join(wrap.model_dump_json() for wrap in wraps).encode()).hexdigest()


def _read(path: Path) -> _Content:
    try:
        written = path.read_bytes()
    except FileNotFoundError as error:
        raise KnownError(
            "B03",
            f"het sleutelbestand {path} is er niet; zonder dit bestand gaat de bibliotheek niet open",
            "zet het terug uit de laatste reservekopie",
        ) from error
    except OSError as error:
        raise KnownError(
            "B07", f"het sleutelbestand {path} is niet te lezen ({reason(error)})", "kijk de rechten ervan na"
        ) from error
    try:
        if _Header.model_validate_json(written).version > _VERSION:
            raise KnownError(
                "B05",
                f"het sleutelbestand {path} is gemaakt met een nieuwere versie van Observatie",
                "werk het programma bij; er is niets veranderd",
            )
        content = _Content.model_validate_json(written)
    except ValueError as error:
        raise _damaged(path) from error
    if content.checksum != _checksum(content.wraps):
        raise _damaged(path)
    return content


def _damaged(path: Path) -> KnownError:
    return KnownError(
        "B03",
        f"het sleutelbestand {path} is beschadigd; zonder dit bestand gaat de bibliotheek niet open",
        "zet het terug uit de laatste reservekopie",
    )


def _write(path: Path, content: _Content) -> None:
    try:
        write_whole(path, (content.model_dump_json(indent=2) + "\n").encode())
    except HeldError as error:
        raise KnownError("B07", *why_not(path, error)) from error
    except OSError as error:
        raise KnownError(
            "B07",
            f"het sleutelbestand {path} is niet te schrijven ({reason(error)})",
            "kijk na of je in deze map mag schrijven en of de schijf niet vol is",
        ) from error
