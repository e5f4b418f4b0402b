"""What follows from an act and is written with it: the list of visits, and what goes when a report is settled."""

from collections import OrderedDict
from collections.abc import Iterable
from uuid import UUID

from observatie.domain.acts.entries import Entry
from observatie.domain.visit.visit import Visit, VisitState
from observatie.store import rows
from observatie.store.cipher import Database
from observatie.store.gc_pause import gc_paused
from observatie.store.legend import is_legend, legend_entries
from observatie.store.lists import write_lines

_VISITS_KEPT = 4


class OpenVisits:
    """The visits written to last, folded, so that the list follows an act at the cost of that act alone."""

    def __init__(self) -> None:
        self._kept: OrderedDict[UUID, Visit] = OrderedDict()

    def update(self, db: Database, stream: UUID, entries: tuple[Entry, ...]) -> None:
        """Write what follows from entries that were inserted in the same transaction."""
        new = [entry for entry in entries if entry.stream == stream]
        visit = self._kept.pop(stream, None)
        was_settled = was_without_legend = False
        if visit is None:
            with gc_paused():
                visit = Visit(stream, rows.read_entries(db, stream))
        else:
            was_settled, was_without_legend = visit.state is VisitState.SETTLED, visit.legend_is_gone
            for entry in new:
                visit.add(entry)
        if visit.state is VisitState.SETTLED and not was_settled:
            rows.delete_drafts(db, stream)
        if visit.legend_is_gone and (not was_without_legend or any(map(is_legend, new))):
            rows.delete_entries(db, legend_entries(visit))
        self._keep(visit)
        write_lines(db, visit)

    def _keep(self, visit: Visit) -> None:
        self._kept[visit.id] = visit
        while len(self._kept) > _VISITS_KEPT:
            self._kept.popitem(last=False)

    def forget(self, streams: Iterable[UUID]) -> None:
        """Read these visits anew the next time, as they may hold what was not written."""
        for stream in streams:
            self._kept.pop(stream, None)

    def forget_all(self) -> None:
        """Read every visit anew the next time."""
        self._kept.clear()
