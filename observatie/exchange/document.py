"""The visit document: one visit as JSON, complete in itself (resources/docs/visit-document.md).

Entries are united by their id, so that reading a document twice adds nothing the second time.
"""

import json
import re
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from pydantic import Field, ValidationError
from pydantic_core import ErrorDetails

from observatie.domain.acts.acts import VisitSet
from observatie.domain.acts.conversation import ConsentGiven
from observatie.domain.acts.entries import Entry
from observatie.domain.acts.records import GroupRecord, PersonRecord, SchoolRecord
from observatie.domain.errors import InputError
from observatie.domain.instrument.check import check, excerpt
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.register import Register
from observatie.domain.model import Frozen
from observatie.domain.visit.visit import Visit
from observatie.domain.visit.wording import listed
from observatie.exchange import soundness, source_text
from observatie.exchange.source_text import Place, is_block, show_place
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
class ReadDocument:
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


def read(content: str | bytes) -> ReadDocument:
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
    return ReadDocument(document, tuple(definitions))


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


_UNIONS = ("payload", "act", "value")
"""Behind these fields, pydantic names the kind it took them for; in the document there is no such step."""

_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "schrijf kleine letters, cijfers en enkele streepjes",
    r"^[0-9a-f]{64}$": "schrijf de 64 tekens die instrumenten --json bij hash noemt",
    r"^([A-Z]{1,2}|[0-9]{1,2})$": "schrijf een of twee hoofdletters of cijfers, zoals C of 12, en nooit een naam",
}
_PHRASES = {
    "missing": ("dit veld ontbreekt", "geef “{name}” een waarde"),
    "extra_forbidden": ("dit veld bestaat niet", "haal het weg of kijk de naam na"),
    "string_too_short": ("hier staat niets", "schrijf een tekst, of laat het veld weg"),
    "string_too_long": ("deze tekst is te lang", "schrijf hoogstens {max_length} tekens"),
    "string_pattern_mismatch": ("{shown} past hier niet", "{form}"),
    "too_short": ("deze lijst is leeg", "zet er minstens één regel in"),
    "too_long": ("deze lijst is te lang", "zet er hoogstens {max_length} in"),
    "greater_than_equal": ("{shown} is te klein", "schrijf ten minste {ge}"),
    "less_than_equal": ("{shown} is te groot", "schrijf hoogstens {le}"),
    "timezone_aware": ("{shown} zegt niet hoeveel het van UTC verschilt", "zet dat erachter, zoals +01:00 of Z"),
    "enum": ("{shown} past hier niet", "schrijf {choices}"),
    "literal_error": ("{shown} past hier niet", "schrijf {choices}"),
    "union_tag_invalid": ("“{tag}” bestaat niet", "schrijf {choices}"),
    "union_tag_not_found": ("het veld {field} ontbreekt", "zeg welke soort dit is"),
}
_EXPECTED = {
    "string_type": "een tekst",
    "int_type": "een heel getal",
    "int_from_float": "een heel getal",
    "bool_type": "true of false",
    "dict_type": "een blok met velden",
    "model_type": "een blok met velden",
    "tuple_type": "een lijst",
    "uuid_type": "een id zoals 6b9e3a52-0d0f-4c6e-9a3b-5f1d2a7c8e90",
    "uuid_parsing": "een id zoals 6b9e3a52-0d0f-4c6e-9a3b-5f1d2a7c8e90",
    "datetime_type": "een tijd zoals 2025-03-03T09:00:00+01:00",
    "datetime_parsing": "een tijd zoals 2025-03-03T09:00:00+01:00",
    "datetime_from_date_parsing": "een tijd zoals 2025-03-03T09:00:00+01:00",
    "datetime_object_invalid": "een tijd zoals 2025-03-03T09:00:00+01:00",
}


def field_problem(detail: ErrorDetails) -> str:
    """Return one finding of pydantic as a line with its place and a remedy."""
    place = _place(detail["loc"])
    what, remedy = _worded(detail, str(place[-1]) if place else "")
    where = show_place(place)
    return f"X04 {where}: {what}; {remedy}" if where else f"X04 {what}; {remedy}"


def _place(location: tuple[str | int, ...]) -> Place:
    place: list[str | int] = []
    before: str | int = ""
    for part in location:
        if part != "[key]" and (before not in _UNIONS or isinstance(part, int)):
            place.append(part)
            before = part
        else:
            before = ""
    return tuple(place)


def _worded(detail: ErrorDetails, name: str) -> tuple[str, str]:
    kind, context = detail["type"], detail.get("ctx", {})
    said = {
        **context,
        "tag": excerpt(str(context.get("tag"))),
        "name": name,
        "shown": _shown(detail["input"]),
        "form": _PATTERNS.get(str(context.get("pattern")), "kijk de vorm na"),
        "choices": _choices(context.get("expected_tags", context.get("expected"))),
        "field": str(context.get("discriminator")).strip("'"),
    }
    expected = _EXPECTED.get(kind, "wat de beschrijving van het formaat vraagt")
    what, remedy = _PHRASES.get(kind, ("{shown} past hier niet", f"schrijf {expected}"))
    return what.format(**said), remedy.format(**said)


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f"“{excerpt(value)}”"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        return excerpt(str(value))
    return "een lijst" if isinstance(value, list | tuple) else "een blok"


def _choices(expected: object) -> str:
    names = re.findall(r"'([^']*)'", str(expected)) or [str(expected)]
    return " of ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
