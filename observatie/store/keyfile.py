"""The key file: the library's random key, wrapped once for each secret that may open it.

Changing a passphrase wraps the same key again, so it takes no longer for a large library; and nothing that is
derived from a passphrase opens the library without this file. So it is kept twice: where one is damaged or gone,
the other opens the library, and is put in its place. What the key is called tells the file of another library.
"""

from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from observatie.domain.errors import KnownError, reason
from observatie.domain.passphrase import MINIMUM, Strength, strength
from observatie.store.files import HeldError, set_aside, why_not, write_whole
from observatie.store.wrapping import Cost, Wrapped, new_key, unwrap, wrap

_VERSION: Final = 2
"""The first had no id."""


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


class _KeyHeader(BaseModel):
    format: Literal["observatie-key"]
    version: int


class _Content(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["observatie-key"]
    version: Literal[1, 2]
    id: str = ""
    wraps: Annotated[tuple[_Wrap, ...], Field(min_length=1)]
    checksum: str


def copy_of(path: Path) -> Path:
    """Return where the second of the two files is."""
    return path.with_stem(f"{path.stem}-kopie")


def create(path: Path, passphrase: str, cost: Cost | None = None) -> bytes:
    """Make a random key, write it wrapped under `passphrase`, and return it.

    Raises KnownError B12 where the passphrase is too short, and B07 where the file cannot be written.
    """
    key = new_key()
    _write(path, _wrap(key, passphrase, cost))
    return key


def unlock(path: Path, passphrase: str, fits: Callable[[bytes], bool] | None = None) -> bytes:
    """Return the key.

    Where the two files are of two libraries, `fits` tells which key is wanted, and that file is put in the place
    of the other. Raises KnownError B02 for a wrong passphrase, B03 where both files are damaged or gone, B05 where
    a newer version of the program wrote it, and B15 where there is too little memory.
    """
    first = _sound(path)
    second = _other(path, first)
    if second is None or fits is None:
        return _unwrapped(path, first, passphrase)
    for each in (first, second):
        with suppress(KnownError):
            key = _unwrapped(path, each, passphrase)
            if fits(key):
                _keep_only(path, each)
                return key
    return _unwrapped(path, first, passphrase)


def _unwrapped(path: Path, content: _Content, passphrase: str) -> bytes:
    for each in content.wraps:
        try:
            key = unwrap(each.wrapped, passphrase, _bound_to(each.secret))
        except ValueError as error:
            raise _damaged(path) from error
        if key is not None:
            return key
    raise KnownError("B02", "deze wachtwoordzin past niet", "typ hem opnieuw; let op hoofdletters en spaties")


def _other(path: Path, first: _Content) -> _Content | None:
    """Return what the copy holds where that is the key of another library than the first, else None."""
    try:
        second = _read(copy_of(path))
    except KnownError:
        return None
    return second if first.id and second.id and first.id != second.id else None


def _keep_only(path: Path, content: _Content) -> None:
    with suppress(OSError):
        for each in (path, copy_of(path)):
            if _bytes(each) != _written(content):
                set_aside(each)
                write_whole(each, _written(content))


def id_of(key: bytes) -> str:
    """Return what a key is called, which tells nothing of it."""
    return sha256(b"observatie-key-id/1/" + key).hexdigest()[:16]


def named_id(path: Path) -> str:
    """Return what the key in a file is called; empty where the file does not say, and raises as `unlock` does."""
    return _sound(path).id


def sound_bytes(path: Path) -> bytes:
    """Return what the file holds, or its copy where it is damaged; raises as `unlock` does."""
    return _written(_sound(path))


def repair(path: Path) -> None:
    """Let both files hold what the sound one holds, the first where they differ; a damaged one is set aside.

    Where they are of two libraries they stay, until it is known whose this is. What cannot be mended stays as it
    is: the next time is another chance.
    """
    with suppress(KnownError, OSError):
        first = _sound(path)
        if _other(path, first) is not None:
            return
        content = _written(first)
        for each in (path, copy_of(path)):
            if _bytes(each) != content:
                if not _is_sound(each):
                    set_aside(each)
                write_whole(each, content)


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
    name = id_of(key)
    checksum = _checksum((under,), name)
    return _Content(format="observatie-key", version=_VERSION, id=name, wraps=(under,), checksum=checksum)


def _checksum(wraps: tuple[_Wrap, ...], name: str) -> str:
    # It tells a damaged file from a wrong passphrase, which AES-GCM alone cannot.
    parts = [*filter(None, [name]), *(wrap.model_dump_json() for wrap in wraps)]
    return sha256("\n".join(parts).encode()).hexdigest()


def _sound(path: Path) -> _Content:
    """Return what the file holds, or its copy where it is damaged, gone or closed to us."""
    try:
        return _read(path)
    except KnownError as error:
        if error.code == "B05":
            raise
        try:
            return _read(copy_of(path))
        except KnownError:
            raise error from None


def _is_sound(path: Path) -> bool:
    try:
        _read(path)
    except KnownError:
        return False
    return True


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _read(path: Path) -> _Content:
    try:
        written = path.read_bytes()
    except FileNotFoundError as error:
        raise KnownError(
            "B03",
            f"het sleutelbestand {path} is er niet; zonder dit bestand gaat de bibliotheek niet open",
            "zet een reservekopie terug; is alleen de sleutel weg, dan komt alleen die terug",
        ) from error
    except OSError as error:
        raise KnownError(
            "B07", f"het sleutelbestand {path} is niet te lezen ({reason(error)})", "kijk de rechten ervan na"
        ) from error
    try:
        if _KeyHeader.model_validate_json(written).version > _VERSION:
            raise KnownError(
                "B05",
                f"het sleutelbestand {path} is gemaakt met een nieuwere versie van Observatie",
                "werk het programma bij; er is niets veranderd",
            )
        content = _Content.model_validate_json(written)
    except ValueError as error:
        raise _damaged(path) from error
    if content.checksum != _checksum(content.wraps, content.id):
        raise _damaged(path)
    return content


def _damaged(path: Path) -> KnownError:
    return KnownError(
        "B03",
        f"het sleutelbestand {path} is beschadigd; zonder dit bestand gaat de bibliotheek niet open",
        "zet een reservekopie terug; is alleen de sleutel weg, dan komt alleen die terug",
    )


def _written(content: _Content) -> bytes:
    # As it was written before there were ids, byte for byte.
    return (content.model_dump_json(indent=2, exclude=None if content.id else {"id"}) + "\n").encode()


def _write(path: Path, content: _Content) -> None:
    try:
        write_whole(path, _written(content))
    except HeldError as error:
        raise KnownError("B07", *why_not(path, error)) from error
    except OSError as error:
        raise KnownError(
            "B07",
            f"het sleutelbestand {path} is niet te schrijven ({reason(error)})",
            "kijk na of je in deze map mag schrijven en of de schijf niet vol is",
        ) from error
    # After it, as of two that differ the first is the newer one; it holds also where the copy has to wait.
    repair(path)
