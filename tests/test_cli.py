"""The commands: what each says, where it says it, and with which exit code it ends."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from exchange_samples import VISIT, entry, small_document
from samples import PASSPHRASE

from observatie.app import main
from observatie.arguments import parse
from observatie.catalogue.catalogue import load_catalogue
from observatie.data import instruments_folder
from observatie.demo import demo_id
from observatie.domain.entries import Note, VisitSet
from observatie.store.library import DATABASE, Library, unlock

ROOT = Path(__file__).parents[1]
BROKEN = "id: kapot\ntitle: Kapot\n"


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
    with Library.open(filled, unlock(filled, PASSPHRASE)) as library:
        library._writing.execute("DELETE FROM visit_list")
    done = run("controleer", "--bibliotheek")
    assert done.code == 1
    assert all(line.endswith("bouw haar op met --herstel") for line in done.lines)
    assert run("controleer", "--herstel").code == 0
    assert run("controleer", "--bibliotheek").code == 0


def test_files_and_the_library_in_one_go(run, filled, tmp_path):
    done = run("controleer", "--bibliotheek", tmp_path / "weg.yaml")
    assert done.code == 1
    assert "in orde (2 lesbezoeken)" in done.out


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


@pytest.mark.parametrize(
    "beginning", ["11111111", "11111112", "11111111-1", "11111112-1111-4111-8111-11111111111"]
)
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


# rapport


def test_a_report_of_a_visit(run, filled, tmp_path):
    done = run("rapport", "11111111", "--naar", tmp_path / "pdf")
    (path,) = (tmp_path / "pdf").iterdir()
    assert (done.code, done.err, done.out) == (0, "", f"{path}\n")
    assert path.read_bytes().startswith(b"%PDF")


def test_reports_of_all_visits(run, filled, tmp_path):
    done = run("rapport", "--alle", "--naar", tmp_path / "pdf")
    assert (done.code, done.err) == (0, "")
    assert sorted(done.out.splitlines()) == sorted(str(path) for path in (tmp_path / "pdf").iterdir())


def test_reports_of_the_demo_need_no_passphrase_and_show_how_far_they_are(run, tmp_path):
    done = run("rapport", "--demo", "--naar", tmp_path / "pdf")
    assert done.code == 0
    assert len(list((tmp_path / "pdf").iterdir())) == 8
    assert done.lines == [f"rapport {number} van 8" for number in range(1, 9)]


def test_the_demo_may_be_asked_for_before_the_command(run, tmp_path):
    visit = str(demo_id("visit", "flits-el-amrani"))
    done = run("--demo", "rapport", visit, "--naar", tmp_path / "pdf")
    assert (done.code, done.err, len(done.out.splitlines())) == (0, "", 1)


def test_no_visit_is_named(run, filled, tmp_path):
    done = run("rapport", "--naar", tmp_path / "pdf")
    assert (done.code, done.lines[0][:4]) == (2, "C01 ")
    assert not (tmp_path / "pdf").exists()


def test_a_wrong_name_makes_no_report_of_the_others(run, filled, tmp_path):
    done = run("rapport", "11111111", "9", "--naar", tmp_path / "pdf")
    assert (done.code, done.lines[0][:4]) == (2, "C02 ")
    assert not (tmp_path / "pdf").exists()


def test_a_folder_that_is_a_file(run, filled, tmp_path):
    (tmp_path / "pdf").write_text("", encoding="utf-8")
    done = run("rapport", "--alle", "--naar", tmp_path / "pdf")
    assert (done.code, done.lines) == (
        2,
        [f"C05 {tmp_path / 'pdf'} is een bestand en geen map; kies een andere map"],
    )


def test_a_folder_below_a_file(run, filled, tmp_path):
    (tmp_path / "pdf").write_text("", encoding="utf-8")
    done = run("rapport", "--alle", "--naar", tmp_path / "pdf" / "dieper")
    assert (done.code, done.lines[0][:4]) == (2, "C05 ")


# Where the library is and what opens it


@pytest.mark.parametrize("before", [True, False])
def test_folder_and_passphrase_may_be_named_before_and_after_the_command(run, folder, library, tmp_path, before):
    secret = tmp_path / "zin.txt"
    secret.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    where = ["--map", folder, "--wachtwoordzin-bestand", secret]
    done = run(*where, "lesbezoeken") if before else run("lesbezoeken", *where)
    assert (done.code, done.err) == (0, "")


def test_what_is_named_goes_before_the_environment(run, ours, library, tmp_path, monkeypatch):
    monkeypatch.setenv("OBSERVATIE_WACHTWOORDZIN", "dit is hem niet")
    secret = tmp_path / "zin.txt"
    secret.write_text(PASSPHRASE, encoding="utf-8-sig")
    assert run("lesbezoeken", "--wachtwoordzin-bestand", secret).code == 0
    assert run("--map", tmp_path / "weg", "lesbezoeken").lines[0].startswith("B01 ")


def test_without_a_passphrase(run, ours, library, monkeypatch):
    monkeypatch.delenv("OBSERVATIE_WACHTWOORDZIN")
    done = run("lesbezoeken")
    assert (done.code, done.lines[0][:4]) == (2, "B11 ")
    assert "--wachtwoordzin-bestand" in done.err


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_passphrase_file_that_cannot_be_read(run, ours, library, tmp_path, content):
    secret = tmp_path / "zin.txt"
    if content is not None:
        secret.write_bytes(content)
    done = run("lesbezoeken", "--wachtwoordzin-bestand", secret)
    assert (done.code, done.lines[0][:4]) == (2, "B11 ")


def test_a_wrong_passphrase(run, ours, library, monkeypatch):
    monkeypatch.setenv("OBSERVATIE_WACHTWOORDZIN", "een andere zin dan deze")
    done = run("lesbezoeken")
    assert done.code == 2
    assert done.lines == ["B02 deze wachtwoordzin past niet; typ haar opnieuw; let op hoofdletters en spaties"]


def test_the_passphrase_is_never_an_argument_and_is_not_repeated(run, ours, library):
    done = run("lesbezoeken", "--wachtwoordzin", PASSPHRASE)
    assert done.code == 2
    assert PASSPHRASE not in done.err


@pytest.mark.parametrize(
    "command",
    [["lesbezoeken"], ["uitvoer", "1"], ["rapport", "--alle", "--naar", "pdf"], ["controleer", "--bibliotheek"]],
)
def test_a_folder_without_a_library(run, monkeypatch, tmp_path, command):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OBSERVATIE_WACHTWOORDZIN", PASSPHRASE)
    done = run(*command)
    assert (done.code, done.lines[0][:4]) == (2, "B01 ")
    assert not (tmp_path / "van-niemand").exists()


@pytest.mark.parametrize("spoilt", ["observatie.db", "sleutel.json"])
def test_a_library_that_is_damaged(run, filled, spoilt):
    path = filled / spoilt
    path.write_bytes(b"geen bibliotheek" * 500)
    for command in (["lesbezoeken"], ["controleer", "--bibliotheek"], ["uitvoer", VISIT]):
        done = run(*command)
        assert (done.code, done.out) == (2, "")
        assert done.lines[0][:3] in ("B03", "B04")


def test_a_library_with_a_damaged_page(run, filled):
    path = filled / DATABASE
    content = bytearray(path.read_bytes())
    content[-3000:] = bytes(3000)
    path.write_bytes(content)
    done = run("controleer", "--bibliotheek")
    assert done.code in (1, 2)
    assert done.lines


# Beside an open window


@pytest.fixture
def open_library(ours, key, library, shelf, clock):
    """A library that is open for writing, with one visit in it."""
    visit = library.visit(demo_id("visit", "open"))
    for act in (VisitSet(subject="taal"), Note(text="stil")):
        entry = library.scribe.entry(visit.journal, act, clock.now())
        visit.add(entry)
        library.append([entry]).result()
    return library


@pytest.mark.parametrize(
    "command",
    [
        ["lesbezoeken"],
        ["uitvoer", "{visit}"],
        ["rapport", "--alle", "--naar", "{pdf}"],
        ["controleer", "--bibliotheek"],
    ],
)
def test_a_reading_command_works_beside_an_open_library(run, open_library, tmp_path, command):
    names = {"visit": demo_id("visit", "open"), "pdf": tmp_path / "pdf"}
    done = run(*(word.format(**names) for word in command))
    assert (done.code, done.err) == (0, "")
    assert done.out


@pytest.mark.parametrize("command", [["invoer", "{document}"], ["controleer", "--herstel"]])
def test_a_writing_command_says_that_the_library_is_open(run, open_library, document, command):
    done = run(*(word.format(document=document) for word in command))
    assert (done.code, done.out) == (2, "")
    assert done.lines[0].startswith("B06 ")
    assert len(open_library.visits()) == 1


# What cannot be read as a command


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["weetniet"], "C07 “weetniet” ken ik niet; kijk met observatie --help wat er kan"),
        (["rapport"], "C07 --naar ontbreekt; kijk met observatie rapport --help wat er kan"),
        (
            ["rapport", "--naar"],
            "C07 achter --naar hoort een waarde; kijk met observatie rapport --help wat er kan",
        ),
        (["invoer"], "C07 BESTAND ontbreekt; kijk met observatie invoer --help wat er kan"),
        (
            ["lesbezoeken", "--json=1"],
            "C07 achter --json hoort geen waarde; kijk met observatie lesbezoeken --help",
        ),
        (["lesbezoeken", "iets"], "C07 “iets” ken ik niet; kijk met observatie --help wat er kan"),
        (["--kaart", "x", "lesbezoeken"], "C07 "),
    ],
)
def test_a_command_that_cannot_be_read(run, command, said):
    done = run(*command)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(said)


@pytest.mark.parametrize(
    "command", ["", "instrumenten", "controleer", "lesbezoeken", "invoer", "uitvoer", "rapport"]
)
def test_help_is_dutch(run, command):
    done = run(*command.split(), "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"gebruik: observatie {command}".strip())
    for english in ("usage", "options", "optional", "positional", "arguments", "show this"):
        assert english not in done.out


def test_without_a_command_the_window_is_asked_for():
    asked = parse(["--map", "x"])
    assert (asked.command, asked.map, asked.demo) == (None, "x", False)


# In a process of its own


def process(*arguments, **more):
    environment = {**os.environ, **more.pop("environment", {})}
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        env=environment,
        capture_output=True,
        timeout=120,
        check=False,
        **more,
    )


_WITHOUT_QT = """
import sys
from observatie.app import main
for command in {commands!r}:
    assert main(command) in (0, 1, 2), command
