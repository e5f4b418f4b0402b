"""What we promise about speed, measured: `python tests/benchmarks/promises.py [--libraries FOLDER] [NAME …]`.

It prints one table, row by row as each is known, in which every promise is a ratio taken in one run on one
machine. It is no test: nothing fails when a promise is missed, and on a machine that does other work at the same
time some will be; how much other work there was is printed below the table.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

# The checkout that this file is in, whatever is installed; and Qt needs no screen.
sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from libraries import Made, Shelf
from table import Row, head, printed

_SMALL, _LARGE, _LARGE_ENOUGH = 1_000, 1_000_000, 20_000
_QUIET = 0.1
"""Of one processor; what others may take of it before a missed promise says nothing."""
_NOT_YET = "Left out: search, newest 50 of a million notes (there is no search yet)."


class Bench:
    """The libraries that are measured, in a folder that is thrown away, and how each room is measured on them.

    They are copies of those in `kept`, which are made where they are not there.

    Attributes:
        small, large: libraries of two sizes; long: one with lessons of 5,000 entries.
    """

    def __init__(self, kept: Path, scratch: Path, large_size: int) -> None:
        shelf = Shelf(kept)
        self._scratch = scratch
        self.small: Made = shelf.library(_SMALL).copied(scratch / "small")
        self.large: Made = shelf.library(large_size).copied(scratch / "large")
        self.long: Made = shelf.long_lessons().copied(scratch / "long")

    # Each imports what it measures, so that what comes before it is measured without.

    def start(self) -> Iterator[Row]:
        """Measure a start: the unlock screen, the list, memory."""
        from starts import start_rows

        return start_rows(self.large, self._scratch)

    def act(self) -> Iterator[Row]:
        """Measure the write path."""
        from writing import act_rows

        return act_rows(self.small, self.large)

    def backup(self) -> Iterator[Row]:
        """Measure acts beside a backup."""
        from writing import backup_rows

        return backup_rows(self.large)

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
    "backup": Bench.backup,
    "open": Bench.open,
    "report": Bench.report,
}


class Others:
    """What other processes did on the machine from now on; empty words where it does not tell."""

    def __init__(self) -> None:
        self._load = self._load_average()
        self._begin = self._seconds()

    def told(self) -> str:
        """Return how busy they kept the machine, in a line or two."""
        lines = (
            [f"Load average {self._load} at the beginning, {self._load_average()} at the end."]
            if self._load
            else []
        )
        if self._begin is not None and (end := self._seconds()) is not None:
            passed, others = (now - then for now, then in zip(end, self._begin, strict=True))
            share = max(0.0, others) / passed
            quiet = "the machine was quiet" if share < _QUIET else "the machine was BUSY, measure again"
            lines.append(f"Other processes used {share:.0%} of one processor during {passed:.0f} s: {quiet}.")
        return "\n".join(lines)

    @staticmethod
    def _load_average() -> str:
        return f"{os.getloadavg()[0]:.2f}" if hasattr(os, "getloadavg") else ""

    @staticmethod
    def _seconds() -> tuple[float, float] | None:
        """Return the clock, and how long the processors were at what is neither ours nor of our children."""
        try:
            line = Path("/proc/stat").read_text(encoding="ascii").splitlines()[0]
        except OSError:
            return None
        user, nice, system, _idle, _io, interrupts, soft, stolen, *_ = map(int, line.split()[1:])
        ticks = user + nice + system + interrupts + soft + stolen
        return time.monotonic(), ticks / os.sysconf("SC_CLK_TCK") - sum(os.times()[:4])


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the libraries, measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"what to measure of {', '.join(_ROOMS)}; else all"
    )
    parser.add_argument("--small", action="store_true", help=f"{_LARGE_ENOUGH:,} entries instead of {_LARGE:,}")
    parser.add_argument(
        "--libraries", type=Path, metavar="FOLDER", help="keep the libraries here, and use those that are here"
    )
    parser.add_argument("--make", action="store_true", help="make the libraries and measure nothing")
    asked = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="observatie-promises-", ignore_cleanup_errors=True) as folder:
        kept = asked.libraries or Path(folder) / "kept"
        _say(f"the libraries in {kept}")
        kept.mkdir(parents=True, exist_ok=True)
        bench = Bench(kept, Path(folder), _LARGE_ENOUGH if asked.small else _LARGE)
        if asked.make:
            return
        others = Others()
        print(head(), flush=True)
        for name in asked.names or _ROOMS:
            for row in _ROOMS[name](bench):
                print(printed(row), flush=True)
    print(_NOT_YET)
    print(others.told())


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
