"""A field for a name of the register: a known one, a new one, or one about which is asked whether it is known."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal

from observatie.domain.journal.register import Choices, alike, find
from observatie.domain.visit.wording import listed
from observatie.ui.kit.choice_field import ChoiceField
from observatie.ui.kit.field_box import FieldBox
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.widgets import button, column, label, panel, rename
from observatie.ui.theme.theme import Theme

_MOST = 3
_MEANT = "Bedoel je {}?"
_KNOWN = "Deze naam staat al in je register."
_ANOTHER, _ANOTHER_THING = "Toch een ander", "Toch een andere"


class RecordField(ChoiceField):
    """Chooses a record by its name.

    A name that may be that of a known record makes nothing new until it was said which is meant: `accept` or
    `insist`.

    Signals:
        chosen: the UUID of the record that was chosen.
        named: a name that no record has, or one that is of another all the same.
        unknown: whether what is being typed is a name that no record has.
        resembled: the names, a list, of the records that may be meant; empty once that is answered.
        recognised: a name was typed that is exactly that of a record, which was chosen.
    """

    chosen = Signal(object)
    named = Signal(str)
    unknown = Signal(bool)
    resembled = Signal(list)
    recognised = Signal()

    def __init__(self, name: str, spoken: str, example: str) -> None:
        super().__init__(name, spoken, example)
        self._records: Choices = {}
        self._known: Choices = {}
        self._typed = self._other = ""
        self.decided.connect(self._decide)
        self.typed.connect(self._tell)

    def show_record(
        self, choices: Choices, record: UUID | None, name: str, *, also: Choices | None = None
    ) -> None:
        """Offer `choices` and show the record that stands; `name` is for one that is not among them.

        `also` are names that are known and not in the list.
        """
        self._records, self._known = choices, choices | (also or {})
        self.set_choices(list(choices))
        self.show_text(next((choice for choice, each in choices.items() if each == record), name))

    def show_text(self, text: str) -> None:
        """Show what stands; what was asked about another text is over."""
        if text != self._standing:
            self._typed = ""
            self.resembled.emit([])
        super().show_text(text)

    # What is in it

    @property
    def record(self) -> UUID | None:
        """The record whose name is in the field; None for a new name, that of another, and none."""
        return None if not self.text or self.insists else find(self._known, self.text)

    @property
    def insists(self) -> bool:
        """Whether it was said that the name in the field is that of another than the known one."""
        return bool(self._other) and self.text == self._other

    @property
    def asks(self) -> bool:
        """Whether it has yet to be said who is meant by the name in the field."""
        return bool(self._alike(self.text))

    def accept(self, name: str) -> None:
        """Take the known record with this name as the one that was meant."""
        self._typed = ""
        self.resembled.emit([])
        self.chosen.emit(self._known[name])
        self.restore()

    def insist(self) -> None:
        """Take the name in the field as that of another."""
        self._other, self._typed = self.text, ""
        self.resembled.emit([])
        self.unknown.emit(False)
        self.named.emit(self._other)

    def _alike(self, text: str) -> list[str]:
        is_settled = not text or text in (self._standing, self._other) or find(self._known, text) is not None
        return [] if is_settled else alike(self._known, text)[:_MOST]

    def _decide(self, text: str) -> None:
        self.unknown.emit(False)
        record, resembling = self.record, self._alike(text)
        if record is not None:
            # Picked from the list it is no question who is meant.
            was_typed = text.casefold() == self._typed.casefold()
            self.chosen.emit(record)
            self.restore()
            if was_typed:
                self.recognised.emit()
        elif resembling:
            self.resembled.emit(resembling)
        elif text:
            self.named.emit(text)
        else:
            self.restore()  # a visit keeps its teacher until it has another one

    def _tell(self, _typed: str) -> None:
        self._typed, self._other = self.text, ""
        resembling = self._alike(self.text)
        self.resembled.emit(resembling)
        self.unknown.emit(bool(self.text) and self.record is None and not resembling)


class RecordBox(FieldBox):
    """A field for a name of the register, with the question below it who is meant."""

    def __init__(self, theme: Theme, name: str, field: RecordField, *, of_people: bool = True) -> None:
        """`of_people` is for how one speaks of another one."""
        super().__init__(theme, name, field)
        self._record_field = field
        code = field.objectName()
        self._asked = label("", "small", wrap=True, name=f"{code}-asked")
        self._names = [
            button("", partial(self._accept, place), "quiet", name=f"{code}-is-{place}") for place in range(_MOST)
        ]
        self._another = button(
            _ANOTHER if of_people else _ANOTHER_THING, field.insist, "quiet", name=f"{code}-another"
        )
        self._offered: list[str] = []
        answers = FlowLayout(across=theme.px(6), down=theme.px(4))
        for answer in (*self._names, self._another):
            answers.addWidget(answer)
        self._question = panel(column(theme, self._asked, panel(answers), spacing=4))
        self._question.hide()
        self.add_below(self._question)
        field.resembled.connect(self._ask)
        if of_people:
            # Two people may have one name; two schools or groups of one name are a slip.
            field.recognised.connect(self._show_known)

    def _ask(self, names: list[str]) -> None:
        self._offered = names
        self._show(_MEANT.format(listed(names, "of")) if names else "")
        for place, answer in enumerate(self._names):
            name = names[place] if place < len(names) else ""
            rename(answer, "Ja" if len(names) == 1 else name)
            answer.setAccessibleName(f"Ja, {name}")
            answer.setVisible(bool(name))

    def _show_known(self) -> None:
        self._ask([])
        self._show(_KNOWN)

    def _show(self, sentence: str) -> None:
        if sentence != self._asked.text():
            self._asked.setText(sentence)
            self._question.setVisible(bool(sentence))
            self.field.setAccessibleDescription(sentence)

    def _accept(self, place: int) -> None:
        self._record_field.accept(self._offered[place])

    def ask_first(self) -> bool:
        """Return whether it has yet to be said who is meant, and bring the question before whoever is asked."""
        if not self._record_field.asks:
            return False
        self._record_field.finish()
        self._names[0].setFocus()
        return True
