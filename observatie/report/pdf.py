"""Puts a report on paper: A4, with bookmarks, a title, its language and page numbers."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from observatie.report import style
from observatie.report.flowables import shortened
from observatie.report.fonts import REGULAR, on_one_line, register
from observatie.report.parts import ReportContent
from observatie.report.story import Heading, tell


def render(content: ReportContent) -> bytes:
    """Return the report as a PDF; the same content gives the same bytes within one version of reportlab."""
    buffer = BytesIO()
    document = _Document(buffer, content)
    document.build(tell(content), canvasmaker=_numbered_canvas(content))
    return buffer.getvalue()


class _Document(BaseDocTemplate):
    def __init__(self, buffer: BytesIO, content: ReportContent) -> None:
        register()
        super().__init__(
            buffer,
            pagesize=A4,
            title=on_one_line(f"{content.title} · {content.recipient}".strip(" ·")),
            author=on_one_line(content.school),
            lang="nl",
            invariant=1,
            initialFontName=REGULAR,  # else the file asks for Helvetica, which it neither holds nor uses
        )
        frame = Frame(
            style.LEFT,
            style.BOTTOM,
            style.WIDTH,
            style.HEIGHT,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        self.addPageTemplates(PageTemplate("page", frames=[frame]))
        self._bookmarks = 0

    def afterFlowable(self, flowable: Flowable) -> None:
        """Make a bookmark of each heading."""
        if isinstance(flowable, Heading) and flowable.bookmark:
            self._bookmarks += 1
            key = f"h{self._bookmarks}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.bookmark, key, flowable.level)


def _numbered_canvas(content: ReportContent) -> Callable[..., Canvas]:
    class NumberedCanvas(Canvas):
        """Holds its pages back until their number is known, then draws "1 van 4" on each."""

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self._held: list[dict[str, Any]] = []
            self.setViewerPreference("DisplayDocTitle", "true")
            self.showOutline()

        def showPage(self) -> None:
            """Hold the page back."""
            self._held.append(dict(self.__dict__))
            self._startPage()  # pyright: ignore[reportAttributeAccessIssue]

        def save(self) -> None:
            """Draw what stands on every page and write the file."""
            for state in self._held:
                self.__dict__.update(state)
                _draw_margins(self, content, self.getPageNumber(), len(self._held))
                super().showPage()
            super().save()

    return NumberedCanvas


def _draw_margins(canvas: Canvas, content: ReportContent, page: int, pages: int) -> None:
    right = style.PAGE_WIDTH - style.RIGHT
    recipient = f"Vertrouwelijk · voor {content.recipient}" if content.recipient else "Vertrouwelijk"
    canvas.saveState()
    canvas.setFont(REGULAR, 8.5)
    canvas.setFillColor(style.MUTED)
    half = style.WIDTH / 2 - 8
    canvas.drawString(style.LEFT, style.PAGE_HEIGHT - 40, shortened(on_one_line(content.school), half, 8.5))
    canvas.drawRightString(right, style.PAGE_HEIGHT - 40, shortened(on_one_line(recipient), half, 8.5))
    canvas.drawString(style.LEFT, 34, f"Observatie · {content.status}")
    canvas.drawRightString(right, 34, f"{page} van {pages}")
    canvas.restoreState()
