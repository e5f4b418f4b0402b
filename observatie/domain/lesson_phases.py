"""Which phases a lesson has: those of the visit, else of its instruments, else of the school, else a usual set."""

from collections.abc import Iterable, Sequence

from observatie.domain.acts import VisitSet
from observatie.domain.instrument import Instrument
from observatie.domain.records import SchoolRecord
from observatie.domain.tags import folded

USUAL = ("Start", "Instructie", "Begeleide inoefening", "Zelfstandige verwerking", "Afsluiting")


def phases_of(
    settings: VisitSet, instruments: Iterable[Instrument], school: SchoolRecord | None
) -> tuple[str, ...]:
    """Return the names of the phases in their order, each once."""
    named = settings.phases or next((instrument.phases for instrument in instruments if instrument.phases), ())
    named = named or (school.phases if school else ()) or USUAL
    # A name that came back would lead round in a circle.
    return tuple(dict.fromkeys(named))


def next_phase(phases: Sequence[str], current: str | None) -> str | None:
    """Return the phase that comes after `current`, or None where that was the last or one of its own."""
    if current is None:
        return phases[0] if phases else None
    later = phases[phases.index(current) + 1 :] if current in phases else ()
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
