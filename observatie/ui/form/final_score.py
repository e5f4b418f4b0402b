"""The final score: what it was, what it became, and why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from observatie.domain.acts.answers import AnswerValue, LevelValue
from observatie.domain.instrument.instrument import Level, Scale, Source
from observatie.domain.visit.wording import SOURCES
from observatie.ui.kit.choices import Choice, Choices
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.growing_text import TextArea
from observatie.ui.kit.widgets import label
from observatie.ui.theme.theme import Theme

_ASKED = "Reden: waarom verandert de score?"
_KEPT = "Reden"


class FinalScore(QWidget):
    """Voorlopig … → Definitief …, with the reason that is asked where they differ.

    Signals:
        chosen: a final score was chosen or taken away; typed: a key of the reason; left: the reason was left.
    """

    chosen = Signal()
    typed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, scale: Scale) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._value: AnswerValue | None = None
        self._provisional: tuple[Source, int] | None = None
        self._before = label("", "muted", name="provisional")
        self._score = label("", "heading")
        self._choices = Choices(theme, "Definitief", [_choice(level) for level in scale.levels])
        self._asked = label(_ASKED, "section", wrap=True)
        self.reason = TextArea(theme, "Reden", lines=1)
        self.reason.setObjectName("answer-reason")
        flow = FlowLayout(across=theme.px(10), down=theme.px(8))
        arrow, after = label("→", "muted"), label("Definitief", "muted")
        for widget in (self._before, self._score, arrow, after, self._choices):
            flow.addWidget(widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(*(theme.px(14),) * 4)
        box.setSpacing(theme.px(8))
        box.addLayout(flow)
        box.addWidget(self._asked)
        box.addWidget(self.reason)
        self._choices.chosen.connect(self._on_chosen)
        self.reason.typed.connect(self.typed)
        self.reason.left.connect(self.left)

    @property
    def value(self) -> AnswerValue | None:
        """The final score, or None."""
        return self._value

    @property
    def effective(self) -> AnswerValue | None:
        """The score that counts: the final one, else the provisional one."""
        if self._value is None and self._provisional is not None:
            return LevelValue(level=self._provisional[1])
        return self._value

    def show_final(self, value: AnswerValue | None, reason: str) -> None:
        """Show a final score and its reason."""
        self._value = value
        self._choices.choose(value.level if isinstance(value, LevelValue) else None)
        self.reason.say(reason)
        self._ask()

    def show_provisional(self, provisional: tuple[Source, int] | None) -> None:
        """Show the score it starts from."""
        self._provisional = provisional
        if provisional is None:
            self._before.setText("Voorlopig nog geen score")
        else:
            self._before.setText(f"Voorlopig ({SOURCES[provisional[0]]})")
        self._score.setText(str(provisional[1]) if provisional else "")
        self._score.setVisible(provisional is not None)
        self._ask()

    def _on_chosen(self) -> None:
        level = self._choices.value
        self._value = None if level is None else LevelValue(level=level)
        self._ask()
        self.chosen.emit()

    def _ask(self) -> None:
        final = self._value.level if isinstance(self._value, LevelValue) else None
        differs = final is not None and (self._provisional is None or self._provisional[1] != final)
        written = bool(self.reason.text().strip())
        self._asked.setText(_ASKED if differs else _KEPT)
        self._asked.setVisible(differs or written)
        self.reason.setVisible(differs or written)


def _choice(level: Level) -> Choice[int]:
    value = level.value
    return Choice(value, str(value), f"Definitief {value}, {level.label}", f"final-{value}")
