"""Libraries between which visits go, and a small document to spoil."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from support.exchange_samples import small_document
from support.samples import CHEAP, PASSPHRASE

from observatie.demo.school import make_demo
from observatie.domain.errors import InputError
from observatie.exchange.transfer import import_visit
from observatie.store.folder import create_key
from observatie.store.library import Library


@pytest.fixture
def demo(tmp_path, shelf, clock):
    """The library of the demo school."""
    with make_demo(tmp_path / "demo", shelf, clock) as library:
        yield library


@pytest.fixture
def another(tmp_path, clock) -> Callable[[], Library]:
    """Make one more empty library."""
    made: list[Library] = []

    def make() -> Library:
        folder = tmp_path / f"elders{len(made)}"
        made.append(Library.create(folder, create_key(folder, PASSPHRASE, CHEAP), "Bo", "", clock))
        return made[-1]

    yield make
    for library in made:
        library.close()


@pytest.fixture
def small(shelf) -> dict[str, Any]:
    """The small document."""
    return small_document(shelf["kijkwijzer"])


@pytest.fixture
def take(library, shelf, clock):
    """Read a document into the library."""

    def read(document: Any):
        content = document if isinstance(document, str | bytes) else json.dumps(document)
        return import_visit(library, content, shelf.values(), clock)

    return read


@pytest.fixture
def problems(take, library):
    """Read a document that has problems, and return them; nothing in the library has changed then."""

    def told(document: Any) -> list[str]:
        before = (library.visits(), len(library.register().journal))
        with pytest.raises(InputError) as error:
            take(document)
        assert (library.visits(), len(library.register().journal)) == before
        return error.value.problems

    return told
