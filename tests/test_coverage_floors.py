"""The floors of coverage: a package below its own is told, and a floor only goes up."""

import pytest
from coverage_floors import Share, by_package, problems, raised, with_floors


def summary(lines: tuple[int, int], branches: tuple[int, int]) -> dict:
    return {
        "summary": {
            "covered_lines": lines[0],
            "num_statements": lines[1],
            "covered_branches": branches[0],
            "num_branches": branches[1],
        }
    }


def test_the_modules_of_a_package_count_together_with_lines_and_branches():
    files = {
        "observatie/ui/kit/a.py": summary((8, 10), (1, 2)),
        "observatie/ui/kit/b.py": summary((2, 2), (0, 0)),
        "observatie/ui/b.py": summary((1, 1), (0, 0)),
    }
    assert by_package(files) == {"observatie.ui": Share(1, 1), "observatie.ui.kit": Share(11, 14)}


def test_the_paths_of_windows_name_the_same_packages():
    assert list(by_package({"observatie\\ui\\kit\\a.py": summary((1, 1), (0, 0))})) == ["observatie.ui.kit"]


def test_a_package_without_code_has_no_share():
    assert by_package({"observatie/ui/__init__.py": summary((0, 0), (0, 0))}) == {}


def test_a_package_below_its_floor_is_told_and_one_on_it_is_not():
    floors = {"low": 81, "high": 80}
    assert problems({"low": Share(80, 100), "high": Share(80, 100)}, floors) == [
        "low is at 80.00 %, its floor is 81 %"
    ]


@pytest.mark.parametrize(
    ("measured", "floors"), [({"new": Share(1, 1)}, {}), ({}, {"gone": 90})], ids=["no floor", "no package"]
)
def test_a_package_without_a_floor_and_a_floor_without_a_package_are_told(measured, floors):
    assert len(problems(measured, floors)) == 1


def test_a_floor_goes_up_to_the_whole_percent_and_never_down():
    measured = {"better": Share(959, 1000), "worse": Share(50, 100), "new": Share(2, 3)}
    assert raised(measured, {"better": 90, "worse": 60}) == {"better": 95, "new": 66, "worse": 60}


def test_the_floors_are_written_in_their_place_and_nothing_else_changes():
    text = '[a]\nb = 1\n\n[tool.observatie.coverage]\n"x" = 1\n"y" = 2\n\n[c]\n"d" = 3\n'
    assert with_floors(text, {"x": 5}) == '[a]\nb = 1\n\n[tool.observatie.coverage]\n"x" = 5\n\n[c]\n"d" = 3\n'
