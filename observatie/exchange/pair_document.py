"""The file that travels between the two laptops of a pair (resources/docs/pair-file.md).

Only settings, names and the form are plain in it. What somebody answered is under her own word, and once both
sheets were opened under the key of each of the two.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

from pydantic import Field, ValidationError

from observatie.domain.entries import Entry
from observatie.domain.instrument import Instrument
from observatie.domain.instrument_check import check
from observatie.domain.journal import Journal
from observatie.domain.model import Digest, Frozen
from observatie.domain.pair import Pair
from observatie.domain.records import PersonRecord, SchoolRecord
from observatie.domain.register import UNKNOWN, Register
from observatie.errors import BugError, InputError
from observatie.exchange import pair_problems, source_text
from observatie.exchange.document import plain
from observatie.exchange.pair_outcome import Outcome, lock_outcome, open_outcome
from observatie.exchange.pair_soundness import examine_settings
from observatie.files import reason
from observatie.store.library import Library
from observatie.store.sheets import Sheet, SheetState

FORMAT = "observatie-share"
VERSION = 1
SUFFIX = ".share.json"
_LARGEST = 50_000_000
"""In bytes; what is larger was chosen by mistake, and is not read."""


class PairHeader(Frozen):
    """What whoever finds the file may read: of whom it is, and with which settings and form."""

    session: UUID
    sender: UUID
    people: tuple[PersonRecord, ...] = ()
    schools: tuple[SchoolRecord, ...] = ()
    definition: dict[str, Any]
    settings: tuple[Entry, ...] = Field(min_length=1)


class PairDocument(Frozen):
    """The file as it is written: an invitation, with the sender's sheet, or with the outcome."""

    format: Literal["observatie-share"]
    version: Literal[1]
    checksum: Digest
    header: PairHeader
    sheet: Sheet | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True)
class PairFile:
    """A file that was read and whose plain part is sound."""

    document: PairDocument
    definition: Instrument

    @property
    def session(self) -> UUID:
        """Of which session it is."""
        return self.document.header.session

    @property
    def sender(self) -> UUID:
        """Which partner sent it."""
        return self.document.header.sender

    @property
    def pair(self) -> Pair:
        """The pair as its settings in the file say."""
        return Pair(Journal(self.session, self.document.header.settings))

    def name(self, partner: UUID, register: Register) -> str:
        """Return a partner's name: that of the register, or where it has none the one that came along."""
        known = register.name(partner)
        brought = {record.id: record.name for record in self.document.header.people}
        return brought.get(partner, known) if known == UNKNOWN else known

    def says(self, register: Register) -> str:
        """Return in one sentence whose it is and what is in it."""
        pair = self.pair
        what = "De uitkomst" if self.document.outcome else "De uitnodiging"
        if self.document.sheet is not None:
            what = "Het verzegelde blad"
        names = " en ".join(self.name(partner, register) for partner in pair.partners)
        group = f" ({pair.settings.group})" if pair.settings.group else ""
        return f"{what} van {self.name(self.sender, register)}, voor het paar {names}{group}."

    def needs_word(self, library: Library) -> bool:
        """Return whether it takes the word of one of the two sheets to read what is in it."""
        outcome = self.document.outcome
        return outcome is not None and open_outcome(outcome, self.session, library.sheets(self.session)) is None


def write_file(library: Library, session: UUID, sender: UUID) -> str:
    """Return what `sender` can send now: the outcome, else her sealed sheet, else an invitation to take part."""
    pair, sheets = library.pair(session), library.sheets(session)
    definition = library.definition_of(pair.instrument)
    if definition is None or sender not in pair.partners:
        raise BugError("only a partner of a session that was set up sends a file")
    document: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "header": _header(pair, library.register(), definition, sender),
    }
    sheet = sheets.get(sender)
    if pair.is_open:
        document["outcome"] = _json(lock_outcome(pair, sheets))
    elif sheet is not None and sheet.state is SheetState.SEALED:
        document["sheet"] = json.loads(sheet.model_dump_json(exclude={"key"}))
    document["checksum"] = _checksum(document)
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _header(pair: Pair, register: Register, definition: Instrument, sender: UUID) -> dict[str, Any]:
    people = [register.people[partner] for partner in pair.partners if partner in register.people]
    employers = {each.school for each in people}
    schools = [record for key, record in register.schools.items() if key in employers]
    settings = [entry for entry in pair.journal.entries() if entry.payload.kind == "pair_set"]
    return {
        "session": str(pair.id),
        "sender": str(sender),
        "people": [plain(record) for record in people],
        # How a school wants its reports is nobody else's business.
        "schools": [{"id": str(record.id), "name": record.name} for record in schools],
        "definition": json.loads(definition.canonical_json()),
        "settings": [json.loads(entry.to_json()) for entry in settings],
    }


def _json(model: Frozen) -> dict[str, Any]:
    return json.loads(model.model_dump_json())


def _checksum(document: dict[str, Any]) -> str:
    rest = {name: value for name, value in document.items() if name != "checksum"}
    return sha256(json.dumps(rest, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def load(path: Path) -> PairFile:
    """Return what the file there holds; raises KnownError P03, P14, and as `read_file` does."""
    try:
        content = path.read_bytes() if path.stat().st_size <= _LARGEST else None
    except OSError as error:
        raise pair_problems.unreadable(reason(error)) from error
    if content is None:
        raise pair_problems.no_such_file()
    return read_file(content)


def read_file(content: bytes) -> PairFile:
    """Return what a file holds; raises KnownError P01–P04 and P12, each for another reason why it cannot."""
    text = _whole(content)
    try:
        document = PairDocument.model_validate_json(text)
    except ValidationError:
        # Its checksum is right, so somebody wrote it so; what pydantic says of it is of no use to anybody else.
        document = None
    if document is None:
        raise pair_problems.not_belonging("het is anders opgebouwd dan Observatie het schrijft")
    definition, _ = check(document.header.definition)
    if definition is None:
        raise pair_problems.not_belonging("het formulier deugt niet")
    file = PairFile(document, definition)
    examine_settings(file.session, document.header.settings, definition)
    _examine_sheet(file)
    return file


def _whole(content: bytes) -> str:
    """Return the text of a file of this kind that came over as it was written."""
    try:
        text = source_text.decode(content)
        data = source_text.parse(text)
    except InputError as error:
        raise _unreadable(content) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise pair_problems.no_such_file()
    version = data.get("version")
    if isinstance(version, int) and version > VERSION:
        raise pair_problems.newer_version()
    if data.get("checksum") != _checksum(data):
        raise pair_problems.altered()
    return text


def _unreadable(content: bytes) -> Exception:
    if source_text.breaks_off(content):
        return pair_problems.cut_off()
    return pair_problems.altered() if FORMAT.encode() in content else pair_problems.no_such_file()


def _examine_sheet(file: PairFile) -> None:
    sheet, outcome, partners = file.document.sheet, file.document.outcome, file.pair.partners
    if file.sender not in partners:
        raise pair_problems.not_belonging("de afzender is geen van beiden")
    if sheet is not None and outcome is not None:
        raise pair_problems.not_belonging("een blad en een uitkomst tegelijk")
    if sheet is None:
        return
    if (sheet.session, sheet.owner) != (file.session, file.sender):
        raise pair_problems.not_belonging("een blad van iemand anders")
    if sheet.state is not SheetState.SEALED or sheet.key or sheet.edition < 1:
        raise pair_problems.not_belonging("een blad dat niet verzegeld is")
