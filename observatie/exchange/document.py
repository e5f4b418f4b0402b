"""The visit document: one visit as JSON, complete in itself (resources/docs/visit-document.md).

Entries are united by their id, so that reading a document twice adds nothing the second time.
"""

import json
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from pydantic import Field, ValidationError

from observatie.domain.acts.acts import VisitSet
from observatie.domain.acts.conversation import ConsentGiven
from observatie.domain.acts.entries import Entry
from observatie.domain.acts.records import GroupRecord, PersonRecord, SchoolRecord
from observatie.domain.errors import InputError
from observatie.domain.instrument.check import check
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.register import Register
from observatie.domain.model import Frozen
from observatie.domain.visit.visit import Visit
from observatie.domain.visit.wording import listed
from observatie.exchange import soundness, source_text
from observatie.exchange.field_problem import field_problem
from observatie.exchange.source_text import is_block, show_place
from observatie.store.legend import legend_entries, without

FORMAT = "observatie-lesbezoek"
VERSION = 3
"""What is written. Older ones lack fields that were added since, and their defaults say what it meant."""
_VERSIONS = (1, 2, VERSION)


class Header(Frozen):
    """What the entries refer to: the visit's id, the names that go with ids, the definitions."""

    visit: UUID
    schools: tuple[SchoolRecord, ...] = ()
    people: tuple[PersonRecord, ...] = ()
    groups: tuple[GroupRecord, ...] = ()
    definitions: tuple[dict[str, Any], ...] = ()


class VisitDocument(Frozen):
    """One visit, complete."""

    format: Literal["observatie-lesbezoek"]
    version: Literal[1, 2, 3]
    header: Header
    entries: tuple[Entry, ...] = Field(min_length=1)

    @property
    def numbered(self) -> list[tuple[int, Entry]]:
        """The entries with their place in the document."""
        return list(enumerate(self.entries))


@dataclass(frozen=True)
class Reading:
    """A document that was read and found sound."""

    document: VisitDocument
    definitions: tuple[Instrument, ...]


def write(visit: Visit, register: Register, definitions: list[Instrument]) -> str:
    """Return the document of a visit: readable JSON that is the same for the same visit."""
    people, groups, schools = _referred(visit, register)
    document = {
        "format": FORMAT,
        "version": VERSION,
        "header": {
            "visit": str(visit.id),
            "schools": [plain(record) for record in schools],
            "people": [plain(record) for record in people],
            "groups": [plain(record) for record in groups],
            "definitions": [json.loads(i.canonical_json()) for i in sorted(definitions, key=lambda i: i.hash)],
        },
        "entries": [json.loads(entry.to_json()) for entry in _leaving(visit)],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _leaving(visit: Visit) -> list[Entry]:
    """Return the entries that may travel: settling took the legend away, and so away from here too."""
    travelling = without(visit, legend_entries(visit)) if visit.legend_is_gone else visit
    return travelling.journal.entries()


def plain(record: Frozen) -> dict[str, Any]:
    """Return a name as it stands in a header."""
    return json.loads(record.model_dump_json(exclude={"kind", "version"}, exclude_defaults=True))


def _referred(
    visit: Visit, register: Register
) -> tuple[list[PersonRecord], list[GroupRecord], list[SchoolRecord]]:
    wanted = {entry.author for entry in visit.journal.entries()}
    for entry in visit.journal.entries():
        act = soundness.said(entry.payload)
        if isinstance(act, VisitSet):
            wanted |= {ref for ref in (act.teacher, act.group, act.school) if ref is not None}
        if isinstance(act, ConsentGiven):
            wanted.add(act.by)
    people = [record for key, record in register.people.items() if key in wanted]
    groups = [record for key, record in register.groups.items() if key in wanted]
    wanted |= {record.school for record in [*people, *groups] if record.school is not None}
    schools = [record for key, record in register.schools.items() if key in wanted]
    return (
        sorted(people, key=lambda record: record.id.bytes),
        sorted(groups, key=lambda record: record.id.bytes),
        sorted(schools, key=lambda record: record.id.bytes),
    )


def read(content: str | bytes) -> Reading:
    """Return the document that a file holds; raises InputError with every problem there is."""
    text = source_text.decode(content)
    _recognise(source_text.parse(text))
    try:
        document = VisitDocument.model_validate_json(text)
    except ValidationError as error:
        raise InputError([field_problem(detail) for detail in error.errors(include_url=False)]) from error
    definitions, problems = _definitions(document)
    problems += soundness.within(document.header.visit, document.numbered)
    if problems:
        raise InputError(problems)
    return Reading(document, tuple(definitions))


def _recognise(data: object) -> None:
    if not is_block(data) or data.get("format") != FORMAT:
        what = f"dit is geen lesbezoek: het veld format zegt niet “{FORMAT}”"
        raise InputError([f"X02 {what}; geef een bestand dat uitvoer maakte"])
    version = data.get("version")
    if isinstance(version, int) and version > VERSION:
        raise InputError(["X03 dit lesbezoek komt uit een nieuwere versie van Observatie; werk het programma bij"])
    if isinstance(version, bool) or version not in _VERSIONS:
        known = listed([str(each) for each in _VERSIONS], "of")
        raise InputError([f"X03 het veld version zegt niet {known}; geef een bestand dat uitvoer maakte"])


def _definitions(document: VisitDocument) -> tuple[list[Instrument], list[str]]:
    found: list[Instrument] = []
    problems: list[str] = []
    for index, data in enumerate(document.header.definitions):
        instrument, faults = check(data)
        for fault in faults:
            place = show_place(("header", "definitions", index, *fault.path))
            problems.append(f"{fault.code} {place}: {fault.what}; {fault.remedy}")
        if instrument is not None:
            found.append(instrument)
    return found, problems
