"""From folders to what their files hold: every edition, the latest of each, and every problem.

Instruments and conversation models are loaded by this one way; what a file may hold is a `FileKind`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Generic, Protocol, TypeVar

from observatie.catalogue.problem import Problem
from observatie.catalogue.reader import FileKind, read_checked
from observatie.catalogue.source_file import read_text
from observatie.domain.names import in_order

_SUFFIXES = frozenset({".yaml", ".yml"})
_YAML_IN_NAME = re.compile(r"\.ya?ml(?![a-z0-9])", re.IGNORECASE)
_COPIES = ("~", ".bak", ".orig", ".swp", ".tmp")
"""What editors leave behind on purpose; nobody means to read it."""
_FIELDS = ("id", "version", "title")
"""What a file with an instrument or a conversation model begins with."""


class Edition(Protocol):
    """What a file describes: one version of something that keeps its id."""

    @property
    def id(self) -> str:
        """The same in every version."""
        ...

    @property
    def version(self) -> str:
        """Higher with every change."""
        ...


_Edition = TypeVar("_Edition", bound=Edition)


@dataclass(frozen=True)
class Loaded(Generic[_Edition]):
    """What some folders hold.

    Attributes:
        editions: every version of each, in the order in which the files were read.
        problems: everything that is wrong with the files, in that order too.
    """

    editions: tuple[_Edition, ...] = ()
    problems: tuple[Problem, ...] = ()


def latest_of(editions: Iterable[_Edition], name: Callable[[_Edition], str]) -> Mapping[str, _Edition]:
    """Return the latest version of each by id, in the order of their names."""
    latest: dict[str, _Edition] = {}
    for edition in editions:
        known = latest.get(edition.id)
        if known is None or age(known.version) < age(edition.version):
            latest[edition.id] = edition
    shelf = sorted(latest.values(), key=lambda each: (in_order(name(each)), each.id))
    return MappingProxyType({each.id: each for each in shelf})


def load(kind: FileKind[_Edition], folders: tuple[Path, ...]) -> tuple[tuple[_Edition, ...], tuple[Problem, ...]]:
    """Return what every .yaml and .yml file in `folders` describes, and every problem with one.

    Where one id and version comes twice the first stands, so that a folder precedes those behind it.
    """
    editions: dict[tuple[str, str], tuple[_Edition, Path]] = {}
    problems: list[Problem] = []
    for found in yaml_files(folders):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        edition, wrong = read_checked(found, kind)
        problems += wrong
        if edition is None:
            continue
        _, first = editions.setdefault((edition.id, edition.version), (edition, found))
        if first != found:
            problems.append(_taken(found, f"{kind.word} {edition.id} versie {edition.version}", first))
    return tuple(edition for edition, _ in editions.values()), tuple(problems)


def yaml_files(folders: tuple[Path, ...]) -> Iterator[Path | Problem]:
    """Yield every .yaml and .yml file in some folders by name, and a problem for a folder that cannot be read."""
    for folder in folders:
        try:
            names = sorted(folder.iterdir())
        except (OSError, ValueError):
            yield Problem(
                folder, 1, "I17", "deze map is niet te lezen", "kijk na of de map er is en de rechten kloppen"
            )
            continue
        for name in names:
            # Names with a dot in front are what systems and editors leave behind (._x.yaml, .#x.yaml).
            if name.name.startswith("."):
                continue
            problem = name_problem(name)
            if problem is None:
                yield name
            elif _was_meant(name):
                yield problem


def _was_meant(path: Path) -> bool:
    """Return whether a file that is not read looks like one that should be, by its name or by what is in it."""
    if path.name.endswith(_COPIES) or not path.is_file():
        return False
    if _YAML_IN_NAME.search(path.name):
        return True
    text = read_text(path)
    return isinstance(text, str) and all(re.search(rf"^{field}:", text, re.MULTILINE) for field in _FIELDS)


def name_problem(path: Path) -> Problem | None:
    """Return why a file with this name is not read, or None where it is."""
    if path.suffix.lower() in _SUFFIXES:
        return None
    found = _YAML_IN_NAME.search(path.name)
    stem = path.name[: found.start()] if found else path.stem
    rest = path.name[found.end() :] if found else ""
    # "x.yaml (1)" is what a browser makes of a second download; behind a point stands an ending.
    better = f"{stem}{rest.partition('.')[0]}.yaml"
    ending = f"eindigt op {path.suffix}" if path.suffix and " " not in path.suffix else "eindigt niet op .yaml"
    remedy = f"noem het {better}; Windows toont de ending pas als je in Verkenner bestandsnaamextensies aanzet"
    if path.with_name(better).exists():
        remedy = f"haal het weg als het hetzelfde is als {better}, en noem het anders met .yaml aan het einde"
    return Problem(path, 1, "I32", f"dit bestand wordt niet gelezen, want de naam {ending}", remedy)


def _taken(file: Path, edition: str, first: Path) -> Problem:
    what = f"{edition} staat ook al in {first}"
    return Problem(file, 1, "I30", what, "geef het een andere id of versie, of haal een van beide weg")


def age(version: str) -> list[tuple[int, int, str]]:
    """Return what orders versions: numbers as numbers, and a word (`1.0-concept`) before no word at all."""
    parts = re.findall(r"\d+|[A-Za-z]+", version)
    ranks = [(2, int(part), "") if part.isdigit() else (0, 0, part) for part in parts]
    return [*ranks, (1, 0, "")]
