"""A stream that holds answers: what stands in its journal, with the last answer to each question at hand."""

from collections.abc import Iterator
from typing import TypeVar
from uuid import UUID

from observatie.domain.acts.answers import Answer
from observatie.domain.acts.entries import Entry
from observatie.domain.journal.answer_index import AnswerIndex, AnswerKey
from observatie.domain.journal.journal import Change, Journal, Standing
from observatie.domain.model import Frozen

_Settings = TypeVar("_Settings", bound=Frozen)


class Answered:
    """What a response on its own and the session of a pair have in common."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self._answers = AnswerIndex(journal)

    @property
    def id(self) -> UUID:
        """Its id, which is that of its stream."""
        return self.journal.stream

    def add(self, entry: Entry) -> Change | None:
        """Take an entry in and return what it changed, or None."""
        change = self.journal.add(entry)
        if change is not None:
            self._answers.refresh()
        return change

    def answer(self, key: AnswerKey) -> Standing | None:
        """Return the answer that stands for this key; None where there is none or it was cleared."""
        return self._answers.answer(key)

    def answers(self) -> Iterator[tuple[AnswerKey, Standing, Answer]]:
        """Yield every answer that stands, cleared ones left out."""
        return self._answers.answers()


def settings_in(journal: Journal, kind: str, model: type[_Settings]) -> _Settings:
    """Return all settings of a stream, whose entries are of this kind: the last word on each field.

    Where one of them names settings as `emptied`, these are as though they had never been said.
    """
    values: dict[str, object] = {}
    for standing in journal.standing(kind):
        said = {name: value for name, value in standing.act if value is not None}
        emptied = said.pop("emptied", ())
        values = {name: value for name, value in values.items() if name not in emptied} | said
    return model.model_validate(values)
