"""All instruments in some folders, and the problems of the files that are not among them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from observatie.catalogue.problem import Problem
from observatie.catalogue.reader import read_instrument
from observatie.domain.instrument import Instrument
from observatie.domain.names import in_order

_SUFFIXES = frozenset({".yaml", ".yml"})


@dataclass(frozen=True)
class Catalogue:
    """The instruments that can be used now.

    Attributes:
        editions: every version of every instrument, in the order in which the files were read.
        problems: everything that is wrong with the files, in that order too.
    """

    editions: tuple[Instrument, ...]
    problems: tuple[Problem, ...]

    @cached_property
    def instruments(self) -> Mapping[str, Instrument]:
        """The latest version of each instrument by id, in the order of their labels."""
        latest: dict[str, Instrument] = {}
        for edition in self.editions:
            known = latest.get(edition.id)
            if known is None or age(known.version) < age(edition.version):
                latest[edition.id] = edition
        shelf = sorted(latest.values(), key=lambda each: (in_order(each.label), each.id))
        return MappingProxyType({each.id: each for each in shelf})

    def get(self, name: str) -> Instrument | None:
        """Return the latest version of the instrument with this id."""
        return self.instruments.get(name)

    def by_hash(self, fingerprint: str) -> Instrument | None:
        """Return the very definition with this hash, of whatever version."""
        return next((each for each in self.editions if each.hash == fingerprint), None)


def load_catalogue(*folders: Path) -> Catalogue:
    """Read every .yaml and .yml file in `folders`; where one id and version comes twice, the first stands."""
    editions: dict[tuple[str, str], tuple[Instrument, Path]] = {}
    problems: list[Problem] = []
    for found in yaml_files(folders):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        reading = read_instrument(found)
        problems += reading.problems
        if reading.instrument is None:
            continue
        key = (reading.instrument.id, reading.instrument.version)
        _, first = editions.setdefault(key, (reading.instrument, found))
        if first != found:
            problems.append(_taken(found, reading.instrument, first))
    return Catalogue(tuple(instrument for instrument, _ in editions.values()), tuple(problems))


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
        # Names with a dot in front are what systems and editors leave behind (._x.yaml, .#x.yaml).
        yield from (name for name in names if name.suffix.lower() in _SUFFIXES and not name.name.startswith("."))


def _taken(file: Path, instrument: Instrument, first: Path) -> Problem:
    what = f"instrument {instrument.id} versie {instrument.version} staat ook al in {first}"
    return Problem(file, 1, "I30", what, "geef het een andere id of versie, of haal een van beide weg")


def age(version: str) -> list[tuple[int, int, str]]:
    """Return what orders versions: numbers as numbers, and a word (`1.0-concept`) before no word at all."""
    parts = re.findall(r"\d+|[A-Za-z]+", version)
    ranks = [(2, int(part), "") if part.isdigit() else (0, 0, part) for part in parts]
    return [*ranks, (1, 0, "")]
