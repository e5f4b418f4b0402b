"""What the reader of a file is told about it, and how that looks on one line."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with a file; `str()` gives it as one line, in the manner of a compiler.

    Attributes:
        file: the file, as it was asked for.
        line: counted from 1; 1 as well where the problem has no place.
        code: stable; the table is in resources/docs/instruments.md.
        what: what is wrong, in Dutch.
        remedy: what to do about it, in Dutch.
    """

    file: Path
    line: int
    code: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code} {self.what}; {self.remedy}"
