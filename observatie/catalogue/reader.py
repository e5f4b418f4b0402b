"""Reads one instrument file: the instrument, or everything that is wrong with the file in one go."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from observatie.catalogue.problem import Problem
from observatie.catalogue.source_file import read_text
from observatie.catalogue.source_tree import SourceTree, read_tree
from observatie.domain.instrument import Instrument
from observatie.domain.instrument_check import Fault, check, excerpt

__all__ = ["Problem", "Reading", "read_instrument"]


@dataclass(frozen=True)
class Reading:
    """What came of reading a file: an instrument, or else at least one problem.

    Attributes:
        path: the file, as it was asked for.
        instrument: None where there is any problem.
        problems: by line.
    """

    path: Path
    instrument: Instrument | None
    problems: tuple[Problem, ...]


def read_instrument(path: Path) -> Reading:
    """Read the file at `path`; whatever is there, it answers with a Reading and never raises."""
    text = read_text(path)
    if isinstance(text, Problem):
        return Reading(path, None, (text,))
    if _says_nothing(text):
        return Reading(path, None, (_empty(path),))
    tree = read_tree(text)
    instrument, problems = _judge(path, tree)
    problems += [Problem(path, flaw.line, flaw.code, flaw.what, flaw.remedy) for flaw in tree.flaws]
    problems = sorted(dict.fromkeys(problems), key=lambda problem: (problem.line, problem.code))
    return Reading(path, None if problems else instrument, tuple(problems))


def _says_nothing(text: str) -> bool:
    return all(not line or line.startswith("#") for line in map(str.strip, text.splitlines()))


def _empty(path: Path) -> Problem:
    return Problem(path, 1, "I06", "dit bestand is leeg", "beschrijf er een instrument in of haal het weg")


def _judge(path: Path, tree: SourceTree) -> tuple[Instrument | None, list[Problem]]:
    if not tree.whole:
        return None, []
    if tree.data is None:
        return None, [] if tree.flaws else [_empty(path)]
    if not isinstance(tree.data, dict):
        what = "dit bestand begint niet met velden"
        return None, [
            Problem(path, tree.line_of(()), "I15", what, "begin met id: en schrijf elk veld als naam: waarde")
        ]
    instrument, faults = check(tree.data)
    return instrument, list(_located(path, tree, faults))


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
