"""What every test may use: no screen is needed, and there is a library to write in."""

import gc
import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import settings
from support.fake_clock import FakeClock
from support.quick_bot import QuickBot
from support.samples import CHEAP, MORNING, OWNER, PASSPHRASE
from support.strategies import THOROUGH

from observatie.catalogue.catalogue import load_catalogue
from observatie.data import instruments_folder
from observatie.domain.instrument.instrument import Instrument
from observatie.places import LOG_VARIABLE
from observatie.store.folder import DATABASE, create_key
from observatie.store.library import Library
from observatie.store.lock import LOCK_FILE

# All that is made while tests are collected stays: the collector waits, and then leaves it alone.
gc.disable()

# Where Python is told to keep nothing of what it compiles, each program that a test starts would do all of it
# again.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Without a screen Qt aborts the whole run; this is read when the application object is made.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Nothing a test writes outlives the run, and it is written through to the disk at each act: in memory that costs
# nothing. A container may have too little of it.
_MEMORY = Path("/dev/shm")
if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > 1_000_000_000:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))

# The suite tries a part of the examples each time, and other ones each time; there is no deadline in a test.
settings.register_profile("suite", max_examples=THOROUGH // 4, deadline=None)
settings.register_profile("thorough", max_examples=THOROUGH, deadline=None)
settings.load_profile("suite")


def pytest_collection_finish():
    gc.freeze()
    # Windows are many objects, and made anew in each test: looking through them as often as usual is felt.
    gc.set_threshold(20_000, 20, 50)
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def log_of_nobody(tmp_path_factory):
    """What a command or a window of the tests logs is not in the log of who runs them."""
    os.environ[LOG_VARIABLE] = str(tmp_path_factory.mktemp("logboek"))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish():
    # Pytest goes through all objects twice more for what nobody caught, and Python once: all that can be found is
    # found here, is told by pytest, and what is left stays until the end.
    gc.collect()
    gc.freeze()


@pytest.fixture
def qtbot(qapp, request):
    return QuickBot(request)


@pytest.fixture
def clock():
    return FakeClock(MORNING)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "bibliotheek"


@pytest.fixture(scope="session")
def shelf() -> dict[str, Instrument]:
    """The shipped instruments, by id."""
    return dict(load_catalogue(instruments_folder()).instruments)


@pytest.fixture(scope="session")
def made_library(tmp_path_factory):
    """The folder of a new library and its key: made once and copied, which takes half as long as making it."""
    folder = tmp_path_factory.mktemp("made") / "bibliotheek"
    key = create_key(folder, PASSPHRASE, CHEAP)
    Library.create(folder, key, OWNER, "intern begeleider", FakeClock(MORNING)).close()
    return folder, key


@pytest.fixture
def key(folder, made_library):
    """The key of the library that is still to come in the folder, where its file stands."""
    made, key = made_library
    shutil.copytree(made, folder, ignore=shutil.ignore_patterns(DATABASE, LOCK_FILE))
    return key


@pytest.fixture
def library(folder, key, made_library):
    """A new library in the folder, open."""
    made, _ = made_library
    shutil.copy(made / DATABASE, folder)
    with Library.open(folder, key) as library:
        yield library
