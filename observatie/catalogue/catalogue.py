"""All instruments and conversation models in some folders, and what is wrong with the other files there."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from pydantic import ValidationError

from observatie.catalogue.problem import Problem
from observatie.catalogue.reader import read_checked, read_instrument
from observatie.catalogue.source_file import read_text
from observatie.domain.instrument.check import Fault, model_faults
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.names import in_order
from observatie.domain.visit.talk import ConversationModel

_SUFFIXES = frozenset({".yaml", ".yml"})
_YAML_IN_NAME = re.compile(r"\.ya?ml(?![a-z0-9])", re.IGNORECASE)
_COPIES = ("~", ".bak", ".orig", ".swp", ".tmp")
"""What editors leave behind on purpose; nobody means to read it."""
_FIELDS = ("id", "version", "title")
"""What a file with an instrument or a conversation model begins with."""


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


def _taken(file: Path, instrument: Instrument, first: Path) -> Problem:
    what = f"instrument {instrument.id} versie {instrument.version} staat ook al in {first}"
    return Problem(file, 1, "I30", what, "geef het een andere id of versie, of haal een van beide weg")


def age(version: str) -> list[tuple[int, int, str]]:
    """Return what orders versions: numbers as numbers, and a word (`1.0-concept`) before no word at all."""
    parts = re.findall(r"\d+|[A-Za-z]+", version)
    ranks = [(2, int(part), "") if part.isdigit() else (0, 0, part) for part in parts]
    return [*ranks, (1, 0, "")]


@dataclass(frozen=True)
class Conversations:
    """The conversation models that can be used now.

    Attributes:
        editions: every version of every model, in the order in which the files were read.
        problems: everything that is wrong with the files, in that order too.
    """

    editions: tuple[ConversationModel, ...] = ()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def models(self) -> Mapping[str, ConversationModel]:
        """The latest version of each model by id, in the order of their titles."""
        latest: dict[str, ConversationModel] = {}
        for edition in self.editions:
            known = latest.get(edition.id)
            if known is None or age(known.version) < age(edition.version):
                latest[edition.id] = edition
        shelf = sorted(latest.values(), key=lambda each: (in_order(each.title), each.id))
        return MappingProxyType({each.id: each for each in shelf})


def load_conversations(*folders: Path) -> Conversations:
    """Read every .yaml and .yml file in `folders`; where one id and version comes twice, the first stands."""
    editions: dict[tuple[str, str], tuple[ConversationModel, Path]] = {}
    problems: list[Problem] = []
    for found in yaml_files(folders):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        model, wrong = read_checked(found, check)
        problems += map(_of_a_model, wrong)
        if model is None:
            continue
        _, first = editions.setdefault((model.id, model.version), (model, found))
        if first != found:
            problems.append(_model_taken(found, model, first))
    return Conversations(tuple(model for model, _ in editions.values()), tuple(problems))


def check(data: object) -> tuple[ConversationModel | None, list[Fault]]:
    """Return the model that `data` (plain JSON values) describes, or None with every fault there is."""
    try:
        return ConversationModel.model_validate_json(json.dumps(data)), []
    except ValidationError as error:
        return None, model_faults(error)


def _of_a_model(problem: Problem) -> Problem:
    # What is told of any file speaks of an instrument in its remedy.
    return replace(problem, remedy=problem.remedy.replace("instrument", "gespreksmodel"))


def _model_taken(file: Path, model: ConversationModel, first: Path) -> Problem:
    what = f"gespreksmodel {model.id} versie {model.version} staat ook al in {first}"
    return Problem(file, 1, "I30", what, "geef het een andere id of versie, of haal een van beide weg")
