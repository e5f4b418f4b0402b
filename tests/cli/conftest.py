"""A user at the command line: a library in a folder, its passphrase in the environment, a document to hand in."""

import json
import shutil
from types import SimpleNamespace

import pytest
from support.exchange_samples import VISIT, small_document
from support.samples import PASSPHRASE

from observatie.app import main


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


@pytest.fixture(scope="session")
def filled_library(tmp_path_factory, made_library, shelf):
    """The folder of a library into which two visits were read."""
    folder = tmp_path_factory.mktemp("filled") / "bibliotheek"
    shutil.copytree(made_library[0], folder)
    first = json.dumps(small_document(shelf["kijkwijzer"]))
    second = json.loads(first.replace(VISIT, "1" * 7 + "2" + VISIT[8:]))
    second["entries"] = [{**row, "id": row["id"][:-3] + "9" + row["id"][-2:]} for row in second["entries"]]
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("OBSERVATIE_MAP", str(folder))
        environment.setenv("OBSERVATIE_WACHTWOORDZIN", PASSPHRASE)
        for number, text in enumerate((first, json.dumps(second))):
            document = folder.with_name(f"{number}.json")
            document.write_text(text, encoding="utf-8")
            assert main(["invoer", str(document)]) == 0
    return folder


@pytest.fixture
def filled(ours, filled_library):
    """The library of the tests, closed, with two visits in it."""
    shutil.copytree(filled_library, ours, dirs_exist_ok=True)
    return ours
