"""What tests of filling in at home may use: a laptop, with or without a library, and a stick."""

import shutil

import pytest
from support.pairs.guest_hands import GuestHands
from support.samples import CHEAP
from support.windows import Opening, start_window


class Stick:
    """Where she saves her sheet, and from where she chooses a form."""

    def __init__(self, folder):
        self.folder, self.form, self.offered = folder, None, []
        self.gives_up = False

    def ask_path(self, _parent, name):
        self.offered.append(name)
        return None if self.gives_up else str(self.folder / name)

    def ask_open(self, _parent):
        return self.form

    @property
    def files(self):
        return sorted(self.folder.iterdir())


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return Stick(folder)


@pytest.fixture(autouse=True)
def cheap_words(monkeypatch):
    """Let a word cost next to nothing to try."""
    monkeypatch.setattr("observatie.store.wrapping.Cost", lambda: CHEAP)


@pytest.fixture
def home(tmp_path):
    """The folder where her library would be."""
    return tmp_path / "thuis"


@pytest.fixture
def laptop(qtbot, tmp_path, clock, catalogue, theme, stick, home, made_library):
    """Start the program as on a laptop of a school; with a library it is locked, else it is the first start."""
    made = []

    def start(folder=home, *, library=False, scale=1.0):
        if library and not folder.exists():
            shutil.copytree(made_library[0], folder)
        opening = Opening(folder, clock, catalogue, ask_path=stick.ask_path, ask_open=stick.ask_open)
        window = start_window(qtbot, opening, tmp_path / "venster.ini", scale=scale)
        made.append(window)
        return GuestHands(window, qtbot)

    yield start
    for window in made:
        window.close()
        window.close()  # where something could not be saved the first attempt says so


@pytest.fixture
def hands(laptop):
    """She has typed the three, and is asked to choose a word."""
    at_work = laptop()
    at_work.join()
    at_work.name()
    at_work.on("ChooseWord")
    return at_work
