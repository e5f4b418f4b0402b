"""Where a page may end: never behind a heading, with the first line of a text alone, or all but the sources."""

from collections.abc import Iterable, Iterator

from reportlab.platypus import CondPageBreak, Flowable, Table

from observatie.report.paper import style
from observatie.report.paper.paragraphs import Paragraph

_MUCH = 1_000_000.0
_MOST_MOVED = style.HEIGHT * 0.3
"""More than this, and the page before would be left half empty."""
_SMALL_TABLE = style.HEIGHT * 0.4
"""A table that is no higher than this is not split."""


def laid_out(story: Iterable[Flowable], most_moved: float = _MOST_MOVED) -> Iterator[Flowable]:
    """Yield the story with a page break before what leads to something that would not fit below it.

    What ends it takes no more than `most_moved` along to another page. Not by keeping them together, which would
    move a long text as a whole and leave a page half empty.
    """
    leads: list[Flowable] = []
    parts = list(story)
    closing = _closing(parts, most_moved)
    for place, flowable in enumerate(parts):
        if place == closing:
            yield CondPageBreak(_height(parts[place:]))
        if getattr(flowable, "leads", False):
            leads.append(flowable)
            continue
        if leads:
            yield CondPageBreak(_room(leads, flowable))
            yield from leads
            leads = []
        yield flowable
    yield from leads


def _closing(parts: list[Flowable], most_moved: float) -> int | None:
    """Return where that begins which shares a page with the end of the document, or None where nothing need do."""
    closes = next((place for place, part in enumerate(parts) if getattr(part, "closes", False)), 0)
    if closes == 0:
        return None
    begin = closes - 1
    while begin > 0 and getattr(parts[begin - 1], "leads", False):
        begin -= 1
    return begin if _height(parts[begin:]) <= most_moved else None


def _height(parts: list[Flowable]) -> float:
    return sum(part.getSpaceBefore() + part.wrap(style.WIDTH, _MUCH)[1] + part.getSpaceAfter() for part in parts)


def _room(leads: list[Flowable], follower: Flowable) -> float:
    needed = _height(leads)
    needed += follower.getSpaceBefore() + _beginning(follower)
    # What is taller than a page begins on this one; a break would leave it empty.
    return needed if needed <= style.HEIGHT else 0.0


def _beginning(flowable: Flowable) -> float:
    """Return the height of the first part of a flowable that may stand alone at the end of a page."""
    height = flowable.wrap(style.WIDTH, _MUCH)[1]
    beginning: float | None = getattr(flowable, "beginning", None)
    if beginning is not None:
        return height if height <= _SMALL_TABLE else beginning
    if isinstance(flowable, Paragraph):
        leading = flowable.style.leading
        return height if height <= 3 * leading else 2 * leading + 1
    if isinstance(flowable, Table):
        rows: list[float] = getattr(flowable, "_rowHeights", [])
        return height if height <= _SMALL_TABLE else sum(rows[:2])
    return height
