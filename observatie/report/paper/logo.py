"""The school's logo on a page: at the top right, as it is, never larger than its corner."""

from io import BytesIO

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from observatie.report.paper import style
from observatie.report.paper.typed import drawing, read_to_the_end

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
