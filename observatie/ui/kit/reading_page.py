"""A page of text in the look of the window: HTML or Markdown in, nothing that can be typed in."""

from collections.abc import Iterator

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser

from observatie.ui.kit.qt_types import or_none
from observatie.ui.theme.theme import Theme

# Per cent of the height that the font itself asks for.
_LINE = 112
_TIGHT_LINE = 95
_THIN = "\u202f"
_COLUMN = 720
"""As wide as a column of text reads well."""
_ABOVE = 8
"""Room above the heading from which a page is read."""
_BELOW = 32
"""Room below the text."""
_HEADINGS = {1: 24, 2: 18, 3: 15, 4: 15}


class Page(QTextBrowser):
    """Shows one text, in a column that reads well in the middle of whatever room there is.

    Signals:
        link_clicked: the address of a link; nothing is opened by the page itself.
    """

    link_clicked = Signal(QUrl)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        # The first one is Qt's own, which it lets go of itself.
        self._shown: QTextDocument | None = None
        self._read_from: QTextBlock | None = None
        self.setOpenLinks(False)
        self.setProperty("role", "boxed")
        self.anchorClicked.connect(self.link_clicked)
        # Whoever scrolls has chosen another place.
        self.verticalScrollBar().actionTriggered.connect(self._let_go_of_place)

    def show_html(self, text: str) -> None:
        """Show HTML, dressed by the classes of the style sheet."""
        document = self._new_document()
        document.setDefaultStyleSheet(_style(self._theme))
        document.setHtml(text)
        self._show(document)

    def show_markdown(self, text: str) -> None:
        """Show Markdown; what stands between backticks is a key to press, or something to type."""
        document = self._new_document()
        document.setMarkdown(text)
        # Qt gives Markdown a look of its own that no style sheet reaches.
        for block in _blocks(document):
            self._space_out(block)
            for position, length, letters in _pieces(block):
                self._dress_piece(block, position, length, letters)
        self._show(document)

    def read_from(self, number: int) -> None:
        """Bring the heading with this number to the top, counted from 1; 0 is the beginning of the page.

        It stays there while the page gets another width.
        """
        heads = [block for block in _blocks(self.document()) if block.blockFormat().headingLevel() == 2]
        self._read_from = heads[number - 1] if number else None
        self.setTextCursor(QTextCursor(self._read_from or self.document().begin()))
        self._keep_place()

    def _let_go_of_place(self) -> None:
        self._read_from = None

    def _keep_place(self) -> None:
        if self._read_from is None:
            return
        layout, frame = self.document().documentLayout(), self.document().rootFrame()
        top = layout.blockBoundingRect(self._read_from).top() - self._theme.px(_ABOVE)
        shape = frame.frameFormat()
        # The last of a page gets as much room below it as it takes to come to the top.
        left = self.viewport().height() - (layout.documentSize().height() - shape.bottomMargin() - top)
        shape.setBottomMargin(max(self._theme.px(_BELOW), left))
        frame.setFrameFormat(shape)
        self.verticalScrollBar().setValue(round(top))

    def _new_document(self) -> QTextDocument:
        document = QTextDocument(self)
        # Nothing is typed here, and each new width would be one more thing to undo.
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self._theme.font(15))
        document.setIndentWidth(self._theme.px(22))
        return document

    def _show(self, document: QTextDocument) -> None:
        # Dressed before it is shown, as each stroke would lay all of it out again.
        for block in _blocks(document):
            self._dress_block(block)
        self.setDocument(document)
        if self._shown is not None:
            self._shown.deleteLater()
        self._shown = document
        self._read_from = None
        self._set_column()

    def _dress_block(self, block: QTextBlock) -> None:
        theme, level = self._theme, block.blockFormat().headingLevel()
        cursor = QTextCursor(block)
        shape = QTextBlockFormat()
        line = _TIGHT_LINE if level else _LINE
        shape.setLineHeight(line, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if level:
            shape.setTopMargin(theme.px({1: 0, 2: 26}.get(level, 18)))
            shape.setBottomMargin(theme.px(6))
        elif or_none(block.textList()) is not None:
            shape.setTopMargin(theme.px(2))
            shape.setBottomMargin(theme.px(2))
        cursor.mergeBlockFormat(shape)
        if level:
            letters = QTextCharFormat()
            letters.setFont(theme.font(_HEADINGS.get(level, 15), weight=QFont.Weight.DemiBold))
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            # Set and not merged: Qt's own enlargement of headings would come on top of it.
            cursor.setCharFormat(letters)

    def _space_out(self, block: QTextBlock) -> None:
        shape = QTextBlockFormat()
        shape.setTopMargin(self._theme.px(8))
        shape.setBottomMargin(self._theme.px(8))
        QTextCursor(block).mergeBlockFormat(shape)

    def _dress_piece(self, block: QTextBlock, position: int, length: int, letters: QTextCharFormat) -> None:
        dress = QTextCharFormat()
        dress.setForeground(self._theme.color("accent"))
        if letters.fontFixedPitch():
            dress.setFont(self._theme.font(15, weight=QFont.Weight.DemiBold))
            dress.setBackground(self._theme.color("accent_soft"))
        elif letters.isAnchor():
            dress.setFontUnderline(True)
        else:
            return
        cursor = QTextCursor(block)
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(dress)
        typed = cursor.selectedText()
        if letters.fontFixedPitch() and " " not in typed and not typed.startswith("--"):
            # Room between a key and its edge, which a document has no measure for; a command may be copied.
            cursor.insertText(f"{_THIN}{typed}{_THIN}")

    # The column

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column as wide as reads well."""
        super().resizeEvent(event)
        self._set_column()
        self._keep_place()

    def _set_column(self) -> None:
        theme = self._theme
        margin = max(theme.px(20), (self.viewport().width() - theme.px(_COLUMN)) // 2)
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        if shape.leftMargin() != margin:
            shape.setLeftMargin(margin)
            shape.setRightMargin(margin)
            shape.setTopMargin(theme.px(20))
            shape.setBottomMargin(theme.px(_BELOW))
            frame.setFrameFormat(shape)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Return place, length and format of each piece of a block, the last first: dressing makes pieces longer."""
    found: list[tuple[int, int, QTextCharFormat]] = []
    pieces = block.begin()
    while not pieces.atEnd():
        piece = pieces.fragment()
        found.insert(0, (piece.position(), piece.length(), piece.charFormat()))
        pieces += 1
    return found


def _style(theme: Theme) -> str:
    colors = theme.colors
    return f"""
        h1, h2, h3, h4 {{ color: {colors["ink"]}; }}
        a {{ color: {colors["accent"]}; }}
        p {{ margin-top: {theme.px(4)}px; margin-bottom: {theme.px(6)}px; }}
        .muted {{ color: {colors["muted"]}; }}
        .small {{ color: {colors["muted"]}; font-size: {theme.px(13)}px; }}
        .name {{ margin-top: {theme.px(8)}px; margin-bottom: {theme.px(2)}px; color: {colors["muted"]}; }}
        .item {{ margin-top: {theme.px(8)}px; }}
        .statement {{ background-color: {colors["accent_soft"]}; }}
        .problem {{ color: {colors["danger"]}; }}
        ul {{ margin-top: 0; margin-bottom: {theme.px(6)}px; }}
        table {{ margin-top: {theme.px(6)}px; margin-bottom: {theme.px(8)}px; }}
        td {{ padding: {theme.px(4)}px {theme.px(10)}px; }}
        td.value {{ color: {colors["muted"]}; }}
    """
