"""Which entries make a label of a pupil a person, and a visit without them."""

from observatie.domain.acts.acts import Legend
from observatie.domain.acts.entries import Amend, Entry
from observatie.domain.journal.journal import Journal, original_of
from observatie.domain.visit.visit import Visit


def is_legend(entry: Entry) -> bool:
    """Return whether an entry says by itself who a label is, as a legend or as the correction of one."""
    payload = entry.payload
    return isinstance(payload.act if isinstance(payload, Amend) else payload, Legend)


def legend_entries(visit: Visit) -> list[Entry]:
    """Return the legend of a visit, and every correction of it."""
    return [entry for entry in visit.journal.entries() if is_legend(entry) or _corrects(visit.journal, entry)]


def _corrects(journal: Journal, entry: Entry) -> bool:
    original = journal.entry(original_of(entry))
    return original is not None and is_legend(original)


def without(visit: Visit, entries: list[Entry]) -> Visit:
    """Return the visit as if these entries had never been made."""
    left_out = {entry.id for entry in entries}
    return Visit(visit.id, [entry for entry in visit.journal.entries() if entry.id not in left_out])
