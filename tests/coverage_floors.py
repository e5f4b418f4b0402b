"""Measures how much of each package the tests run, and holds it against the floors in pyproject.toml.

    python tests/coverage_floors.py            fails where a package is below its floor, or has none
    python tests/coverage_floors.py --raise    and writes the floors that can be higher; it lowers none

It takes the extra `coverage` and some minutes. What counts are lines and branches, also those of the programs that
tests start, as far as they were not killed; what Qt runs in threads of its own is not seen. Properties try
the same examples each time, so that what is reached today is reached tomorrow.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
PROJECT = ROOT / "pyproject.toml"
TABLE = "[tool.observatie.coverage]"


class Share(NamedTuple):
    """How much of a package is run: lines and branches together."""

    run: int
    whole: int

    @property
    def percent(self) -> float:
        return 100 * self.run / self.whole


def by_package(files: Mapping[str, Mapping[str, Any]]) -> dict[str, Share]:
    """Return how much of each package is run, from the `files` of a report of coverage, by dotted name."""
    found: dict[str, Share] = {}
    for name, file in files.items():
        package = ".".join(PurePosixPath(name.replace("\\", "/")).parent.parts)
        said, before = file["summary"], found.get(package, Share(0, 0))
        found[package] = Share(
            before.run + said["covered_lines"] + said.get("covered_branches", 0),
            before.whole + said["num_statements"] + said.get("num_branches", 0),
        )
    return {name: share for name, share in sorted(found.items()) if share.whole}


def problems(measured: Mapping[str, Share], floors: Mapping[str, int]) -> list[str]:
    """Return a sentence for each package below its floor, for each without one, and for each floor of none."""
    below = [
        f"{name} is at {share.percent:.2f} %, its floor is {floors[name]} %"
        for name, share in measured.items()
        if name in floors and share.percent < floors[name]
    ]
    without = [f"{name} has no floor yet: --raise writes it" for name in measured if name not in floors]
    gone = [f"{name} has a floor and is no package: take its line away" for name in floors if name not in measured]
    return below + without + gone


def raised(measured: Mapping[str, Share], floors: Mapping[str, int]) -> dict[str, int]:
    """Return the floors with each as high as it can be, in whole percents; none is lower than it was."""
    reached = {name: int(share.percent) for name, share in measured.items()}
    return {name: max(floors.get(name, 0), reached.get(name, 0)) for name in sorted({*floors, *reached})}


def with_floors(project: str, floors: Mapping[str, int]) -> str:
    """Return the text of a pyproject.toml with these floors in the place of those it has."""
    lines = "".join(f'"{name}" = {floor}\n' for name, floor in floors.items())
    return re.sub(rf'(?m)^{re.escape(TABLE)}\n(?:".*\n|#.*\n)*', lambda _: f"{TABLE}\n{lines}", project)


def measure() -> dict[str, Share] | None:
    """Run the tests and return how much of each package they ran; None where a test failed."""
    with TemporaryDirectory() as folder:
        environment = os.environ | {"COVERAGE_FILE": str(Path(folder) / "data")}

        def coverage(*words: str) -> int:
            command = [sys.executable, "-m", "coverage", *words]
            return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode

        if coverage("run", "-m", "pytest", "--hypothesis-seed=0"):
            return None
        told = Path(folder) / "report.json"
        if coverage("combine", "--quiet") or coverage("json", "--quiet", "-o", str(told)):
            return None
        return by_package(json.loads(told.read_text(encoding="utf-8"))["files"])


def table(measured: Mapping[str, Share], floors: Mapping[str, int]) -> Iterable[str]:
    """Yield a line for each package: what is run of it, and its floor."""
    for name, share in measured.items():
        yield f"{name:32} {share.percent:7.2f} %   floor {floors.get(name, '–')}"
    total = Share(*(sum(parts) for parts in zip(*measured.values(), strict=True)))
    yield f"{'all':32} {total.percent:7.2f} %"


def main() -> int:
    parser = argparse.ArgumentParser(description="Hold what the tests run of each package against its floor.")
    parser.add_argument("--raise", action="store_true", dest="raises", help="write the floors that can be higher")
    asked = parser.parse_args()
    text = PROJECT.read_text(encoding="utf-8")
    floors: dict[str, int] = tomllib.loads(text)["tool"]["observatie"]["coverage"]
    measured = measure()
    if measured is None:
        return 1
    if asked.raises:
        floors = raised(measured, floors)
        PROJECT.write_text(with_floors(text, floors), encoding="utf-8")
    print(*table(measured, floors), *problems(measured, floors), sep="\n")
    return 1 if problems(measured, floors) else 0


if __name__ == "__main__":
    sys.exit(main())
