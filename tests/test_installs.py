"""Both kinds of install find their data: a checkout (editable), and a package with the data inside it."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
_ASK = "from observatie import data; print(data.instruments_folder()); print(data.resource('fonts').is_dir())"


def ask(folder: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(folder)!r}); {_ASK}"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_a_checkout_finds_its_own_folders():
    assert ask(ROOT) == [str(ROOT / "instruments"), "True"]


def test_an_installed_package_finds_what_the_wheel_puts_inside_it(tmp_path):
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    shutil.copytree(ROOT / "observatie", tmp_path / "observatie", ignore=shutil.ignore_patterns("__pycache__"))
    for source, target in wheel["force-include"].items():
        shutil.copytree(ROOT / source, tmp_path / target)
    assert ask(tmp_path) == [str(tmp_path / "observatie" / "_data" / "instruments"), "True"]


def test_a_checkout_goes_before_a_stale_copy_in_the_package(tmp_path):
    for name in ("observatie", "instruments", "resources"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(tmp_path / "instruments", tmp_path / "observatie" / "_data" / "instruments")
    assert ask(tmp_path)[0] == str(tmp_path / "instruments")
