"""The report of a visit as a PDF."""

from observatie.report.paper.pdf import Sheet, put_on_paper
from observatie.report.parts import ReportContent
from observatie.report.visit.story import tell
from observatie.report.words import foot


def render(content: ReportContent) -> bytes:
    """Return the report as a PDF; the same content gives the same bytes within one version of reportlab."""
    return put_on_paper(sheet_of(content), tell(content))


def sheet_of(content: ReportContent) -> Sheet:
    """Return what stands around the text of a report."""
    return Sheet(
        title=f"{content.title} · {content.recipient}".strip(" ·"),
        author=content.school,
        left=content.school,
        right=f"Vertrouwelijk · voor {content.recipient}" if content.recipient else "Vertrouwelijk",
        foot=foot(content),
        logo=content.logo,
    )
