"""The commands about visits: listing them, and carrying one in and out."""

import io
import json
import sys
from types import SimpleNamespace

import pytest
from support.exchange_samples import VISIT, entry
from support.samples import PASSPHRASE

from observatie.store.folder import DATABASE, unlock
from observatie.store.library import Library

# lesbezoeken


def test_visits_one_a_line(run, filled):
    done = run("lesbezoeken")
    assert (done.code, done.err) == (0, "")
    assert sorted(done.out.splitlines()) == [
        "11111111  3 maart 2025  Mevrouw Bakker  rekenen  observeren",
        "11111112  3 maart 2025  Mevrouw Bakker  rekenen  observeren",
    ]


def test_visits_as_json(run, filled):
    told = json.loads(run("lesbezoeken", "--json").out)
    assert {row["id"] for row in told} == {VISIT, "11111112" + VISIT[8:]}
    assert told[0]["instruments"] == ["kijkwijzer"]
    assert (told[0]["teacher"], told[0]["notes"]) == ("Mevrouw Bakker", 1)


def test_a_library_without_visits(run, ours, library):
    assert run("lesbezoeken").out == "er zijn nog geen lesbezoeken\n"
    assert json.loads(run("lesbezoeken", "--json").out) == []


# invoer


def test_a_visit_comes_in_and_a_second_time_nothing_is_new(run, ours, library, document):
    library.close()
    done = run("invoer", document)
    assert (done.code, done.err) == (0, "")
    assert done.out == f"{VISIT}: 4 nieuw van 4 regels, 1 naam in het register\n"
    assert run("invoer", document).out == f"{VISIT}: 0 nieuw van 4 regels\n"


def test_a_library_that_does_not_exist_is_made(run, ours, document):
    done = run("invoer", document, "--naam", "Ineke Smit", "--rol", "intern begeleider")
    assert done.code == 0
    with Library.open_reading(ours, unlock(ours, PASSPHRASE)) as library:
        assert library.register().people[library.scribe.author].name == "Ineke Smit"
        assert library.register().people[library.scribe.author].role == "intern begeleider"
        assert [str(visit.id) for visit in library.visits()] == [VISIT]


def test_a_document_with_a_problem_makes_no_library(run, ours, document):
    document.write_text('{"format": "observatie-lesbezoek"', encoding="utf-8")
    done = run("invoer", document)
    assert (done.code, done.out) == (1, "")
    assert done.lines[0].startswith("X01 ")
    assert not ours.exists()


def test_a_document_that_does_not_fit_makes_no_library(run, ours, document):
    visit = json.loads(document.read_text(encoding="utf-8"))
    visit["entries"][3]["payload"]["target"] = "bestaat-niet"
    document.write_text(json.dumps(visit), encoding="utf-8")
    assert run("invoer", document).code == 1
    assert not ours.exists()


def test_every_problem_of_a_document_is_a_line(run, ours, library, document):
    library.close()
    visit = json.loads(document.read_text(encoding="utf-8"))
    visit["entries"] += [entry(5, {"kind": "note", "text": ""}), entry(6, {"kind": "memo"})]
    document.write_text(json.dumps(visit), encoding="utf-8")
    done = run("invoer", document)
    assert done.code == 1
    assert [line[:3] for line in done.lines] == ["X04", "X04"]


def test_from_standard_input(run, ours, document, monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(document.read_bytes())))
    assert run("invoer", "-").code == 0


@pytest.mark.parametrize("name", ["weg.json", "."])
def test_a_document_that_cannot_be_read(run, ours, tmp_path, name):
    done = run("invoer", tmp_path / name)
    assert (done.code, done.lines[0][:4]) == (2, "C04 ")


def test_a_new_library_asks_for_a_passphrase_that_is_long_enough(run, ours, document, monkeypatch):
    monkeypatch.setenv("OBSERVATIE_WACHTWOORDZIN", "kort")
    done = run("invoer", document)
    assert (done.code, done.lines[0][:4]) == (2, "B12 ")
    assert not (ours / DATABASE).exists()


# uitvoer


def test_a_visit_goes_out_and_comes_in_again_as_it_was(run, filled, tmp_path, monkeypatch):
    written = run("uitvoer", VISIT).out
    path = tmp_path / "uit.json"
    path.write_text(written, encoding="utf-8")
    monkeypatch.setenv("OBSERVATIE_MAP", str(tmp_path / "elders"))
    assert run("invoer", path).code == 0
    assert run("uitvoer", VISIT).out == written


def test_a_visit_goes_to_a_file(run, filled, tmp_path):
    path = tmp_path / "uit.json"
    done = run("uitvoer", VISIT, "--naar", path)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert path.read_text(encoding="utf-8") == run("uitvoer", VISIT).out


@pytest.mark.parametrize("place", [".", "weg/uit.json"])
def test_a_place_where_it_cannot_go(run, filled, tmp_path, place):
    done = run("uitvoer", VISIT, "--naar", tmp_path / place)
    assert (done.code, done.lines[0][:4]) == (2, "C05 ")


@pytest.mark.parametrize("beginning", ["11111111", "11111112", "11111111-1", "11111112-1111-4111-8111-111"])
def test_a_unique_beginning_of_an_id_will_do(run, filled, beginning):
    told = json.loads(run("uitvoer", beginning.upper()).out)
    assert told["header"]["visit"].startswith(beginning)


def test_a_beginning_that_fits_more_visits_names_them(run, filled):
    done = run("uitvoer", "1111")
    assert (done.code, done.out) == (2, "")
    (line,) = done.lines
    assert line.startswith("C03 “1111” kan 2 lesbezoeken zijn (")
    assert VISIT in line


@pytest.mark.parametrize("name", ["9", "", "11111113", "*", "mevrouw Bakker"])
def test_a_visit_that_is_not_there(run, filled, name):
    done = run("uitvoer", name)
    assert (done.code, done.lines) == (
        2,
        [f"C02 er is geen lesbezoek “{name}”; kijk met lesbezoeken welke er zijn"],
    )
