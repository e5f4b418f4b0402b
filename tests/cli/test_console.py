"""The program as a process: what it loads, and the console it writes to."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.exchange_samples import VISIT

ROOT = Path(__file__).parents[2]


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


_END = "== end of a command =="
_ONE_BY_ONE = f"""
from observatie.app import main
for command in {{commands!r}}:
    assert main(command) == 0, command
    print("{_END}")
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
    commands = [
        ["rapport", "--demo", "--naar", str(tmp_path / "pdf")],
        ["instrumenten", "--json"],
        ["lesbezoeken", "--json"],
        ["uitvoer", VISIT],
    ]
    done = process("-c", _ONE_BY_ONE.format(commands=commands), cwd=ROOT, environment=ascii_only)
    assert done.returncode == 0, done.stderr.decode()
    reports, *documents, _ = done.stdout.decode("ascii").split(_END)
    assert "Nguy\\u1ec5n" in reports
    assert len(documents) == 3
    assert all(json.loads(document) for document in documents)


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
