"""From a path to text: what cannot be opened, and what is not text."""

import os
import sys
import tracemalloc
from pathlib import Path

import pytest

from observatie.catalogue.problem import Problem
from observatie.catalogue.source_file import SIZE_LIMIT, read_text

posix = pytest.mark.skipif(sys.platform == "win32", reason="this kind of file is not made there")


def code_of(file: Path) -> str:
    problem = read_text(file)
    assert isinstance(problem, Problem)
    return problem.code


def refused(tmp_path: Path, content: bytes) -> Problem:
    file = tmp_path / "x.yaml"
    file.write_bytes(content)
    problem = read_text(file)
    assert isinstance(problem, Problem)
    return problem


def test_a_file_that_is_not_there(tmp_path):
    assert code_of(tmp_path / "x.yaml") == "I01"


def test_a_file_below_a_file(tmp_path):
    (tmp_path / "x.yaml").write_text("id: a")
    assert code_of(tmp_path / "x.yaml" / "y.yaml") in ("I01", "I02")


@pytest.mark.parametrize("name", ["x\0.yaml", "\ud800.yaml"])
def test_a_name_that_no_file_can_have(tmp_path, name):
    assert code_of(tmp_path / name) in ("I01", "I02")


def test_a_name_that_is_too_long(tmp_path):
    assert code_of(tmp_path / ("x" * 5000)) in ("I01", "I02")


@posix
def test_a_link_that_leads_to_itself_cannot_be_read(tmp_path):
    (tmp_path / "x.yaml").symlink_to("x.yaml")
    assert code_of(tmp_path / "x.yaml") == "I02"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a user that can be refused")
def test_a_file_without_permission_cannot_be_read(tmp_path):
    file = tmp_path / "x.yaml"
    file.write_text("id: a")
    file.chmod(0)
    problem = read_text(file)
    assert isinstance(problem, Problem)
    assert (problem.code, "geen toestemming" in problem.what) == ("I02", True)


def test_a_folder(tmp_path):
    assert code_of(tmp_path) == "I03"


@posix
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device(device, soon):
    assert [problem.code for problem in soon(Path(device)).problems] == ["I04"]


@posix
def test_a_pipe_without_a_writer_does_not_hang(tmp_path, soon):
    os.mkfifo(tmp_path / "x.yaml")
    assert [problem.code for problem in soon(tmp_path / "x.yaml").problems] == ["I04"]


def test_a_file_of_just_one_megabyte_is_read(tmp_path):
    file = tmp_path / "x.yaml"
    file.write_text("a" * SIZE_LIMIT)
    assert read_text(file) == "a" * SIZE_LIMIT


def test_a_file_over_one_megabyte(tmp_path):
    assert refused(tmp_path, b"a" * (SIZE_LIMIT + 1)).code == "I05"


def test_of_a_file_far_too_large_only_the_beginning_is_read(tmp_path, soon):
    file = tmp_path / "x.yaml"
    file.touch()
    os.truncate(file, 100 * SIZE_LIMIT)
    tracemalloc.start()
    assert [problem.code for problem in soon(file).problems] == ["I05"]
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 3 * SIZE_LIMIT


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_utf16_with_and_without_a_mark(tmp_path, text, codec):
    assert refused(tmp_path, text.encode(codec)).code == "I07"


def test_utf16_of_the_shortest_kind(tmp_path):
    assert refused(tmp_path, b"a\0").code == "I07"


def test_zeros_after_a_crash_are_not_called_utf16(tmp_path):
    file = tmp_path / "x.yaml"
    file.write_bytes(bytes(100))
    assert read_text(file) == "\0" * 100


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_latin1_is_told_with_its_line(tmp_path, mark):
    problem = refused(tmp_path, mark + "id: a\ntitle: Café\n".encode("latin-1"))
    assert (problem.code, problem.line, "E9" in problem.what) == ("I08", 2, True)


def test_a_character_cut_in_two(tmp_path):
    assert refused(tmp_path, "één"[:1].encode()[:1]).code == "I08"


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path):
    file = tmp_path / "x.yaml"
    file.write_bytes(b"\xef\xbb\xbfid: a")
    assert read_text(file) == "id: a"
