"""A library with a backup, and a window to open it in."""

import pytest
from support.samples import CHEAP, OWNER, PASSPHRASE
from support.store.pen import Pen
from support.windows import Opening, start_window

from observatie.backup.backup_folder import make_backup
from observatie.store.interruption import Interruption
from observatie.store.library import Library


@pytest.fixture
def made(folder, clock):
    """A closed library with a note in it that its only backup lacks; return the visit's id."""
    with Library.begin(folder, PASSPHRASE, OWNER, "intern begeleider", clock, cost=CHEAP) as library:
        pen = Pen(library, clock)
        pen.begin()
        pen.note("De klas wordt stil.").result()
        make_backup(library, clock, Interruption())
        pen.note("Dit is van na de reservekopie.").result()
    return pen.id


@pytest.fixture
def open_window(qtbot, theme, tmp_path, clock, catalogue):
    def make(place, chosen=None):
        opening = Opening(place, clock, catalogue, ask_open=lambda _parent: chosen, keeps_backups=True)
        return start_window(qtbot, opening, tmp_path / "venster.ini")

    return make
