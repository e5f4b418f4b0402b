"""The PDF of a visit, for tests that look into it."""

from observatie.report.visit.gathering import gather
from observatie.report.visit.story import render


def make_report(library, visit_id, document=None, *, with_legend=False) -> bytes:
    """Return a document about a visit, the usual one unless another is asked for."""
    visit = library.visit(visit_id)
    about = (library, visit, library.register(), library.instruments_of(visit), document)
    gathered = gather(*about, with_legend=with_legend)
    return gathered.stored or render(gathered.content)
