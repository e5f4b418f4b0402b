"""What commands leave in the log: that they were given, and not a word of what anybody wrote."""

import json

import pytest
from support.exchange_samples import small_document
from support.planted import found_in
from support.samples import PASSPHRASE

from observatie import cli
from observatie.log_handler import FILE

NOTE, TEACHER, ANSWER, NAME = "kwartelei op het bord", "mevrouw Vossenbes", "pimpelmeesvraag", "stekelbaars"
WORDS = [NOTE, "Vossenbes", ANSWER, NAME, PASSPHRASE, *PASSPHRASE.split(), "Goudvink", "bibliotheek/", "11111111"]


@pytest.fixture
def log_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("OBSERVATIE_LOGBOEK", str(tmp_path / "logboek"))
    return tmp_path / "logboek"


@pytest.fixture
def planted(tmp_path, shelf):
    document = small_document(shelf["kijkwijzer"])
    document["header"]["people"][0]["name"] = TEACHER
    document["entries"][2]["payload"]["text"] = NOTE
    document["entries"][3]["payload"]["value"]["text"] = ANSWER
    path = tmp_path / f"{NAME}.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def said(folder):
    return (folder / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize("word", ["kwartelei", "Öztürk én anderen"])
@pytest.mark.parametrize("code", ["utf-8", "utf-16-le", "utf-16-be"])
def test_what_is_looked_for_is_found(tmp_path, word, code):
    (tmp_path / "log").write_bytes(f"er staat {word} in".encode(code))
    assert found_in(tmp_path, [word, "elders"]) == [word]


def test_all_that_is_done_with_a_visit_leaves_no_word_of_it(run, ours, log_folder, planted, tmp_path):
    assert run("invoer", planted, "--naam", "Goudvink").code == 0
    assert run("lesbezoeken").code == 0
    assert run("rapport", "1111", "--naar", tmp_path / NAME).code == 0
    assert run("rapport", "1111", "--naar", planted).code == 2
    assert run("reservekopie", "--naar", tmp_path / NAME).code == 0
    assert run("reservekopie", "--naar", planted).code == 2
    assert run("uitvoer", NOTE).code == 2
    assert run("controleer", "--bibliotheek", "--herstel").code == 0
    spoilt = json.loads(planted.read_text(encoding="utf-8"))
    spoilt["entries"][2]["payload"] |= {"kind": NOTE, NAME: ANSWER}
    planted.write_text(json.dumps(spoilt), encoding="utf-8")
    assert run("invoer", planted).code == 1
    backup = next((tmp_path / NAME).glob("*.reservekopie"))
    assert run("terugzetten", backup).code == 0
    assert found_in(log_folder, WORDS) == []
    for expected in (
        "gestart: opdracht, Python",
        "opdracht invoer",
        "bibliotheek maken: gedaan in",
        "opgenomen: 4 nieuw van 4 regels, 1 namen",
        "bibliotheek gesloten",
        "PDF maken: gedaan in",
        "opdracht: niet gedaan (C05)",
        "reservekopie maken: gedaan in",
        "reservekopie van ",
        "reservekopie maken: niet gedaan (K04)",
        "opdracht: niet gedaan (C02)",
        "opdracht: niet gedaan (X",
        "terugzetten voorbereiden: gedaan in",
        "uitkomst 0",
    ):
        assert expected in said(log_folder)


def test_a_wrong_passphrase_is_a_code(run, ours, library, log_folder, monkeypatch):
    library.close()
    monkeypatch.setenv("OBSERVATIE_WACHTWOORDZIN", "kwartelei op zolder")
    assert run("lesbezoeken").code == 2
    assert "opdracht: niet gedaan (B02)" in said(log_folder)
    assert found_in(log_folder, ["kwartelei", "zolder"]) == []


def test_an_error_that_nobody_foresaw_is_raised_as_before_and_its_place_is_kept(run, log_folder, monkeypatch):
    def broken(_asked):
        raise ValueError(NOTE)

    monkeypatch.setitem(cli._COMMANDS, "lesbezoeken", broken)
    with pytest.raises(ValueError, match=NOTE):
        run("lesbezoeken")
    assert "fout in het programma: ValueError\n    observatie/cli.py:" in said(log_folder)
    assert found_in(log_folder, [NOTE]) == []


def test_what_is_odd_about_one_visit_is_kept_by_its_place(run, filled, log_folder, monkeypatch, tmp_path):
    def broken(*_all, **_named):
        raise ValueError(NOTE)

    monkeypatch.setattr(cli, "write_report", broken)
    assert run("rapport", "--alle", "--naar", tmp_path / "uit").code == 2
    assert said(log_folder).count("fout in het programma: ValueError\n    observatie/cli.py:") == 2
    assert found_in(log_folder, [NOTE]) == []


def test_nothing_of_it_is_on_the_console(run, log_folder):
    done = run("instrumenten")
    assert (done.code, done.err) == (0, "")
    assert "opdracht instrumenten" in said(log_folder)
    assert "gestart" not in done.out
