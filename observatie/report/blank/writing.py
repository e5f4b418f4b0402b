"""Where one writes on an empty form: named lines, a sentence with blanks, and a page of lines for notes."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from observatie.report.blank.kinds import kinds
from observatie.report.paper import style
from observatie.report.paper.flowables import WritingLines
from observatie.report.paper.fonts import REGULAR, on_one_line
from observatie.report.paper.paragraphs import Paragraph, paragraph

_ROOM = 22.0
_BETWEEN = 16.0


class FieldRow(Flowable):
    """Lines beside each other, each with its label small below it."""

    def __init__(self, labels: Sequence[str], shares: Sequence[float] = (), *, indent: float = 0.0) -> None:
        """`shares` divide the width; without them all lines are as long."""
        super().__init__()
        self._labels = [paragraph(label, kinds().under) for label in labels]
        total = sum(shares) or len(labels)
        self._shares = [share / total for share in shares or [1.0] * len(labels)]
        self._indent = indent
        self.spaceAfter = 5

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Take the width there is."""
        room = aW - self._indent - _BETWEEN * (len(self._labels) - 1)
        self._widths = [share * room for share in self._shares]
        labels = zip(self._labels, self._widths, strict=True)
        self._under = max(label.wrap(width, 1000)[1] for label, width in labels)
        return aW, _ROOM + self._under + 1

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """Go to the next page rather than be cut."""
        return []

    def draw(self) -> None:
        """Draw the lines with their labels."""
        x = self._indent
        for label, width in zip(self._labels, self._widths, strict=True):
            _writing_line(self.canv, x, x + width, self._under + 1)
            label.drawOn(self.canv, x, self._under - label.height)
            x += width + _BETWEEN


def _writing_line(canvas: Canvas, begin: float, end: float, y: float) -> None:
    canvas.setStrokeColor(style.WRITING)
    canvas.setLineWidth(0.7)
    canvas.line(begin, y, end, y)


@dataclass(frozen=True)
class _Piece:
    """Something on a line of a sentence: words, or a blank with its label; from `begin` to `end` in points."""

    begin: float
    end: float
    words: str = ""
    label: str = ""


