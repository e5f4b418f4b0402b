"""Carries a visit into a library and out of it, through the same write path as everything else."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from observatie import log
from observatie.domain.acts.entries import Entry
from observatie.domain.acts.records import GroupRecord, PersonRecord, SchoolRecord
from observatie.domain.clock import Clock
from observatie.domain.errors import InputError
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.register import Register
from observatie.domain.visit.visit import Visit
from observatie.exchange import document, soundness
from observatie.exchange.document import ReadDocument
from observatie.store.legend import legend_entries
from observatie.store.library import Library

Name = SchoolRecord | PersonRecord | GroupRecord


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
    definitions = [library.definition(ref.hash) for ref in soundness.definitions_named(visit)]
    return document.write(visit, library.register(), [found for found in definitions if found is not None])


@log.timing("lesbezoek opnemen")
def import_visit(
    library: Library, content: str | bytes, shipped: Iterable[Instrument], clock: Clock
) -> Transferred:
    """Add what the document holds and the library does not; raises InputError and then changes nothing.

    A name that the register knows already stays as the register has it.
    """
    reading = document.read(content)
    register, stored = library.register(), library.visit(reading.document.header.visit)
    if stored.id == register.journal.stream:
        raise InputError(
            ["X05 header.visit: deze id is van het register van de bibliotheek; geef het lesbezoek een eigen id"]
        )
    # Answers of both would stand for two sheets that were opened, though neither was.
    if any(entry.payload.kind == "pair_set" for entry in stored.journal.entries()):
        raise InputError(["X05 header.visit: deze id is van een paar; geef het lesbezoek een eigen id"])
    whole = _united(stored, reading)
    definitions = _examine(reading, stored, whole, shipped, library.definition)
    # What settling took away does not come back by an older document.
    gone = {entry.id for entry in legend_entries(whole)} if whole.legend_is_gone else set[UUID]()
    new = {
        entry.id: entry
        for entry in reading.document.entries
        if entry.id not in stored.journal and entry.id not in gone
    }
    header = reading.document.header
    named = naming(library, register, (*header.schools, *header.people, *header.groups), clock)
    if new or named:
        library.append([*named, *new.values()], definitions).result()
    entries = len({entry.id for entry in reading.document.entries})
    log.note("opgenomen: %s nieuw van %s regels, %s namen", len(new), entries, len(named))
    return Transferred(stored.id, entries, len(new), len(named))


def check_document(content: str | bytes, shipped: Iterable[Instrument]) -> None:
    """Raise InputError with every problem that a document would have in a library that holds nothing yet."""
    reading = document.read(content)
    nothing = Visit(reading.document.header.visit)
    _examine(reading, nothing, _united(nothing, reading), shipped, lambda digest: None)


def _united(stored: Visit, reading: ReadDocument) -> Visit:
    return Visit(stored.id, [*stored.journal.entries(), *reading.document.entries])


def _examine(
    reading: ReadDocument,
    stored: Visit,
    whole: Visit,
    shipped: Iterable[Instrument],
    kept: Callable[[str], Instrument | None],
) -> list[Instrument]:
    """Return the definitions that the visit needs, the document added; raises InputError."""
    entries = reading.document.numbered
    new = [(index, entry) for index, entry in entries if entry.id not in stored.journal]
    definitions, problems = _needed(whole, [*shipped, *reading.definitions], kept)
    problems += soundness.differing(entries, stored)
    problems += soundness.miscorrecting(new, whole)
    problems += soundness.misfitting(new, definitions)
    if problems:
        raise InputError(problems)
    return definitions


def _needed(
    whole: Visit, offered: list[Instrument], kept: Callable[[str], Instrument | None]
) -> tuple[list[Instrument], list[str]]:
    known = {instrument.hash: instrument for instrument in offered}
    needed: list[Instrument] = []
    problems: list[str] = []
    for ref in soundness.definitions_named(whole):
        instrument = known.get(ref.hash) or kept(ref.hash)
        if instrument is None:
            problems.append(
                f"X08 de definitie van {ref.instrument} {ref.version} ({ref.hash[:8]}…) ontbreekt; "
                "zet die in header.definitions"
            )
        elif (instrument.id, instrument.version) != (ref.instrument, ref.version):
            problems.append(
                f"X08 hash {ref.hash[:8]}… is niet van {ref.instrument} {ref.version} "
                f"maar van {instrument.id} {instrument.version}; neem over wat instrumenten --json noemt"
            )
        else:
            needed.append(instrument)
    return needed, problems


def naming(library: Library, register: Register, names: Iterable[Name], clock: Clock) -> list[Entry]:
    """Return the entries that bring names into the register, which takes them in; one that it knows stays."""
    known = {*register.schools, *register.people, *register.groups}
    named: list[Entry] = []
    for record in names:
        if record.id not in known:
            named.append(library.scribe.entry(register.journal, record, clock.now()))
            register.add(named[-1])
    return named