heavy = sorted(name for name in sys.modules if name.split(".")[0] == "PySide6" or name.startswith("observatie.ui"))
assert not heavy, heavy
"""


def test_no_command_loads_qt(filled, document, tmp_path):
    commands = [
        ["instrumenten", "--json"],
        ["controleer", str(document)],
        ["controleer", "--herstel"],
        ["lesbezoeken"],
        ["invoer", str(document)],
        ["uitvoer", VISIT],
        ["rapport", "--alle", "--naar", str(tmp_path / "pdf")],
    ]
    done = process("-c", _WITHOUT_QT.format(commands=commands), cwd=ROOT)
    assert done.returncode == 0, done.stderr.decode()


def test_a_console_without_our_letters_gets_escapes(filled, tmp_path):
    ascii_only = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = process(ROOT / "main.py", "rapport", "--demo", "--naar", tmp_path / "pdf", environment=ascii_only)
    assert done.returncode == 0, done.stderr.decode()
    assert b"Nguy\\u1ec5n" in done.stdout
    for command in (["instrumenten", "--json"], ["lesbezoeken", "--json"], ["uitvoer", VISIT]):
        done = process(ROOT / "main.py", *command, environment=ascii_only)
        assert done.returncode == 0, done.stderr.decode()
        assert json.loads(done.stdout.decode("ascii"))


def test_help_fits_a_console_without_our_letters():
    done = process(ROOT / "main.py", "rapport", "--help", environment={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert b"\\x" not in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="a pipe that closes is another error elsewhere")
def test_a_reader_that_stops_is_no_traceback():
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "instrumenten"],
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (2, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only here a disk is full at will")
def test_a_full_disk_behind_the_output_is_told():
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), "instrumenten", "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"C06 ")
    assert done.stderr.count(b"\n") == 1
