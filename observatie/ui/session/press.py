"""Makes the PDF of a report, away from the window; reportlab is imported when the first one is made."""

from importlib import import_module

from observatie.report.visit.gathering import Gathered


def press(gathered: Gathered) -> bytes:
    """Return the document as a PDF; one that was settled as it was stored."""
    # Imported here, in the thread that makes the report, as both take longer than a window may stand still.
    import_module("pypdfium2")
    from observatie.report.visit.story import render

    return gathered.stored or render(gathered.content)
