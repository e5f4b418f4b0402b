"""Pages as paper on a desk: below each other, drawn when they come into view and as sharp as the screen is."""

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from observatie.ui.theme.theme import Theme

if TYPE_CHECKING:
    from observatie.ui.kit.pdf_pages import PdfPages

_READING_WIDTH = 880
"""So wide that the text of a report is as large as that of the window."""
_MARGIN = 24
_KEPT = 8
"""How many pages stay drawn; more than are ever in view at once."""


class PagesView(QAbstractScrollArea):
    """Shows the pages of a PDF.

    Signals:
        page_changed: the number of the page in view, counted from 1, and of how many.
        can_widen: whether there is more room than a page takes that reads well.
    """

    page_changed = Signal(int, int)
    can_widen = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pages: PdfPages | None = None
        self._full_width = False
        self._rects: list[QRect] = []
        self._images: dict[tuple[int, int], QImage] = {}
        self._last_emitted = (0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("pages")
        self.setAccessibleName("Het rapport")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, so that pages that just fit do not change width when they no longer do.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    def show_pdf(self, pdf: bytes) -> None:
        """Show another PDF, at the place where the one before it was."""
        # Imported with the first PDF, as it takes longer than the window may stand still at its start.
        from observatie.ui.kit.pdf_pages import PdfPages

        self.close_pdf()
        self._pages = PdfPages(pdf)
        self._arrange()
        self._tell_page()

    def close_pdf(self) -> None:
        """Show nothing."""
        if self._pages is not None:
            self._pages.close()
        self._pages = None
        self._images.clear()
        self.viewport().update()

    def set_full_width(self, full: bool) -> None:
        """Make pages as wide as the view, or as wide as reads well; what is on top stays there."""
        self._full_width = full
        self._arrange()

    # Where pages are

    def _arrange(self) -> None:
        bar = self.verticalScrollBar()
        place = bar.value() / bar.maximum() if bar.maximum() else 0.0
        margin, gap, room = self._theme.px(_MARGIN), self._theme.px(16), self._room()
        width = room if self._full_width else min(room, self._theme.px(_READING_WIDTH))
        left, top = margin + (room - width) // 2, margin
        self._rects = []
        for size in self._pages.sizes if self._pages else ():
            height = round(width * size.height() / size.width())
            self._rects.append(QRect(left, top, width, height))
            top += height + gap
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self._theme.px(40))
        bar.setRange(0, max(0, top - gap + margin - self.viewport().height()))
        bar.setValue(round(place * bar.maximum()))
        self.viewport().update()

    def _room(self) -> int:
        return max(1, self.viewport().width() - 2 * self._theme.px(_MARGIN))

    def _page_in_view(self) -> int:
        # The one across a third of the view: where one reads.
        line = self.verticalScrollBar().value() + self.viewport().height() // 3
        return max(0, bisect_right([rect.top() for rect in self._rects], line) - 1)

    def _tell_page(self) -> None:
        place = (self._page_in_view() + 1, len(self._rects))
        if self._rects and place != self._last_emitted:
            self._last_emitted = place
            self.setAccessibleDescription(f"pagina {place[0]} van {place[1]}")
            self.page_changed.emit(*place)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give pages the new width."""
        super().resizeEvent(event)
        self._arrange()
        self._tell_page()
        self.can_widen.emit(self._room() > self._theme.px(_READING_WIDTH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll to the beginning and the end too; Qt knows the arrows and PgUp and PgDn."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in view."""
        painter = QPainter(self.viewport())
        painter.translate(0, -self.verticalScrollBar().value())
        seen = event.rect().translated(0, self.verticalScrollBar().value())
        edge = self._theme.px(1)
        painter.setPen(QPen(self._theme.color("focus" if self.hasFocus() else "line"), edge))
        for page, rect in enumerate(self._rects):
            if rect.intersects(seen):
                # Paper is white in the dark too; the picture may be a pixel lower than the page.
                painter.fillRect(rect, Qt.GlobalColor.white)
                painter.drawImage(rect.topLeft(), self._image(page, rect.width()))
                painter.drawRect(rect.adjusted(-edge, -edge, 0, 0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _image(self, page: int, width: int) -> QImage:
        key = (page, round(width * self.devicePixelRatioF()))
        if key not in self._images:
            while len(self._images) >= _KEPT:
                self._images.pop(next(iter(self._images)))
            image = self._pages.image(*key) if self._pages else QImage()
            image.setDevicePixelRatio(self.devicePixelRatioF())
            self._images[key] = image
        return self._images[key]
