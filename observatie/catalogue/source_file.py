"""From a path to text: the only place that opens an instrument file, and it never waits for one."""

import os
import re
import stat
from pathlib import Path

from observatie.catalogue.problem import Problem
from observatie.domain.errors import reason

SIZE_LIMIT = 1_000_000
"""Bytes; the largest instrument we know takes a thirtieth of it."""

_SAMPLE = 4096


def read_text(path: Path) -> str | Problem:
    """Return the text of the file at `path` without its byte order mark, or the problem that it cannot be had."""
    try:
        content = _read_bytes(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        # A path with a NUL in it is a ValueError; no file has such a name.
        return Problem(path, 1, "I01", "dit bestand bestaat niet", "kijk de naam en de map na")
    except OSError as error:
        return Problem(
            path, 1, "I02", f"dit bestand is niet te lezen ({reason(error)})", "kijk de rechten na of haal het weg"
        )
    return content if isinstance(content, Problem) else _decode(path, content)


def _read_bytes(path: Path) -> bytes | Problem:
    # Looking before opening: merely opening a device can set it to work, and opening a pipe waits for a writer.
    problem = _unfit(path, path.stat())
    if problem:
        return problem
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:
        problem = _unfit(path, os.fstat(descriptor))
        if problem:
            return problem
        content = file.read(SIZE_LIMIT + 1)
    return _too_large(path) if len(content) > SIZE_LIMIT else content


def _unfit(path: Path, status: os.stat_result) -> Problem | None:
    if stat.S_ISDIR(status.st_mode):
        return Problem(path, 1, "I03", "dit is een map en geen bestand", "kies een bestand in die map")
    if not stat.S_ISREG(status.st_mode):
        return Problem(
            path, 1, "I04", "dit is een apparaat of een pijp en geen bestand", "kies een gewoon bestand"
        )
    return None


def _too_large(path: Path) -> Problem:
    return Problem(
        path, 1, "I05", "dit bestand is groter dan 1 MB", "kijk na of dit wel een instrument is, of splits het"
    )


def _decode(path: Path, content: bytes) -> str | Problem:
    if _looks_like_utf16(content):
        return Problem(path, 1, "I07", "dit bestand staat in UTF-16", "bewaar het als UTF-8")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The codec counts from behind the byte order mark.
        start = error.start + (len(content) - len(error.object))
        line = len(re.findall(rb"\r\n|\r|\n", content[:start])) + 1
        what = f"dit bestand is geen UTF-8 (byte {content[start]:02X})"
        return Problem(path, line, "I08", what, "bewaar het als UTF-8")


def _looks_like_utf16(content: bytes) -> bool:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    # Without a mark, plain letters in UTF-16 have a zero as every other byte.
    sample = content[:_SAMPLE]
    fullest = max(sample[0::2].count(0), sample[1::2].count(0))
    return fullest * 4 > len(sample) > sample.count(0)
