"""SQLite's log as it is on the disk: whether SQLite read all of it that was committed.

SQLite reads its log up to the first frame that does not fit and takes the rest for what a crash cut off. After a
flipped bit that rest is what somebody was told is saved (https://www.sqlite.org/fileformat2.html#walformat).
"""

import struct
from pathlib import Path

HEADER, FRAME_HEADER = 32, 24
_BIG_ENDIAN = 1


def log_of(path: Path) -> Path:
    """Return where the log of a library's file is."""
    return path.with_name(f"{path.name}-wal")


def salt_of(log: bytes) -> bytes:
    """Return what the frames in a log carry that belong to it, and not to what it was before it was taken in."""
    if len(log) >= HEADER and _checksum(log) == log[24:HEADER]:
        return log[16:24]
    # The header is damaged, and SQLite reads nothing of this log; its first frame belongs to it.
    return log[HEADER + 8 : HEADER + 16]


def last_commit(path: Path, page: int) -> int:
    """Return the number of the last frame in the log of a library that ends a transaction; 0 where none does.

    `page` is the size of a page in bytes. The log must not be in use by this process.
    """
    try:
        log = log_of(path).read_bytes()
    except OSError:
        return 0
    salt, last = salt_of(log), 0
    for number, start in enumerate(range(HEADER, len(log) - page - FRAME_HEADER + 1, page + FRAME_HEADER), 1):
        if log[start + 8 : start + 16] == salt and any(log[start + 4 : start + 8]):
            last = number
    return last


def _checksum(log: bytes) -> bytes:
    order = ">" if log[3] & _BIG_ENDIAN else "<"
    first = second = 0
    for even, odd in struct.iter_unpack(f"{order}II", log[:24]):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return struct.pack(">II", first, second)
