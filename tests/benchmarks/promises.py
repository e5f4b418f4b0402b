"""What we promise about speed, measured: `python tests/benchmarks/promises.py [--small] [NAME …]`.

It prints one table, in which every promise is a ratio taken in one run on one machine. It is no test: nothing
fails when a promise is missed, and on a machine that does other work at the same time some will be.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

# The checkout that this file is in, whatever is installed; and Qt needs no screen.
sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from libraries import Made, Maker
from table import Row, printed

_SMALL, _LARGE, _LARGE_ENOUGH = 1_000, 1_000_000, 20_000
_NOT_YET = "Left out: search, newest 50 of a million notes (there is no search yet)."


class Bench:
    """The libraries that are measured, in a folder that is thrown away, and how each room is measured on them.

    Attributes:
        small, large: libraries of two sizes; long: one with lessons of 5,000 entries.
    """

    def __init__(self, scratch: Path, large_size: int) -> None:
        maker = Maker(scratch)
        self._scratch = scratch
        self.small: Made = maker.library("small", _SMALL)
        self.large: Made = maker.library("large", large_size)
        self.long: Made = maker.long_lessons("long")

    # Each imports what it measures, so that what comes before it is measured without.

    def start(self) -> Iterator[Row]:
        """Measure a start: the unlock screen, the list, memory."""
        from starts import start_rows

        return start_rows(self.large, self._scratch)

    def act(self) -> Iterator[Row]:
        """Measure the write path."""
        from writing import act_rows

        return act_rows(self.small, self.large)

    def report(self) -> Iterator[Row]:
        """Measure reports."""
        from reports import report_rows

        return report_rows(self.large, self._scratch)

    def open(self) -> Iterator[Row]:
        """Measure the opening of a long visit."""
        from writing import open_rows

        return open_rows(self.long)

    def type(self) -> Iterator[Row]:
        """Measure keys in a long lesson."""
        from screens import typing_rows

        return typing_rows(self.long)


_ROOMS: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "start": Bench.start,
    "type": Bench.type,
    "act": Bench.act,
    "open": Bench.open,
    "report": Bench.report,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the libraries, measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"what to measure of {', '.join(_ROOMS)}; else all"
    )
    parser.add_argument("--small", action="store_true", help=f"{_LARGE_ENOUGH:,} entries instead of {_LARGE:,}")
    asked = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="observatie-promises-", ignore_cleanup_errors=True) as folder:
        _say(f"making libraries in {folder}")
        bench = Bench(Path(folder), _LARGE_ENOUGH if asked.small else _LARGE)
        rows: list[Row] = []
        for name in asked.names or _ROOMS:
            _say(f"measuring {name}")
            rows += _ROOMS[name](bench)
    print(printed(rows))
    print(_NOT_YET)


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
