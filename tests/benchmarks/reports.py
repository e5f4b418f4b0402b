"""What reports cost: one of six pages beside reportlab's own share of it, and a hundred beside one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pypdfium2
from libraries import Made
from measure import Both, medians_of_both, timed_both
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Table
from table import Row, by_both, times

from observatie.report.paper import pdf
from observatie.report.parts import ReportContent
from observatie.report.visit.gathering import gather
from observatie.report.visit.handed_over import write_report
from observatie.report.visit.story import render, sheet_of, tell
from observatie.store.library import Library

_ROUNDS = 25
_MANY = 100
_SET_LATER = ("sign", "step", "dots_at", "leads", "bookmark", "level", "closes")
"""What our paragraphs are given after they were made."""


def _made(library: Library, visit_id: UUID) -> bytes:
    visit = library.visit(visit_id)
    gathered = gather(library, visit, library.register(), library.instruments_of(visit))
    return gathered.stored or render(gathered.content)


def report_rows(made: Made, scratch: Path) -> Iterator[Row]:
    """Yield what a report costs once fonts and modules are there; the library holds a hundred visits or more."""
    with Library.open_reading(made.folder, made.key) as library:
        visits = [visit.id for visit in library.visits(_MANY)]
        visit = library.visit(visits[0])
        content = gather(library, visit, library.register(), library.instruments_of(visit)).content
        pages = len(pypdfium2.PdfDocument(_made(library, visit.id)))
        works = [lambda: timed_both(lambda: _made(library, visit.id)), _reportlab_alone(content)]
        ours, peer = medians_of_both(works, _ROUNDS)
        said = f"a report of {pages} pages, warm"
        yield from by_both(times, said, "the same drawing by reportlab alone", ours, peer, 1.3)
        yield from _many(made, library, visits, scratch)


def _many(made: Made, library: Library, visits: list[UUID], scratch: Path) -> Iterator[Row]:
    folder = scratch / "reports"
    folder.mkdir()

    def write(visit: UUID, opened: Library = library) -> None:
        write_report(opened, visit, folder / f"{visit}.pdf", replace=True)

    def write_alone(visit: UUID) -> None:
        with Library.open_reading(made.folder, made.key) as opened:
            write(visit, opened)

    # Each of the hundred is followed by the same alone, and by one that is always the same, so that what else the
    # machine does falls on all three.
    one, *_ = visits
    write(one)
    rounds = [
        (timed_both(lambda v=v: write(v)), timed_both(lambda v=v: write_alone(v)), timed_both(lambda: write(one)))
        for v in visits
    ]
    ours, alone, again = (Both(*map(sum, zip(*side, strict=True))) for side in zip(*rounds, strict=True))
    count = len(visits)
    yield from by_both(times, f"{count} reports", f"one × {count}, opened for each", ours, alone, 1.0)
    yield times("  the same", f"one × {count}, open already, processor", ours.processor, again.processor)


def _reportlab_alone(content: ReportContent) -> Callable[[], Both]:
    """Return how to time what reportlab does for a report, given every paragraph in its last words."""
    sheet = sheet_of(content)
    with _remembered() as made:
        story = tell(content)

    def draw() -> bytes:
        buffer = BytesIO()
        document = pdf._document(buffer, sheet)
        document.build([_again(part, made) for part in story], canvasmaker=pdf._numbered_canvas(sheet))
        return buffer.getvalue()

    return lambda: timed_both(draw)


_Arguments = dict[int, tuple[Flowable, tuple[Any, ...], dict[str, Any]]]
"""By id: the flowable, so that no other gets its id, and with what it was made."""


@contextmanager
def _remembered() -> Iterator[_Arguments]:
    """Remember with what every paragraph, table and group that is made inside the block was made."""
    made: _Arguments = {}
    kinds = (Paragraph, Table, KeepTogether)
    originals = [kind.__init__ for kind in kinds]

    def remembering(original: Callable[..., None]) -> Callable[..., None]:
        def begin(self: Flowable, *args: Any, **kwargs: Any) -> None:
            made[id(self)] = (self, args, kwargs)
            original(self, *args, **kwargs)

        return begin

    for kind, original in zip(kinds, originals, strict=True):
        kind.__init__ = remembering(original)
    try:
        yield made
    finally:
        for kind, original in zip(kinds, originals, strict=True):
            kind.__init__ = original


def _again(part: Any, made: _Arguments) -> Any:
    """Return a flowable made anew, and what is in it, as a document can be built from one only once."""
    if isinstance(part, list | tuple):
        return type(part)(_again(each, made) for each in part)
    if id(part) in made:
        _, args, kwargs = made[id(part)]
        fresh = type(part)(*_again(args, made), **kwargs)
        for name in _SET_LATER:
            if name in vars(part):
                setattr(fresh, name, vars(part)[name])
        return fresh
    return copy(part) if isinstance(part, Flowable) else part
