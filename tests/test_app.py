"""Window or command, and what happens where no window can be shown."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in _SCREENS}
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        env=kept | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only here a screen may be missing")


@pytest.mark.parametrize("display", ["", ":97", "nonsense", "localhost:97"])
def test_without_a_screen_it_says_so_names_what_works_and_exits_with_2(display):
    done = run("--demo", DISPLAY=display)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "geen scherm" in done.stderr
    assert "rapport --demo" in done.stderr
    assert done.stdout == ""
