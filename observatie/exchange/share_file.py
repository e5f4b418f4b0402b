"""The files of a pair: the sealed sheet of one who fills in at home, and what each takes home from the talk.

They are described in resources/docs/pair-file.md. What somebody wrote is under her own word in both.
"""

import json
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, TypeAdapter, ValidationError

from observatie.domain.acts.acts import Words
from observatie.domain.acts.entries import Entry
from observatie.domain.acts.records import PersonRecord, SchoolRecord
from observatie.domain.errors import InputError, KnownError, reason
from observatie.domain.instrument.check import check
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.model import Digest, Frozen
from observatie.domain.pair.sheet import SheetState
from observatie.exchange import pair_problems, source_text
from observatie.store.wrapping import Wrapped

FORMAT = "observatie-share"
VERSION = 2
SUFFIX = ".share.observatie"
_LARGEST = 50_000_000
"""In bytes; what is larger was chosen by mistake, and is not read."""


class SheetFile(Frozen):
    """The sheet of one who fills in at home, as it is written; a draft never leaves her laptop.

    Attributes:
        code: of the pair, without hyphens.
        name, partner: her name and that of the other one, as she typed them.
        definition: the form.
        state, edition, lock, nonce, body: see `Sheet`.
    """

    format: Literal["observatie-share"] = FORMAT
    version: Literal[2] = VERSION
    kind: Literal["sheet"] = "sheet"
    checksum: Digest | None = None
    code: str
    name: Words
    partner: Words
    definition: dict[str, Any]
    state: SheetState
    edition: Annotated[int, Field(ge=0, le=1_000_000)]
    lock: Wrapped
    nonce: str
    body: str


class ResultFile(Frozen):
    """What one of the two takes home, as it is written.

    Attributes:
        session: the session of the pair.
        owner, code, lock: whose it is, and how her word opens it; see `Sheet`.
        people, schools: the names of the two.
        settings: the entries that anybody may read, of kind `pair_set`.
        nonce, body: all entries, under the key of her sheet.
    """

    format: Literal["observatie-share"] = FORMAT
    version: Literal[2] = VERSION
    kind: Literal["result"] = "result"
    checksum: Digest | None = None
    session: UUID
    owner: UUID
    code: str
    people: tuple[PersonRecord, ...]
    schools: tuple[SchoolRecord, ...]
    definition: dict[str, Any]
    settings: Annotated[tuple[Entry, ...], Field(min_length=1)]
    lock: Wrapped
    nonce: str
    body: str


ShareFile = SheetFile | ResultFile
_EITHER: TypeAdapter[ShareFile] = TypeAdapter(Annotated[ShareFile, Field(discriminator="kind")])


def write(file: ShareFile) -> str:
    """Return a file as it is written, with its checksum."""
    document = json.loads(file.model_dump_json(exclude_none=True, exclude={"checksum"}))
    return json.dumps(document | {"checksum": _checksum(document)}, ensure_ascii=False, indent=1) + "\n"


def _checksum(document: dict[str, object]) -> str:
    rest = {name: value for name, value in document.items() if name != "checksum"}
    return sha256(json.dumps(rest, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def is_named(name: str) -> bool:
    """Return whether a file of this name may be one of these: a browser puts "(1)" somewhere in a name it has."""
    return all(part in name.casefold() for part in SUFFIX.split(".")[1:])


def load(path: Path) -> ShareFile:
    """Return the file that is there; raises KnownError P03, P14, and as `read` does."""
    try:
        content = path.read_bytes() if path.stat().st_size <= _LARGEST else None
    except OSError as error:
        raise pair_problems.unreadable(reason(error)) from error
    if content is None:
        raise pair_problems.no_such_file()
    return read(content)


def read(content: bytes) -> ShareFile:
    """Return what a file holds; raises KnownError P01 to P04, P12 and P16, each for another reason."""
    text = _whole(content)
    try:
        return _EITHER.validate_json(text)
    except ValidationError:
        pass
    # Its checksum is right, so somebody wrote it so; what pydantic says of it is of no use to anybody else.
    raise pair_problems.not_belonging("het is anders opgebouwd dan Observatie het schrijft")


def plain_form(form: Instrument) -> dict[str, Any]:
    """Return a form as it goes along in a file."""
    return json.loads(form.canonical_json())


def form_in(file: ShareFile) -> Instrument:
    """Return the form that a file brings along; raises KnownError P12 where it is none."""
    definition, _ = check(file.definition)
    if definition is None:
        raise pair_problems.not_belonging("het formulier deugt niet")
    return definition


def _whole(content: bytes) -> str:
    """Return the text of a file of this kind that came over as it was written."""
    try:
        text = source_text.decode(content)
        data = source_text.parse(text)
    except InputError as error:
        raise _unreadable(content) from error
    if not source_text.is_block(data) or data.get("format") != FORMAT:
        raise pair_problems.no_such_file()
    version = data.get("version")
    if isinstance(version, int) and version != VERSION:
        raise pair_problems.newer_version() if version > VERSION else pair_problems.older_version()
    if data.get("checksum") != _checksum(data):
        raise pair_problems.altered()
    return text


def _unreadable(content: bytes) -> KnownError:
    if source_text.breaks_off(content):
        return pair_problems.cut_off()
    return pair_problems.altered() if FORMAT.encode() in content else pair_problems.no_such_file()
