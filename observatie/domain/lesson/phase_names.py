"""The phases of a lesson as one types them: names in their order."""

from collections.abc import Iterable

from observatie.domain.acts.acts import VisitSet
from observatie.domain.acts.records import SchoolRecord
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.lesson.lesson_phases import USUAL, given_phases
from observatie.domain.names import tidied


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
