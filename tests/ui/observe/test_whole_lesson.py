"""A whole lesson as timed keys, played into the real window: the store ends exactly as meant."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from support.lesson.fingers import Fingers
from support.lesson.keys import read_steps
from support.lesson.meant import EXPECTED, KEYS, written_files
from support.lesson.outcome import outcome
from support.lesson.school import prepare
from support.samples import OWNER, PASSPHRASE
from support.windows import Opening, fill, start_window

from observatie.catalogue.catalogue import load_catalogue
from observatie.data import instruments_folder
from observatie.store.folder import unlock
from observatie.store.library import Library
from observatie.ui.theme.theme import load_fonts


@pytest.fixture
def window(qtbot, qapp, folder, key, clock, tmp_path):
    """The main window with a lesson that has just begun, with two instruments."""
    catalogue = load_catalogue(instruments_folder())
    load_fonts()
    qapp.setStyle("Fusion")
    with Library.create(folder, key, OWNER, "intern begeleider", clock) as library:
        prepare(library, catalogue.instruments, clock)
    made = start_window(qtbot, Opening(folder, clock, catalogue), tmp_path / "venster.ini")
    QTest.keyClick(fill(made, "passphrase", PASSPHRASE), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: made.shell is not None)
    yield made
    made.close()


def test_a_lesson_of_three_hundred_lines_ends_in_the_store_as_meant(window, folder, clock):
    steps = read_steps(KEYS)
    fingers = Fingers(window, clock)
    for step in steps:
        fingers.press(step)
    window.close()
    with Library.open_reading(folder, unlock(folder, PASSPHRASE)) as library:
        (summary,) = library.visits()
        visit = library.visit(summary.id)
        assert library.drafts(summary.id) == {}
    moments = [moment for step in steps for moment in step.moments]
    meant = json.loads(EXPECTED.read_text(encoding="utf-8"))
    assert meant.pop("keys") == len(moments)
    assert all(
        row["at"] == moments[row.pop("key")] for what in ("notes", "phases", "counts") for row in meant[what]
    )
    answers = [row.pop("key") for row in meant["samples"]]
    assert answers.count(None) == 2
    found = outcome(visit)
    for what, rows in meant.items():
        assert found[what] == rows, what


def test_the_files_are_what_is_meant():
    assert (KEYS.read_text(encoding="utf-8"), EXPECTED.read_text(encoding="utf-8")) == written_files()


def test_the_lesson_is_long_and_fast_and_has_every_dead_key():
    steps = read_steps(KEYS)
    keys = [key for step in steps for key in step.keys]
    assert sum(key.name == "Enter" for key in keys) >= 300
    assert {step.pace_ms for step in steps if step.burst} == {100, 40}
    assert {key.name for key in keys if key.dead} == {"'", '"', "`", "^", "~"}
