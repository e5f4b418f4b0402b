"""What an answer is filled in with: an editor for what a place asks, with the quiet choices below it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QToolTip, QVBoxLayout, QWidget

from observatie.domain.acts.answers import AnswerValue, CheckedValue, Cleared, NotApplicable, NotSeen, Stage
from observatie.domain.instrument.instrument import AnswerType
from observatie.domain.model import LONGEST_TEXT
from observatie.domain.visit.completeness import Filled, Place
from observatie.domain.visit.wording import NOT_APPLICABLE, NOT_SEEN
from observatie.ui.form.answer_service import AnswerDraft, Answers
from observatie.ui.form.filled_sign import filled_icon
from observatie.ui.form.value_fields import TextField, value_field
from observatie.ui.kit.choices import Choice, Choices
from observatie.ui.kit.text_fields import TextArea
from observatie.ui.kit.widgets import label
from observatie.ui.theme.theme import Theme

_TOO_LONG = "Antwoord en opmerking zijn samen te lang om hierbij te staan. Kort ze in en kies dit dan opnieuw."
_WAITS = "Je opmerking wordt bewaard zodra je een antwoord kiest."


class AnswerEditor(QWidget):
    """What one place is filled in with.

    Attributes:
        touched: whether the user did something since the answers were last shown or kept.

    Signals:
        settled: a choice was made or a field left; what it holds is to be recorded now.
        typed: a key was typed; what it holds is to be recorded soon.
    """

    settled = Signal()
    typed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.touched = False
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(theme.px(8))

    def show_answers(self, answers: Answers) -> None:
        """Show what stands."""
        raise NotImplementedError

    def drafts(self) -> list[AnswerDraft]:
        """Return what is filled in, for every source and stage that can be filled in here."""
        raise NotImplementedError

    def focus_first(self) -> bool:
        """Put the focus where one begins; return whether there is anything to fill in."""
        raise NotImplementedError

    @property
    def takes_words(self) -> bool:
        """Whether it has a text of its own, into which notes can be pulled."""
        return False

    def insert(self, words: str) -> None:
        """Put words at the cursor of the text; only where it takes words."""

    def on_choice(self) -> None:
        """Note that the user made a choice."""
        self.touched = True
        self.settled.emit()

    def on_typed(self) -> None:
        """Note that the user typed."""
        self.touched = True
        self.typed.emit()

    def on_left(self) -> None:
        """Note that a field was left."""
        if self.touched:
            self.settled.emit()


class NoAnswer(AnswerEditor):
    """Says that there is nothing to fill in."""

    def __init__(self, theme: Theme, place: Place) -> None:
        super().__init__(theme)
        said = "Hier vul je niets in; je koppelt er notities aan."
        if place.section.remark_label:
            said += f" Wat je erover kwijt wilt, schrijf je bij “{place.section.title}”."
        self.box.addWidget(label(said, "muted", wrap=True, name="no-answer"))

    def show_answers(self, answers: Answers) -> None:
        """Do nothing: there are none."""

    def drafts(self) -> list[AnswerDraft]:
        """Return nothing to record."""
        return []

    def focus_first(self) -> bool:
        """Return that there is nothing to fill in."""
        return False


class SingleEditor(AnswerEditor):
    """One value, with a remark where the item has one, and the quiet choices where they fit."""

    def __init__(self, theme: Theme, place: Place) -> None:
        super().__init__(theme)
        item = place.item
        named = (item.field_label if item else place.section.remark_label) or ""
        self._asks = place.asks
        self._field = value_field(theme, place, named or place.name)
        if named and place.asks is not AnswerType.CHECKED:
            self.box.addWidget(label(named, "section"))
        self.box.addWidget(self._field)
        self._quiet: Choices[AnswerValue] | None = (
            None if item is None else quiet_choices(theme, of_lesson=place.instrument.takes_evidence)
        )
        if self._quiet is not None:
            self.box.addWidget(self._quiet)
            self._quiet.chosen.connect(self.on_choice)
        self._always_remark = bool(item and item.remark)
        self.remark = RemarkField(theme)
        self.box.addWidget(self.remark)
        self._connect()

    def _connect(self) -> None:
        self._field.chosen.connect(self._on_field_chosen)
        self._field.typed.connect(self.on_typed)
        self._field.left.connect(self.on_left)
        self.remark.area.typed.connect(self.on_typed)
        self.remark.area.left.connect(self.on_left)

    def show_answers(self, answers: Answers) -> None:
        """Show the answer that stands."""
        answer = answers.get((Stage.PROVISIONAL, None))
        value, remark = (answer.value, answer.remark) if answer else (None, "")
        is_quiet = isinstance(value, NotSeen | NotApplicable)
        if self._quiet is not None:
            self._quiet.choose(value if is_quiet else None)
        self._field.show_value(value)
        if is_quiet and isinstance(self._field, TextField) and not self._always_remark:
            self._field.area.say(remark)
            remark = ""
        self.remark.area.say(remark)
        self.remark.setVisible(self._always_remark or bool(remark))
        self.remark.show_waiting(False)
        self.touched = False

    def focus_first(self) -> bool:
        """Put the focus in the field."""
        self._field.focus_first()
        return True

    @property
    def takes_words(self) -> bool:
        """Whether the answer is a text."""
        return isinstance(self._field, TextField)

    def insert(self, words: str) -> None:
        """Put words at the cursor of the text, apart from what stands around it."""
        if isinstance(self._field, TextField):
            self._field.insert(words)

    def drafts(self) -> list[AnswerDraft]:
        """Return the answer."""
        remark = self.remark.text()
        value = self._field.value()
        # What was typed before is not thrown away; it says why nothing was seen.
        why = "\n".join(words for words in (self._field.words(), remark) if words)
        if self._quiet is not None and self._quiet.value is not None and len(why) > LONGEST_TEXT:
            self._quiet.choose(None)
            QToolTip.showText(self._quiet.mapToGlobal(self._quiet.rect().bottomLeft()), _TOO_LONG, self._quiet)
        if self._quiet is not None and self._quiet.value is not None:
            value, remark = self._quiet.value, why
        elif value is None and remark and self._asks is AnswerType.CHECKED:
            value = CheckedValue(checked=False)
        self.remark.show_waiting(value is None and bool(remark))
        return [AnswerDraft(None, Stage.PROVISIONAL, value or Cleared(), remark if value else "")]

    def _on_field_chosen(self) -> None:
        if self._quiet is not None and self._field.value() is not None:
            self._quiet.choose(None)
        self.on_choice()


class RemarkField(QWidget):
    """A free field beside an answer."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.area = TextArea(theme, "Opmerking", lines=2)
        self.area.setObjectName("answer-remark")
        self._waits: QLabel = label(_WAITS, "small", wrap=True)
        self._waits.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        for widget in (label("Opmerking", "section"), self.area, self._waits):
            box.addWidget(widget)

    def text(self) -> str:
        """Return the remark."""
        return self.area.text().strip()

    def show_waiting(self, waiting: bool) -> None:
        """Say that a remark without an answer cannot be kept yet."""
        self._waits.setVisible(waiting)


def quiet_choices(theme: Theme, *, of_lesson: bool) -> Choices[AnswerValue]:
    """Return the choices for where there is nothing to say; only of a lesson is something not seen."""
    seen, applicable = (filled_icon(sign, theme) for sign in (Filled.NOT_SEEN, Filled.NOT_APPLICABLE))
    choices: list[Choice[AnswerValue]] = [
        Choice(NotSeen(), NOT_SEEN, NOT_SEEN, "not-seen", seen),
        Choice(NotApplicable(), NOT_APPLICABLE, "niet van toepassing", "not-applicable", applicable),
    ]
    return Choices(theme, "Waarom er niets staat", choices if of_lesson else choices[1:], "quiet")
