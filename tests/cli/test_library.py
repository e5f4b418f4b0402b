"""Where the library is, what opens it, and what happens when it is damaged or open elsewhere."""

import pytest
from support.exchange_samples import VISIT
from support.samples import PASSPHRASE

from observatie.demo.school import demo_id
from observatie.domain.acts.acts import Note, VisitSet
from observatie.store.folder import DATABASE

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
    assert done.lines == ["B02 deze wachtwoordzin past niet; typ hem opnieuw; let op hoofdletters en spaties"]


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


@pytest.mark.parametrize("spoilt", [["observatie.db"], ["sleutel.json", "sleutel-kopie.json"]])
def test_a_library_that_is_damaged(run, filled, spoilt):
    for name in spoilt:
        (filled / name).write_bytes(b"geen bibliotheek" * 500)
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
