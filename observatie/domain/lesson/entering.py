"""What entering text brings about, a line or several: acts with their lesson time, or something of the screen."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from observatie.domain.acts.acts import Note, NoteType
from observatie.domain.acts.entries import Payload
from observatie.domain.lesson.commands import COMMAND, ScreenRequest, is_command, meant_by
from observatie.domain.lesson.counting import answer_in, open_question
from observatie.domain.lesson.line import ASIDE, ParsedLine, read_line, read_time, sign_in
from observatie.domain.lesson.tags import Tag
from observatie.domain.lesson_time import WrittenTime
from observatie.domain.model import LONGEST_TEXT
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
    ask: ScreenRequest | None = None
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


def _used(typed: str, line: ParsedLine) -> frozenset[str]:
    """Return the signs that made something of a line; a quotation has two, of which the first stands for both."""
    sign = sign_in(typed)
    if sign and line.type is NoteType.QUOTE:
        sign = '"'
    pointing = ("#" if line.items else "", "@" if line.pupils else "")
    return frozenset(each for each in (sign[:1], *pointing) if each)


_BULLET = re.compile(r"\s*(?:[•◦▪■●○‣⁃∙·*\uf0b7\uf0a7]\s+|o\t\s*)")
_DASH = re.compile(r"\s*[-–—]\s+")
_NUMBER = re.compile(r"\s*(\d{1,3})[.)]\s+")

UNCLEAR_TIME = "tijd van de klok of in de les?"
OTHER_TIME = "geen tijd van deze les: blijft in de tekst"
AS_TEXT = "opdracht: blijft tekst"
IN_PARTS = "te lang voor één notitie: in delen"


@dataclass(frozen=True)
class PastedLine:
    """What a line becomes.

    Attributes:
        acts: what is to be recorded, each at its moment.
        told: the time that must be asked before that can be done, or None.
        remark: what there is to say of it, or "".
    """

    acts: tuple[Act, ...]
    told: WrittenTime | None = None
    remark: str = ""


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that hold something, by whatever character they are parted."""
    return [line for line in text.splitlines() if line.strip()]


def one_line(text: str) -> str:
    """Return a text as one line: a line break or a tab is a space, and one at its end is nothing."""
    return " ".join(line.replace("\t", " ") for line in lines_of(text)) if text.strip() else text[:0]


def without_bullets(lines: Sequence[str]) -> list[str]:
    """Return lines without what makes them a list: bullets, numbers that count up, and dashes before each line.

    A dash before only some lines is the sign of a kans.
    """
    plain = [_BULLET.sub("", line, count=1) if _BULLET.match(line) else line for line in lines]
    numbers = [_NUMBER.match(line) for line in plain]
    first = int(numbers[0][1]) if numbers and numbers[0] else 0
    if len(plain) > 1 and all(match and int(match[1]) == first + at for at, match in enumerate(numbers)):
        plain = [_NUMBER.sub("", line, count=1) for line in plain]
    if len(plain) > 1 and all(_DASH.match(line) for line in plain):
        plain = [_DASH.sub("", line, count=1) for line in plain]
    else:
        plain = [_DASH.sub("- ", line, count=1) if _DASH.match(line) else line for line in plain]
    return [" ".join(line.split()) for line in plain]


def parts_of(line: str) -> list[str]:
    """Return a line in parts that each fit a note, between words where that can be."""
    parts: list[str] = []
    while len(line) > LONGEST_TEXT:
        end = line.rfind(" ", 1, LONGEST_TEXT + 1)
        end = end if end > 0 else LONGEST_TEXT
        parts.append(line[:end])
        line = line[end:].lstrip()
    return [*parts, line]


def pasted(
    text: str,
    lesson_ms: int,
    visit: Visit,
    tags: Mapping[str, Tag],
    phases: Sequence[str],
    read: Callable[[str], WrittenTime],
) -> list[PastedLine]:
    """Return what each line of a text becomes; one without a time is of `lesson_ms`, or of the line before it.

    `read` says what is meant by a time as it is written.
    """
    found: list[PastedLine] = []
    for line in without_bullets(lines_of(text)):
        written, rest = read_time(line)
        told = read(written) if written and rest.strip() else None
        if told is not None and told.meant is not None:
            lesson_ms, line = told.meant.lesson_ms, rest
        unclear = told if told is not None and told.found and told.meant is None else None
        remark = UNCLEAR_TIME if unclear else OTHER_TIME if told is not None and not told.found else ""
        found += (
            replace(each, told=unclear, remark=remark or each.remark)
            for each in _become(line, lesson_ms, visit, tags, phases)
        )
    return found


def _become(
    line: str, lesson_ms: int, visit: Visit, tags: Mapping[str, Tag], phases: Sequence[str]
) -> Iterator[PastedLine]:
    parts = parts_of(line)
    for part in parts:
        meant = entered(part, lesson_ms, visit, tags, phases)
        if meant.acts:
            yield PastedLine(meant.acts, remark=IN_PARTS if len(parts) > 1 else "")
        else:
            # What is asked of the screen is asked by who types it; here it is what somebody wrote.
            yield PastedLine((Act(Note(text=part), lesson_ms),), remark=AS_TEXT)
