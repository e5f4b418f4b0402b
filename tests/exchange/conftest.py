"""Libraries between which visits go, and a small document to spoil."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from samples import CHEAP, PASSPHRASE

from observatie.catalogue.catalogue import load_catalogue
from observatie.data import instruments_folder
from observatie.demo import make_demo
from observatie.domain.instrument import Instrument
from observatie.errors import InputError
from observatie.exchange.transfer import import_visit
from observatie.store.library import Library, create_key



@pytest.fixture(scope="session")
def shelf() -> dict[str, Instrument]:
    """The shipped instruments, by id."""
    return dict(load_catalogue(instruments_folder()).instruments)


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


def entry(number: int, payload: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return an entry of the small document."""
    return {
        "id": f"00000000-0000-4000-8000-{number:012}",
        "stream": VISIT,
        "author": OBSERVER,
        "device": DEVICE,
        "seq": number,
        "at": f"2025-03-03T09:{number:02}:00+01:00",
        "payload": payload,
        **more,
    }


@pytest.fixture
def small(shelf) -> dict[str, Any]:
    """A document of a visit with an instrument, a lesson, a note and an answer."""
    used = {"instrument": "kijkwijzer", "version": "2016.1", "hash": shelf["kijkwijzer"].hash}
    score = {"kind": "answer", "instrument": "kijkwijzer", "target": "focusing"}
    return {
        "format": "observatie-lesbezoek",
        "version": 1,
        "header": {"visit": VISIT, "people": [{"id": TEACHER, "name": "mevrouw Bakker"}]},
        "entries": [
            entry(1, {"kind": "visit_set", "teacher": TEACHER, "subject": "rekenen", "instruments": [used]}),
            entry(2, {"kind": "lesson", "mark": "started"}, lesson_ms=0),
            entry(3, {"kind": "note", "text": "Doel op het bord."}, lesson_ms=12_000),
            entry(4, {**score, "value": {"type": "text", "text": "Het doel is bekend."}}),
        ],
    }


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
