"""What the list says of each pair: who, for which group, how far, and when they look back; nothing of a sheet."""

from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

from observatie.domain import wording
from observatie.domain.pair import PairSummary
from observatie.domain.pair_words import is_look_back_due, pair_about, pair_name, pair_state
from observatie.domain.register import Register
from observatie.domain.sheet import SheetState
from observatie.store.library import Library
from observatie.text import at_start
from observatie.ui.line_list import ListLine

_DUE = "Tijd om terug te kijken: dat was afgesproken voor {}"
_LATER = "Kijken terug op {}"


def pair_lines(library: Library, register: Register, today: date) -> Iterator[ListLine]:
    """Yield a line for each session, the latest first."""
    summaries, states = library.pairs(), library.sheet_states()
    went_on = {summary.previous for summary in summaries}
    for summary in summaries:
        yield _line(states.get(summary.id, {}), register, summary, today, went_on=summary.id in went_on)


def _line(
    states: Mapping[UUID, SheetState], register: Register, summary: PairSummary, today: date, *, went_on: bool
) -> ListLine:
    name = at_start(pair_name(summary.partners, register))
    small = [pair_about(summary), pair_state(summary, states, register)]
    due = ""
    if summary.look_back and not went_on:
        day = wording.day(summary.look_back)
        if is_look_back_due(summary.look_back, today):
            due = _DUE.format(day)
        else:
            small.append(_LATER.format(day))
    small = [part for part in small if part]
    return ListLine(summary.id, name, tuple(small), ", ".join(filter(None, (name, *small, due))), due)
