"""Renders every screen to PNG, light and dark, at 100 to 200 %: `python tests/render FOLDER`.

With `--only observeren --scale 1.5 --mode licht` it renders the screens whose names begin so, at one size, in one
mode.
"""

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [
    str(Path(__file__).parents[2]),
    str(Path(__file__).parents[1]),
]  # so that it runs by hand

from render.screens import render_screens  # noqa: E402

if __name__ == "__main__":
    asked = argparse.ArgumentParser(prog="python tests/render", description="Render the screens to PNG.")
    asked.add_argument("folder", type=Path)
    asked.add_argument("--only", nargs="+", default=[""], help="what the names begin with")
    asked.add_argument("--scale", nargs="+", type=float, default=[1.0, 1.25, 1.5, 2.0])
    asked.add_argument("--mode", nargs="+", choices=("licht", "donker"), default=["licht", "donker"])
    arguments = asked.parse_args()
    modes = tuple(mode == "donker" for mode in arguments.mode)
    render_screens(arguments.folder, tuple(arguments.only), arguments.scale, modes)
