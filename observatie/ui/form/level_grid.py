"""The levels of an item below each other, with a column for each source that can answer it."""

from collections.abc import Mapping, Sequence
from functools import partial
from html import escape

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QRadioButton, QSizePolicy, QWidget

from observatie.domain.acts.answers import AnswerValue, LevelValue, NotApplicable, NotSeen
from observatie.domain.instrument.instrument import Item, Scale, Source
from observatie.domain.instrument.words import SOURCES
from observatie.domain.text import at_start
from observatie.domain.visit.completeness import Filled, Place
from observatie.domain.visit.wording import NOT_APPLICABLE, NOT_SEEN
from observatie.ui.form.filled_sign import FilledSign
from observatie.ui.kit.scroll_into_view import scroll_into_view
from observatie.ui.kit.widgets import label
from observatie.ui.kit.writing_keys import writes
from observatie.ui.theme.looks import paint_focus
from observatie.ui.theme.theme import Theme

Column = Source | None
"""A source, or None for an item that does not tell them apart."""

_WITHOUT_SOURCE = "Zonder bron"
_NUMBER, _WORDS, _FIRST = 0, 1, 2
_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class LevelGrid(QWidget):
    """Rows are levels, then niet gezien and n.v.t.; a cell is reached with the arrows and chosen with space.

    The number of a level chooses it in the column of the cell that has the focus.

    Only of a lesson is something not seen. Choosing the same cell again takes the choice away.

    Signals:
        chosen: a level was chosen or taken away in a column.
    """

    chosen = Signal()

    def __init__(self, theme: Theme, place: Place, item: Item, scale: Scale, columns: Sequence[Column]) -> None:
        super().__init__()
        self._theme = theme
        self._columns = columns
        self._values: dict[Column, AnswerValue | None] = dict.fromkeys(columns)
        self._rows: list[AnswerValue] = []
        self._cells: list[list[LevelCell]] = []
        self._marked: AnswerValue | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setColumnStretch(_WORDS, 1)
        self._grid.setColumnMinimumWidth(_NUMBER, theme.px(28))
        self._add_heads()
        for level in scale.levels:
            number = label(str(level.value), "strong")
            number.setContentsMargins(theme.px(6), theme.px(8), 0, 0)
            words = _level_words(level.label, place.instrument.description_of(item, level))
            self._add_row(LevelValue(level=level.value), number, _TOP, words, f"{level.value}, {level.label}")
        if place.instrument.takes_evidence:
            self._add_quiet_row(NotSeen(), Filled.NOT_SEEN, NOT_SEEN)
        self._add_quiet_row(NotApplicable(), Filled.NOT_APPLICABLE, NOT_APPLICABLE)
        self._set_stop(0, 0)

    # Building

    def _add_heads(self) -> None:
        for number, column in enumerate(self._columns):
            if len(self._columns) > 1 or column is not None:
                head = label(_head(column), "section")
                head.setAlignment(Qt.AlignmentFlag.AlignCenter)
                head.setContentsMargins(self._theme.px(4), 0, self._theme.px(4), self._theme.px(6))
                self._grid.addWidget(head, 0, _FIRST + number)

    def _add_quiet_row(self, value: AnswerValue, filled: Filled, word: str) -> None:
        self._add_row(value, FilledSign(self._theme, filled), _MIDDLE, label(word, "muted"), word)

    def _add_row(
        self, value: AnswerValue, sign: QWidget, where: Qt.AlignmentFlag, words: QLabel, spoken: str
    ) -> None:
        px, row = self._theme.px, len(self._cells)
        words.setContentsMargins(0, px(8), px(12), px(8))
        words.setWordWrap(True)
        self._grid.addWidget(sign, row + 1, _NUMBER, where)
        self._grid.addWidget(words, row + 1, _WORDS)
        cells: list[LevelCell] = []
        for number, column in enumerate(self._columns):
            heard = f"{_head(column)}: " if column is not None else ""
            cell = LevelCell(
                self._theme, f"{heard}{spoken}", f"level-{row}-{column or 'all'}", slim=len(self._columns) > 3
            )
            cell.clicked.connect(lambda _checked=False, number=number: self._on_clicked(row, number))
            cell.moved.connect(partial(self._go_from, row, number))
            self._grid.addWidget(cell, row + 1, _FIRST + number)
            cells.append(cell)
        if len(cells) == 1:
            words.installEventFilter(self)
            words.setProperty("cell", row)
        self._rows.append(value)
        self._cells.append(cells)

    # Values

    def show_values(self, values: Mapping[Column, AnswerValue | None]) -> None:
        """Show what is chosen in each column."""
        for number, column in enumerate(self._columns):
            self._values[column] = values.get(column)
            self._show_column(number)
        chosen = next((at for at in self._places() if self._cells[at[0]][at[1]].isChecked()), (0, 0))
        self._set_stop(*chosen)

    def values(self) -> dict[Column, AnswerValue | None]:
        """Return what is chosen in each column."""
        return dict(self._values)

    def mark(self, value: AnswerValue | None) -> None:
        """Let the row of a value stand out, as the score that counts."""
        self._marked = value
        self.update()

    def _show_column(self, number: int) -> None:
        for row, cells in enumerate(self._cells):
            cells[number].setChecked(self._rows[row] == self._values[self._columns[number]])

    def _on_clicked(self, row: int, number: int) -> None:
        column = self._columns[number]
        self._values[column] = None if self._values[column] == self._rows[row] else self._rows[row]
        self._show_column(number)
        self._set_stop(row, number)
        self.chosen.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a click on the words of a row, where it can mean one cell only."""
        if event.type() == QEvent.Type.MouseButtonRelease:
            row: int = watched.property("cell")
            self._cells[row][0].click()
            return True
        return super().eventFilter(watched, event)

    # Keys

    def _places(self) -> list[tuple[int, int]]:
        return [(row, number) for row in range(len(self._cells)) for number in range(len(self._columns))]

    def _go_from(self, row: int, number: int, down: int, right: int) -> None:
        self._walk(row + down, number + right)

    def _walk(self, row: int, number: int) -> None:
        if (row, number) in self._places():
            self._set_stop(row, number)
            self._cells[row][number].setFocus(Qt.FocusReason.TabFocusReason)
            scroll_into_view(self._cells[row][number])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the level whose number is typed; one that is chosen stays so."""
        number = next((at[1] for at in self._places() if self._cells[at[0]][at[1]].hasFocus()), None)
        typed = event.text() if writes(event) else ""
        levels = [str(value.level) if isinstance(value, LevelValue) else None for value in self._rows]
        if number is None or typed not in levels:
            super().keyPressEvent(event)
            return
        row = levels.index(typed)
        self._walk(row, number)
        if not self._cells[row][number].isChecked():
            self._cells[row][number].click()

    def focus_first(self) -> None:
        """Put the focus on what is chosen, else on the first cell."""
        self._stop.setFocus()

    def _set_stop(self, row: int, number: int) -> None:
        # One stop for the Tab key; the arrows walk from there.
        for at in self._places():
            here = at == (row, number)
            policy = Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
            self._cells[at[0]][at[1]].setFocusPolicy(policy)
        self._stop = self._cells[row][number]

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines between the rows, and the ground of the one that stands out."""
        painter = QPainter(self)
        for row, value in enumerate(self._rows):
            # Not from the layout: it forgets where its rows are whenever it is asked for another width.
            cell = self._cells[row][0].geometry()
            rect = QRect(0, cell.top(), self.width(), cell.height())
            if self._marked is not None and value == self._marked:
                painter.fillRect(rect, self._theme.color("accent_soft"))
            painter.setPen(self._theme.color("line"))
            painter.drawLine(rect.topLeft(), rect.topRight())
        painter.end()


def _head(column: Column) -> str:
    return at_start(SOURCES[column]) if column is not None else _WITHOUT_SOURCE


def _level_words(name: str, described: str | None) -> QLabel:
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.RichText)
    if described is None:
        made.setText(escape(name))
    else:
        stop = "" if name.endswith((".", "?", "!", ":")) else "."
        made.setText(f'<span style="font-weight:600">{escape(name)}{stop}</span> {escape(described)}')
    return made


_RADIUS = 5.0
_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class LevelCell(QRadioButton):
    """A cell that is clicked anywhere on it; the arrows ask for its neighbours.

    Signals:
        moved: an arrow was pressed; how many rows down and columns to the right.
    """

    moved = Signal(int, int)

    def __init__(self, theme: Theme, spoken: str, name: str, *, slim: bool) -> None:
        """Make a cell; a `slim` one leaves more room for the words of its row."""
        super().__init__()
        self._theme = theme
        self._width = theme.px(70 if slim else 84)
        self.setAutoExclusive(False)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def sizeHint(self) -> QSize:
        """Return the room of a cell; its height is that of its row."""
        return QSize(self._width, self._theme.px(30))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(self._width, self._theme.px(30))

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on the cell."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows."""
        move = _MOVES.get(Qt.Key(event.key()))
        if move is not None:
            self.moved.emit(*move)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Draw anew when the mouse comes or goes."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the circle, and a ring around the cell that has the focus."""
        theme, scale = self._theme, self._theme.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(QRectF(self.rect()).center())
        color = theme.color("accent")
        if self.hasFocus():
            side = 14 * scale
            ring = QRectF(centre.x() - side, centre.y() - side, 2 * side, 2 * side)
            paint_focus(painter, ring, theme, radius=6 * scale)
        painter.setPen(QPen(color, (2.0 if self.underMouse() else 1.4) * scale))
        painter.setBrush(color if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, _RADIUS * scale, _RADIUS * scale)
        painter.end()
