"""Where a page may end: never behind a heading, and never with the first line of a text alone."""

from collections.abc import Iterable, Iterator

from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Table

from observatie.report import style

_MUCH = 1_000_000.0
_SMALL_TABLE = style.HEIGHT * 0.4
"""A table that is no higher than this is not split."""


def laid_out(story: Iterable[Flowable]) -> Iterator[Flowable]:
    """Yield the story with a page break before what leads to something that would not fit below it.

    Not by keeping them together, which would move a long text as a whole and leave a page half empty.
    """
    leads: list[Flowable] = []
    for flowable in story:
        if getattr(flowable, "leads", False):
            leads.append(flowable)
            continue
        if leads:
            yield CondPageBreak(_room(leads, flowable))
            yield from leads
            leads = []
        yield flowable
    yield from leads


def _room(leads: list[Flowable], follower: Flowable) -> float:
    needed = 0.0
    for each in leads:
        needed += each.getSpaceBefore() + each.wrap(style.WIDTH, _MUCH)[1] + each.getSpaceAfter()
    needed += follower.getSpaceBefore() + _beginning(follower)
    # What is taller than a page begins on this one; a break would leave it empty.
    return needed if needed <= style.HEIGHT else 0.0


def _beginning(flowable: Flowable) -> float:
    """Return the height of the first part of a flowable that may stand alone at the end of a page."""
    height = flowable.wrap(style.WIDTH, _MUCH)[1]
    if isinstance(flowable, Paragraph):
        leading = flowable.style.leading
        return height if height <= 3 * leading else 2 * leading + 1
    if isinstance(flowable, Table):
        rows: list[float] = getattr(flowable, "_rowHeights", [])
        return height if height <= _SMALL_TABLE else sum(rows[:2])
    return height
