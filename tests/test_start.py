"""What a start brings into memory, each in a program of its own."""

import subprocess
import sys

GET_READY = """
import linecache, sys, threading
before = set(sys.modules)  # what measures a program may be in it first
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


def test_what_other_places_than_the_list_are_made_of_waits_until_they_are_gone_to(tmp_path):
    elsewhere = ("reportlab", "pypdfium2", "observatie.report.visit.content", "observatie.exchange", "html")
    elsewhere += ("observatie.ui.pairs", "observatie.ui.prepare.prepare_step", "observatie.ui.review.review_step")
    elsewhere += ("observatie.ui.conversation.conversation_step", "observatie.ui.report.report_step")
    assert said_when_ready(f"sorted(set({elsewhere}) & sys.modules.keys() - before)", tmp_path) == "[]"


def test_a_lesson_that_begins_from_the_list_waits_for_no_import(tmp_path):
    assert said_when_ready("'observatie.ui.observe.observe_step' in sys.modules", tmp_path) == "True"


def test_no_source_of_what_is_imported_is_kept(tmp_path):
    assert said_when_ready("sorted(linecache.cache)", tmp_path) == "[]"
