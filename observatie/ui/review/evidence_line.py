"""A note, or what was heard or read, on a line of its own: when, what, and the way to let go of it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from observatie.domain import lesson_time
from observatie.domain.acts.acts import Note, NoteType
from observatie.domain.acts.answers import Heard
from observatie.domain.instrument.words import SOURCES
from observatie.domain.journal.journal import Standing
from observatie.domain.visit.wording import clock, plain_words, short_day
from observatie.ui.kit.widgets import button, column, label
from observatie.ui.notes.note_signs import draw_sign
from observatie.ui.theme.theme import Theme

_LINE = 26


class EvidenceLine(QWidget):
    """One piece of evidence.

    Signals:
        unlink_asked: its id.
    """

    unlink_asked = Signal(object)

    def __init__(self, theme: Theme, standing: Standing, of: str, *, can_unlink: bool = True) -> None:
        """Make a line; `of` says in words what it is unlinked from."""
        super().__init__()
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(6))
        when, text = when_of(standing), _text_of(standing)
        time = label(when, "small")
        time.setMinimumSize(theme.px(46), theme.px(_LINE))
        time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        box.addWidget(time, 0, Qt.AlignmentFlag.AlignTop)
        if isinstance(standing.act, Note):
            box.addWidget(_Sign(theme, standing.act), 0, Qt.AlignmentFlag.AlignTop)
        words = column(theme, label(text, wrap=True), spacing=0)
        if isinstance(standing.act, Heard):
            words.addWidget(label(_asked(standing.act), "small", wrap=True))
        # The first line stands level with the time, the sign and the button beside it.
        words.setContentsMargins(0, theme.px(3), 0, theme.px(3))
        words.addStretch(1)
        box.addLayout(words, 1)
        if can_unlink:
            let_go = button("Ontkoppel", lambda: self.unlink_asked.emit(standing.id), "link", name="unlink-line")
            let_go.setAccessibleName(f"Ontkoppel van {of}: {when} {text}")
            box.addWidget(let_go, 0, Qt.AlignmentFlag.AlignTop)


def when_of(standing: Standing) -> str:
    """Return when something was: 18′15″ in the lesson, or "12 nov, 10.23 uur" where it is not of the lesson."""
    if standing.lesson_ms is not None:
        return lesson_time.show(standing.lesson_ms)
    at = standing.entry.at
    return f"{short_day(at)}, {clock(at)} uur"


def words_of(standing: Standing) -> str:
    """Return evidence in one line, to be put in a text: "18′15″ Instructietafel met vier leerlingen."."""
    return f"{when_of(standing)} {plain_words(_text_of(standing))}"


def _text_of(standing: Standing) -> str:
    act = standing.act
    if isinstance(act, Note):
        return f"“{act.text}”" if act.type is NoteType.QUOTE else act.text
    return act.text if isinstance(act, Heard) else ""


def _asked(heard: Heard) -> str:
    return " · ".join(part for part in (SOURCES[heard.source], heard.question) if part)


class _Sign(QWidget):
    """The sign of a note."""

    def __init__(self, theme: Theme, note: Note) -> None:
        super().__init__()
        self._theme, self._note = theme, note
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room of a sign."""
        return QSize(self._theme.px(18), self._theme.px(_LINE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        draw_sign(painter, self.rect().toRectF(), self._note.type, self._note.mark, self._theme)
        painter.end()
