"""One point of the talk with what it rests on: the times hang beside the words."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from observatie.domain import lesson_time
from observatie.domain.acts.acts import ItemRef, Mark, Note, NoteType
from observatie.domain.acts.answers import Heard
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.journal import Standing
from observatie.domain.visit import wording
from observatie.domain.visit.talk import TalkPoint
from observatie.domain.visit.wording import plain_words
from observatie.ui.kit.widgets import column, label
from observatie.ui.notes.note_signs import draw_sign
from observatie.ui.theme.theme import Theme

_SIGN, _LINE, _LARGER = 24, 36, 1.6
_WITHOUT = "Hier staat geen notitie bij."


class EvidenceSign(QWidget):
    """The sign of a note, as high as the first line beside it."""

    def __init__(self, theme: Theme, note_type: NoteType, mark: Mark | None) -> None:
        super().__init__()
        self._theme, self._type, self._mark = theme, note_type, mark
        said = wording.MARKS[mark] if mark else wording.NOTE_TYPES[note_type]
        self.setAccessibleName(said)
        self.setFixedSize(QSize(theme.px(_SIGN), theme.px(_LINE)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign as in the stream and the report."""
        painter = QPainter(self)
        painter.translate(self.width() / 2, self.height() / 2)
        # As large beside these words as it is beside those of the stream.
        painter.scale(_LARGER, _LARGER)
        half = self.width() / 2
        draw_sign(painter, QRectF(-half, -half, 2 * half, 2 * half), self._type, self._mark, self._theme)
        painter.end()


class PointBox(QWidget):
    """What is said, large, and below it what was seen and when."""

    def __init__(self, theme: Theme, point: TalkPoint, instruments: Mapping[str, Instrument]) -> None:
        super().__init__()
        self._theme = theme
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(2, 1)
        layout = column(theme, spacing=8)
        if point.finding is not None:
            layout.addWidget(label(point.text, "talk-point", wrap=True, name="talk-point"))
        for number, standing in enumerate(point.evidence):
            self._hang(grid, number, standing, alone=point.finding is None)
        if not point.evidence:
            layout.addWidget(label(_WITHOUT, "talk-muted", wrap=True))
        layout.addLayout(grid)
        names = _names(point.items, instruments)
        if names:
            layout.addWidget(label(" · ".join(names), "talk-items", wrap=True))
        self.setLayout(layout)

    def _hang(self, grid: QGridLayout, line: int, standing: Standing, *, alone: bool) -> None:
        act = standing.act
        when, text = "", ""
        if isinstance(act, Note):
            when, text = lesson_time.show(standing.lesson_ms or 0), plain_words(act.text)
            text = f"“{text}”" if act.type is NoteType.QUOTE else text
            sign = EvidenceSign(self._theme, act.type, act.mark)
            grid.addWidget(sign, line, 1, Qt.AlignmentFlag.AlignTop)
        elif isinstance(act, Heard):
            when, text = wording.SOURCES[act.source], act.text
        time = label(when, "talk-muted", name="talk-time")
        time.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        grid.addWidget(time, line, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        said = label(text, "talk-point" if alone else "talk", wrap=True, name="talk-seen")
        grid.addWidget(said, line, 2)


def _names(items: Iterable[ItemRef], instruments: Mapping[str, Instrument]) -> list[str]:
    return [
        instruments[ref.instrument].full_names[ref.item]
        for ref in items
        if ref.instrument in instruments and ref.item in instruments[ref.instrument].items
    ]
