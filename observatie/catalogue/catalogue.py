"""The instruments and the conversation models that can be used now, and what is wrong with the other files."""

import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from observatie.catalogue.loader import Loaded, latest_of, load
from observatie.catalogue.reader import INSTRUMENT, FileKind
from observatie.domain.instrument.check import Fault, model_faults
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.visit.talk import ConversationModel


class Catalogue(Loaded[Instrument]):
    """The instruments that can be used now."""

    @cached_property
    def instruments(self) -> Mapping[str, Instrument]:
        """The latest version of each instrument by id, in the order of their labels."""
        return latest_of(self.editions, lambda each: each.label)

    def get(self, name: str) -> Instrument | None:
        """Return the latest version of the instrument with this id."""
        return self.instruments.get(name)


def load_catalogue(*folders: Path) -> Catalogue:
    """Read the instruments in `folders`; where one id and version comes twice, the first stands."""
    return Catalogue(*load(INSTRUMENT, folders))


class Conversations(Loaded[ConversationModel]):
    """The conversation models that can be used now."""

    @cached_property
    def models(self) -> Mapping[str, ConversationModel]:
        """The latest version of each model by id, in the order of their titles."""
        return latest_of(self.editions, lambda each: each.title)


def load_conversations(*folders: Path) -> Conversations:
    """Read the conversation models in `folders`; where one id and version comes twice, the first stands."""
    return Conversations(*load(_CONVERSATION_MODEL, folders))


def _check_model(data: object) -> tuple[ConversationModel | None, list[Fault]]:
    """Return the model that `data` (plain JSON values) describes, or None with every fault there is."""
    try:
        return ConversationModel.model_validate_json(json.dumps(data)), []
    except ValidationError as error:
        return None, model_faults(error)


_CONVERSATION_MODEL = FileKind("gespreksmodel", _check_model)
