"""Puts a report or a form on paper: A4, with bookmarks, a title, its language and page numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from observatie import log
from observatie.report.paper import style
from observatie.report.paper.flowables import shortened
from observatie.report.paper.fonts import REGULAR, on_one_line, register
from observatie.report.paper.paragraphs import Heading
from observatie.report.paper.typed import drawing, read_to_the_end


@dataclass(frozen=True)
class PageFrame:
    """What stands around the text of every page.

    Attributes:
        title: what a reader shows in its title bar.
        author: whose document it is.
        left: above the text at the left; `right` at the other side.
        foot: below the text, beside the number of the page.
        logo: a picture at the top right of the first page, as a PNG or a JPEG.
    """

    title: str
    author: str = ""
    left: str = ""
    right: str = ""
    foot: str = "Observatie"
    logo: bytes | None = None


@log.timing("PDF maken")
def put_on_paper(sheet: PageFrame, story: list[Flowable]) -> bytes:
    """Return the story as a PDF with the same margins, header and footer on every page."""
    buffer = BytesIO()
    _document(buffer, sheet).build(story, canvasmaker=_numbered_canvas(sheet))
    return buffer.getvalue()


class Ending(NamedTuple):
    """How a document ends: on which page, and which share of that page is filled."""

    pages: int
    filled: float


def ending_of(story: list[Flowable]) -> Ending:
    """Return how a story ends on paper; what was measured is not put on paper again."""
    document = _document(BytesIO(), PageFrame(title=""))
    document.build(story)
    return Ending(document.page, document.filled)


class _Document(BaseDocTemplate):
    filled = 0.0
    _bookmarks = 0

    def afterFlowable(self, flowable: Flowable) -> None:
        """Make a bookmark of each heading, and see how far the page is filled."""
        free: float = getattr(self.frame, "_y", style.BOTTOM)
        self.filled = 1 - (free - style.BOTTOM) / style.HEIGHT
        if isinstance(flowable, Heading) and flowable.bookmark:
            self._bookmarks += 1
            key = f"h{self._bookmarks}"
            canvas = drawing(self.canv)
            canvas.bookmarkPage(key)
            canvas.addOutlineEntry(flowable.bookmark, key, flowable.level)


def _document(buffer: BytesIO, sheet: PageFrame) -> _Document:
    register()
    made = _Document(
        buffer,
        pagesize=A4,
        title=on_one_line(sheet.title),
        author=on_one_line(sheet.author),
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
    made.addPageTemplates(PageTemplate("page", frames=[frame]))
    return made


def _numbered_canvas(sheet: PageFrame) -> Callable[..., Canvas]:
    class NumberedCanvas(Canvas):
        """Holds its pages back until their number is known, then draws "1 van 4" on each."""

        if TYPE_CHECKING:

            def _startPage(self) -> None: ...

        def begin(self) -> None:
            """Ask a reader to show the title and the outline; no page is held back yet."""
            self._held: list[dict[str, object]] = []
            drawing(self).setViewerPreference("DisplayDocTitle", "true")
            self.showOutline()

        def showPage(self) -> None:
            """Hold the page back."""
            self._held.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            """Draw what stands on every page and write the file."""
            for state in self._held:
                self.__dict__.update(state)
                _draw_margins(self, sheet, self.getPageNumber(), len(self._held))
                super().showPage()
            super().save()

    def made(*args: Any, **kwargs: Any) -> Canvas:
        canvas = NumberedCanvas(*args, **kwargs)
        canvas.begin()
        return canvas

    return made


def _draw_margins(canvas: Canvas, sheet: PageFrame, page: int, pages: int) -> None:
    right = style.PAGE_WIDTH - style.RIGHT
    canvas.saveState()
    canvas.setFont(REGULAR, 8.5)
    canvas.setFillColor(style.MUTED)
    half = style.WIDTH / 2 - 8
    beside = draw_logo(canvas, sheet.logo) if page == 1 else 0.0
    canvas.drawString(style.LEFT, style.PAGE_HEIGHT - 40, shortened(on_one_line(sheet.left), half, 8.5))
    words = shortened(on_one_line(sheet.right), half - beside, 8.5)
    canvas.drawRightString(right - beside, style.PAGE_HEIGHT - 40, words)
    canvas.drawString(style.LEFT, 34, sheet.foot)
    canvas.drawRightString(right, 34, f"{page} van {pages}")
    canvas.restoreState()


_WIDEST, _HIGHEST = 28 * mm, 16 * mm
_MIDDLE = style.PAGE_HEIGHT - 37
"""Where its middle is: at the height of the words beside it, above the text of the page."""
_GAP = 12.0


def draw_logo(canvas: Canvas, logo: bytes | None) -> float:
    """Draw a PNG or a JPEG, and return how much room it takes from the right margin, in points.

    One that cannot be read is left out: a report is never held up by its logo.
    """
    if logo is None:
        return 0.0
    try:
        picture = ImageReader(BytesIO(logo))
        across, down = picture.getSize()
        read_to_the_end(picture)
    except (OSError, SyntaxError, ValueError):
        return 0.0
    scale = min(_WIDEST / across, _HIGHEST / down)
    width, height = across * scale, down * scale
    left = style.PAGE_WIDTH - style.RIGHT - width
    drawing(canvas).drawImage(picture, left, _MIDDLE - height / 2, width, height, mask="auto")
    return width + _GAP
