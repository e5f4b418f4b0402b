"""Backups by command: made, named, and put back."""

import json

from support.samples import PASSPHRASE

from observatie.backup.backup_folder import backup_folder_of


def test_a_backup_is_made_beside_the_library_and_its_path_is_said(run, filled):
    done = run("reservekopie")
    assert (done.code, done.err) == (0, "")
    assert [str(path) for path in backup_folder_of(filled).iterdir()] == [done.out.strip()]


def test_it_goes_where_it_is_asked_for(run, filled, tmp_path):
    done = run("reservekopie", "--naar", tmp_path / "stick")
    assert [str(path) for path in (tmp_path / "stick").iterdir()] == [done.out.strip()]


def test_they_are_named_the_newest_first_without_a_passphrase(run, filled, monkeypatch):
    made = [run("reservekopie").out.strip() for _ in range(2)]
    monkeypatch.delenv("OBSERVATIE_WACHTWOORDZIN")
    found = json.loads(run("reservekopieen", "--json").out)
    assert [each["path"] for each in found] == made[::-1]
    assert all(each["size"] > 10_000 for each in found)
    assert run("reservekopieen").out.splitlines()[1].endswith(made[0])


def test_without_any_that_is_said(run, filled):
    assert run("reservekopieen").out == "er zijn geen reservekopieën\n"


def test_it_is_put_back_on_a_new_laptop_with_the_passphrase_alone(run, filled, tmp_path, monkeypatch):
    made = run("reservekopie").out.strip()
    before = run("lesbezoeken").out
    monkeypatch.setenv("OBSERVATIE_MAP", str(tmp_path / "nieuw"))
    done = run("terugzetten", made)
    assert (done.code, done.out) == (0, f"{tmp_path / 'nieuw'}: teruggezet (2 lesbezoeken met 2 regels)\n")
    assert run("lesbezoeken").out == before


def test_what_stood_there_is_kept_and_what_was_newer_is_said(run, ours, library, filled_library, document):
    library.close()
    run("invoer", document)
    made = run("reservekopie").out.strip()
    run("invoer", filled_library.with_name("1.json"))
    said = run("terugzetten", made).out.splitlines()
    assert said[1].endswith("nieuwer dan de reservekopie: 1 lesbezoek met 1 regel")
    aside = said[1].removeprefix("wat er stond is bewaard in ").split(";")[0]
    assert len(run("--map", aside, "lesbezoeken").out.splitlines()) == 2
    assert len(run("lesbezoeken").out.splitlines()) == 1


def test_what_is_no_backup_is_refused_and_changes_nothing(run, filled, document):
    done = run("terugzetten", document)
    assert (done.code, done.lines[0][:4]) == (2, "K01 ")
    assert len(run("lesbezoeken").out.splitlines()) == 2


def test_another_passphrase_than_that_of_the_backup_is_refused(run, filled, monkeypatch):
    made = run("reservekopie").out.strip()
    monkeypatch.setenv("OBSERVATIE_WACHTWOORDZIN", PASSPHRASE.upper())
    assert run("terugzetten", made).lines[0].startswith("B02 ")
