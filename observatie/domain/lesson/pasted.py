"""What text of several lines becomes when it is pasted: a note for each line, with its own time and sign."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from observatie.domain.acts.acts import Note
from observatie.domain.lesson.entering import Act, entered
from observatie.domain.lesson.line import read_time
from observatie.domain.lesson.tags import Tag
from observatie.domain.lesson_time import Told
from observatie.domain.model import LONGEST_TEXT
from observatie.domain.visit.visit import Visit

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
    told: Told | None = None
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
    read: Callable[[str], Told],
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
