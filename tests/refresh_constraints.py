"""Keeps resources/constraints.txt: for each Python and platform the newest versions that pyproject.toml allows.

    python tests/refresh_constraints.py            asks pip for all of them (some minutes) and writes the file
    python tests/refresh_constraints.py --compare  says what is installed here in another version than the file has

Of another platform pip can tell the wheels, but it judges markers (`; sys_platform == "win32"`) by the Python that
it runs in. So the requirements are followed here, and pip is asked again with what it overlooked.
"""

import json
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import distributions
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
CONSTRAINTS = ROOT / "resources" / "constraints.txt"

HEAD = """\
# The versions that are known good together; `python tests/refresh_constraints.py` writes this file.
# Use it as `pip install -c resources/constraints.txt …`: it installs nothing by itself.
"""

_NOT_OURS = frozenset({"pip"})
"""A package that a dependency names and that is the machine's own to keep."""


class Target(NamedTuple):
    """What a version is chosen for; the fields have the values of the markers of the same name."""

    python_version: str
    sys_platform: str
    platform_machine: str

    def environment(self, extra: str = "") -> dict[str, str]:
        """Return what markers are judged by there."""
        os_name, system = {"win32": ("nt", "Windows"), "darwin": ("posix", "Darwin")}.get(
            self.sys_platform, ("posix", "Linux")
        )
        return {
            **self._asdict(),
            "extra": extra,
            "os_name": os_name,
            "platform_system": system,
            "python_full_version": f"{self.python_version}.0",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
        }


_GLIBC = range(17, 40)

PLATFORMS: dict[tuple[str, str], tuple[str, ...]] = {
    ("linux", "x86_64"): tuple(f"manylinux_2_{minor}_x86_64" for minor in _GLIBC),
    ("linux", "aarch64"): tuple(f"manylinux_2_{minor}_aarch64" for minor in _GLIBC),
    ("win32", "AMD64"): ("win_amd64",),
    ("darwin", "arm64"): ("macosx_14_0_arm64",),
    ("darwin", "x86_64"): ("macosx_14_0_x86_64",),
}
"""The wheels of each platform we support; for Windows on ARM not every dependency has them."""


def supported_pythons(requires_python: str) -> list[str]:
    """Return the versions of Python 3 that a specifier allows, the oldest first."""
    allowed = SpecifierSet(requires_python)
    return [f"3.{minor}" for minor in range(50) if f"3.{minor}" in allowed]


def targets(project: Mapping[str, Any]) -> list[Target]:
    """Return what the project of a pyproject.toml is supported on."""
    pythons = supported_pythons(project["project"]["requires-python"])
    return [Target(python, *platform) for python in pythons for platform in PLATFORMS]


def direct_requirements(project: Mapping[str, Any]) -> list[Requirement]:
    """Return what a pyproject.toml asks for: to build, to run and to test."""
    optional = project["project"].get("optional-dependencies", {})
    asked = [project["build-system"]["requires"], project["project"]["dependencies"], *optional.values()]
    return [Requirement(line) for lines in asked for line in lines]


class Followed(NamedTuple):
    """What a target needs: the versions that pip chose, and the requirements that it overlooked."""

    versions: dict[str, str]
    overlooked: list[str]


def follow(roots: Iterable[Requirement], report: Mapping[str, Any], target: Target) -> Followed:
    """Follow `roots` through what pip's installation `report` says that each package requires on `target`."""
    chosen = {canonicalize_name(item["metadata"]["name"]): item["metadata"] for item in report["install"]}
    versions: dict[str, str] = {}
    overlooked: list[str] = []
    seen: set[tuple[str, str]] = set()
    waiting = [(root, "") for root in roots]
    while waiting:
        requirement, extra_of_parent = waiting.pop()
        name = canonicalize_name(requirement.name)
        if not _holds(requirement.marker, target, extra_of_parent) or name in _NOT_OURS:
            continue
        if name not in chosen:
            overlooked.append(f"{requirement.name}{requirement.specifier}")
            continue
        versions[name] = chosen[name]["version"]
        for extra in ("", *requirement.extras):
            if (name, extra) not in seen:
                seen.add((name, extra))
                waiting += [(Requirement(line), extra) for line in chosen[name].get("requires_dist", [])]
    return Followed(versions, sorted(set(overlooked)))


def _holds(marker: Marker | None, target: Target, extra: str) -> bool:
    return marker is None or marker.evaluate(target.environment(extra))


def constraint_lines(chosen: Mapping[Target, Mapping[str, str]]) -> list[str]:
    """Return the lines that give each target its versions, by name; with a marker only where targets differ."""
    names = sorted({name for versions in chosen.values() for name in versions})
    return [line for name in names for line in _lines_of(name, _by_target(name, chosen))]