class BlankSentence(Flowable):
    """A sentence in which each blank is a line to write on, to the end of the row, with its label small below."""

    _SIZE = 10.5
    _ABOVE = 22.0
    _BELOW = 4.0
    _PLAIN = 15.0
    _SHORTEST = 0.5

    def __init__(self, pieces: Sequence[str], labels: Sequence[str], *, indent: float = 0.0) -> None:
        """There is one piece of text more than there are labels."""
        super().__init__()
        self._pieces, self._labels, self._indent = tuple(pieces), tuple(labels), indent
        self._rows: list[list[_Piece]] | None = None
        self.beginning = self._ABOVE + _ROOM

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Take the width there is."""
        self.width = aW
        if self._rows is None:
            self._rows = self._laid(aW)
        return aW, sum(self._height(row) for row in self._rows)

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """Split between rows."""
        self.wrap(aW, aH)
        rows, fit, room = self._rows or [], 0, aH
        while fit < len(rows) and self._height(rows[fit]) <= room:
            room -= self._height(rows[fit])
            fit += 1
        if fit in (0, len(rows)):
            return [self] if fit else []
        return [self._part(rows[:fit]), self._part(rows[fit:])]

    def _part(self, rows: list[list[_Piece]]) -> "BlankSentence":
        part = BlankSentence(self._pieces, self._labels, indent=self._indent)
        part._rows = rows
        return part

    def _height(self, row: list[_Piece]) -> float:
        under = self._under(row)
        return self._ABOVE + under + self._BELOW if under else self._PLAIN

    def _under(self, row: list[_Piece]) -> float:
        """Return how much the labels below a row take; 0 where it has no blank."""
        return max((_wrapped(piece).height for piece in row if piece.label), default=0.0)

    def _laid(self, width: float) -> list[list[_Piece]]:
        rows: list[list[_Piece]] = [[]]
        x = self._indent
        shortest = (width - self._indent) * self._SHORTEST

        def break_row() -> float:
            rows.append([])
            return self._indent

        for number, text in enumerate(self._pieces):
            words = on_one_line(text).split()
            if number:
                # The stop behind a blank stays on its row.
                stop = words.pop(0) if words and len(words[0]) == 1 and not words[0].isalnum() else ""
                if width - x < shortest:
                    x = break_row()
                end = width - (self._wide(stop) + 2 if stop else 0)
                rows[-1].append(_Piece(x, end, label=on_one_line(self._labels[number - 1])))
                if stop:
                    rows[-1].append(_Piece(end + 2, width, words=stop))
                x = break_row() if words else x
            for word in _fitting(words, width - self._indent, self._SIZE):
                if x > self._indent and x + self._wide(word) > width:
                    x = break_row()
                rows[-1].append(_Piece(x, x + self._wide(word), words=word))
                x += self._wide(f"{word} ")
        return [row for row in rows if row]

    def _wide(self, text: str) -> float:
        return stringWidth(text, REGULAR, self._SIZE)

    def draw(self) -> None:
        """Draw words, lines and labels."""
        y = sum(self._height(row) for row in self._rows or [])
        for row in self._rows or []:
            y -= self._height(row)
            base = y + self._under(row) + self._BELOW
            for piece in row:
                self._draw_piece(piece, base)

    def _draw_piece(self, piece: _Piece, base: float) -> None:
        canvas = self.canv
        if piece.words:
            canvas.setFont(REGULAR, self._SIZE)
            canvas.setFillColor(style.INK)
            canvas.drawString(piece.begin, base, piece.words)
            return
        _writing_line(canvas, piece.begin, piece.end, base - 1)
        label = _wrapped(piece)
        label.drawOn(canvas, piece.begin, base - 2 - label.height)


def _wrapped(piece: _Piece) -> Paragraph:
    label = paragraph(piece.label, kinds().under)
    label.wrap(piece.end - piece.begin, 1000)
    return label


def _fitting(words: Sequence[str], width: float, size: float) -> list[str]:
    """Return words none of which is wider than a row: what is longer is cut in pieces that are."""
    found: list[str] = []
    for word in words:
        while stringWidth(word, REGULAR, size) > width:
            cut = next(n for n in range(len(word), 0, -1) if stringWidth(word[:n], REGULAR, size) <= width)
            found.append(word[:cut])
            word = word[cut:]
        found.append(word)
    return found


class NoteLines(Flowable):
    """Lines for notes with a narrow column for the time, as many as the page has room for."""

    _TIME = 46.0
    _FEWEST = 6

    def __init__(self, keep_free: float) -> None:
        """`keep_free` is the height that what follows needs on the same page, in points."""
        super().__init__()
        self._keep_free = keep_free

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Take the width and all the height there is, but for what follows."""
        self.width = aW
        self._count = max(self._FEWEST, int((min(aH, style.HEIGHT) - self._keep_free) / WritingLines.LINE))
        return aW, self._count * WritingLines.LINE

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """Go to the next page rather than be cut."""
        return []

    def draw(self) -> None:
        """Draw the lines."""
        for line in range(self._count):
            y = line * WritingLines.LINE + 2
            _writing_line(self.canv, 0, self._TIME, y)
            _writing_line(self.canv, self._TIME + 12, self.width, y)


class BesideLines(Flowable):
    """Short lists at the left, and at the right as many lines to write on as there is room beside them."""

    _LEFT = 0.46

    def __init__(self, left: Sequence[Paragraph], label: str, fewest: int, *, indent: float = 0.0) -> None:
        super().__init__()
        self._left, self._label, self._fewest, self._indent = tuple(left), label, fewest, indent
        self.spaceBefore = 2

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Take the width there is."""
        self.width = aW
        room = (aW - self._indent) * self._LEFT
        self._heights = [each.getSpaceBefore() + each.wrap(room, 100_000)[1] for each in self._left]
        left = sum(self._heights)
        # What stands at the left is read first; the last line is level with its end.
        self._count = max(self._fewest, int(left / WritingLines.LINE))
        self.height = max(left, self._count * WritingLines.LINE)
        return aW, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """Go to the next page rather than be cut; whoever makes it sees to it that it is no higher than one."""
        return []

    def draw(self) -> None:
        """Draw the lists, and the lines beside them."""
        y = self.height
        for each, height in zip(self._left, self._heights, strict=True):
            y -= height
            each.drawOn(self.canv, self._indent, y)
        at = self._indent + (self.width - self._indent) * self._LEFT + 18
        lines = WritingLines(self._count, label=self._label, color=style.WRITING)
        lines.wrap(self.width - at, self.height)
        lines.drawOn(self.canv, at, self.height - self._count * WritingLines.LINE)
