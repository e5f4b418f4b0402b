"""Where the parts of a note go in a given width: the lines of its text, its words and its chips behind them."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

from observatie.domain.acts.acts import Mark, Note, NoteType
from observatie.domain.visit.wording import MARKS, NOTE_TYPES
from observatie.ui.theme.theme import Theme

_LINE = 22
_CHIP_HEIGHT = 19
_CHIP_PADDING = 7
_GAP = 8
_KEPT = 512

_MARK_COLORS = {Mark.STRONG: "strong", Mark.CHANCE: "chance"}
_TYPE_COLORS = {NoteType.QUESTION: "question", NoteType.INTERPRETATION: "muted"}


@dataclass(frozen=True)
class Piece:
    """A word or a chip behind the text: where it is, what it says and its colour; `item` counts the chips."""

    rect: QRectF
    text: str
    color: str
    item: int | None = None


@dataclass(frozen=True)
class LaidNote:
    """A note laid out from its top left corner: the text, the pieces behind it and the height of it all."""

    text: QTextLayout
    pieces: tuple[Piece, ...]
    height: float


class NoteLayouts:
    """Lays notes out, and remembers the last few hundred by what they say and how wide they are."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: OrderedDict[object, LaidNote] = OrderedDict()
        self._word = QFontMetricsF(theme.font(13, weight=theme.semibold))
        self._chip = QFontMetricsF(theme.font(13))

    def laid(self, note: Note, items: tuple[str, ...], width: int, remarks: tuple[str, ...] = ()) -> LaidNote:
        """Return the note in `width` pixels, with what is remarked on it and chips for the names of its items."""
        key = (note.text, note.type, note.mark, items, width, remarks)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._lay_out(note, items, float(width), remarks)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return found

    def _lay_out(self, note: Note, items: tuple[str, ...], width: float, remarks: tuple[str, ...]) -> LaidNote:
        text, end, top = self._text(note, width)
        pieces: list[Piece] = []
        for word, color in [*_words(note), *((remark, "muted") for remark in remarks)]:
            rect = self._placed(end, top, self._word.horizontalAdvance(word), width)
            pieces.append(Piece(rect, word, color))
            end, top = rect.right(), rect.top()
        for number, name in enumerate(items):
            rect = self._placed(end, top, self._chip_width(name), width)
            if rect.width() >= width:
                rect.setHeight(max(rect.height(), self._wrapped(name, width)))
            # In the middle of the line, as high as a chip is.
            room = (self._theme.px(_LINE) - self._theme.px(_CHIP_HEIGHT)) / 2
            pieces.append(Piece(rect.adjusted(0, room, 0, -room), name, "accent", number))
            end, top = rect.right(), rect.bottom() - self._theme.px(_LINE)
        return LaidNote(text, tuple(pieces), top + self._theme.px(_LINE))

    def _text(self, note: Note, width: float) -> tuple[QTextLayout, float, float]:
        """Return the laid text, and where its last line ends: x, and the top of that line."""
        quote = note.type is NoteType.QUOTE
        shown = note.text.replace("\n", " ")
        layout = QTextLayout(f"“{shown}”" if quote else shown, self._theme.font(15, italic=quote))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        end, top, height = 0.0, 0.0, float(self._theme.px(_LINE))
        layout.beginLayout()
        number = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            top = number * height
            line.setPosition(QPointF(0, top + (height - line.height()) / 2))
            end = line.naturalTextWidth()
            number += 1
        layout.endLayout()
        return layout, end, top

    def _placed(self, end: float, top: float, wanted: float, width: float) -> QRectF:
        """Return the place of a piece behind what ends at `end`, else at the beginning of the next line."""
        gap, line = self._theme.px(_GAP), self._theme.px(_LINE)
        if end + gap + wanted <= width:
            return QRectF(end + gap, top, wanted, line)
        return QRectF(0, top + line, min(wanted, width), line)

    def _chip_width(self, name: str) -> float:
        return self._chip.horizontalAdvance(name) + 2 * self._theme.px(_CHIP_PADDING)

    def _wrapped(self, name: str, width: float) -> float:
        inner = QRectF(0, 0, width - 2 * self._theme.px(_CHIP_PADDING), 10_000)
        lines = self._chip.boundingRect(inner, int(Qt.TextFlag.TextWordWrap), name).height()
        return lines + self._theme.px(_LINE) - self._chip.height()


def _words(note: Note) -> list[tuple[str, str]]:
    words = [(NOTE_TYPES[note.type], _TYPE_COLORS[note.type])] if note.type in _TYPE_COLORS else []
    return words + ([(MARKS[note.mark], _MARK_COLORS[note.mark])] if note.mark else [])