def _by_target(name: str, chosen: Mapping[Target, Mapping[str, str]]) -> dict[Target, str]:
    return {target: versions[name] for target, versions in chosen.items() if name in versions}


def _lines_of(name: str, by_target: Mapping[Target, str]) -> Iterator[str]:
    counted = Counter(by_target.values())
    if len(counted) == 1:
        yield f"{name}=={next(iter(counted))}"
        return
    usual = counted.most_common(1)[0][0]
    by_key = _told_apart(by_target)
    others = {key: version for key, version in by_key.items() if version != usual}
    elsewhere = " and ".join(f"({_marker(key, '!=', ' or ')})" for key in others)
    yield f"{name}=={usual} ; {elsewhere}"
    for version in sorted(set(others.values())):
        keys = [key for key, its in others.items() if its == version]
        there = " or ".join(_marker(key, "==", " and ") for key in keys)
        yield f"{name}=={version} ; {there}"


_Key = tuple[tuple[str, str], ...]

_DIMENSIONS = (
    ("python_version",),
    ("sys_platform",),
    ("sys_platform", "platform_machine"),
    ("python_version", "sys_platform"),
    Target._fields,
)


def _told_apart(by_target: Mapping[Target, str]) -> dict[_Key, str]:
    """Return the version by the fewest markers that tell the versions apart."""
    for fields in _DIMENSIONS:
        found: dict[_Key, set[str]] = {}
        for target, version in by_target.items():
            found.setdefault(tuple((field, getattr(target, field)) for field in fields), set()).add(version)
        if all(len(versions) == 1 for versions in found.values()):
            return {key: versions.pop() for key, versions in found.items()}
    raise AssertionError("all fields of a target tell any two apart")


def _marker(key: _Key, compared: str, joined: str) -> str:
    return joined.join(f'{field} {compared} "{value}"' for field, value in key)


def read_constraints(text: str) -> list[Requirement]:
    """Return the lines of a constraints file."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [Requirement(line) for line in lines if line]


def pins(constraints: Iterable[Requirement], environment: Mapping[str, str] | None = None) -> dict[str, list[str]]:
    """Return by canonical name which versions are pinned in `environment` (that of this Python if None)."""
    found: dict[str, list[str]] = {}
    for pin in constraints:
        if pin.marker is None or pin.marker.evaluate(dict(environment) if environment is not None else None):
            found.setdefault(canonicalize_name(pin.name), []).append(str(pin.specifier).removeprefix("=="))
    return found


def differences(pinned: Mapping[str, list[str]], installed: Mapping[str, str]) -> list[str]:
    """Return a line for each installed package that is pinned to another version, or not at all."""
    lines: list[str] = []
    for name, version in sorted(installed.items()):
        known = " or ".join(pinned.get(name, []))
        if version != known:
            lines.append(f"{name} {version} ({f'constraints: {known}' if known else 'not in the constraints'})")
    return lines


def _resolve(roots: list[Requirement], target: Target) -> dict[str, str]:
    """Return the newest allowed versions of all that `roots` need on `target`; exits where pip refuses."""
    asked = [str(root) for root in roots]
    while True:
        followed = follow(roots, _ask_pip(asked, target), target)
        if not followed.overlooked:
            return followed.versions
        asked += followed.overlooked


def _ask_pip(asked: list[str], target: Target) -> dict[str, Any]:
    tags = PLATFORMS[target.sys_platform, target.platform_machine]
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [sys.executable, "-m", "pip", "install", "-qq", "--dry-run", "--ignore-installed"]
        command += ["--only-binary", ":all:", "--python-version", target.python_version, "--target", folder]
        command += [part for tag in tags for part in ("--platform", tag)]
        done = subprocess.run([*command, "--report", str(report), *asked], check=False)
        if done.returncode:
            sys.exit(f"pip finds no set of versions for {' '.join(target)}; the file stays as it is")
        return json.loads(report.read_text(encoding="utf-8"))


def refresh() -> None:
    """Write the file anew."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    roots = direct_requirements(project)
    chosen: dict[Target, dict[str, str]] = {}
    for target in targets(project):
        print(" ".join(target), flush=True)
        chosen[target] = _resolve(roots, target)
    CONSTRAINTS.write_text(HEAD + "".join(f"{line}\n" for line in constraint_lines(chosen)), encoding="utf-8")


def compare() -> None:
    """Print what is installed here otherwise than the file has it."""
    pinned = pins(read_constraints(CONSTRAINTS.read_text(encoding="utf-8")))
    installed = {canonicalize_name(each.metadata["Name"]): each.version for each in distributions()}
    for name in ("observatie", "setuptools", *_NOT_OURS):
        installed.pop(name, None)
    print("\n".join(differences(pinned, installed)) or "the same versions as in resources/constraints.txt")


if __name__ == "__main__":
    compare() if sys.argv[1:] == ["--compare"] else refresh()
