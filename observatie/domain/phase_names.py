"""The phases of a lesson as one types them: names in their order, and who gave them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from observatie.domain.acts import VisitSet
from observatie.domain.instrument import Instrument
from observatie.domain.lesson_phases import USUAL, phases_of
from observatie.domain.records import SchoolRecord


class Giver(StrEnum):
    """Who names the phases."""

    USUAL = "usual"
    SCHOOL = "school"
    INSTRUMENT = "instrument"
    VISIT = "visit"


@dataclass(frozen=True)
class Given:
    """The phases that hold.

    Attributes:
        names: in their order; giver: who gave them; name: what the school or instrument is called, else empty.
    """

    names: tuple[str, ...]
    giver: Giver
    name: str = ""


def given_phases(settings: VisitSet, instruments: Sequence[Instrument], school: SchoolRecord | None) -> Given:
    """Return the phases of a visit with who gave them."""
    names = phases_of(settings, instruments, school)
    naming = next((instrument for instrument in instruments if instrument.phases), None)
    if settings.phases:
        return Given(names, Giver.VISIT)
    if naming is not None:
        return Given(names, Giver.INSTRUMENT, naming.label)
    if school is not None and school.phases:
        return Given(names, Giver.SCHOOL, school.name)
    return Given(names, Giver.USUAL)


def names_in(text: str) -> tuple[str, ...]:
    """Return the names in a text, each once: one a line, or on a single line separated by commas."""
    parts = text.strip().split("\n") if "\n" in text.strip() else text.split(",")
    tidy = (" ".join(part.split()) for part in parts)
    return tuple(dict.fromkeys(name for name in tidy if name))


def written(names: Iterable[str]) -> str:
    """Return the text that `names_in` reads back; a name with a comma in it needs a line of its own."""
    known = tuple(names)
    return ("\n" if any("," in name for name in known) else ", ").join(known)


def wanted_phases(text: str, instruments: Iterable[Instrument], school: SchoolRecord | None) -> VisitSet:
    """Return the setting that a text comes down to: the names in it, or none of the visit's own where it is empty
    or says what instrument or school say anyway."""
    names = names_in(text)
    return VisitSet(phases=() if names == phases_of(VisitSet(), instruments, school) else names)


def remembered(school: SchoolRecord, names: tuple[str, ...]) -> SchoolRecord | None:
    """Return the school with these phases, or None where it has them already or has nothing to remember."""
    if not names or names == (school.phases or USUAL):
        return None
    return school.model_copy(update={"phases": names})
