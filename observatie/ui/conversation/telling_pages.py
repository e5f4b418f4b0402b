"""The steps at which something is told or she has the word: kijkvraag, opening, strengths, topics."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from observatie.domain import lesson_time
from observatie.domain.acts.acts import ItemRef, Mark, Note, NoteType
from observatie.domain.acts.answers import Heard
from observatie.domain.acts.conversation import Stance
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.instrument.words import SOURCES
from observatie.domain.journal.journal import Standing
from observatie.domain.visit import wording
from observatie.domain.visit.talk import TalkPoint, TalkStep, points
from observatie.domain.visit.wording import plain_words
from observatie.ui.conversation.page import TalkPage
from observatie.ui.conversation.talk_service import TalkService
from observatie.ui.kit.text_fields import KeptText
from observatie.ui.kit.widgets import column, label
from observatie.ui.notes.note_signs import draw_sign
from observatie.ui.theme.theme import Theme

_OPENING = "In je eigen woorden. Wat hier staat, staat zo in het rapport."
_NO_STRENGTH = "Hier staat nog niets. Waar ben jij zelf tevreden over?"
_NO_TOPIC = "Hier staat nog niets. Waar wil jij het over hebben?"


class QuestionPage(TalkPage):
    """Her own question, which the lesson was looked at with."""

    def __init__(self, theme: Theme, focus_question: str, questions: Sequence[str]) -> None:
        super().__init__(theme, TalkStep.FOCUS_QUESTION)
        self.add_words(f"“{focus_question}”", "talk-point", "talk-question")
        self.add_questions(questions)


class OpeningPage(TalkPage):
    """She speaks first; nothing of the observer was on the screen yet."""

    def __init__(self, theme: Theme, service: TalkService, focus_question: str, questions: Sequence[str]) -> None:
        super().__init__(theme, TalkStep.OPENING, focus_question)
        self._service = service
        self.add_questions(questions)
        self._field = KeptText(theme, "Jouw woorden", self._keep, lines=4)
        self._field.setObjectName("talk-opening")
        self._field.setReadOnly(service.is_settled)
        self.body.addWidget(self._field)
        self.add_words(_OPENING, "talk-muted")

    def _keep(self, text: str) -> bool:
        return self._service.keep_words(text, opening=True)

    def refresh(self) -> None:
        """Show her words as they stand."""
        self._field.show_kept(self._service.words(opening=True))


class StrengthsPage(TalkPage):
    """What was strong, each with what was seen."""

    def __init__(
        self, theme: Theme, service: TalkService, instruments: Mapping[str, Instrument], questions: Sequence[str]
    ) -> None:
        super().__init__(theme, TalkStep.STRENGTHS, service.visit.settings.focus_question or "")
        told = points(service.visit, Stance.STRENGTH)
        for point in told:
            self.add_item(column(theme, PointBox(theme, point, instruments)), point.text)
        if not told:
            self.add_words(_NO_STRENGTH)
        self.add_questions(questions)

    def first_field(self) -> QWidget | None:
        """Return the first strength; Tab goes through them, and the page with it."""
        return self.findChild(QWidget, "talk-item")


class TopicsPage(TalkPage):
    """What is spoken about, and at each topic a field for her answer."""

    def __init__(
        self, theme: Theme, service: TalkService, instruments: Mapping[str, Instrument], questions: Sequence[str]
    ) -> None:
        super().__init__(theme, TalkStep.TOPICS, service.visit.settings.focus_question or "")
        self._service = service
        self._answers: dict[UUID, KeptText] = {}
        self.add_questions(questions)
        told = points(service.visit, Stance.TOPIC)
        for number, point in enumerate(told, 1):
            self._add_point(number, point, instruments)
        if not told:
            self.add_words(_NO_TOPIC)

    def _add_point(self, number: int, point: TalkPoint, instruments: Mapping[str, Instrument]) -> None:
        inside = column(self.theme, PointBox(self.theme, point, instruments), spacing=12)
        finding = point.finding
        if finding is not None:
            field = KeptText(
                self.theme,
                f"Jouw antwoord bij: {point.text}",
                lambda text: self._service.keep_words(text, about=finding),
                lines=2,
            )
            field.setObjectName(f"talk-answer-{number}")
            field.setReadOnly(self._service.is_settled)
            self._answers[finding] = field
            inside.addWidget(label("Hoe zie jij dit?", "talk-muted"))
            inside.addWidget(field)
        self.add_item(inside, point.text)

    def first_field(self) -> QWidget | None:
        """Return the first topic: it is read before it is answered."""
        return self.findChild(QWidget, "talk-item")

    def refresh(self) -> None:
        """Show her answers as they stand."""
        for finding, field in self._answers.items():
            field.show_kept(self._service.words(about=finding))


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
            when, text = SOURCES[act.source], act.text
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
