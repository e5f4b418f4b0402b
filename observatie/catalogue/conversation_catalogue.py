"""The conversation models in some folders, and what is wrong with the files that are not among them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from pydantic import ValidationError

from observatie.catalogue.catalogue import age, yaml_files
from observatie.catalogue.problem import Problem
from observatie.catalogue.reader import read_checked
from observatie.domain.instrument.check import Fault, model_faults
from observatie.domain.names import in_order
from observatie.domain.visit.talk import ConversationModel


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
            problems.append(_taken(found, model, first))
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


def _taken(file: Path, model: ConversationModel, first: Path) -> Problem:
    what = f"gespreksmodel {model.id} versie {model.version} staat ook al in {first}"
    return Problem(file, 1, "I30", what, "geef het een andere id of versie, of haal een van beide weg")
