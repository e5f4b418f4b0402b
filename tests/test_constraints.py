"""The known good versions: each target gets one of each package, and pyproject.toml allows it."""

import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from refresh_constraints import (
    CONSTRAINTS,
    ROOT,
    Target,
    constraint_lines,
    differences,
    direct_requirements,
    follow,
    pins,
    read_constraints,
    supported_pythons,
    targets,
)

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LINUX = Target("3.11", "linux", "x86_64")
WINDOWS = Target("3.11", "win32", "AMD64")
MAC = Target("3.11", "darwin", "arm64")
OLD_MAC = Target("3.11", "darwin", "x86_64")


def report(**requires: list[str]) -> dict:
    """What pip says that it would install: version 1 of each, with what each requires."""
    return {
        "install": [
            {"metadata": {"name": name, "version": "1", "requires_dist": lines}}
            for name, lines in requires.items()
        ]
    }


def of(lines: list[str], target: Target) -> dict[str, list[str]]:
    return pins(read_constraints("\n".join(lines)), target.environment())


@pytest.mark.parametrize("target", targets(PROJECT), ids=" ".join)
def test_the_file_has_one_version_that_is_allowed_of_whatever_is_asked_for(target):
    pinned = pins(read_constraints(CONSTRAINTS.read_text(encoding="utf-8")), target.environment())
    assert {name: versions for name, versions in pinned.items() if len(versions) > 1} == {}
    for requirement in direct_requirements(PROJECT):
        if requirement.marker is None or requirement.marker.evaluate(target.environment()):
            (version,) = pinned.get(canonicalize_name(requirement.name), [None])
            assert version is not None, f"{requirement.name} has no version: refresh the constraints"
            assert requirement.specifier.contains(version), f"{requirement} does not allow {version}"


def test_every_line_of_the_file_is_an_exact_version():
    lines = read_constraints(CONSTRAINTS.read_text(encoding="utf-8"))
    assert [str(line) for line in lines if [part.operator for part in line.specifier] != ["=="]] == []


@pytest.mark.parametrize("file", ["README.md", ".ci/run"])
def test_whoever_installs_is_told_to_use_the_file(file):
    assert "resources/constraints.txt" in (ROOT / file).read_text(encoding="utf-8")


def test_the_pythons_that_are_supported():
    assert supported_pythons(">=3.11,<3.15") == ["3.11", "3.12", "3.13", "3.14"]


def test_what_builds_runs_and_tests_is_asked_for():
    project = {
        "build-system": {"requires": ["builder>=1"]},
        "project": {"dependencies": ["lib<2"], "optional-dependencies": {"test": ["tester"]}},
    }
    assert [str(each) for each in direct_requirements(project)] == ["builder>=1", "lib<2", "tester"]


def test_a_requirement_is_followed_to_what_it_requires():
    said = report(a=["B_b>=1"], b_b=["c"], c=[])
    assert follow([Requirement("a")], said, LINUX).versions == {"a": "1", "b-b": "1", "c": "1"}


def test_what_no_other_requires_is_left_out():
    assert follow([Requirement("a")], report(a=[], b=[]), LINUX).versions == {"a": "1"}


def test_a_requirement_of_another_platform_is_left_out():
    said = report(a=['b; sys_platform == "linux"'], b=[])
    assert follow([Requirement("a")], said, WINDOWS).versions == {"a": "1"}


def test_a_requirement_that_pip_overlooked_is_told_with_its_bounds():
    said = report(a=['b>=2; sys_platform == "win32"', 'c; python_version < "3.11"'])
    assert follow([Requirement("a")], said, WINDOWS).overlooked == ["b>=2"]
    assert follow([Requirement("a")], said, LINUX).overlooked == []


def test_an_extra_is_followed_only_where_it_is_asked_for():
    said = report(a=['b; extra == "fast"'], b=[])
    assert follow([Requirement("a")], said, LINUX).versions == {"a": "1"}
    assert follow([Requirement("a[fast]")], said, LINUX).versions == {"a": "1", "b": "1"}


def test_packages_that_require_each_other_come_to_an_end():
    assert follow([Requirement("a")], report(a=["b"], b=["a"]), LINUX).versions == {"a": "1", "b": "1"}


def test_the_installer_itself_is_not_pinned():
    assert follow([Requirement("a")], report(a=["pip"]), LINUX) == ({"a": "1"}, [])


def test_one_version_for_all_has_no_marker():
    chosen = {LINUX: {"b": "2", "a": "1"}, WINDOWS: {"a": "1"}}
    assert constraint_lines(chosen) == ["a==1", "b==2"]


def test_where_platforms_differ_each_target_gets_its_own_and_others_the_usual_one():
    chosen = {LINUX: {"a": "3"}, WINDOWS: {"a": "3"}, MAC: {"a": "3"}, OLD_MAC: {"a": "1"}}
    lines = constraint_lines(chosen)
    assert [of(lines, target)["a"] for target in chosen] == [["3"], ["3"], ["3"], ["1"]]
    assert of(lines, Target("3.12", "win32", "ARM64"))["a"] == ["3"]


def test_where_pythons_differ_the_marker_names_the_python_alone():
    newer = [LINUX._replace(python_version=version) for version in ("3.12", "3.13")]
    lines = constraint_lines({LINUX: {"a": "1"}, newer[0]: {"a": "2"}, newer[1]: {"a": "2"}})
    assert lines == ['a==2 ; (python_version != "3.11")', 'a==1 ; python_version == "3.11"']


def test_three_versions_are_told_apart():
    chosen = {
        target._replace(python_version=python): {"a": python if target is OLD_MAC else "9"}
        for target in (LINUX, WINDOWS, OLD_MAC)
        for python in ("3.11", "3.12")
    }
    lines = constraint_lines(chosen)
    assert {target: of(lines, target)["a"] for target in chosen} == {
        target: [versions["a"]] for target, versions in chosen.items()
    }


def test_comments_and_empty_lines_are_no_constraints():
    assert [str(each) for each in read_constraints("# kop\n\na==1  # why\n")] == ["a==1"]


def test_what_is_installed_otherwise_is_told():
    pinned = {"a": ["1"], "b": ["2"], "c": ["3"]}
    assert differences(pinned, {"a": "1", "b": "2.1", "d": "4"}) == [
        "b 2.1 (constraints: 2)",
        "d 4 (not in the constraints)",
    ]
