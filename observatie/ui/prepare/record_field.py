"""A field for a name of the register: somebody who is in it, or a new name."""

from uuid import UUID

from PySide6.QtCore import Signal

from observatie.domain.choices import Choices, find
from observatie.ui.prepare.choice_field import ChoiceField


class RecordField(ChoiceField):
    """Chooses a record by its name.

    Signals:
        chosen: the UUID of the record that was chosen.
        named: a name that no record has.
        unknown: whether what is being typed is such a name.
    """

    chosen = Signal(object)
    named = Signal(str)
    unknown = Signal(bool)

    def __init__(self, name: str, spoken: str, example: str) -> None:
        super().__init__(name, spoken, example)
        self._records: Choices = {}
        self.decided.connect(self._decide)
        self.typed.connect(self._tell)

    def show_record(self, choices: Choices, record: UUID | None, name: str) -> None:
        """Offer `choices` and show the record that stands; `name` is for one that is not among them."""
        self._records = choices
        self.set_choices(list(choices))
        self.show_text(next((choice for choice, each in choices.items() if each == record), name))

    def _decide(self, text: str) -> None:
        self.unknown.emit(False)
        record = find(self._records, text)
        if record is not None:
            self.chosen.emit(record)
            self.restore()
        elif text:
            self.named.emit(text)
        else:
            self.restore()  # a visit keeps its teacher until it has another one

    def _tell(self, typed: str) -> None:
        name = " ".join(typed.split())
        self.unknown.emit(bool(name) and find(self._records, name) is None)
