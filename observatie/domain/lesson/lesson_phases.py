"""Which phases a lesson has, and how they are typed: those of the visit, its instruments, the school, or usual."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from observatie.domain.acts.acts import VisitSet
from observatie.domain.acts.records import SchoolRecord
from observatie.domain.folding import folded
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.names import tidied
from observatie.domain.visit.visit import Visit

USUAL = ("Start", "Instructie", "Begeleide inoefening", "Zelfstandige verwerking", "Afsluiting")


class PhaseSource(StrEnum):
    """Who names the phases."""

    USUAL = "usual"
    SCHOOL = "school"
    INSTRUMENT = "instrument"
    VISIT = "visit"


@dataclass(frozen=True)
class PhaseNames:
    """The phases that hold.

    Attributes:
        names: in their order, each once; giver: who gave them; name: what the school or instrument is called, else
            empty.
    """

    names: tuple[str, ...]
    giver: PhaseSource
    name: str = ""


def given_phases(settings: VisitSet, instruments: Iterable[Instrument], school: SchoolRecord | None) -> PhaseNames:
    """Return the phases of a visit with who gave them."""
    naming = next((instrument for instrument in instruments if instrument.phases), None)
    if settings.phases:
        return PhaseNames(_each_once(settings.phases), PhaseSource.VISIT)
    if naming is not None:
        return PhaseNames(_each_once(naming.phases), PhaseSource.INSTRUMENT, naming.label)
    if school is not None and school.phases:
        return PhaseNames(_each_once(school.phases), PhaseSource.SCHOOL, school.name)
    return PhaseNames(USUAL, PhaseSource.USUAL)


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    # A name that came back would lead round in a circle.
    return tuple(dict.fromkeys(names))


def begun_phases(visit: Visit) -> list[str]:
    """Return the names of the phases that have begun, in the order of the lesson."""
    return [name for name, _, _ in visit.phases(visit.length_ms)]


def next_phase(phases: Sequence[str], begun: Sequence[str]) -> str | None:
    """Return the phase after the last of `phases` that has begun, whatever phases of one's own came since.

    None where that was the last.
    """
    known = [name for name in begun if name in phases]
    later = phases[phases.index(known[-1]) + 1 :] if known else phases
    return later[0] if later else None


def matching_phases(written: str, phases: Sequence[str]) -> list[str]:
    """Return the phases of which a word begins as `written`; all of them where nothing was written."""
    wanted = folded(written.strip())
    return [name for name in phases if folded(name).startswith(wanted) or _begins_a_word(wanted, name)]


def _begins_a_word(wanted: str, name: str) -> bool:
    return any(word.startswith(wanted) for word in folded(name).split())


def phase_meant(written: str, phases: Sequence[str]) -> str:
    """Return the one phase that `written` begins, else what was written as a phase of its own."""
    found = matching_phases(written, phases)
    exact = next((name for name in found if folded(name) == folded(written.strip())), None)
    return exact or (found[0] if len(found) == 1 else written.strip())


def names_in(text: str) -> tuple[str, ...]:
    """Return the names in a text, each once: one a line, or on a single line separated by commas."""
    parts = text.strip().split("\n") if "\n" in text.strip() else text.split(",")
    tidy = map(tidied, parts)
    return tuple(dict.fromkeys(name for name in tidy if name))


def written(names: Iterable[str]) -> str:
    """Return the text that `names_in` reads back; a name with a comma in it needs a line of its own."""
    known = tuple(names)
    return ("\n" if any("," in name for name in known) else ", ").join(known)


def wanted_phases(text: str, instruments: Iterable[Instrument], school: SchoolRecord | None) -> VisitSet:
    """Return the setting that a text comes down to: the names in it, or none of the visit's own where it is empty
    or says what instrument or school say anyway."""
    names = names_in(text)
    return VisitSet(phases=() if names == given_phases(VisitSet(), instruments, school).names else names)


def remembered(school: SchoolRecord, names: tuple[str, ...]) -> SchoolRecord | None:
    """Return the school with these phases, or None where it has them already or has nothing to remember."""
    if not names or names == (school.phases or USUAL):
        return None
    return school.model_copy(update={"phases": names})
