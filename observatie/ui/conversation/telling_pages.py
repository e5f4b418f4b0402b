"""The steps at which something is told or she has the word: kijkvraag, opening, strengths, topics."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from observatie.domain.acts.conversation import Stance
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.visit.talk import TalkPoint, TalkStep, points
from observatie.ui.conversation.evidence import PointBox
from observatie.ui.conversation.page import TalkPage
from observatie.ui.conversation.talk_book import TalkBook
from observatie.ui.kit.text_fields import KeptText
from observatie.ui.kit.widgets import column, label
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

    def __init__(self, theme: Theme, book: TalkBook, focus_question: str, questions: Sequence[str]) -> None:
        super().__init__(theme, TalkStep.OPENING, focus_question)
        self._book = book
        self.add_questions(questions)
        self._field = KeptText(theme, "Jouw woorden", self._keep, lines=4)
        self._field.setObjectName("talk-opening")
        self._field.setReadOnly(book.is_settled)
        self.body.addWidget(self._field)
        self.add_words(_OPENING, "talk-muted")

    def _keep(self, text: str) -> bool:
        return self._book.keep_words(text, opening=True)

    def refresh(self) -> None:
        """Show her words as they stand."""
        self._field.show_kept(self._book.words(opening=True))


class StrengthsPage(TalkPage):
    """What was strong, each with what was seen."""

    def __init__(
        self, theme: Theme, book: TalkBook, instruments: Mapping[str, Instrument], questions: Sequence[str]
    ) -> None:
        super().__init__(theme, TalkStep.STRENGTHS, book.visit.settings.focus_question or "")
        told = points(book.visit, Stance.STRENGTH)
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
        self, theme: Theme, book: TalkBook, instruments: Mapping[str, Instrument], questions: Sequence[str]
    ) -> None:
        super().__init__(theme, TalkStep.TOPICS, book.visit.settings.focus_question or "")
        self._book = book
        self._answers: dict[UUID, KeptText] = {}
        self.add_questions(questions)
        told = points(book.visit, Stance.TOPIC)
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
                lambda text: self._book.keep_words(text, about=finding),
                lines=2,
            )
            field.setObjectName(f"talk-answer-{number}")
            field.setReadOnly(self._book.is_settled)
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
            field.show_kept(self._book.words(about=finding))
