"""What a start brings into memory, each in a program of its own."""

import subprocess
import sys

GET_READY = """
import linecache, sys, threading
from pathlib import Path
import PySide6.QtCore
from observatie import app
app.import_as_python_does()
app.LibraryOpening(Path(sys.argv[1]), throw_away=False).prepare()
[thread.join() for thread in threading.enumerate() if thread.name == "import"]
"""


def said_when_ready(expression: str, folder: object) -> str:
    program = f"{GET_READY}print({expression})"
    done = subprocess.run([sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_list_is_there_before_what_other_places_are_made_of(tmp_path):
    elsewhere = ("reportlab", "pypdfium2", "observatie.report", "observatie.exchange", "observatie.ui.pairs")
    elsewhere += ("observatie.ui.visit.visit_screen", "observatie.ui.observe", "observatie.ui.review", "html")
    assert said_when_ready(f"sorted(set({elsewhere}) & sys.modules.keys())", tmp_path) == "[]"


def test_no_source_of_what_is_imported_is_kept(tmp_path):
    assert said_when_ready("sorted(linecache.cache)", tmp_path) == "[]"
