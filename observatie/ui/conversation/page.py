"""What every step of the talk looks like: her question, its Dutch name, and what is told or asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QSizePolicy, QVBoxLayout, QWidget

from observatie.domain.visit.talk import TalkStep
from observatie.ui.kit.text_fields import KeptText
from observatie.ui.kit.widgets import column, label, panel, row, scrolling, talk_item
from observatie.ui.theme.theme import Theme

_WIDTH = 1000
_MARGIN = 40


@dataclass(frozen=True)
class Unkept:
    """What was typed and would be lost: what to say of it, and the field that waits for something."""

    words: str
    field: QWidget


class TalkPage(QWidget):
    """One step; it scrolls where there is no room for all of it.

    Attributes:
        step: which one.
        body: where the page itself puts its widgets, below each other.
    """

    def __init__(self, theme: Theme, step: TalkStep, focus_question: str = "") -> None:
        super().__init__()
        self.theme = theme
        self.step = step
        self.heading = label(STEPS[step], "talk-heading", wrap=True, name="talk-heading")
        self.body: QVBoxLayout = column(theme, spacing=24)
        inside = column(theme, spacing=20)
        if focus_question:
            inside.addWidget(label(f"“{focus_question}”", "talk-question", wrap=True, name="talk-question"))
        inside.addWidget(self.heading)
        inside.addLayout(self.body)
        inside.addStretch(1)
        content = panel(inside)
        content.setMaximumWidth(theme.px(_WIDTH))
        # As wide as there is room for: left to itself it is as wide as its words happen to be.
        content.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        around = row(theme, content, 1)
        around.setStretch(0, 1000)
        margin = theme.px(_MARGIN)
        self._scroll = scrolling(panel(around, margins=(margin, theme.px(24), margin, theme.px(24))))
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(column(theme, self._scroll))

    def add_questions(self, questions: Sequence[str]) -> None:
        """Add the open questions of the model at this place of the page."""
        if not questions:
            return
        lead = label("Een open vraag:" if len(questions) == 1 else "Open vragen:", "talk-muted")
        asked = [label(question, "talk", wrap=True, name="talk-asked") for question in questions]
        self.body.addWidget(panel(column(self.theme, lead, *asked, spacing=4)))

    def add_words(self, words: str, role: str = "talk", name: str = "") -> None:
        """Add a sentence."""
        self.body.addWidget(label(words, role, wrap=True, name=name))

    def add_item(self, layout: QLayout, spoken: str = "") -> None:
        """Add something below a line; with words for a screen reader the focus comes to it."""
        item = talk_item(self.theme, layout)
        if spoken:
            item.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            item.setAccessibleName(spoken)
            item.setObjectName("talk-item")
        self.body.addWidget(item)

    def say_above(self, words: str) -> None:
        """Say something of the whole talk below the name of the step."""
        self.body.insertWidget(0, label(words, "talk-muted", wrap=True, name="talk-above"))

    def fields(self) -> list[KeptText]:
        """Return the fields for words, from top to bottom."""
        return self.findChildren(KeptText)

    def refresh(self) -> None:
        """Show what stands now."""

    def finish(self) -> None:
        """Keep what was typed and is not kept yet."""
        for field in self.fields():
            field.finish()

    def unkept(self) -> Unkept | None:
        """Return what was typed and cannot be kept as it is; None where all was kept."""
        return None

    def first_field(self) -> QWidget | None:
        """Return where one begins to type, or None where nothing is asked."""
        return next((each for each in self.fields() if not each.isReadOnly()), None)

    def turn(self, by: int) -> None:
        """Show the next part (1) or the one before (-1)."""
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + by * bar.pageStep() * 9 // 10)


STEPS = {
    TalkStep.LOOKING_BACK: "Vorige keer",
    TalkStep.FOCUS_QUESTION: "Je kijkvraag",
    TalkStep.OPENING: "Jij aan het woord",
    TalkStep.STRENGTHS: "Wat sterk was",
    TalkStep.TOPICS: "Waar we over praten",
    TalkStep.AGREEMENTS: "Wat we afspreken",
    TalkStep.REACTION: "Je reactie",
    TalkStep.CLOSING: "Afronden",
}
"""What the steps are called, to the teacher."""
