"""Reads one file: the instrument, or what else it describes, or everything that is wrong with it in one go."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from observatie.catalogue.characters import Misread, with_plain_spaces, with_straight_quotes
from observatie.catalogue.problem import Problem
from observatie.catalogue.source_file import read_text
from observatie.catalogue.source_tree import SourceTree, read_tree
from observatie.domain.instrument.check import Fault, check, excerpt
from observatie.domain.instrument.instrument import Instrument

__all__ = ["INSTRUMENT", "FileKind", "Problem", "ReaderResult", "read_checked", "read_instrument"]

_Read = TypeVar("_Read")
_Straighten = Callable[[str], tuple[str, tuple[Misread, ...]]]
_Check = Callable[[object], tuple[_Read | None, list[Fault]]]


@dataclass(frozen=True)
class FileKind(Generic[_Read]):
    """What a file may hold.

    Attributes:
        word: what an author calls it.
        check: makes it of plain values, or returns None with the faults of what it refuses.
    """

    word: str
    check: _Check[_Read]


INSTRUMENT = FileKind("instrument", check)


@dataclass(frozen=True)
class ReaderResult:
    """What came of reading a file: an instrument, or else at least one problem.

    Attributes:
        path: the file, as it was asked for.
        instrument: None where there is any problem.
        problems: by line.
    """

    path: Path
    instrument: Instrument | None
    problems: tuple[Problem, ...]


def read_instrument(path: Path) -> ReaderResult:
    """Read the file at `path`; whatever is there, it answers with a ReaderResult and never raises."""
    return ReaderResult(path, *read_checked(path, INSTRUMENT))


def read_checked(path: Path, kind: FileKind[_Read]) -> tuple[_Read | None, tuple[Problem, ...]]:
    """Return what the file at `path` describes, or else every problem there is, by line."""
    made, problems = _checked(path, kind.check)
    # What is told of any file speaks of an instrument in its remedy.
    return made, tuple(replace(each, remedy=each.remedy.replace(INSTRUMENT.word, kind.word)) for each in problems)


def _checked(path: Path, judge: _Check[_Read]) -> tuple[_Read | None, tuple[Problem, ...]]:
    text = read_text(path)
    if isinstance(text, Problem):
        return None, (text,)
    if _says_nothing(text):
        return None, (_empty(path),)
    made, problems = _read(path, text, judge)
    for straighten in (with_plain_spaces, with_straight_quotes):
        # In a text that reads well they are as good as any other character.
        if problems:
            text, problems = _without_lookalikes(path, text, problems, straighten, judge)
    return None if problems else made, _sorted(problems)


def _read(path: Path, text: str, judge: _Check[_Read]) -> tuple[_Read | None, list[Problem]]:
    tree = read_tree(text)
    made, problems = _judge(path, tree, judge)
    return made, problems + [Problem(path, flaw.line, flaw.code, flaw.what, flaw.remedy) for flaw in tree.flaws]


def _without_lookalikes(
    path: Path, text: str, problems: list[Problem], straighten: _Straighten, judge: _Check[_Read]
) -> tuple[str, list[Problem]]:
    """Return what else is wrong once the characters that look like others are those they look like, and these.

    Where it makes no difference to what is wrong, they are not the cause and nothing is said of them.
    """
    plain, found = straighten(text)
    if not found:
        return text, problems
    _, others = _read(path, plain, judge)
    known = [problem for problem in problems if problem.code == "I31"]
    if set(others) == set(problems) - set(known):
        return text, problems
    return plain, known + others + [Problem(path, each.line, "I31", each.what, each.remedy) for each in found]


def _sorted(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.line, problem.code)))


def _says_nothing(text: str) -> bool:
    return all(not line or line.startswith("#") for line in map(str.strip, text.splitlines()))


def _empty(path: Path) -> Problem:
    return Problem(path, 1, "I06", "dit bestand is leeg", "beschrijf er een instrument in of haal het weg")


def _judge(path: Path, tree: SourceTree, judge: _Check[_Read]) -> tuple[_Read | None, list[Problem]]:
    if not tree.whole:
        return None, []
    if tree.data is None:
        return None, [] if tree.flaws else [_empty(path)]
    if not isinstance(tree.data, dict):
        what = "dit bestand begint niet met velden"
        return None, [
            Problem(path, tree.line_of(()), "I15", what, "begin met id: en schrijf elk veld als naam: waarde")
        ]
    made, faults = judge(tree.data)
    return made, list(_located(path, tree, faults))


def _located(path: Path, tree: SourceTree, faults: list[Fault]) -> Iterator[Problem]:
    unknown = {flaw.place for flaw in tree.flaws}
    for fault in faults:
        if fault.path not in unknown:
            what, remedy = _worded(tree, fault)
            yield Problem(path, tree.line_of(fault.path), fault.code, what, remedy)


def _worded(tree: SourceTree, fault: Fault) -> tuple[str, str]:
    """Return what to say; where YAML took a word for something else, the domain cannot know what was written."""
    literal = tree.spelled.get(fault.path)
    if fault.code != "I23" or literal is None:
        return fault.what, fault.remedy
    shown = excerpt(literal)
    return f"YAML leest {shown} niet als tekst", f'schrijf "{shown}" tussen aanhalingstekens'
