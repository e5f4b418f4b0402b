"""The commands that read instruments and look for problems."""

import json
from contextlib import closing

import pytest
from support.samples import PASSPHRASE

from observatie.data import instruments_folder
from observatie.store.cipher import connect
from observatie.store.folder import DATABASE, unlock

BROKEN = "id: kapot\ntitle: Kapot\n"


# instrumenten


def test_instruments_one_a_line(run, shelf):
    done = run("instrumenten")
    assert done.code == 0
    assert len(done.out.splitlines()) == len(shelf)
    assert "kijkwijzer  2016.1  Kijkwijzer inclusieve klaspraktijk (volledig, 18 aspecten)" in done.out


def test_instruments_as_json_hold_every_text_and_what_a_visit_refers_to(run, shelf):
    done = run("instrumenten", "--json")
    told = {row["id"]: row for row in json.loads(done.out)}
    assert (done.code, set(told)) == (0, set(shelf))
    kijkwijzer = told["kijkwijzer"]
    assert {"version", "title", "source", "rights", "completeness", "scales", "sections", "hash"} <= set(
        kijkwijzer
    )
    assert kijkwijzer["hash"] == shelf["kijkwijzer"].hash
    items = [item for section in kijkwijzer["sections"] for item in section["items"]]
    assert {"id", "title", "text"} <= set(items[0])


def test_an_instrument_as_json_can_be_handed_in_as_a_definition(run, ours, document, shelf):
    told = {row.pop("id"): row for row in json.loads(run("instrumenten", "--json").out)}
    definition = {"id": "kijkwijzer", **told["kijkwijzer"]}
    del definition["hash"]
    visit = json.loads(document.read_text(encoding="utf-8"))
    visit["header"]["definitions"] = [definition]
    document.write_text(json.dumps(visit), encoding="utf-8")
    assert run("invoer", document).code == 0


def test_an_own_instrument_with_a_mistake_is_told_and_does_not_stop_the_others(run, ours, shelf):
    own = ours / "instrumenten"
    own.mkdir(parents=True)
    (own / "kapot.yaml").write_text(BROKEN, encoding="utf-8")
    text = (instruments_folder() / "smeets.yaml").read_text(encoding="utf-8")
    (own / "eigen.yaml").write_text(text.replace("id: smeets", "id: eigen", 1), encoding="utf-8")
    done = run("instrumenten")
    assert done.code == 0
    assert len(done.out.splitlines()) == len(shelf) + 1
    assert "\neigen  2019.1" in done.out
    assert any(line.startswith(f"{own / 'kapot.yaml'}:1: I") for line in done.lines)


# controleer


def test_files_that_are_sound(run):
    files = sorted(instruments_folder().glob("*.yaml"))
    done = run("controleer", *files)
    assert (done.code, done.err) == (0, "")
    assert done.out.count(": in orde (") == len(files)


def test_a_file_with_problems_and_one_without(run, tmp_path):
    broken = tmp_path / "kapot.yaml"
    broken.write_text(BROKEN, encoding="utf-8")
    done = run("controleer", broken, instruments_folder() / "adapt.yaml")
    assert done.code == 1
    assert "adapt.yaml: in orde" in done.out
    assert all(line.startswith(f"{broken}:") for line in done.lines)
    assert len(done.lines) > 3


@pytest.mark.parametrize(("name", "code"), [("weg.yaml", "I01"), (".", "I03")])
def test_a_file_that_cannot_be_read_is_a_problem_of_what_was_handed_in(run, tmp_path, name, code):
    done = run("controleer", tmp_path / name)
    assert done.code == 1
    assert f" {code} " in done.err


def test_nothing_to_check(run):
    done = run("controleer")
    assert (done.code, done.out) == (2, "")
    assert done.lines == ["C01 er is niets om te controleren; noem een of meer bestanden, of --bibliotheek"]


def test_a_library_that_is_sound(run, filled):
    done = run("controleer", "--bibliotheek")
    assert (done.code, done.err) == (0, "")
    assert done.out == f"{filled}: in orde (2 lesbezoeken)\n"


def test_a_list_that_says_something_else_is_told_and_mended(run, filled):
    with closing(connect(filled / DATABASE, unlock(filled, PASSPHRASE), writing=True)) as database:
        database.execute("DELETE FROM visit_list")
    done = run("controleer", "--bibliotheek")
    assert done.code == 1
    assert all(line.endswith("bouw die op met --herstel") for line in done.lines)
    assert run("controleer", "--herstel").code == 0
    assert run("controleer", "--bibliotheek").code == 0


def test_files_and_the_library_in_one_go(run, filled, tmp_path):
    done = run("controleer", "--bibliotheek", tmp_path / "weg.yaml")
    assert done.code == 1
    assert "in orde (2 lesbezoeken)" in done.out


def test_a_file_that_is_in_order_but_would_not_be_read_is_told_so(run, tmp_path):
    file = tmp_path / "van-ons.yaml.txt"
    file.write_bytes((instruments_folder() / "share.yaml").read_bytes())
    done = run("controleer", file)
    assert done.code == 1
    assert [line.partition(" ")[2][:4] for line in done.lines] == ["I32 "]


def test_a_file_with_another_ending_in_the_folder_of_instruments_is_told_about(run, tmp_path):
    own = tmp_path / "van-niemand" / "instrumenten"
    own.mkdir(parents=True)
    (own / "van-ons.yaml.txt").write_bytes((instruments_folder() / "share.yaml").read_bytes())
    done = run("instrumenten")
    assert (done.code, len(done.lines)) == (0, 1)
    assert "I32 dit bestand wordt niet gelezen" in done.lines[0]
