"""A small instrument with nothing wrong, and ways to read it after one thing in it was changed."""

from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from observatie.catalogue.reader import ReaderResult, read_instrument

INSTRUMENT = """\
id: kleine-lijst
version: "1.0"
title: Kleine lijst
label: Klein
source: Zelf bedacht
rights:
  author: Een school
  licence: vrij te gebruiken
  may_be_passed_on: true
completeness: volledig
filled_by: [observer]
about: lesson
answer: level
scale: stappen
scales:
  stappen:
    title: Twee stappen
    levels:
      - value: 1
        label: begin
      - value: 2
        label: verder
sections:
  - id: start
    title: De start
    items:
      - id: doel
        text: Het doel is bekend.
"""


@pytest.fixture(scope="session")
def text() -> str:
    """The text of a valid instrument."""
    return INSTRUMENT


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str | bytes], ReaderResult]:
    """Write what is given to a file and read that."""

    def write_and_read(content: str | bytes) -> ReaderResult:
        file = tmp_path / "instrument.yaml"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_instrument(file)

    return write_and_read


@pytest.fixture
def told(read: Callable[[str | bytes], ReaderResult]) -> Callable[[str | bytes], list[str]]:
    """Read what is given and return "LINE CODE" for each problem."""

    def lines_and_codes(content: str | bytes) -> list[str]:
        return [f"{problem.line} {problem.code}" for problem in read(content).problems]

    return lines_and_codes


@pytest.fixture
def mended(text: str, told: Callable[[str | bytes], list[str]]) -> Callable[[str, str], list[str]]:
    """Replace one piece of the valid instrument and return "LINE CODE" for each problem."""

    def swap(old: str, new: str) -> list[str]:
        assert text.count(old) == 1
        return told(text.replace(old, new))

    return swap


@pytest.fixture
def soon() -> Callable[[Path], ReaderResult]:
    """Read a file, and fail where that takes longer than five seconds."""

    def read_in_time(file: Path) -> ReaderResult:
        readings: list[ReaderResult] = []
        thread = Thread(target=lambda: readings.append(read_instrument(file)), daemon=True)
        thread.start()
        thread.join(timeout=5)
        assert readings, f"{file} is still being read"
        return readings[0]

    return read_in_time
