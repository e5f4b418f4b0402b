"""A user at the command line: a library in a folder, its passphrase in the environment, a document to hand in."""

import json
from types import SimpleNamespace

import pytest
from exchange_samples import VISIT, small_document
from samples import PASSPHRASE

from observatie.app import main
from observatie.catalogue.catalogue import load_catalogue
from observatie.data import instruments_folder


@pytest.fixture(scope="session")
def shelf():
    return dict(load_catalogue(instruments_folder()).instruments)


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch, tmp_path):
    """No library of this user, and no passphrase in the environment."""
    monkeypatch.delenv("OBSERVATIE_WACHTWOORDZIN", raising=False)
    monkeypatch.setenv("OBSERVATIE_MAP", str(tmp_path / "van-niemand"))


@pytest.fixture
def ours(monkeypatch, folder):
    """The library of the tests and its passphrase are in the environment; there need be none yet."""
    monkeypatch.setenv("OBSERVATIE_MAP", str(folder))
    monkeypatch.setenv("OBSERVATIE_WACHTWOORDZIN", PASSPHRASE)
    return folder


@pytest.fixture
def run(capsys):
    """Run a command and return its exit code and what it said."""

    def do(*arguments):
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = end.code
        said = capsys.readouterr()
        return SimpleNamespace(code=code, out=said.out, err=said.err, lines=said.err.splitlines())

    return do


@pytest.fixture
def document(tmp_path, shelf):
    """A file with a visit in it."""
    path = tmp_path / "bezoek.json"
    path.write_text(json.dumps(small_document(shelf["kijkwijzer"])), encoding="utf-8")
    return path


@pytest.fixture
def filled(ours, key, clock, library, document, shelf, run):
    """The library of the tests, closed, with two visits in it."""
    library.close()
    assert run("invoer", document).code == 0
    second = json.loads(document.read_text(encoding="utf-8").replace(VISIT, "1" * 7 + "2" + VISIT[8:]))
    second["entries"] = [{**row, "id": row["id"][:-3] + "9" + row["id"][-2:]} for row in second["entries"]]
    other = document.with_name("tweede.json")
    other.write_text(json.dumps(second), encoding="utf-8")
    assert run("invoer", other).code == 0
    return ours
