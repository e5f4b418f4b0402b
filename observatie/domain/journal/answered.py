"""The answers that stand in a journal, by what they answer, and the stream that holds them: the last counts."""

from collections.abc import Iterator
from typing import NamedTuple, TypeVar
from uuid import UUID

from observatie.domain.acts.answers import Answer, Cleared, Stage
from observatie.domain.acts.entries import Entry
from observatie.domain.instrument.instrument import Source
from observatie.domain.journal.journal import Change, Journal, Standing
from observatie.domain.model import Frozen


class AnswerKey(NamedTuple):
    """What an answer is an answer to: a new one with the same key takes the place of the old one."""

    author: UUID
    instrument: str
    target: str
    stage: Stage
    source: Source | None


def answer_key(author: UUID, answer: Answer) -> AnswerKey:
    """Return what `answer`, given by `author`, is an answer to."""
    return AnswerKey(author, answer.instrument, answer.target, answer.stage, answer.source)


class AnswerIndex:
    """What is filled in, by key; made anew with `refresh` after an answer came, changed or went."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._answers: dict[AnswerKey, Standing] = {}
        self.refresh()

    def refresh(self) -> None:
        """Read the journal again."""
        self._answers = {}
        for standing in self._journal.standing("answer"):
            if isinstance(standing.act, Answer):
                self._answers[answer_key(standing.entry.author, standing.act)] = standing

    def answer(self, key: AnswerKey) -> Standing | None:
        """Return the answer that stands for this key; None where there is none or it was cleared."""
        found = self._answers.get(key)
        if found is None or not isinstance(found.act, Answer) or isinstance(found.act.value, Cleared):
            return None
        return found

    def answers(self) -> Iterator[tuple[AnswerKey, Standing, Answer]]:
        """Yield every answer that stands, cleared ones left out."""
        for key, standing in self._answers.items():
            if isinstance(standing.act, Answer) and not isinstance(standing.act.value, Cleared):
                yield key, standing, standing.act


_Settings = TypeVar("_Settings", bound=Frozen)


class AnsweredForm:
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
