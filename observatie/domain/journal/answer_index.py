"""The answers that stand in a journal, by what they answer: the last one for a key counts."""

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from observatie.domain.acts.answers import Answer, Cleared, Stage
from observatie.domain.instrument.instrument import Source
from observatie.domain.journal.journal import Journal, Standing


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
