"""The visit document: one visit as JSON, complete in itself (resources/docs/visit-document.md).

Entries are united by their id, so that reading a document twice adds nothing the second time.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from pydantic import Field, ValidationError
from pydantic_core import ErrorDetails, from_json

from observatie.domain.entries import Entry, GroupRecord, PersonRecord, SchoolRecord, VisitSet
from observatie.domain.instrument import Instrument
from observatie.domain.instrument_check import check
from observatie.domain.journal import original_of
from observatie.domain.model import Frozen
from observatie.domain.register import Register
from observatie.domain.visit import Visit
from observatie.errors import InputError

FORMAT = "observatie-lesbezoek"
VERSION = 1


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
    version: Literal[1]
    header: Header
    entries: tuple[Entry, ...] = Field(min_length=1)


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
            "schools": [_plain(record) for record in schools],
            "people": [_plain(record) for record in people],
            "groups": [_plain(record) for record in groups],
            "definitions": [json.loads(i.canonical_json()) for i in sorted(definitions, key=lambda i: i.hash)],
        },
        "entries": [json.loads(entry.to_json()) for entry in visit.journal.entries()],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _plain(record: Frozen) -> dict[str, Any]:
    return json.loads(record.model_dump_json(exclude={"kind", "version"}, exclude_defaults=True))


def _referred(
    visit: Visit, register: Register
) -> tuple[list[PersonRecord], list[GroupRecord], list[SchoolRecord]]:
    wanted = {entry.author for entry in visit.journal.entries()}
    for entry in visit.journal.entries():
        act = entry.payload.act if entry.payload.kind == "amend" else entry.payload
        if isinstance(act, VisitSet):
            wanted |= {ref for ref in (act.teacher, act.group, act.school) if ref is not None}
    people = [record for key, record in register.people.items() if key in wanted]
    groups = [record for key, record in register.groups.items() if key in wanted]
    wanted |= {record.school for record in [*people, *groups] if record.school is not None}
    schools = [record for key, record in register.schools.items() if key in wanted]
    return (
        sorted(people, key=lambda record: record.id.bytes),
        sorted(groups, key=lambda record: record.id.bytes),
        sorted(schools, key=lambda record: record.id.bytes),
    )


def read(text: str | bytes) -> Reading:
    """Return the document that `text` holds; raises InputError with every problem there is."""
    try:
        data = from_json(text)
    except ValueError as error:
        raise InputError([f"X01 dit is geen JSON ({error}); geef een bestand dat uitvoer maakte"]) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise InputError([f"X02 dit is geen lesbezoek; het veld format moet “{FORMAT}” zijn"])
    if data.get("version") != VERSION:
        raise InputError(
            [f"X03 versie {data.get('version')} ken ik niet, alleen {VERSION}; werk het programma bij"]
        )
    try:
        document = VisitDocument.model_validate_json(json.dumps(data))
    except ValidationError as error:
        raise InputError([_problem(detail) for detail in error.errors(include_url=False)]) from error
    definitions, problems = _definitions(document)
    problems += _contradictions(document)
    if problems:
        raise InputError(problems)
    return Reading(document, tuple(definitions))


def _problem(detail: ErrorDetails) -> str:
    place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in detail["loc"]).lstrip(".")
    return f"X04 {place}: {detail['msg']}; kijk in de beschrijving van het formaat"


def _definitions(document: VisitDocument) -> tuple[list[Instrument], list[str]]:
    found: list[Instrument] = []
    problems: list[str] = []
    for index, data in enumerate(document.header.definitions):
        instrument, faults = check(data)
        place = f"header.definitions[{index}]"
        problems += [f"{fault.code} {place}: {fault.what}; {fault.remedy}" for fault in faults]
        if instrument is not None:
            found.append(instrument)
    return found, problems


def _contradictions(document: VisitDocument) -> list[str]:
    return [*_foreign(document), *_doubled(document)]


def _foreign(document: VisitDocument) -> Iterator[str]:
    for index, entry in enumerate(document.entries):
        if entry.stream != document.header.visit:
            yield f"X05 entries[{index}]: hoort bij een ander lesbezoek ({entry.stream}); haal de regel weg"
        if entry.payload.kind in ("school", "person", "group"):
            yield f"X05 entries[{index}]: een naam hoort niet in een lesbezoek; zet haar in header"


def _doubled(document: VisitDocument) -> Iterator[str]:
    seen: dict[UUID, Entry] = {}
    for index, entry in enumerate(document.entries):
        if seen.setdefault(entry.id, entry) != entry:
            yield f"X06 entries[{index}]: id {entry.id} staat er al, met andere inhoud; geef een eigen id"
    for index, entry in enumerate(document.entries):
        if original_of(entry) == entry.id and entry.payload.kind in ("amend", "retract", "restore"):
            yield f"X06 entries[{index}]: een verbetering gaat niet over zichzelf; noem de regel die zij verbetert"


def differences(document: VisitDocument, visit: Visit) -> list[str]:
    """Return a problem for each entry that the library knows with another content."""
    return [
        f"X07 regel {entry.id} staat al in de bibliotheek met een andere inhoud; er is niets gewijzigd"
        for entry in document.entries
        if (known := visit.journal.entry(entry.id)) is not None and known != entry
    ]
