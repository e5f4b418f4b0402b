"""Files outside the database: whole or not at all, whoever holds them and whatever ends the program."""

import errno
import os
import subprocess
import sys

import pytest

from observatie.domain.errors import KnownError
from observatie.store import files
from observatie.store.files import PAUSES, save, save_as_new, set_aside, sweep, write_whole
from observatie.store.library import Library


class Scanner:
    """Holds the file for so many attempts, as a virus scanner on Windows does; counts the seconds we waited."""

    def __init__(self, monkeypatch, name: str, times: int) -> None:
        self._really, self._left, self.waited = getattr(os, name), times, 0.0
        monkeypatch.setattr(files.os, name, self._act)

    def _act(self, *paths):
        if self._left:
            self._left -= 1
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        return self._really(*paths)

    def pause(self, seconds: float) -> None:
        self.waited += seconds


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_second_file_takes_the_place_of_the_first(tmp_path):
    save(tmp_path / "verslag.pdf", b"een")
    save(tmp_path / "verslag.pdf", b"twee")
    assert (tmp_path / "verslag.pdf").read_bytes() == b"twee"
    assert names(tmp_path) == ["verslag.pdf"]


def test_the_content_is_on_the_disk_before_it_takes_the_place_of_the_old(tmp_path, monkeypatch):
    done = []
    monkeypatch.setattr(files.os, "fsync", lambda handle: done.append(os.fstat(handle).st_size))
    replace = os.replace
    monkeypatch.setattr(files.os, "replace", lambda *paths: (done.append("replace"), replace(*paths)))
    write_whole(tmp_path / "sleutel.json", b"inhoud")
    assert done[:2] == [6, "replace"]


@pytest.mark.parametrize("times", [1, len(PAUSES)])
def test_a_file_that_is_held_for_a_moment_is_replaced_when_it_is_let_go(tmp_path, monkeypatch, times):
    scanner = Scanner(monkeypatch, "replace", times)
    save(tmp_path / "verslag.pdf", b"een", scanner.pause)
    assert (tmp_path / "verslag.pdf").read_bytes() == b"een"
    assert scanner.waited == pytest.approx(sum(PAUSES[:times]))


def test_after_two_seconds_it_says_who_is_in_the_way_and_leaves_everything_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "verslag.pdf"
    path.write_bytes(b"oud")
    scanner = Scanner(monkeypatch, "replace", times=99)
    with pytest.raises(KnownError) as told:
        save(path, b"nieuw", scanner.pause)
    assert scanner.waited == pytest.approx(2)
    assert (told.value.code, told.value.what) == (
        "C05",
        f"{path} wordt vastgehouden door een ander programma, en is niet veranderd",
    )
    assert "virusscanner" in told.value.remedy
    assert (path.read_bytes(), names(tmp_path)) == (b"oud", ["verslag.pdf"])


def test_what_is_set_aside_is_waited_for_too(tmp_path, monkeypatch):
    path = tmp_path / "sleutel.json"
    path.write_bytes(b"oud")
    rename, times = type(path).rename, iter([True, False])

    def held(old, new):
        if next(times):
            raise PermissionError(errno.EACCES, "held")
        return rename(old, new)

    monkeypatch.setattr(type(path), "rename", held)
    set_aside(path, lambda _seconds: None)
    assert names(tmp_path) == ["sleutel.json.oud1"]


def test_a_folder_in_its_place_is_not_waited_for(tmp_path):
    (tmp_path / "verslag.pdf").mkdir()
    with pytest.raises(KnownError, match=r"C05.*er staat een map met die naam"):
        save(tmp_path / "verslag.pdf", b"een", pause=pytest.fail)
    assert names(tmp_path) == ["verslag.pdf"]


def test_a_folder_that_is_gone_is_told_in_dutch(tmp_path):
    with pytest.raises(KnownError, match=r"C05.*de map is er niet"):
        save(tmp_path / "weg" / "verslag.pdf", b"een")


def test_a_full_disk_leaves_nothing_behind(tmp_path, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(KnownError, match="de schijf is vol"):
        save(tmp_path / "verslag.pdf", b"een")
    assert names(tmp_path) == []


# What a kill leaves


def killed_while_writing(path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from observatie.store import files;"
        "files.os.replace = lambda *paths: os._exit(9);"
        "files.write_whole(Path(sys.argv[1]), b'half')"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert done.returncode == 9


def test_what_a_kill_left_is_gone_when_something_else_is_written_there(tmp_path):
    killed_while_writing(tmp_path / "een.pdf")
    assert len(names(tmp_path)) == 1
    save(tmp_path / "twee.pdf", b"twee")
    assert names(tmp_path) == ["twee.pdf"]


def test_what_a_kill_left_beside_the_key_is_gone_when_the_library_is_opened(folder, key, library):
    library.close()
    killed_while_writing(folder / "sleutel.json")
    assert any(name.endswith(".tmp") for name in names(folder))
    Library.open(folder, key).close()
    assert not any(name.endswith(".tmp") for name in names(folder))


def test_what_is_being_written_at_this_moment_is_not_swept(tmp_path, monkeypatch):
    replace = os.replace

    def sweep_first(*paths):
        sweep(tmp_path)
        replace(*paths)

    monkeypatch.setattr(files.os, "replace", sweep_first)
    save(tmp_path / "verslag.pdf", b"een")
    assert names(tmp_path) == ["verslag.pdf"]


def test_files_of_others_are_not_swept(tmp_path):
    for name in ("~observatie.tmp", "verslag.tmp", "verslag.pdf.new"):
        (tmp_path / name).write_bytes(b"van iemand anders")
    sweep(tmp_path)
    assert names(tmp_path) == ["verslag.pdf.new", "verslag.tmp", "~observatie.tmp"]


def test_a_new_file_takes_the_first_name_at_which_nothing_else_is(tmp_path):
    (tmp_path / "map.pdf").mkdir()
    (tmp_path / "een.pdf").write_bytes(b"iets anders")
    wanted = ("map.pdf", "een.pdf", "twee.pdf", "drie.pdf")
    assert save_as_new(tmp_path, wanted, b"nieuw") == tmp_path / "twee.pdf"
    assert save_as_new(tmp_path, wanted, b"nieuw") == tmp_path / "twee.pdf"
    assert (tmp_path / "een.pdf").read_bytes() == b"iets anders"
    assert names(tmp_path) == ["een.pdf", "map.pdf", "twee.pdf"]


def test_a_new_file_in_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(KnownError, match="C05"):
        save_as_new(tmp_path / "weg", ("een.pdf",), b"nieuw")
