"""The pages of a PDF as pictures, by pypdfium2; not for two threads at a time."""

import pypdfium2
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage


class PdfPages:
    """An open PDF; close it when done.

    Attributes:
        sizes: of each page, in points.
    """

    def __init__(self, pdf: bytes) -> None:
        self._document = pypdfium2.PdfDocument(pdf)
        self.sizes = [QSizeF(*self._document.get_page_size(index)) for index in range(len(self._document))]

    def image(self, page: int, width: int) -> QImage:
        """Return a page, counted from 0, drawn `width` pixels wide."""
        # pdfium rounds up; half a pixel less makes it this width and not one more.
        scale = (width - 0.5) / self.sizes[page].width()
        opened = self._document[page]
        bitmap = opened.render(scale=scale, prefer_bgrx=True)
        image = QImage(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
        )
        # A copy, as the picture would otherwise look into memory that goes with the bitmap.
        drawn = image.copy()
        bitmap.close()
        opened.close()
        return drawn

    def close(self) -> None:
        """Let the file go."""
        self._document.close()
