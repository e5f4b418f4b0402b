"""Carries a visit into a library and out of it, through the same write path as everything else."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from observatie.domain.clock import Clock
from observatie.domain.entries import GroupRecord, InstrumentRef, PersonRecord, SchoolRecord
from observatie.domain.instrument import Instrument
from observatie.domain.rules import judge_content
from observatie.domain.visit import Visit
from observatie.errors import InputError
from observatie.exchange import document
from observatie.exchange.document import Reading
from observatie.store.library import Library


@dataclass(frozen=True)
class Transferred:
    """What came in: the visit, how many entries it has, how many of them and of the names were new."""

    visit: UUID
    entries: int
    new_entries: int
    new_names: int


def export_visit(library: Library, visit_id: UUID) -> str:
    """Return the document of a visit in the library."""
    visit = library.visit(visit_id)
    definitions = [library.definition(ref.hash) for ref in _references(visit)]
    return document.write(visit, library.register(), [found for found in definitions if found is not None])


def import_visit(library: Library, text: str | bytes, shipped: Iterable[Instrument], clock: Clock) -> Transferred:
    """Add what the document holds and the library does not; raises InputError and then changes nothing.

    A name that the register knows already stays as the register has it.
    """
    reading = document.read(text)
    visit = library.visit(reading.document.header.visit)
    incoming = Visit(visit.id, reading.document.entries)
    definitions, problems = _needed(library, incoming, reading, shipped)
    problems += document.differences(reading.document, visit)
    problems += _misfits(reading, {definition.id: definition for definition in definitions})
    if problems:
        raise InputError(problems)
    names = _new_names(library, reading)
    new = [entry for entry in incoming.journal.entries() if entry.id not in visit.journal]
    register = library.register()
    named = []
    for record in names:
        entry = library.scribe.entry(register.journal, record, clock.now())
        register.add(entry)
        named.append(entry)
    if new or named:
        library.append([*named, *new], definitions).result()
    return Transferred(visit.id, len(incoming.journal), len(new), len(named))


def _references(visit: Visit) -> list[InstrumentRef]:
    found: dict[str, InstrumentRef] = {}
    for entry in visit.journal.entries():
        act = entry.payload.act if entry.payload.kind == "amend" else entry.payload
        for ref in (act.instruments or ()) if act.kind == "visit_set" else ():
            found[ref.hash] = ref
    return list(found.values())


def _needed(
    library: Library, incoming: Visit, reading: Reading, shipped: Iterable[Instrument]
) -> tuple[list[Instrument], list[str]]:
    known = {instrument.hash: instrument for instrument in [*shipped, *reading.definitions]}
    needed: list[Instrument] = []
    problems: list[str] = []
    for ref in _references(incoming):
        instrument = known.get(ref.hash) or library.definition(ref.hash)
        if instrument is None or instrument.id != ref.instrument:
            problems.append(
                f"X08 de definitie van {ref.instrument} {ref.version} ({ref.hash[:8]}…) ontbreekt; "
                "zet haar in header.definitions"
            )
        else:
            needed.append(instrument)
    return needed, problems


def _misfits(reading: Reading, instruments: dict[str, Instrument]) -> list[str]:
    return [
        f"{rejection.code} entries[{index}]: {rejection.what}; {rejection.remedy}"
        for index, entry in enumerate(reading.document.entries)
        if (rejection := judge_content(entry.payload, instruments)) is not None
    ]


def _new_names(library: Library, reading: Reading) -> list[SchoolRecord | PersonRecord | GroupRecord]:
    register, header = library.register(), reading.document.header
    return [
        *(record for record in header.schools if record.id not in register.schools),
        *(record for record in header.people if record.id not in register.people),
        *(record for record in header.groups if record.id not in register.groups),
    ]
