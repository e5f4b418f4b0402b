"""Fields that hold one value: text, yes or no, a tick, or the blanks of a sentence."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from observatie.domain.acts.answers import AnswerValue, BlanksValue, CheckedValue, TextValue, YesNoValue
from observatie.domain.instrument.instrument import Blank, Item, parts_of
from observatie.domain.text import at_start
from observatie.domain.visit.completeness import Place
from observatie.domain.visit.wording import YES_NO
from observatie.ui.kit.choices import Choice, Choices
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.positions import index_at
from observatie.ui.kit.text_fields import TextArea
from observatie.ui.kit.widgets import LineField, label
from observatie.ui.theme.theme import Theme

_LONGEST_BLANK = 2_000


class ValueField(QWidget):
    """What one value is filled in with.

    Signals:
        chosen: a choice was made; typed: a key was typed; left: a field with text was left.
    """

    chosen = Signal()
    typed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)

    def show_value(self, value: AnswerValue | None) -> None:
        """Show what was filled in; None, or a value of another sort, empties the field."""
        raise NotImplementedError

    def value(self) -> AnswerValue | None:
        """Return what is filled in, or None where the field is empty."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the focus where one begins."""
        raise NotImplementedError

    def words(self) -> str:
        """Return what was typed, for where something else is chosen in its place."""
        return ""


class TextField(ValueField):
    """Plain text."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.area = TextArea(theme, name)
        self.area.setObjectName("answer-text")
        self.area.typed.connect(self.typed)
        self.area.left.connect(self.left)
        self.box.addWidget(self.area)

    def focus_first(self) -> None:
        """Put the cursor behind the text."""
        self.area.moveCursor(QTextCursor.MoveOperation.End)
        self.area.setFocus()

    def insert(self, words: str) -> None:
        """Put words at the cursor, apart from what stands around it."""
        text = self.area.toPlainText()
        at = index_at(text, self.area.textCursor().position())
        before = " " if at and not text[at - 1].isspace() else ""
        after = " " if at < len(text) and not text[at].isspace() else ""
        self.area.insertPlainText(f"{before}{words}{after}")
        self.area.setFocus()

    def show_value(self, value: AnswerValue | None) -> None:
        """Show a text."""
        self.area.say(value.text if isinstance(value, TextValue) else "")

    def value(self) -> AnswerValue | None:
        """Return the text."""
        text = self.words()
        return TextValue(text=text) if text else None

    def words(self) -> str:
        """Return the text."""
        return self.area.text().strip()


class YesNoField(ValueField):
    """Yes or no."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        choices = [Choice(yes, at_start(word), f"{name}: {word}", word) for yes, word in YES_NO.items()]
        self._choices = Choices(theme, name, choices)
        self._choices.chosen.connect(self.chosen)
        self.box.addWidget(self._choices)

    def focus_first(self) -> None:
        """Put the focus on the choices."""
        self._choices.focus_first()

    def show_value(self, value: AnswerValue | None) -> None:
        """Show yes or no."""
        self._choices.choose(value.yes if isinstance(value, YesNoValue) else None)

    def value(self) -> AnswerValue | None:
        """Return yes or no."""
        yes = self._choices.value
        return None if yes is None else YesNoValue(yes=yes)


class CheckedField(ValueField):
    """A tick; without one nothing is filled in."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._tick = QCheckBox(name)
        self._tick.setAccessibleName(name)
        self._tick.setObjectName("answer-tick")
        self._tick.clicked.connect(lambda _checked=False: self.chosen.emit())
        self.box.addWidget(self._tick, alignment=Qt.AlignmentFlag.AlignLeft)

    def focus_first(self) -> None:
        """Put the focus on the tick."""
        self._tick.setFocus()

    def show_value(self, value: AnswerValue | None) -> None:
        """Show the tick."""
        self._tick.setChecked(isinstance(value, CheckedValue) and value.checked)

    def value(self) -> AnswerValue | None:
        """Return the tick."""
        return CheckedValue(checked=True) if self._tick.isChecked() else None


class BlankField(LineField):
    """One blank in a sentence, as wide as what is in it."""

    def __init__(self, theme: Theme, blank: Blank) -> None:
        super().__init__(_LONGEST_BLANK)
        self._theme = theme
        self.setPlaceholderText(blank.label)
        self.setAccessibleName(blank.label)
        self.setObjectName(f"blank-{blank.id}")
        self.textChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.ensurePolished()
        shown = self.text() or self.placeholderText()
        wanted = self.fontMetrics().horizontalAdvance(shown) + self._theme.px(34)
        self.setMinimumWidth(min(self._theme.px(520), max(self._theme.px(120), wanted)))
        self.updateGeometry()


class BlanksField(ValueField):
    """The sentence itself, with a field for each blank."""

    def __init__(self, theme: Theme, item: Item) -> None:
        super().__init__()
        self._fields = {blank.id: BlankField(theme, blank) for blank in item.blanks}
        flow = FlowLayout(across=theme.px(3), down=theme.px(8))
        parts = parts_of(item)
        for part, field in zip(parts, [*self._fields.values(), None], strict=True):
            for word in part.split():
                flow.addWidget(label(word))
            if field is not None:
                flow.addWidget(field)
                field.textEdited.connect(lambda: self.typed.emit())
                field.editingFinished.connect(self.left)
        self.box.addLayout(flow)

    def focus_first(self) -> None:
        """Put the cursor in the first blank."""
        next(iter(self._fields.values())).setFocus()

    def show_value(self, value: AnswerValue | None) -> None:
        """Show the words in their blanks."""
        words = value.blanks if isinstance(value, BlanksValue) else {}
        for blank, field in self._fields.items():
            if field.text() != words.get(blank, ""):
                field.setText(words.get(blank, ""))

    def value(self) -> AnswerValue | None:
        """Return the words by the id of their blank; empty blanks left out."""
        words = {blank: field.text().strip() for blank, field in self._fields.items()}
        said = {blank: text for blank, text in words.items() if text}
        return BlanksValue(blanks=said) if said else None

    def words(self) -> str:
        """Return the words of all blanks, in the order of the sentence."""
        return "; ".join(text for field in self._fields.values() if (text := field.text().strip()))


def value_field(theme: Theme, place: Place, name: str) -> ValueField:
    """Return the field for what a place asks; for levels there is a grid of their own."""
    item = place.item
    if item is None:
        return TextField(theme, name)
    return {
        "yes_no": lambda: YesNoField(theme, name),
        "checked": lambda: CheckedField(item.field_label or item.name),
        "blanks": lambda: BlanksField(theme, item),
    }.get(place.asks, lambda: TextField(theme, name))()
