"""Makes the PDF of a report, away from the window; reportlab is imported when the first one is made."""

from observatie.report.parts import ReportContent


def press(content: ReportContent) -> bytes:
    """Return the report as a PDF."""
    # Imported here, in the thread that makes the report, as both take longer than a window may stand still.
    import pypdfium2  # noqa: F401

    from observatie.report.pdf import render

    return render(content)
