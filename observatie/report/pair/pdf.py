"""The papers of a pair as PDF: the two sheets side by side, the agreements to sign, and then beside now."""

from reportlab.platypus import Flowable

from observatie.report.pair.agreements import tell_agreements
from observatie.report.pair.answers import tell_sheets, tell_then
from observatie.report.pair.parts import Agreements, PairContent, ThenAndNow, TwoSheets
from observatie.report.paper.pdf import Sheet, put_on_paper


def render_pair(content: PairContent) -> bytes:
    """Return a paper of a pair as a PDF; the same content gives the same bytes within one version of reportlab."""
    names = " en ".join(content.head.names)
    sheet = Sheet(title=f"{content.head.form} · {names}", left=names, right="Vertrouwelijk")
    return put_on_paper(sheet, tell_pair(content))


def tell_pair(content: PairContent) -> list[Flowable]:
    """Return a paper of a pair from top to bottom."""
    match content:
        case TwoSheets():
            return tell_sheets(content)
        case Agreements():
            return tell_agreements(content)
        case ThenAndNow():
            return tell_then(content)
