"""Leaves out of a report what its observer wrote for herself; who may read everything gets the visit document."""

from observatie.domain.acts.acts import Note
from observatie.domain.journal.journal import original_of
from observatie.domain.visit.visit import Visit


def without_asides(visit: Visit) -> Visit:
    """Return the visit as if its notes to self were never made, so that nothing shows, counts or rests on them."""
    asides = {
        standing.id
        for standing in visit.journal.standing("note")
        if isinstance(standing.act, Note) and standing.act.aside
    }
    if not asides:
        return visit
    return Visit(visit.id, [entry for entry in visit.journal.entries() if original_of(entry) not in asides])
