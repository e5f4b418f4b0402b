"""What entering a line brings about: acts with their lesson time, or something of the screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from observatie.domain.acts.acts import NoteType
from observatie.domain.acts.entries import Payload
from observatie.domain.lesson.commands import COMMAND, Ask, is_command, meant_by
from observatie.domain.lesson.line import ASIDE, Line, read_line, sign_in
from observatie.domain.lesson.sampling import answer_in, open_question
from observatie.domain.lesson.tags import Tag
from observatie.domain.text import composed
from observatie.domain.visit.visit import Visit


@dataclass(frozen=True)
class Act:
    """An act and its place in the lesson, in milliseconds."""

    payload: Payload
    lesson_ms: int


@dataclass(frozen=True)
class Entered:
    """What a line means; all empty where nothing was typed.

    Attributes:
        acts: what is to be recorded, in this order.
        ask: what is asked of the screen, or None.
        unknown: the command that is none and was kept as a note, or "".
        used: the signs that did what they are for, each as the first character of how it is written.
    """

    acts: tuple[Act, ...] = ()
    ask: Ask | None = None
    unknown: str = ""
    used: frozenset[str] = frozenset()


def entered(typed: str, lesson_ms: int, visit: Visit, tags: Mapping[str, Tag], phases: Sequence[str]) -> Entered:
    """Return what a line that was begun at `lesson_ms` means; whatever is not understood is a note.

    A line of digits answers the question that was open when it was begun, and keeps the moment of the question.
    """
    typed = composed(typed)  # a letter and its accent apart would end the name behind a #
    if is_command(typed):
        meant = meant_by(typed, visit, phases)
        if meant.understood:
            return Entered(
                tuple(Act(payload, lesson_ms) for payload in meant.acts), meant.ask, used=frozenset(COMMAND)
            )
        if typed.strip() == ASIDE:
            return Entered()  # to oneself, and nothing
    asked, answer = open_question(visit, lesson_ms), answer_in(typed, visit.settings)
    if visit.running and asked is not None and answer is not None:
        return Entered((Act(answer, asked),))
    line = read_line(typed, tags)
    if not line.text:
        return Entered()
    unknown = typed.split()[0] if is_command(typed) else ""
    return Entered((Act(line.note(), lesson_ms),), unknown=unknown, used=_used(typed, line))


def _used(typed: str, line: Line) -> frozenset[str]:
    """Return the signs that made something of a line; a quotation has two, of which the first stands for both."""
    sign = sign_in(typed)
    if sign and line.type is NoteType.QUOTE:
        sign = '"'
    pointing = ("#" if line.items else "", "@" if line.pupils else "")
    return frozenset(each for each in (sign[:1], *pointing) if each)
