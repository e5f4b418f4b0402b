"""Empty forms as PDFs."""

from observatie.domain.instrument.instrument import Instrument
from observatie.report.blank.content import blank_form
from observatie.report.blank.story import tell_form
from observatie.report.paper.pdf import Sheet, put_on_paper


def make_form(instrument: Instrument) -> bytes:
    """Return the empty form of an instrument as a PDF; the same instrument gives the same bytes."""
    form = blank_form(instrument)
    sheet = Sheet(
        title=f"{form.title} · leeg formulier",
        left=form.label,
        right=f"versie {form.version}",
        foot="Observatie · leeg formulier",
    )
    return put_on_paper(sheet, tell_form(form))
